"""Asking whom to call about a child, and keeping the numbers right."""

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER, Actor
from samspil.base.core.errors import Invalid
from samspil.base.events.recording import action, record
from samspil.everyday.cases.events.guidance import GuidanceOpened, NotificationContactChanged
from samspil.everyday.cases.models.guidance import GuidanceOpening, NotificationContact
from samspil.everyday.cases.rules.guidance import refuse_postcodes
from samspil.everyday.cases.rules.municipalities import MUNICIPALITIES
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, require_anyone
from samspil.society.places.models import Authority


@action
def open_guidance(by: Actor) -> None:
    """Note that somebody has asked whom to call. Not who, not where, and not about whom: the fact is a stranger's."""
    require_anyone(by)
    opening = GuidanceOpening.objects.create()
    record(GuidanceOpened(subject=opening), by=STRANGER)


@action
def change_contact(
    by: Actor,
    authority: Authority,
    *,
    code: str,
    day_phone: str = "",
    night_phone: str = "",
    hours: str = "",
    postcodes: str = "",
    website: str = "",
) -> NotificationContact:
    """Write whom to call in a municipality. The actor answers for the rules of an authority.

    Raises Invalid for a code that no municipality has, and for postcodes that are none.
    """
    require(by, Can.RULE_EDIT, authority)
    if code not in MUNICIPALITIES:
        raise Invalid("There is no such municipality.")
    refuse_postcodes(postcodes)
    contact, _made = NotificationContact.objects.update_or_create(
        code=code,
        defaults={
            "day_phone": day_phone,
            "night_phone": night_phone,
            "hours": hours.strip(),
            "postcodes": " ".join(postcodes.replace(",", " ").split()),
            "website": website,
            "updated_on": clock.today(),
            "updated_by_id": by.user_id,
        },
    )
    record(NotificationContactChanged(subject=contact, number=code), by=by)
    return contact
