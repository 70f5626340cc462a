"""The difference between two versions: clause by clause, moved clauses known again, noise told apart from meaning."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from samspil.compact.frameworks.rules.difference.outcome import (
    BETWEEN,
    Change,
    ClauseLike,
    Difference,
    Entry,
    Op,
    Run,
    Weight,
)
from samspil.compact.frameworks.rules.difference.pairing import moved, neighbours, paired
from samspil.compact.frameworks.rules.difference.runs import heaviest, runs_between

__all__ = ["Change", "ClauseLike", "Difference", "Entry", "Op", "Run", "Weight", "difference"]


def difference(old: Sequence[ClauseLike], new: Sequence[ClauseLike]) -> Difference:
    """Return what became of each clause, in the order of the new version.

    Comparing in the other direction gives the same counts, with added and removed changing places.
    """
    pairs = paired(old, new)
    back = {j: i for i, j in pairs.items()}
    with_old, with_new = _grouped(neighbours(old, new, pairs)), _grouped(neighbours(new, old, back))
    out_of_order = moved(pairs)
    taken = {k for group in with_old.values() for k in group} | set(pairs)
    added = {k for group in with_new.values() for k in group} | set(back)
    entries: dict[int, list[Entry]] = defaultdict(list)
    for i, clause in enumerate(old):
        if i not in taken:
            entries[_place(i, pairs)].append(_one_sided(clause, Change.REMOVED))
    for j, clause in enumerate(new):
        if j in back:
            i = back[j]
            olds, news = _clauses(old, i, with_old), _clauses(new, j, with_new)
            entries[j].append(_entry(olds, news, is_moved=i in out_of_order))
        elif j not in added:
            entries[j].append(_one_sided(clause, Change.ADDED))
    return Difference(tuple(entry for place in sorted(entries) for entry in entries[place]))


def _entry(old: tuple[ClauseLike, ...], new: tuple[ClauseLike, ...], *, is_moved: bool) -> Entry:
    runs = runs_between(_text(old), _text(new))
    weight = heaviest(runs)
    is_recast = old[0].kind != new[0].kind
    if is_recast:
        weight = Weight.MEANING
    elif weight == Weight.SAME and bare_label(old[0]) != bare_label(new[0]):
        weight = Weight.SPELLING
    change = Change.SAME if weight == Weight.SAME else Change.CHANGED
    return Entry(change, weight, old, new, runs, is_moved=is_moved, is_recast=is_recast)


def bare_label(clause: ClauseLike) -> str:
    """Return the number of the clause; which sign a list has is nothing to compare."""
    return "".join(sign for sign in clause.label if sign.isalnum())


def _one_sided(clause: ClauseLike, change: Change) -> Entry:
    is_new = change == Change.ADDED
    run = Run(Op.INSERTED if is_new else Op.DELETED, clause.text, Weight.MEANING)
    return Entry(change, Weight.MEANING, () if is_new else (clause,), (clause,) if is_new else (), (run,))


def _place(i: int, pairs: Mapping[int, int]) -> int:
    """Return where a removed clause is shown: before the new clause that follows what followed it."""
    after = next((pairs[k] for k in range(i + 1, max(pairs, default=-1) + 1) if k in pairs), None)
    return after if after is not None else 10**9


def _clauses(side: Sequence[ClauseLike], at: int, groups: Mapping[int, list[int]]) -> tuple[ClauseLike, ...]:
    return tuple(side[k] for k in sorted([at, *groups.get(at, [])]))


def _grouped(hosts: Mapping[int, int]) -> dict[int, list[int]]:
    groups: dict[int, list[int]] = defaultdict(list)
    for clause, host in hosts.items():
        groups[host].append(clause)
    return groups


def _text(clauses: Iterable[ClauseLike]) -> str:
    return BETWEEN.join(clause.text for clause in clauses)
