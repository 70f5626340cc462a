"""Speaking for volunteers without an e-mail address: they sign on paper and say yes aloud, and somebody notes it."""

from datetime import date

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Denied, Invalid
from samspil.people.volunteers.models import Volunteer


def refuse_witness(by: Actor, volunteer_id: int) -> None:
    """Raise Denied unless a person was witness to somebody else, who cannot sign on screen."""
    if by.user_id is None:
        raise Denied(_("Only a person can have seen or heard it."))
    if by.user_id == volunteer_id:
        raise Denied(_("Nobody is their own witness."))
    volunteer = Volunteer.objects.select_related("user").get(pk=volunteer_id)
    if volunteer.can_sign_in:
        raise Denied(
            _("%(name)s has an e-mail address, and does this on screen.") % {"name": volunteer.first_name}
        )


def refuse_coming_day(field: str, day: date) -> None:
    """Raise Invalid beside the field for a day that lies ahead."""
    if day > clock.today():
        raise Invalid({field: [_("That day has not come yet.")]})
