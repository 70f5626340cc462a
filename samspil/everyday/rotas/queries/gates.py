"""May this volunteer have this shift, and if not, why? Asked again on every path that leads to a place."""

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.errors import Closed, Conflict
from samspil.everyday.rotas.models import Shift, Vigil
from samspil.people.activities.flow import State
from samspil.people.citizens.queries import said_no
from samspil.people.onboarding.queries import gate
from samspil.people.volunteers.models import Affiliation


def fitting_affiliation(volunteer_id: int, shift: Shift) -> Affiliation | None:
    """Return the affiliation through which the volunteer belongs to the shift on its day, if there is one."""
    here = Affiliation.objects.current(clock.local(shift.starts_at).date())
    found = here.filter(volunteer_id=volunteer_id, workplace=shift.activity.workplace_id)
    if shift.volunteers_of is not None:
        found = found.filter(partner=shift.volunteers_of)
    return found.order_by("pk").first()


def reasons_against(volunteer_id: int, shift: Shift) -> list[str]:
    """Return what stands between the volunteer and the shift, one sentence each; nothing when all is well."""
    if shift.activity.state != State.PUBLISHED:
        return [_("The activity takes no new volunteers on its shifts at the moment.")]
    if shift.vigil is not None and said_no(shift.vigil.workplace, whereabouts=shift.vigil.room):
        return [_("The vigil takes no more volunteers.")]
    return reasons_to_stay_away(volunteer_id, shift)


def reasons_to_stay_away(volunteer_id: int, shift: Shift) -> list[str]:
    """Return the gates alone, for somebody who has the place already: a pause of the activity does not take it away."""
    if fitting_affiliation(volunteer_id, shift) is None:
        return [
            _("The shift is for volunteers who belong to this workplace and this association on the day.")
        ]
    return [
        str(reason) for reason in gate(volunteer_id, shift.activity_id, clock.local(shift.starts_at).date())
    ]


def reasons_to_stand_by(volunteer_id: int, vigil: Vigil) -> list[str]:
    """Return what stands between the volunteer and the vigil as such, whichever watch it may become."""
    return reasons_against(
        volunteer_id, Shift(activity=vigil.activity, vigil=vigil, starts_at=max(clock.now(), vigil.starts_at))
    )


def refuse_alone(shift: Shift) -> None:
    """Raise Conflict when two sit together at the vigil, and only one has come forward."""
    if shift.vigil_id is not None and shift.sign_ups.holding().count() < shift.minimum:
        raise Conflict(
            _(
                "Two sit together here, and the second place is still free. Nobody sits alone: talk with the staff."
            )
        )


def check_gates(volunteer_id: int, shift: Shift) -> Affiliation:
    """Return the affiliation to sign up through. Raises Closed with the reasons."""
    if reasons := reasons_against(volunteer_id, shift):
        raise Closed(reasons)
    return _certain(volunteer_id, shift)


def check_presence(volunteer_id: int, shift: Shift) -> Affiliation:
    """Return the affiliation of somebody who is there. Raises Closed with the reasons."""
    if reasons := reasons_to_stay_away(volunteer_id, shift):
        raise Closed(reasons)
    return _certain(volunteer_id, shift)


def _certain(volunteer_id: int, shift: Shift) -> Affiliation:
    affiliation = fitting_affiliation(volunteer_id, shift)
    if affiliation is None:
        raise Closed(
            [_("The shift is for volunteers who belong to this workplace and this association on the day.")]
        )
    return affiliation
