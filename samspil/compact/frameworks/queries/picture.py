"""The frameworks of an authority as a picture: rows from the outermost to the local, and the lines between them."""

from collections.abc import Sequence
from dataclasses import dataclass

from samspil.compact.frameworks.models import Framework

_ROWS = (
    (Framework.Kind.POLICY,),
    (Framework.Kind.SECTOR_POLICY, Framework.Kind.STRATEGY),
    (Framework.Kind.VALUE_FRAMEWORK, Framework.Kind.PRINCIPLES, Framework.Kind.GUIDELINES),
    (Framework.Kind.LOCAL_PRINCIPLES,),
)
WIDE, HIGH, GAP_X, GAP_Y, EDGE = 220, 76, 24, 64, 12
MOST = 4  # boxes beside each other; more local ones are counted in the last box
LINE = 24  # letters that fit on a line


@dataclass(frozen=True, slots=True)
class Box:
    x: int
    y: int
    kind: str
    lines: list[str]
    key: int = 0

    @property
    def middle(self) -> int:
        return self.x + WIDE // 2

    @property
    def text_x(self) -> int:
        return self.x + 12

    @property
    def kind_y(self) -> int:
        return self.y + 20

    @property
    def placed(self) -> list[dict[str, int | str]]:
        """Return each line of the title with its height."""
        return [{"text": line, "y": self.y + 42 + 20 * place} for place, line in enumerate(self.lines)]


@dataclass(frozen=True, slots=True)
class Line:
    x1: int
    y1: int
    x2: int
    y2: int
    label: str


@dataclass(frozen=True, slots=True)
class Picture:
    boxes: list[Box]
    lines: list[Line]
    width: int
    height: int
    levels: int


def picture(frameworks: Sequence[Framework]) -> Picture:
    """Return where each framework is drawn. The links must have been brought along."""
    rows = [[one for one in frameworks if one.kind in kinds] for kinds in _ROWS]
    filled = [row for row in rows if row]
    boxes = [box for level, row in enumerate(filled) for box in _row(level, row)]
    at = {box.key: box for box in boxes if box.key}
    lines = [
        Line(
            at[link.other_id].middle,
            at[link.other_id].y + HIGH,
            at[one.pk].middle,
            at[one.pk].y,
            link.get_relation_kind_display(),
        )
        for one in frameworks
        for link in one.links.all()
        if one.pk in at and link.other_id in at
    ]
    widest = max((min(len(row), MOST) for row in filled), default=1)
    width = 2 * EDGE + widest * WIDE + (widest - 1) * GAP_X
    height = 2 * EDGE + len(filled) * HIGH + max(len(filled) - 1, 0) * GAP_Y
    return Picture(boxes, lines, width, height, len(filled))


def _row(level: int, row: Sequence[Framework]) -> list[Box]:
    y = EDGE + level * (HIGH + GAP_Y)
    shown = row if len(row) <= MOST else row[: MOST - 1]
    boxes = [
        Box(EDGE + place * (WIDE + GAP_X), y, one.get_kind_display(), _broken(one.title), one.pk)
        for place, one in enumerate(shown)
    ]
    if len(shown) < len(row):
        boxes.append(Box(EDGE + (MOST - 1) * (WIDE + GAP_X), y, "", [f"+ {len(row) - len(shown)}"]))
    return boxes


def _broken(title: str) -> list[str]:
    """Break the title into two lines at most."""
    lines = [""]
    for word in title.split():
        if lines[-1] and len(lines[-1]) + len(word) >= LINE:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    short = [line if len(line) <= LINE else f"{line[: LINE - 1]}…" for line in lines]
    return short if len(short) <= 2 else [short[0], f"{short[1][: LINE - 1]}…"]
