"""What came of a campaign: how many each way reached, what it cost, and how many wrote to us through it (RM-49, RM-54)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.db.models import QuerySet

from samspil.base.core.actor import Actor
from samspil.base.ui.formats import number
from samspil.learning.outreach.models import Campaign, Way
from samspil.learning.outreach.rules.numbers import HIDDEN, lines_told, told
from samspil.people.applications.queries import Came, came_through
from samspil.society.access.matrix import Can
from samspil.society.access.permission import allowed


@dataclass
class Line:
    """A row of a table: a channel, a language, or all together. What nobody has written is None, and not nothing."""

    label: str
    reach: int | None = None
    cost: int | None = None
    people: int = 0
    shown: str = ""

    def add(self, way: Way, came: Came) -> None:
        self.reach = _sum(self.reach, way.reach)
        self.cost = _sum(self.cost, way.cost_kroner)
        self.people += came.people

    @property
    def reach_shown(self) -> str:
        return HIDDEN if self.reach is None else number(self.reach)

    @property
    def cost_shown(self) -> str:
        return HIDDEN if self.cost is None else number(self.cost)


@dataclass
class Results:
    """All that the page of a campaign says in numbers."""

    ways: list[tuple[Way, Came]]
    sees_people: bool  # those who read the applications anyway see each way's numbers, small ones too
    total: Line
    by_channel: list[Line] = field(default_factory=list)
    by_language: list[Line] = field(default_factory=list)

    @property
    def unknown(self) -> list[Way]:
        """Return the ways of which nobody has written how many they reached."""
        return [way for way, _came in self.ways if way.reach is None]


def results(campaign: Campaign, by: Actor) -> Results:
    """Gather the numbers of one campaign. Three queries."""
    ways = list(campaign.ways.order_by("number"))
    for way in ways:
        way.campaign = campaign
    came = came_through([way.code for way in ways])
    rows = [(way, came[way.code]) for way in ways]
    sees = sees_people(campaign, by)
    total = _lines(rows, lambda _way: "")
    found = Results(
        ways=rows,
        sees_people=sees,
        total=total[0] if total else Line("", shown="0"),
        by_channel=_lines(rows, lambda way: str(way.get_channel_display())),
        by_language=_lines(rows, lambda way: str(way.get_language_display())),
    )
    for lines in ([found.total], found.by_channel, found.by_language):
        _tell(lines, sees_people=sees)
    return found


def sees_people(campaign: Campaign, by: Actor) -> bool:
    """Say whether the actor reads the applications and interests of the place anyway."""
    return bool(allowed(by, Can.APPLICATION_VIEW, campaign)) and bool(
        allowed(by, Can.INTEREST_HANDLE, campaign)
    )


def campaigns(by: Actor) -> QuerySet[Campaign]:
    """Return the campaigns that the actor may see, the latest first."""
    rows = Campaign.objects.visible_to(by).select_related(*Campaign.HOME)
    return rows.prefetch_related("ways").order_by("-starts_on", "-pk")


def shown_people(rows: Iterable[Campaign], by: Actor) -> list[tuple[Campaign, str]]:
    """Return each campaign with how many wrote to us through it, as the actor may know it. Two queries."""
    found = list(rows)
    came = came_through([way.code for campaign in found for way in campaign.ways.all()])
    people = [sum(came[way.code].people for way in one.ways.all()) for one in found]
    return [
        (one, told(count, sees_people=sees_people(one, by))) for one, count in zip(found, people, strict=True)
    ]


def _lines(rows: list[tuple[Way, Came]], label: Callable[[Way], str]) -> list[Line]:
    lines: dict[str, Line] = {}
    for way, came in rows:
        lines.setdefault(label(way), Line(label(way))).add(way, came)
    return list(lines.values())


def _sum(known: int | None, more: int | None) -> int | None:
    return known if more is None else (known or 0) + more


def _tell(lines: list[Line], *, sees_people: bool) -> None:
    words = lines_told({line.label: line.people for line in lines}, sees_people=sees_people)
    for line in lines:
        line.shown = words[line.label]
