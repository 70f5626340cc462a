"""The timeline: four years side by side, a row for each track, and the phases above them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.ui.formats import date_long
from samspil.learning.programmes.flow import AgendaState
from samspil.learning.programmes.models import AgendaRequest, Milestone, Pilot, Programme, Track
from samspil.learning.programmes.queries.dependencies import milestones_of, waiting
from samspil.learning.programmes.rules.dependencies import clashes

YEARS = 4


@dataclass(frozen=True)
class Entry:
    """Something on the timeline: on a day, or over some time."""

    day: date
    title: str
    url: str
    label: str
    tone: str = "neutral"
    until: date | None = None
    note: str = ""

    def touches(self, year: int) -> bool:
        return self.day.year <= year <= (self.until or self.day).year


@dataclass(frozen=True)
class Row:
    """One track (or the phases), with what lies in each year."""

    label: str
    cells: list[tuple[int, list[Entry]]]


@dataclass(frozen=True)
class Link:
    """A milestone that waits for others, and those of them that are expected after it."""

    milestone: Milestone
    before: list[Milestone]
    clashes: list[Milestone]


@dataclass(frozen=True)
class Timeline:
    """All that the page shows."""

    years: list[int]
    rows: list[Row]
    links: list[Link]
    earlier: str
    later: str


def timeline(programme: Programme, year: str = "") -> Timeline:
    """Return four years, from the first one of the programme or from the one that is named. Six queries."""
    milestones = milestones_of(programme)
    first = int(year) if year.isascii() and year.isdigit() and len(year) == 4 else programme.starts_on.year
    years = list(range(first, first + YEARS))
    by_track: dict[str, list[Entry]] = {track: [] for track in Track}
    for milestone in milestones:
        by_track[milestone.track].append(_milestone(milestone))
    by_track[Track.PILOTS].extend(_pilot(pilot) for pilot in programme.pilots.all())
    by_track[Track.COMMUNICATION].extend(_meetings(programme))
    phases = [_phase(phase.name, phase.starts_on, phase.until, programme) for phase in programme.phases.all()]
    rows = [_row(_("Phases"), phases, years)]
    rows += [_row(str(track.label), by_track[track], years) for track in Track]
    every = [entry for entries in (phases, *by_track.values()) for entry in entries]
    return Timeline(
        years,
        rows,
        _links(milestones),
        earlier=f"?fra={first - YEARS}" if any(entry.day.year < first for entry in every) else "",
        later=f"?fra={first + YEARS}"
        if any((one.until or one.day).year > years[-1] for one in every)
        else "",
    )


def _row(label: str, entries: Iterable[Entry], years: list[int]) -> Row:
    ordered = sorted(entries, key=lambda entry: (entry.day, entry.title))
    return Row(label, [(year, [entry for entry in ordered if entry.touches(year)]) for year in years])


def _phase(name: str, starts_on: date, until: date, programme: Programme) -> Entry:
    now = starts_on <= clock.today() <= until
    url = reverse("programmes:plan", args=[programme.pk])
    return Entry(starts_on, name, url, _("Now") if now else "", "info", until)


def _milestone(milestone: Milestone) -> Entry:
    label, tone = _standing(milestone)
    note = _("Target: %(day)s") % {"day": date_long(milestone.due_on)} if milestone.slips else ""
    url = reverse("programmes:milestone", args=[milestone.pk])
    return Entry(milestone.expected_on, milestone.title, url, label, tone, note=note)


def _standing(milestone: Milestone) -> tuple[str, str]:
    if milestone.reached_on:
        return _("Reached"), "success"
    if milestone.is_overdue:
        return _("The day has passed"), "warning"
    return (_("Later than the target"), "warning") if milestone.slips else ("", "neutral")


def _pilot(pilot: Pilot) -> Entry:
    url = reverse("programmes:pilot", args=[pilot.pk])
    until = pilot.ended_on or pilot.until
    begins = min(pilot.begun_on or pilot.starts_on, until)
    return Entry(begins, pilot.title, url, str(pilot.get_state_display()), until=until)


def _meetings(programme: Programme) -> Iterator[Entry]:
    wanted = (AgendaState.PLANNED, AgendaState.HELD)
    for request in AgendaRequest.objects.filter(programme=programme, state__in=wanted):
        if request.meeting_on is not None:
            url = reverse("programmes:agenda", args=[request.pk])
            title = f"{request.forum}: {request.topic}"
            yield Entry(request.meeting_on, title, url, str(request.get_state_display()))


def _links(milestones: list[Milestone]) -> list[Link]:
    known = {one.pk: one for one in milestones}
    expected = {one.pk: one.expected_on for one in milestones}
    open_still = {one.pk for one in milestones if one.reached_on is None}
    before = {one: rows for one, rows in waiting(milestones).items() if one in open_still}
    late = clashes(before, expected)
    return [
        Link(known[one], [known[n] for n in rows], [known[n] for n in late.get(one, [])])
        for one, rows in before.items()
        if rows
    ]
