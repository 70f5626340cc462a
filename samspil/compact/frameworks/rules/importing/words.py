"""Words that the page has broken: loose ligatures, hyphens at the ends of lines, and hyphens left over inside them."""

import re
from collections import Counter
from collections.abc import Iterable

from samspil.compact.frameworks.rules.importing.proposal import Repair, RepairKind

_LETTERS = "a-zæøåéèüöä"
_LOOSE = re.compile(rf"(?<![\w-])(?P<left>[\w-]*(?:ffi|ffl|fi|fl|ff)) (?P<right>[{_LETTERS}]+)")
_TOKEN = re.compile(r"\w+(?:-\w+)*")
_INNER = re.compile(rf"(?<![\w-])[{_LETTERS}]{{2,}}-[{_LETTERS}]{{3,}}(?![\w-])")
_ENDS_OPEN = re.compile(r"\w/$|\($")  # "patients/" goes on without a space
_LINE_END = re.compile(r"(?P<left>\S*\w)-$")

# Words that end in fi, fl or ff by themselves. Those in -grafi and -sofi are told apart by what follows.
_WHOLE = frozenset(
    [
        "wi-fi",
        "hi-fi",
        "sci-fi",
        "off",
        "staff",
        "bluff",
        "puff",
        "ff",
        "cuff",
        "buff",
        "stuff",
        "sheriff",
        "kickoff",
        "taff",
    ]
)
_WHOLE_END = re.compile(r"(?:grafi|sofi)$", re.IGNORECASE)
_ENDINGS = frozenset(["sk", "ske", "skes", "sket", "erne", "ernes", "en", "ens", "ers"])
_AFTER_OFF = re.compile(r"(?:entlig|icer|iciel|ensiv|er|ici)")
_SUSPENDED = frozenset(["og", "eller", "samt", "hhv", "henholdsvis", "såvel"])


class Vocabulary:
    """The whole words of one text, so that a doubt can be settled by how the text itself writes elsewhere."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._times = Counter(
            token.casefold() for line in lines for token in _TOKEN.findall(_without_line_end(line))
        )

    def times(self, word: str) -> int:
        return self._times[word.casefold()]

    def holds(self, word: str) -> bool:
        return self.times(word) > 0


def mend_ligatures(text: str, line: int, known: Vocabulary) -> tuple[str, list[Repair]]:
    """Put every loose fi, fl and ff back into its word: "hårfi n", "fl ere". Whole words stay alone."""
    repairs: list[Repair] = []

    def mend(match: re.Match[str]) -> str:
        left, right = match["left"], match["right"]
        if not _belongs(left, right, known):
            return match[0]
        repairs.append(Repair(RepairKind.LIGATURE, match[0], left + right, line))
        return left + right

    before = ""
    while before != text:  # a word may be broken twice
        before, text = text, _LOOSE.sub(mend, text)
    return text, repairs


def mend_inner_hyphens(text: str, line: int, known: Vocabulary) -> tuple[str, list[Repair]]:
    """Mend "fri-villige" in the middle of a line, when the text itself writes the word without a hyphen elsewhere."""
    repairs: list[Repair] = []

    def mend(match: re.Match[str]) -> str:
        whole = match[0].replace("-", "")
        if known.times(whole) < 2 or known.times(match[0]) > 1:
            return match[0]
        repairs.append(Repair(RepairKind.INNER_HYPHEN, match[0], whole, line))
        return whole

    return _INNER.sub(mend, text), repairs


def join(above: str, below: str, line: int, known: Vocabulary) -> tuple[str, list[Repair]]:
    """Put two lines together, mending the hyphen at the end of the first where it only divided a word."""
    match = _LINE_END.search(above)
    if match is None:
        return (above + below if _ENDS_OPEN.search(above) else f"{above} {below}"), []
    first = re.match(r"[^\s.,;:!?()”\"]+", below)
    if first is None or first[0].casefold().split("/")[0] in _SUSPENDED:
        return f"{above} {below}", []
    left, right = re.split(r"[\s/(”\"]", match["left"])[-1], first[0]
    written = f"{left}-{right}"
    if _keeps_hyphen(left, right, known):
        return above + below, [Repair(RepairKind.HYPHEN_KEPT, f"{left}- {right}", written, line)]
    return above[:-1] + below, [Repair(RepairKind.HYPHEN, f"{left}- {right}", left + right, line)]


def is_divided(text: str) -> bool:
    """Say whether the line ends in a word with a hyphen, not in a dash."""
    return _LINE_END.search(text) is not None


def _belongs(left: str, right: str, known: Vocabulary) -> bool:
    if known.holds(left + right):
        return True
    if left.casefold() == "off":
        return bool(_AFTER_OFF.match(right))
    if left.casefold() in _WHOLE:
        return False
    return right in _ENDINGS if _WHOLE_END.search(left) else True


def _keeps_hyphen(left: str, right: str, known: Vocabulary) -> bool:
    """Say whether the hyphen belongs to the word: an abbreviation, a number, a name, or as the text writes elsewhere."""
    last = left.rsplit("-", 1)[-1]
    if not right[0].islower() or last[-1].isdigit() or (len(last) > 1 and last.isupper()):
        return True
    return known.holds(f"{left}-{right}") and not known.holds(left + right)


def _without_line_end(line: str) -> str:
    return _LINE_END.sub("", line)
