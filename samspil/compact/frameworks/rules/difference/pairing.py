"""Which clause of the old version is which of the new one: by its words, wherever it stands."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from math import log

from samspil.compact.frameworks.rules.difference.outcome import ClauseLike
from samspil.compact.frameworks.rules.difference.weighing import bare

_ALIKE = 0.5  # from here on two clauses are one clause that was changed
_SHARE_OF_RARE = 0.2  # two clauses that share less of their rarer words are not looked at
_COMMON = 0.25  # a word in more clauses than this tells little
_SMALL = 40  # in so short a version every word tells
_GAIN = 0.12  # a neighbour belongs to a pair when the pair is so much more alike with it


class Bag:
    """One clause as its words: how often each, and the letters for very short clauses."""

    def __init__(self, text: str) -> None:
        self.words = Counter(word for word in map(bare, text.split()) if word)
        self.size = sum(self.words.values())
        self.plain = bare(text)

    def likeness(self, other: "Bag") -> float:
        """Return how much two clauses have in common: 1 is everything. The same in both directions."""
        if not self.size or not other.size:
            return float(self.plain == other.plain)
        by_words = 2 * _shared(self.words, other.words) / (self.size + other.size)
        if min(self.size, other.size) > 6:
            return by_words
        mine, others = _triples(self.plain), _triples(other.plain)
        return max(by_words, 2 * _shared(mine, others) / (sum(mine.values()) + sum(others.values())))

    def __add__(self, other: "Bag") -> "Bag":
        both = Bag("")
        both.words = self.words + other.words
        both.size = self.size + other.size
        both.plain = self.plain + other.plain
        return both


def paired(old: Sequence[ClauseLike], new: Sequence[ClauseLike]) -> dict[int, int]:
    """Return which old clause is which new one, by position. Most alike first; among equals, the nearest by place."""
    bags_old, bags_new = [Bag(clause.text) for clause in old], [Bag(clause.text) for clause in new]
    pairs = _identical(old, new)
    taken_new = set(pairs.values())
    left_old = {i: bags_old[i] for i in range(len(old)) if i not in pairs}
    left_new = {j: bags_new[j] for j in range(len(new)) if j not in taken_new}
    scored = [(left_old[i].likeness(left_new[j]), i, j) for i, j in _candidates(left_old, left_new)]
    for score, i, j in sorted(
        scored, key=lambda row: (-round(row[0], 9), abs(row[1] - row[2]), row[1] + row[2])
    ):
        if score >= _ALIKE and i not in pairs and j not in taken_new:
            pairs[i] = j
            taken_new.add(j)
    return pairs


def neighbours(
    side: Sequence[ClauseLike], others: Sequence[ClauseLike], pairs: Mapping[int, int]
) -> dict[int, int]:
    """Return which unpaired clause of one side belongs to the pair of the clause before or after it.

    So a paragraph that was divided in two is still one change, not a change and an addition.
    """
    found: dict[int, int] = {}
    for k in range(len(side)):
        if k in pairs:
            continue
        gains = [
            (_gain(side, others, pairs, k, host), -host)
            for host in (k - 1, k + 1)
            if host in pairs and side[host].kind == side[k].kind
        ]
        best, host = max(gains, default=(0.0, 0))
        if best >= _GAIN:
            found[k] = -host
    return found


def moved(pairs: Mapping[int, int]) -> set[int]:
    """Return the old positions of the clauses that changed their order: all but the longest run that kept it."""
    olds = sorted(pairs)
    tails: list[int] = []
    ends: list[int] = []
    before: dict[int, int] = {}
    for i in olds:
        at = bisect_left(tails, pairs[i])
        tails[at : at + 1] = [pairs[i]]
        ends[at : at + 1] = [i]
        before[i] = ends[at - 1] if at else -1
    kept: set[int] = set()
    step = ends[-1] if ends else -1
    while step != -1:
        kept.add(step)
        step = before[step]
    return set(olds) - kept


def _gain(
    side: Sequence[ClauseLike], others: Sequence[ClauseLike], pairs: Mapping[int, int], k: int, host: int
) -> float:
    other, alone = Bag(others[pairs[host]].text), Bag(side[host].text)
    return (alone + Bag(side[k].text)).likeness(other) - alone.likeness(other)


def _identical(old: Sequence[ClauseLike], new: Sequence[ClauseLike]) -> dict[int, int]:
    """Pair the clauses of the same kind with the very same text, then those with the same letters, in order."""
    pairs: dict[int, int] = {}
    for spelled in (str, bare):
        taken = set(pairs.values())
        places: dict[tuple[str, str], list[int]] = defaultdict(list)
        for j in reversed([j for j in range(len(new)) if j not in taken]):
            places[new[j].kind, spelled(new[j].text)].append(j)
        for i in (i for i in range(len(old)) if i not in pairs):
            waiting = places[old[i].kind, spelled(old[i].text)]
            if waiting:
                pairs[i] = waiting.pop()
    return pairs


def _candidates(old: Mapping[int, Bag], new: Mapping[int, Bag]) -> list[tuple[int, int]]:
    """Return the pairs worth looking at: those that share a good part of their rarer words, or are very short."""
    if len(old) * len(new) <= _SMALL * _SMALL:
        return [(i, j) for i in old for j in new]
    weights = _weights([*old.values(), *new.values()])
    holders: dict[str, list[int]] = defaultdict(list)
    for j, bag in new.items():
        for word in bag.words.keys() & weights.keys():
            holders[word].append(j)
    heavy_new = {j: _heaviness(bag, weights) for j, bag in new.items()}
    found: list[tuple[int, int]] = []
    for i, bag in old.items():
        shared: dict[int, float] = defaultdict(float)
        for word in bag.words.keys() & weights.keys():
            for j in holders[word]:
                shared[j] += weights[word]
        mine = _heaviness(bag, weights)
        found += [
            (i, j) for j, common in shared.items() if 2 * common >= _SHARE_OF_RARE * (mine + heavy_new[j])
        ]
    return found


def _weights(bags: Sequence[Bag]) -> dict[str, float]:
    """Return what each word tells: a rare word much, and one that is everywhere nothing."""
    times = Counter(word for bag in bags for word in bag.words)
    return {word: log(1 + len(bags) / n) for word, n in times.items() if n <= _COMMON * len(bags)}


def _heaviness(bag: Bag, weights: Mapping[str, float]) -> float:
    return sum(weights[word] for word in bag.words.keys() & weights.keys())


def _shared(mine: "Counter[str]", others: "Counter[str]") -> int:
    if len(mine) > len(others):
        mine, others = others, mine
    return sum(min(times, others[word]) for word, times in mine.items() if word in others)


def _triples(plain: str) -> "Counter[str]":
    return Counter(plain[i : i + 3] for i in range(max(1, len(plain) - 2)))
