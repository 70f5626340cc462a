"""How much a volunteer would like to do: their own word, and nobody else's."""

from django.utils.translation import gettext as _

from samspil.base.core.actor import Actor
from samspil.base.core.errors import Invalid
from samspil.base.events.recording import action, record
from samspil.people.volunteers.events import MeasureChosen
from samspil.people.volunteers.models import Volunteer
from samspil.society.access.permission import require_user

HOURS = range(1, 61)


@action
def choose_measure(
    by: Actor, volunteer: Volunteer, *, hours_wished: int | None, hours_most: int | None
) -> None:
    """Note how many hours a week the volunteer would like, and how many at most; None means that they have no opinion.

    Raises Invalid when the two do not fit together.
    """
    require_user(by, volunteer.pk)
    _check(hours_wished, hours_most)
    Volunteer.objects.filter(pk=volunteer.pk).update(hours_wished=hours_wished, hours_most=hours_most)
    volunteer.hours_wished, volunteer.hours_most = hours_wished, hours_most
    record(MeasureChosen(subject=volunteer), by=by)


def _check(wished: int | None, most: int | None) -> None:
    errors: dict[str, list[str]] = {}
    for name, hours in (("hours_wished", wished), ("hours_most", most)):
        if hours is not None and hours not in HOURS:
            errors[name] = [_("Write a number of hours from 1 to 60.")]
    if not errors and wished is not None and most is not None and wished > most:
        errors["hours_most"] = [_("The most cannot be less than what you would like.")]
    if errors:
        raise Invalid(errors)
