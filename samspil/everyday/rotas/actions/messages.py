"""What the clock brings about: reminders, a word to the coordinator, thanks. Each happens exactly once.

A conditional UPDATE notes that it has happened; only whoever made that note records the fact.
"""

from django.db.models import F

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.events.recording import action, record
from samspil.everyday.rotas.events import AnswerMissing, ReminderDue, ShiftCompleted, ShiftUnderstaffed
from samspil.everyday.rotas.flow import SignUpState
from samspil.everyday.rotas.models import Shift, SignUp
from samspil.everyday.rotas.rules import ALERT_BEFORE
from samspil.society.access.permission import require_system

_REMINDED = (SignUpState.TAKEN, SignUpState.ASKED_AGAIN)


@action
def remind(by: Actor, sign_up: SignUp) -> None:
    """Remind the volunteer of the shift, or that a new time still waits for an answer."""
    require_system(by)
    unreminded = SignUp.objects.filter(
        pk=sign_up.pk, state__in=_REMINDED, state=sign_up.state, reminded_at__isnull=True
    )
    if unreminded.update(reminded_at=clock.now()):
        fact = ReminderDue if sign_up.has_place else AnswerMissing
        record(fact(subject=sign_up), by=by)


@action
def alert_understaffed(by: Actor, shift: Shift) -> None:
    """Let the coordinator know that fewer than the minimum have signed up. Information, never a demand on the staff."""
    require_system(by)
    now = clock.now()
    lacking = Shift.objects.planned().filter(
        pk=shift.pk,
        alerted_at__isnull=True,
        taken__lt=F("minimum"),
        starts_at__gt=now,
        starts_at__lte=now + ALERT_BEFORE,
    )
    if lacking.update(alerted_at=now):
        record(ShiftUnderstaffed(subject=shift, taken=shift.taken, minimum=shift.minimum), by=by)


@action
def complete_shift(by: Actor, shift: Shift) -> None:
    """Note that the shift is over, so that those who came are thanked."""
    require_system(by)
    over = Shift.objects.planned().filter(pk=shift.pk, completed_at__isnull=True, ends_at__lte=clock.now())
    if over.update(completed_at=clock.now()):
        record(ShiftCompleted(subject=shift), by=by)
