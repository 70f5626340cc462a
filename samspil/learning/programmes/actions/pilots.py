"""Planning a pilot, taking its steps, starting it, looking at how it goes, and deciding what follows."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Closed, Conflict, Invalid
from samspil.base.events.recording import action, record
from samspil.learning.programmes.events.pilots import (
    CheckInOverdue,
    PilotBegun,
    PilotCheckedIn,
    PilotDecided,
    PilotPlanned,
    PilotStepGiven,
    PilotStepTaken,
)
from samspil.learning.programmes.flow import PILOT, PilotState
from samspil.learning.programmes.models import (
    CheckIn,
    GateDecision,
    Pilot,
    PilotPlace,
    PilotStep,
    Programme,
)
from samspil.learning.programmes.queries.people import possible_people
from samspil.learning.programmes.queries.places import with_history
from samspil.learning.programmes.rules.patterns import WAYS
from samspil.learning.programmes.rules.periods import insist_on_period, insist_on_words
from samspil.learning.programmes.rules.pilots import may_take, next_check_in, start_lacks
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, require_system
from samspil.society.accounts.models import User
from samspil.society.places.models import Workplace


@action
def plan_pilot(
    by: Actor,
    programme: Programme,
    *,
    places: Sequence[Workplace],
    starts_on: date,
    until: date,
    only_new: bool = False,
    **words: Any,
) -> Pilot:
    """Plan a pilot with its steps. `words`: title, tries, measured, pattern, check_in_weeks.

    Raises Invalid for workplaces of others, and, when it is for institutions new to volunteers, for those that are not.
    """
    require(by, Can.PROGRAMME_EDIT, programme)
    insist_on_words(title=words["title"], tries=words["tries"], measured=words["measured"])
    insist_on_period(starts_on, until)
    known = _history(programme, places, only_new=only_new)
    pilot = Pilot.objects.create(
        programme=programme, starts_on=starts_on, until=until, only_new=only_new, **words
    )
    rows = [
        PilotPlace.objects.create(pilot=pilot, workplace=place, had_volunteers=place.pk in known)
        for place in places
    ]
    _lay_out(pilot, rows)
    chosen = sorted(place.pk for place in places)
    record(PilotPlanned(subject=pilot, starts_on=starts_on.isoformat(), workplaces=chosen), by=by)
    return pilot


def _history(programme: Programme, places: Sequence[Workplace], *, only_new: bool) -> set[int]:
    """Return which of the places have had volunteers before; refuse them where the pilot is for new ones."""
    if not places:
        raise Invalid({"places": [_("Choose at least one workplace.")]})
    if any(place.unit.authority_id != programme.authority_id for place in places):
        raise Invalid({"places": [_("Choose workplaces of the same authority.")]})
    known = with_history([place.pk for place in places])
    if only_new and known:
        names = ", ".join(place.unit.name for place in places if place.pk in known)
        words = _("Has had volunteers before: %(places)s. Choose others, or let the pilot be for all.")
        raise Invalid({"places": [words % {"places": names}]})
    return known


def _lay_out(pilot: Pilot, places: Sequence[PilotPlace]) -> None:
    """Write down the steps of the pattern: the shared ones once, the others for each workplace."""
    steps = [
        PilotStep(pilot=pilot, place=place, number=number, kind=kind)
        for number, (kind, is_own) in enumerate(WAYS[pilot.pattern], 1)
        for place in (places if is_own else [None])
    ]
    PilotStep.objects.bulk_create(steps)


@action
def give_step(by: Actor, pilot: Pilot, step: PilotStep, *, owner: User | None) -> None:
    """Say who sees to a step."""
    require(by, Can.EVALUATION_EDIT, pilot)
    if owner is not None and not possible_people(pilot.programme).filter(pk=owner.pk).exists():
        raise Invalid({"owner": [_("Choose somebody with a duty in the authority.")]})
    step.owner = owner
    step.save(update_fields=["owner"])
    record(PilotStepGiven(subject=pilot, kind=step.kind, owner=owner.pk if owner else None), by=by)


@action
def complete_step(by: Actor, pilot: Pilot, step: PilotStep, *, done_on: date, note: str = "") -> None:
    """Note that a step has been taken. Raises Conflict when an earlier one of the same workplace has not, Invalid ahead of time."""
    require(by, Can.EVALUATION_EDIT, pilot)
    if done_on > clock.today():
        raise Invalid({"done_on": [_("The day has not come yet.")]})
    verdict = may_take(step, list(pilot.steps.select_related("place__workplace__unit")))
    open_still = PilotStep.objects.filter(pk=step.pk, done_on=None)
    if not verdict or not open_still.update(done_on=done_on, note=note.strip()):
        raise Conflict(verdict.reason or _("This step has been taken."))
    workplace = step.place.workplace_id if step.place else None
    record(PilotStepTaken(subject=pilot, kind=step.kind, workplace=workplace), by=by)


@action
def start_pilot(by: Actor, pilot: Pilot) -> None:
    """Start to try. Raises Closed while a committee or the employees of a workplace have not been asked."""
    require(by, Can.PROGRAMME_EDIT, pilot)
    if lacks := start_lacks(list(pilot.steps.select_related("place__workplace__unit"))):
        raise Closed(lacks)
    due = next_check_in(pilot, clock.today())
    PILOT.move(pilot, to=PilotState.RUNNING, begun_on=clock.today(), check_in_due=due)
    record(PilotBegun(subject=pilot, check_in_on=due.isoformat()), by=by)


@action
def hold_check_in(by: Actor, pilot: Pilot, *, light: str, said: str, other_outcome: str = "") -> CheckIn:
    """Say how it goes today, and count on to the next time. Raises Conflict when it is not running, or somebody did today."""
    require(by, Can.EVALUATION_EDIT, pilot)
    insist_on_words(said=said)
    today, due = clock.today(), pilot.check_in_due
    running = Pilot.objects.filter(pk=pilot.pk, state=PilotState.RUNNING, check_in_due=due)
    if due is None or not running.update(check_in_due=next_check_in(pilot, today)):
        raise Conflict(_("The pilot is not running, or somebody else was first. Reload the page."))
    if pilot.check_ins.filter(held_on=today).exists():  # the row is held: nobody comes in between
        raise Conflict(_("Somebody has noted today how it is going."))
    pilot.check_in_due = next_check_in(pilot, today)
    check_in = CheckIn.objects.create(
        pilot=pilot,
        due_on=due,
        held_on=today,
        light=light,
        said=said.strip(),
        other_outcome=other_outcome.strip(),
        held_by_id=by.user_id,
    )
    record(PilotCheckedIn(subject=pilot, light=light, days_late=check_in.days_late), by=by)
    return check_in


@action
def remind_of_check_in(by: Actor, pilot: Pilot) -> None:
    """Remind of a check-in that was missed, once."""
    require_system(by)
    due = pilot.check_in_due
    missed = Pilot.objects.filter(pk=pilot.pk, state=PilotState.RUNNING, check_in_due=due)
    waiting = missed.exclude(reminded_of__isnull=False, reminded_of=due)
    if due is not None and waiting.update(reminded_of=due):
        record(CheckInOverdue(subject=pilot, due_on=due.isoformat()), by=by)


@action
def decide_gate(
    by: Actor,
    pilot: Pilot,
    *,
    outcome: str,
    reason: str,
    lessons: str,
    change: str = "",
    until: date | None = None,
) -> GateDecision:
    """Go on, adjust, stop, or make it everyday; with the reason, and what was learned.

    Stopping closes the pilot and deletes nothing. Going on and adjusting may give it a later last day. Raises Invalid without
    words, Conflict when the pilot has not begun (it can only be stopped) or is over.
    """
    require(by, Can.PROGRAMME_EDIT, pilot)
    insist_on_words(reason=reason, lessons=lessons)
    if outcome == GateDecision.Outcome.ADJUST:
        insist_on_words(change=change)
    if outcome in _ENDS:
        PILOT.move(pilot, to=_ENDS[GateDecision.Outcome(outcome)], ended_on=clock.today(), check_in_due=None)
    else:
        _go_on(pilot, until)
    made = GateDecision.objects.create(
        pilot=pilot,
        outcome=outcome,
        reason=reason.strip(),
        lessons=lessons.strip(),
        change=change.strip(),
        decided_on=clock.today(),
        decided_by_id=by.user_id,
    )
    record(PilotDecided(subject=pilot, outcome=outcome), by=by)
    return made


_ENDS = {
    GateDecision.Outcome.STOP: PilotState.STOPPED,
    GateDecision.Outcome.ADOPT: PilotState.ADOPTED,
}


def _go_on(pilot: Pilot, until: date | None) -> None:
    """Keep the pilot running, if it still is, until a later day where one is named."""
    if until is not None and until <= pilot.until:
        raise Invalid(
            {"until": [_("Choose a later day than %(day)s.") % {"day": pilot.until.strftime("%d.%m.%Y")}]}
        )
    last_day = until or pilot.until
    if not Pilot.objects.filter(pk=pilot.pk, state=PilotState.RUNNING).update(until=last_day):
        raise Conflict(_("The pilot is not running."))
    pilot.until = last_day
