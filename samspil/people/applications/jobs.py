"""What happens to applications by itself."""

from datetime import time, timedelta

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.jobs.schedule import periodic
from samspil.people.applications import rules
from samspil.people.applications.actions import (
    end_pause,
    erase_application,
    erase_interest,
    lapse_offer,
    lapse_unconfirmed,
)
from samspil.people.applications.flow import State
from samspil.people.applications.models import Application, Interest

_SETTLED = (State.DECLINED, State.WITHDRAWN, State.LAPSED)


@periodic(every=timedelta(minutes=15))
def lapse_offers() -> None:
    """Pass on the places that nobody took in time."""
    late = Application.objects.filter(state=State.OFFERED, offered_until__lt=clock.now())
    for application in late.select_related("activity").order_by("offered_until", "pk"):
        lapse_offer(SYSTEM, application)


@periodic(daily_at=time(4, 0))
def lapse_unconfirmed_applications() -> None:
    """Let applications lapse that nobody confirmed."""
    limit = clock.now() - timedelta(days=rules.CONFIRM_DAYS)
    for application in Application.objects.filter(state=State.UNCONFIRMED, created_at__lt=limit).order_by(
        "pk"
    ):
        lapse_unconfirmed(SYSTEM, application)


@periodic(daily_at=time(4, 15))
def erase_settled_applications() -> None:
    """Erase what was written in applications that led to nothing, half a year after the end."""
    limit = clock.now() - timedelta(days=rules.ERASE_DAYS)
    settled = Application.objects.filter(state__in=_SETTLED, created_at__lt=limit).exclude(name=rules.ERASED)
    for application in settled.order_by("pk"):
        erase_application(SYSTEM, application)


@periodic(daily_at=time(4, 20))
def erase_answered_interests() -> None:
    """Erase who left an interest, half a year after the answer."""
    limit = clock.now() - timedelta(days=rules.ERASE_DAYS)
    answered = Interest.objects.filter(answered_at__lt=limit).exclude(name=rules.ERASED)
    for interest in answered.select_related("workplace__unit").order_by("pk"):
        erase_interest(SYSTEM, interest)


@periodic(daily_at=time(6, 0))
def end_pauses() -> None:
    """Show those who have said yes to the people near them, on the day when their pause is over."""
    for interest in Interest.objects.filter(ask_from__lte=clock.today()).order_by("pk"):
        end_pause(SYSTEM, interest)
