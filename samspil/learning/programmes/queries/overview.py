"""The page of a programme, read in a minute: what is decided, what runs, what is late, and what is asked for."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.learning.programmes.flow import AgendaState, AskState, PaperState, PilotState
from samspil.learning.programmes.models import (
    AgendaRequest,
    DecisionPaper,
    Milestone,
    Phase,
    Programme,
    ResourceAsk,
    SwotEntry,
)
from samspil.learning.programmes.queries.papers import papers_of
from samspil.learning.programmes.queries.pilots import PilotLine, lines
from samspil.learning.programmes.queries.places import board
from samspil.learning.programmes.queries.resources import asks_of
from samspil.learning.programmes.rules.coverage import Board
from samspil.learning.programmes.rules.papers import Standing, standing


@dataclass(frozen=True)
class Late:
    """Something that should have happened by now, and where it is put right."""

    what: str
    why: str
    url: str


@dataclass(frozen=True)
class Overview:
    """All that the page shows."""

    programme: Programme
    phase: Phase | None
    board: Board
    papers: list[tuple[DecisionPaper, Standing]]
    pilots: list[PilotLine]
    milestones: list[Milestone]
    asks: list[ResourceAsk]
    agendas: list[AgendaRequest]
    late: list[Late] = field(default_factory=list)

    @property
    def decided(self) -> list[tuple[DecisionPaper, Standing]]:
        """Return the papers about which something was decided."""
        return [row for row in self.papers if row[0].decisions_made]

    @property
    def running(self) -> list[PilotLine]:
        return [row for row in self.pilots if row.pilot.state in (PilotState.RUNNING, PilotState.PLANNED)]

    @property
    def put_forward(self) -> list[tuple[DecisionPaper, Standing]]:
        """Return the papers in which a point awaits its decision."""
        waiting = [row for row in self.papers if row[0].state == PaperState.SUBMITTED]
        return [row for row in waiting if row[0].decisions_made < len(row[0].points.all())]

    @property
    def open_asks(self) -> list[ResourceAsk]:
        return [ask for ask in self.asks if ask.state == AskState.ASKED]

    @property
    def open_agendas(self) -> list[AgendaRequest]:
        waiting = (AgendaState.ASKED, AgendaState.PLANNED)
        return [request for request in self.agendas if request.state in waiting]

    @property
    def asked_for(self) -> int:
        return len(self.put_forward) + len(self.open_asks) + len(self.open_agendas)


def overview(programme: Programme, by: Actor) -> Overview:
    """Gather the page. Eleven queries, however much the programme holds."""
    today = clock.today()
    phases = list(programme.phases.all())
    phase = next((one for one in phases if one.holds_on(today)), None)
    papers = [(paper, standing(paper)) for paper in papers_of(programme, by)]
    found = Overview(
        programme=programme,
        phase=phase,
        board=board(programme, by, phase),
        papers=papers,
        pilots=lines(programme),
        milestones=list(programme.milestones.all()),
        asks=list(asks_of(programme)),
        agendas=list(programme.agenda_requests.all()),
    )
    found.late.extend(_late(found, today))
    found.late.extend(_unanswered_threats(programme))
    return found


def _late(found: Overview, today: date) -> Iterator[Late]:
    for row in found.pilots:
        yield from _late_pilot(row)
    for milestone in found.milestones:
        yield from _late_milestone(milestone)
    for ask in found.open_asks:
        if ask.starts_on < today:
            yield _one(_("The period has begun, and the hours are not committed."), ask, "programmes:ask")
    for request in found.agendas:
        if request.is_forgotten:
            yield _one(_("The day has passed. What came of it?"), request, "programmes:agenda")
        elif request.step_is_late:
            yield _one(_("Next step: %(step)s") % {"step": request.next_step}, request, "programmes:agenda")
    for paper, _standing in found.put_forward:
        if paper.meeting_on is not None and paper.meeting_on < today:
            yield _one(_("The meeting has been held. What was decided?"), paper, "programmes:paper")


def _late_pilot(row: PilotLine) -> Iterator[Late]:
    if row.missed:
        said = ngettext("A check-in was missed.", "%(n)s check-ins in a row were missed.", row.missed) % {
            "n": row.missed
        }
        yield _one(said, row.pilot, "programmes:pilot")
    if row.awaits:
        yield _one(_("The trial period is over. Go on, adjust or stop?"), row.pilot, "programmes:pilot")


def _late_milestone(milestone: Milestone) -> Iterator[Late]:
    url = reverse("programmes:plan", args=[milestone.programme_id])
    if milestone.is_overdue:
        yield Late(milestone.title, _("The day of the milestone has passed."), url)
    elif milestone.slips:
        yield Late(milestone.title, _("We expect it later than the target."), url)


def _unanswered_threats(programme: Programme) -> Iterator[Late]:
    weighing = (SwotEntry.Kind.WEAKNESS, SwotEntry.Kind.THREAT)
    idle = sum(entry.lacks_action for entry in programme.swot.filter(kind__in=weighing))
    if idle:
        said = ngettext(
            "%(n)s weakness or threat has nobody who does something about it.",
            "%(n)s weaknesses and threats have nobody who does something about them.",
            idle,
        ) % {"n": idle}
        yield Late(_("Strengths and weaknesses"), said, reverse("programmes:swot", args=[programme.pk]))


def _one(why: str, thing: Any, name: str) -> Late:
    return Late(str(thing), why, reverse(name, args=[thing.pk]))
