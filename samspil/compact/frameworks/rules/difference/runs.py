"""Word by word: which runs of words were kept, inserted and deleted between two texts, and what each weighs."""

import re
from itertools import groupby

from samspil.compact.frameworks.rules.difference.aligning import Block, common
from samspil.compact.frameworks.rules.difference.outcome import Op, Run, Weight
from samspil.compact.frameworks.rules.difference.weighing import bare, is_spelling

_PIECE = re.compile(r"\n|[^\S\n]+|[\w]+(?:[-./@]\w+)*|[^\w\s]")
_ONE_SIGN = str.maketrans({**dict.fromkeys("”“„«»", '"'), **dict.fromkeys("–—‐‑", "-"), "’": "'"})
_CHANCE = 3  # letters
_FLIPPED = {Op.INSERTED: Op.DELETED, Op.DELETED: Op.INSERTED, Op.KEPT: Op.KEPT}


def runs_between(old: str, new: str) -> tuple[Run, ...]:
    """Return the runs. Turning the two around gives the same runs turned around."""
    if old == new:
        return (Run(Op.KEPT, old, Weight.SAME),) if old else ()
    if old > new:  # compare in one direction only: which words pair up must not depend on which came first
        return _ordered(tuple(Run(_FLIPPED[run.op], run.text, run.weight) for run in _runs(new, old)))
    return _runs(old, new)


def heaviest(runs: tuple[Run, ...]) -> Weight:
    """Return what the runs weigh together."""
    weights = {run.weight for run in runs}
    return next((weight for weight in (Weight.MEANING, Weight.SPELLING) if weight in weights), Weight.SAME)


def _runs(old: str, new: str) -> tuple[Run, ...]:
    a, b = _PIECE.findall(old), _PIECE.findall(new)
    found: list[Run] = []
    at_a = at_b = 0
    for i, j, size in [*_islands(a, b), (len(a), len(b), 0)]:
        begins = _begins_sentence(a, at_a) and _begins_sentence(b, at_b)
        found += _replaced("".join(a[at_a:i]), "".join(b[at_b:j]), begins=begins)
        found += _kept(a[i : i + size], b[j : j + size])
        at_a, at_b = i + size, j + size
    return _merged(found)


def _islands(a: list[str], b: list[str]) -> list[Block]:
    """Return what stays. A small word that stays by chance between two large changes is taken into them."""
    blocks = common([_key(piece) for piece in a], [_key(piece) for piece in b])
    ends = [(0, 0, 0), *blocks, (len(a), len(b), 0)]
    return [
        here
        for before, here, after in zip(ends, ends[1:], ends[2:], strict=False)
        if not _is_chance(a, before, here, after)
    ]


def _is_chance(a: list[str], before: Block, here: Block, after: Block) -> bool:
    letters = len(bare("".join(a[here[0] : here[0] + here[2]])))
    changed_before = max(here[0] - before[0] - before[2], here[1] - before[1] - before[2])
    changed_after = max(after[0] - here[0] - here[2], after[1] - here[1] - here[2])
    if letters == 0:
        return changed_before > 0 and changed_after > 0 and "\n" not in a[here[0] : here[0] + here[2]]
    return letters <= _CHANCE and min(changed_before, changed_after) >= 5


def _key(piece: str) -> str:
    """Return what makes two pieces the same: all quotes are one, all dashes, all spaces."""
    if piece.isspace():
        return piece if piece == "\n" else " "
    return piece.translate(_ONE_SIGN)


def _kept(old: list[str], new: list[str]) -> list[Run]:
    """Return the kept run; spaces written in another way are spelling."""
    if old == new:
        return [Run(Op.KEPT, "".join(new), Weight.SAME)]
    return [
        run
        for a, b in zip(old, new, strict=True)
        for run in (
            [Run(Op.KEPT, a, Weight.SAME)]
            if a == b
            else [Run(Op.DELETED, a, Weight.SPELLING), Run(Op.INSERTED, b, Weight.SPELLING)]
        )
    ]


def _replaced(old: str, new: str, *, begins: bool) -> list[Run]:
    weight = Weight.SPELLING if is_spelling(old, new, begins_sentence=begins) else Weight.MEANING
    pieces = [Run(Op.DELETED, old, weight), Run(Op.INSERTED, new, weight)]
    return [run for run in pieces if run.text]


def _begins_sentence(pieces: list[str], at: int) -> bool:
    before = [piece for piece in pieces[max(0, at - 3) : at] if not piece.isspace()]
    return not before or before[-1] in {".", "!", "?", ":", "•"}


def _merged(runs: list[Run]) -> tuple[Run, ...]:
    return tuple(
        Run(op, "".join(run.text for run in group), weight)
        for (op, weight), group in groupby(runs, key=lambda run: (run.op, run.weight))
    )


def _ordered(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Put what was deleted before what took its place."""
    ordered = list(runs)
    for at in range(len(ordered) - 1):
        if (ordered[at].op, ordered[at + 1].op) == (Op.INSERTED, Op.DELETED):
            ordered[at], ordered[at + 1] = ordered[at + 1], ordered[at]
    return tuple(ordered)
