"""When a last day can be, and what must be seen to before a departure is closed."""

from datetime import date, timedelta
from typing import Final

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.errors import Invalid
from samspil.everyday.cases.models.departures import Departure

LONGEST_NOTICE: Final = timedelta(days=366)


def refuse_day(last_day: date) -> None:
    """Raise Invalid for a last day that is past or more than a year ahead."""
    if last_day < clock.today():
        raise Invalid({"last_day": [_("Choose today, or a day that lies ahead.")]})
    if last_day > clock.today() + LONGEST_NOTICE:
        raise Invalid({"last_day": [_("Choose a day within the next year.")]})


def missing(departure: Departure) -> list[str]:
    """Return what is still to be seen to, one sentence each. Nothing: the departure can be closed."""
    open_steps = departure.steps.filter(done_at=None)
    reasons = [_("Not seen to yet: %(step)s.") % {"step": step.get_kind_display()} for step in open_steps]
    if departure.affiliation.ends_on is None:
        reasons.insert(0, _("The last day has not passed yet."))
    return reasons
