"""Whether a thing may be done now, and why not."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.errors import Conflict, Invalid
from samspil.everyday.callouts.models import CallOut, Responder, ResponderGroup
from samspil.everyday.callouts.rules import geometry
from samspil.people.volunteers.models import Affiliation
from samspil.society.access.permission import ALLOWED, Verdict, refused

RADIUS = (300, 20_000)
MOST = (1, 30)
WAVE = (20, 900)
ADULT = 18


def check_group(*, area: Sequence[geometry.Point], radius: int, most: int, wave_seconds: int) -> None:
    """Raise Invalid when no group could be called out by these numbers."""
    errors: dict[str, list[str]] = {}
    if not geometry.is_area(list(area)):
        errors["area"] = [_("These corners make no area. Write at least three, in order around the border.")]
    for name, value, (least, most_of_all) in (
        ("radius", radius, RADIUS),
        ("most", most, MOST),
        ("wave_seconds", wave_seconds, WAVE),
    ):
        if not least <= value <= most_of_all:
            errors[name] = [
                _("Choose a number from %(least)s to %(most)s.") % {"least": least, "most": most_of_all}
            ]
    if errors:
        raise Invalid(errors)


def refuse_closed(group: ResponderGroup) -> None:
    """Raise Conflict when the group is closed."""
    if group.closed_on is not None:
        raise Conflict(_("The group is closed."))


def may_enrol(group: ResponderGroup, affiliation: Affiliation) -> Verdict:
    """Only present volunteers of the group's own workplace, and only adults."""
    if group.closed_on is not None:
        return refused(_("The group is closed."))
    belongs = affiliation.workplace_id == group.workplace_id and (
        group.partner_id is None or affiliation.partner_id == group.partner_id
    )
    if not belongs or not (affiliation.ends_on is None or affiliation.ends_on > clock.today()):
        return refused(_("Choose one of the volunteers of the workplace."))
    born = affiliation.volunteer.birth_year
    if born is not None and clock.today().year - born < ADULT:
        return refused(_("A first responder is at least 18 years old."))
    return ALLOWED


def may_be_on_duty(responder: Responder) -> Verdict:
    """Say why somebody cannot go on duty now."""
    if responder.group.closed_on is not None:
        return refused(_("The group is closed."))
    if not responder.has_certificate:
        return refused(
            _("Your training certificate has ended. Talk with your coordinator about a new course.")
        )
    return ALLOWED


def may_drill(group: ResponderGroup) -> Verdict:
    """Say why no drill can begin now."""
    if group.closed_on is not None:
        return refused(_("The group is closed."))
    if CallOut.objects.running().filter(group=group).exists():
        return refused(_("A drill is running. Stand it down first."))
    return ALLOWED
