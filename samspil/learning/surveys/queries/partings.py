"""Why volunteers stop, year by year: shown where enough have answered, so that nobody can be guessed."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from samspil.base.core.actor import Actor
from samspil.base.core.errors import Denied
from samspil.learning.surveys.models import PartingMeaning, PartingReason, PartingTally
from samspil.learning.surveys.rules.suppression import MIN_ANSWERS
from samspil.society.access.matrix import Can
from samspil.society.access.reach import grants_for, within
from samspil.society.places.models import Authority

_YEARS = 5
_LABELS = {
    PartingTally.About.REASON.value: dict(PartingReason.choices),
    PartingTally.About.MEANING.value: dict(PartingMeaning.choices),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One answer, and how many gave it; None when somebody did, but fewer than five."""

    label: str
    count: int | None


@dataclass(frozen=True, slots=True)
class Year:
    """What those said who left an authority's volunteering in one year; no lines when too few have answered."""

    authority: str
    year: int
    reasons: list[Line]
    meanings: list[Line]


def partings(by: Actor) -> list[Year]:
    """Return the last years of the authorities within reach, the latest first. One query. Raises Denied for those with none."""
    if not by.is_system and not any(grants_for(by, can) for can in (Can.SURVEY_VIEW, Can.RECOGNITION_EDIT)):
        raise Denied(_("This report is for those who look after the volunteers."))
    counts: dict[tuple[str, int], dict[tuple[str, str], int]] = defaultdict(dict)
    for name, year, about, answer, count in _rows(by):
        counts[name, year][about, answer] = count
    years: dict[str, int] = defaultdict(int)
    found = []
    for (name, year), given in counts.items():
        years[name] += 1
        if years[name] <= _YEARS:
            found.append(_year(name, year, given))
    return found


def _rows(by: Actor) -> QuerySet[PartingTally, tuple[str, int, str, str, int]]:
    look_ups = {"authority": "pk", "unit_path": "units__path"}
    reached = within(by, Can.SURVEY_VIEW, **look_ups) | within(by, Can.RECOGNITION_EDIT, **look_ups)
    places = Authority.objects.filter(reached).order_by().values("pk")
    rows = PartingTally.objects.filter(authority__in=places).order_by("authority__name", "-year", "pk")
    return rows.values_list("authority__name", "year", "about", "answer", "count")


def _year(name: str, year: int, given: dict[tuple[str, str], int]) -> Year:
    lines = {about: _lines(about, given) for about in _LABELS}
    return Year(name, year, lines["reason"], lines["meaning"])


def _lines(about: str, given: dict[tuple[str, str], int]) -> list[Line]:
    counts = {answer: given.get((about, answer), 0) for answer in _LABELS[about]}
    if sum(counts.values()) < MIN_ANSWERS:
        return []
    return [
        Line(str(label), counts[answer] if counts[answer] >= MIN_ANSWERS else None)
        for answer, label in _LABELS[about].items()
        if counts[answer]
    ]
