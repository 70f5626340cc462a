"""When a step can be taken, when a pilot can start, and how it goes."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.utils.translation import gettext as _

from samspil.learning.programmes.flow import PilotState
from samspil.learning.programmes.models import CheckIn, Light, Pilot, PilotStep
from samspil.learning.programmes.rules.patterns import BEFORE_THE_START
from samspil.society.access.permission import ALLOWED, Verdict, refused

TONES = {Light.GREEN: "success", Light.YELLOW: "warning", Light.RED: "error"}


def may_take(step: PilotStep, steps: Sequence[PilotStep]) -> Verdict:
    """Say whether the step can be taken now: the steps before it at the same workplace, and the shared ones, are done.

    What another workplace has done makes no difference: each goes its own way, side by side.
    """
    if step.done_on is not None:
        return refused(_("This step has been taken."))
    waiting = [
        before
        for before in steps
        if before.number < step.number
        and before.done_on is None
        and (before.place_id == step.place_id or before.place_id is None or step.place_id is None)
    ]
    if waiting:
        return refused(_("First: %(step)s") % {"step": waiting[0].get_kind_display()})
    return ALLOWED


def start_lacks(steps: Sequence[PilotStep]) -> list[str]:
    """Return what still stands between the pilot and its start: committee and employees, at every workplace."""
    return [
        _("%(place)s: %(step)s") % {"place": step.place or _("All together"), "step": step.get_kind_display()}
        for step in steps
        if step.kind in BEFORE_THE_START and step.done_on is None
    ]


def missed_check_ins(pilot: Pilot, day: date) -> int:
    """Return how many check-ins should have been held before the day and were not."""
    due = pilot.check_in_due
    if pilot.state != PilotState.RUNNING or due is None or due >= day:
        return 0
    return 1 + (day - due - timedelta(days=1)).days // (7 * pilot.check_in_weeks)


def next_check_in(pilot: Pilot, held_on: date) -> date:
    """Return when the pilot is looked at next: counted from the day on which it was."""
    return held_on + timedelta(weeks=pilot.check_in_weeks)


def awaits_decision(pilot: Pilot, day: date) -> bool:
    """Say whether the time for trying is over, and nobody has decided what follows."""
    return pilot.state == PilotState.RUNNING and pilot.until < day


def tone_of(check_in: CheckIn | None) -> str:
    return TONES[Light(check_in.light)] if check_in else "neutral"
