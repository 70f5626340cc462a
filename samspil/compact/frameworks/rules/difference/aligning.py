"""The words that two texts have in common, in order: as many letters of them as can be."""

from difflib import SequenceMatcher
from itertools import pairwise

Block = tuple[int, int, int]  # where in the one, where in the other, how many

_TOO_MANY = 250_000  # pairs of pieces; beyond this the quicker way is good enough


def common(a: list[str], b: list[str]) -> list[Block]:
    """Return the blocks of pieces that stay, in order. A long word counts more than a short one or a sign."""
    head = _same_from_start(a, b)
    tail = _same_from_start(a[head:][::-1], b[head:][::-1])
    inner_a, inner_b = a[head : len(a) - tail], b[head : len(b) - tail]
    if len(inner_a) * len(inner_b) > _TOO_MANY:
        matcher = SequenceMatcher(None, inner_a, inner_b, autojunk=False)
        inner: list[Block] = [tuple(block) for block in matcher.get_matching_blocks() if block.size]  # type: ignore[misc] # a named triple
    else:
        inner = _weightiest(inner_a, inner_b)
    blocks = [
        (0, 0, head),
        *((i + head, j + head, n) for i, j, n in inner),
        (len(a) - tail, len(b) - tail, tail),
    ]
    return _run_together([block for block in blocks if block[2]])


def _weightiest(a: list[str], b: list[str]) -> list[Block]:
    """Return the common pieces with the most letters: the longest common subsequence, weighed."""
    best = [[0.0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a) - 1, -1, -1):
        weight, row, below = _weight(a[i]), best[i], best[i + 1]
        for j in range(len(b) - 1, -1, -1):
            skip = max(below[j], row[j + 1])
            row[j] = max(skip, below[j + 1] + weight) if a[i] == b[j] else skip
    blocks: list[Block] = []
    i = j = 0
    while i < len(a) and j < len(b):
        if a[i] == b[j] and best[i][j] == best[i + 1][j + 1] + _weight(a[i]):
            blocks.append((i, j, 1))
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return blocks


def _weight(piece: str) -> float:
    return 2.0 + len(piece) if piece[0].isalnum() else 0.25  # binary fractions add up without rounding


def _same_from_start(a: list[str], b: list[str]) -> int:
    return next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _run_together(blocks: list[Block]) -> list[Block]:
    """Return the same blocks with those put together that follow on each other."""
    starts = [0] + [
        n + 1
        for n, ((i, j, size), (k, m, _)) in enumerate(pairwise(blocks))
        if (i + size, j + size) != (k, m)
    ]
    ends = [*starts[1:], len(blocks)]
    return [
        (blocks[first][0], blocks[first][1], sum(size for *_, size in blocks[first:end]))
        for first, end in zip(starts, ends, strict=True)
        if first < end
    ]
