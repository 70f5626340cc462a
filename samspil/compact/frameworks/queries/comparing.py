"""Which versions a reader may compare, and what the comparison gives."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspil.base.core.actor import Actor
from samspil.compact.frameworks.models import Clause, Version
from samspil.compact.frameworks.rules.difference import (
    Change,
    Difference,
    Entry,
    Op,
    Run,
    Weight,
    difference,
)


@dataclass(frozen=True)
class Shown:
    """One clause of the comparison, ready for the page: what happened to it in a word, and the runs."""

    headline: str
    tone: str
    what: str
    runs: tuple[Run, ...]


def comparable_versions(by: Actor, framework: int) -> list[Version]:
    """Return the versions of the framework that the reader may see, and those that everybody may; the latest first."""
    rows = Version.objects.visible_to(by) | Version.objects.public()
    return list(rows.filter(framework=framework).detailed().distinct().order_by("-number"))


def pair_of(versions: Sequence[Version], old: str, new: str) -> tuple[Version | None, Version | None]:
    """Return the two versions with the numbers; what is not named is the latest, and the one before it."""
    by_number = {str(version.number): version for version in versions}
    later = by_number.get(new) if new else next(iter(versions), None)
    if later is None:
        return None, None
    before = [version for version in versions if version.number < later.number]
    earlier = by_number.get(old) if old else next(iter(before), None)
    return (None, None) if old and earlier is None else (earlier, later)


def comparison_of(old: Version, new: Version) -> Difference:
    """Return what became of each clause."""
    return difference(list(old.clauses.all()), list(new.clauses.all()))


def shown(found: Difference, *, with_spelling: bool, with_same: bool) -> list[Shown]:
    """Return the clauses that the page shows: changes of meaning, and what else the reader asks for."""
    return [
        Shown(_headline(entry), _tone(entry), _what(entry), _runs(entry, with_spelling=with_spelling))
        for entry in found.entries
        if not entry.is_quiet
        or (with_spelling and entry.weight == Weight.SPELLING)
        or (with_same and entry.is_quiet)
    ]


def summed_up(found: Difference) -> str:
    """Return the counts in a sentence."""
    counts = found.counts
    parts = [
        ngettext("%(n)s clause says something else", "%(n)s clauses say something else", counts["meaning"])
        % {"n": counts["meaning"]},
        ngettext("%(n)s is new", "%(n)s are new", counts["added"]) % {"n": counts["added"]},
        ngettext("%(n)s is gone", "%(n)s are gone", counts["removed"]) % {"n": counts["removed"]},
        ngettext("%(n)s has moved", "%(n)s have moved", counts["moved"]) % {"n": counts["moved"]},
        ngettext("%(n)s is only spelled anew", "%(n)s are only spelled anew", counts["spelling"])
        % {"n": counts["spelling"]},
    ]
    return ", ".join(parts) + "."


def _headline(entry: Entry) -> str:
    """Return what happened to the clause."""
    if entry.change == Change.ADDED:
        return _("New")
    if entry.change == Change.REMOVED:
        return _("Gone")
    if entry.is_recast:
        return _("Has become something else")
    words = {
        Weight.SAME: _("Unchanged"),
        Weight.SPELLING: _("Only spelled anew"),
        Weight.MEANING: _("Says something else"),
    }
    if entry.is_moved:
        return _("Moved") if entry.weight == Weight.SAME else _("Moved and changed")
    return words[entry.weight]


def _tone(entry: Entry) -> str:
    if entry.change in {Change.ADDED, Change.REMOVED}:
        return "success" if entry.change == Change.ADDED else "error"
    return "neutral" if entry.is_quiet else "warning"


def _what(entry: Entry) -> str:
    """Return what the clause is, and what it was when that is another thing."""
    names = dict(Clause.Kind.choices)
    label = entry.clause.label if any(sign.isalnum() for sign in entry.clause.label) else ""
    is_now = f"{names[entry.clause.kind]} {label}".strip()
    if not entry.is_recast:
        return is_now
    return _("%(before)s became %(after)s") % {"before": names[entry.old[0].kind], "after": is_now}


def _runs(entry: Entry, *, with_spelling: bool) -> tuple[Run, ...]:
    """Return the runs; without the spelling, the words stand as they are spelled now."""
    if with_spelling:
        return entry.runs
    return tuple(
        Run(Op.KEPT, run.text, Weight.SAME) if run.weight == Weight.SPELLING else run
        for run in entry.runs
        if not (run.weight == Weight.SPELLING and run.op == Op.DELETED)
    )
