"""Pilots, how they go, and what was learned."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, Prefetch, Q, QuerySet

from samspil.base.core import clock
from samspil.learning.programmes.flow import PilotState
from samspil.learning.programmes.models import (
    CheckIn,
    GateDecision,
    Pilot,
    PilotPlace,
    PilotStep,
    Programme,
)
from samspil.learning.programmes.models.pilots import PilotQuerySet
from samspil.learning.programmes.rules.pilots import (
    awaits_decision,
    may_take,
    missed_check_ins,
    tone_of,
)
from samspil.society.access.permission import Verdict


@dataclass(frozen=True)
class PilotLine:
    """One pilot as a list shows it."""

    pilot: Pilot
    places: str
    latest: CheckIn | None
    decision: GateDecision | None
    missed: int
    awaits: bool

    @property
    def is_running(self) -> bool:
        return self.pilot.state == PilotState.RUNNING

    @property
    def tone(self) -> str:
        return tone_of(self.latest)

    @property
    def state_tone(self) -> str:
        tones = {"planned": "neutral", "running": "info", "adopted": "success", "stopped": "neutral"}
        return tones[self.pilot.state]


def detailed() -> PilotQuerySet:
    """Return pilots with their places, check-ins and decisions. Four queries, however many there are."""
    places = PilotPlace.objects.select_related("workplace__unit").order_by("workplace__unit__name", "pk")
    held = CheckIn.objects.select_related("held_by")
    return Pilot.objects.select_related("programme__authority").prefetch_related(
        Prefetch("places", queryset=places),
        Prefetch("check_ins", queryset=held.order_by("-held_on", "-pk")),
        Prefetch(
            "decisions",
            queryset=GateDecision.objects.select_related("decided_by").order_by("-decided_on", "-pk"),
        ),
    )


def line(pilot: Pilot, day: date) -> PilotLine:
    return PilotLine(
        pilot=pilot,
        places=", ".join(place.workplace.unit.name for place in pilot.places.all()),
        latest=next(iter(pilot.check_ins.all()), None),
        decision=next(iter(pilot.decisions.all()), None),
        missed=missed_check_ins(pilot, day),
        awaits=awaits_decision(pilot, day),
    )


def lines(programme: Programme) -> list[PilotLine]:
    """Return the pilots of the programme, those that run first. Four queries."""
    order = {state: place for place, state in enumerate(("running", "planned", "adopted", "stopped"))}
    rows = detailed().filter(programme=programme).order_by("-starts_on", "pk")
    found = [line(pilot, clock.today()) for pilot in rows]
    return sorted(found, key=lambda one: order[one.pilot.state])


def to_remind_of() -> list[Pilot]:
    """Return the pilots whose check-in was missed, and of which nobody has been told yet."""
    rows = Pilot.objects.filter(state=PilotState.RUNNING, check_in_due__lt=clock.today())
    told = Q(reminded_of__isnull=False, reminded_of=F("check_in_due"))
    return list(rows.exclude(told).select_related("programme").order_by("pk"))


@dataclass(frozen=True)
class StepLine:
    """One step, and whether it can be taken now."""

    step: PilotStep
    may: Verdict


def step_lines(pilot: Pilot) -> list[tuple[str, list[StepLine]]]:
    """Return the steps, the shared ones first ("" as their place), then those of each workplace. One query."""
    rows = pilot.steps.select_related("place__workplace__unit", "owner").order_by("number", "pk")
    steps: list[PilotStep] = list(rows)
    groups: dict[str, list[StepLine]] = {}
    for step in sorted(steps, key=lambda step: (str(step.place or ""), step.number)):
        groups.setdefault(str(step.place or ""), []).append(StepLine(step, may_take(step, steps)))
    return list(groups.items())


def lessons(programme: Programme) -> QuerySet[GateDecision]:
    """Return what was learned in all pilots, those that stopped too, the newest first."""
    rows = GateDecision.objects.filter(pilot__programme=programme).select_related("pilot", "decided_by")
    return rows.order_by("-decided_on", "-pk")


def other_outcomes(programme: Programme) -> QuerySet[CheckIn]:
    """Return what came of the pilots beside volunteering."""
    rows = CheckIn.objects.filter(pilot__programme=programme).exclude(other_outcome="")
    return rows.select_related("pilot").order_by("-held_on", "-pk")
