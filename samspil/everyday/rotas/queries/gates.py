"""May this volunteer have this shift, and if not, why? Asked again on every path that leads to a place."""

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.errors import Closed, Conflict
from samspil.everyday.rotas.models import Shift, Vigil
from samspil.everyday.rotas.queries.joining import bonds_at
from samspil.people.activities.flow import State
from samspil.people.citizens.queries import said_no
from samspil.people.onboarding.queries import readiness_for
from samspil.people.volunteers.models import Affiliation

Verdict = tuple[Affiliation | None, list[str]]


def fitting_affiliation(volunteer_id: int, shift: Shift) -> Affiliation | None:
    """Return the affiliation through which the volunteer belongs to the shift on its day, if there is one."""
    return _fitting(bonds_at(volunteer_id, shift), shift)


def reasons_against(volunteer_id: int, shift: Shift) -> list[str]:
    """Return what stands between the volunteer and the shift, one sentence each; nothing when all is well."""
    return _to_join(volunteer_id, shift)[1]


def reasons_to_stay_away(volunteer_id: int, shift: Shift) -> list[str]:
    """Return the gates alone, for somebody who has the place already: a pause of the activity does not take it away."""
    return _to_be_there(volunteer_id, shift)[1]


def _to_join(volunteer_id: int, shift: Shift) -> Verdict:
    if shift.activity.state != State.PUBLISHED:
        return None, [_("The activity takes no new volunteers on its shifts at the moment.")]
    if shift.vigil is not None and said_no(shift.vigil.workplace, whereabouts=shift.vigil.room):
        return None, [_("The vigil takes no more volunteers.")]
    return _to_be_there(volunteer_id, shift)


def _to_be_there(volunteer_id: int, shift: Shift) -> Verdict:
    bonds = bonds_at(volunteer_id, shift)
    affiliation = _fitting(bonds, shift)
    if affiliation is None:
        return None, [
            _("The shift is for volunteers who belong to this workplace and this association on the day.")
        ]
    day, pair = clock.local(shift.starts_at).date(), (volunteer_id, shift.activity)
    ready = readiness_for([pair], day, bonds)[volunteer_id, shift.activity_id]
    return affiliation, [str(reason) for reason in ready.reasons]


def _fitting(bonds: list[Affiliation], shift: Shift) -> Affiliation | None:
    only = shift.volunteers_of
    return next((bond for bond in bonds if only in {None, bond.partner_id}), None)


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
    return _certain(_to_join(volunteer_id, shift))


def check_presence(volunteer_id: int, shift: Shift) -> Affiliation:
    """Return the affiliation of somebody who is there. Raises Closed with the reasons."""
    return _certain(_to_be_there(volunteer_id, shift))


def _certain(verdict: Verdict) -> Affiliation:
    affiliation, reasons = verdict
    if affiliation is None or reasons:
        raise Closed(reasons)
    return affiliation
