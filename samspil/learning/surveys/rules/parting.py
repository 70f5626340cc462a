"""Until when somebody who has left may say why, and when it is forgotten that they did."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.everyday.cases.models import Departure
from samspil.society.access.permission import ALLOWED, Verdict, refused

OPEN_FOR = timedelta(days=60)  # after the last day


def parting_verdict(departure: Departure) -> Verdict:
    """Say whether the volunteer may still answer."""
    if clock.today() > departure.last_day + OPEN_FOR:
        return refused(_("It is too long ago to answer now. Thank you all the same for wanting to."))
    return ALLOWED


def forget_from(last_day: date) -> date:
    """Return the first of the month after the answering has ended: no exact day is kept."""
    over = last_day + OPEN_FOR
    return (over.replace(day=1) + timedelta(days=32)).replace(day=1)
