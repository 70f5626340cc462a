"""What citizens can ask for where: which kinds an activity offers, and when nobody can ask at all."""

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext as _

from samspil.everyday.requests.models import RequestKind as Ask
from samspil.people.activities.flow import State as ActivityState
from samspil.people.activities.models import Activity
from samspil.people.activities.models import Kind as Doing
from samspil.society.access.permission import ALLOWED, Verdict, refused
from samspil.society.places.models import Setting

# The kinds of activity without a line are not asked for by one citizen: way-finding, a café, a class, first aid.
OFFERS: Final[Mapping[str, tuple[Ask, ...]]] = {
    Doing.PATIENT_SUPPORT: (Ask.COMPANY, Ask.READING, Ask.PURCHASE),
    Doing.READING: (Ask.READING,),
    Doing.CONVERSATION: (Ask.COMPANY,),
    Doing.PEER_SUPPORT: (Ask.PEER,),
    Doing.PATIENT_INFORMATION: (Ask.PEER,),
    Doing.CONTACT_RELATION: (Ask.COMPANION,),
    Doing.TALK: (Ask.TALK,),
    Doing.HOSPICE_RELIEF: (Ask.RELIEF, Ask.COMPANY, Ask.READING),
    Doing.VIGIL: (Ask.VIGIL,),
    Doing.ESCORT: (Ask.ESCORT,),
    Doing.AFTER_DISCHARGE: (Ask.AFTER_DISCHARGE,),
    Doing.VISITING: (Ask.COMPANY, Ask.COMPANION, Ask.READING),
}
# Where a citizen is found by a room or a bed. At home an address is shown only once both have said yes (RM-31).
WITH_ROOMS: Final = frozenset({Setting.HOSPITAL, Setting.HOSPICE, Setting.CARE_HOME, Setting.INSTITUTION})
WITHOUT_PLACE: Final = frozenset({Setting.PRIVATE_HOME, Setting.PHONE_ONLINE})


def kinds_of(activity: Activity) -> tuple[Ask, ...]:
    """Return what can be asked for at this activity; nothing where a professional decides (RM-30)."""
    return () if activity.access_mode == Activity.Access.REFERRED else OFFERS.get(activity.kind, ())


def doings_with(kind: str) -> list[str]:
    """Return the kinds of activity at which this can be asked for."""
    return [doing for doing, kinds in OFFERS.items() if kind in kinds]


def may_ask(activity: Activity) -> Verdict:
    """Say whether somebody can ask for it just now, and if not, why."""
    if activity.state == ActivityState.PAUSED:
        return refused(_("The activity is taking a break. Call the place, and hear when it begins again."))
    if activity.state != ActivityState.PUBLISHED or not activity.workplace.is_active:
        return refused(
            _("You cannot ask for this any more. Call the place: perhaps they have something else.")
        )
    return ALLOWED


def has_rooms(activity: Activity) -> bool:
    """Say whether a citizen here can be found by a room or a bed."""
    return activity.setting in WITH_ROOMS
