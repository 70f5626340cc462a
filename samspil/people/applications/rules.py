"""When somebody may apply, and what each decision needs."""

import re
from datetime import date

from django.core.signing import Signer
from django.db.models import QuerySet
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.errors import Invalid, NotVisible
from samspil.base.core.guards import holds_cpr
from samspil.base.core.kept import kept
from samspil.people.activities.flow import State as ActivityState
from samspil.people.activities.models import Activity
from samspil.people.applications.models import Application, Interest, Recruitment
from samspil.people.onboarding.models import Onboarding
from samspil.people.volunteers.models import Volunteer
from samspil.society.access.permission import ALLOWED, Verdict, refused

OFFER_DAYS = 7
CONFIRM_DAYS = 7
ANSWER_DAYS = 7  # an applicant who has waited longer stands first and red on the coordinator's page
ERASE_DAYS = 183
ERASED = "-"
OLDEST_YEAR = 1915
CAMPAIGN = "k"  # the parameter of an address that says through which link of a campaign somebody came (RM-49)
_CODE = re.compile(r"[a-z0-9-]{1,24}")
PAUSE_DAYS = 90  # nobody is asked to volunteer while they, or their nearest, are treated here (DR-58)


def recruitment_of(activity: Activity) -> Recruitment:
    """Return how many the activity wants; without a row it is open and without a limit."""
    return next(iter(_recruitment(activity.pk)), None) or Recruitment(activity=activity)


@kept
def _recruitment(activity: int) -> QuerySet[Recruitment]:
    return Recruitment.objects.filter(activity=activity)


def may_apply(activity: Activity) -> Verdict:
    """Say whether the activity takes applications just now, and if not, why."""
    if activity.state != ActivityState.PUBLISHED or not activity.workplace.is_active:
        return refused(_("This activity does not take new volunteers at the moment."))
    if not recruitment_of(activity).is_open:
        return refused(
            _(
                "This activity has all the volunteers it needs for now. Look again later, or register your interest."
            )
        )
    return ALLOWED


def require_key(thing: Application | Interest, key: str) -> None:
    """Raise NotVisible unless the key is the thing's own: the person's private address is their only pass."""
    if not thing.opens_with(key):
        raise NotVisible


def invitation_code(activity_id: int, volunteer_id: int) -> str:
    """Return what makes a link a volunteer's own invitation. It is derived: no invitation is stored, and nobody invited."""
    signature = Signer(salt="invitation").signature(f"{activity_id}:{volunteer_id}")
    return f"{volunteer_id}-{signature}"


def campaign_code(typed: str) -> str:
    """Return the code of a campaign's link if it could be one, and nothing otherwise. Whether it exists is not asked here."""
    code = typed.strip().lower()
    return code if _CODE.fullmatch(code) and not holds_cpr(code) else ""


def inviter(activity: Activity, code: str) -> Volunteer | None:
    """Return the volunteer whose invitation this is; None for a false code, and when they no longer take part."""
    number = code.partition("-")[0]
    if not (number.isascii() and number.isdigit() and len(number) < 12):
        return None
    if not constant_time_compare(invitation_code(activity.pk, int(number)), code):
        return None
    part = Onboarding.objects.current().filter(activity=activity, volunteer=int(number))
    held = part.filter(volunteer__departed_on__isnull=True).select_related("volunteer__user").first()
    return held.volunteer if held else None


def invitation_verdict(interest: Interest, activity: Activity) -> Verdict:
    """Say whether the person may be invited to the activity: they have said yes, and the pause is over (DR-58)."""
    if not interest.may_be_invited or not interest.email:
        return refused(_("Only those who have said yes to it themselves are invited."))
    if interest.ask_from is not None and interest.ask_from > clock.today():
        return refused(_("The pause after the treatment is not over yet."))
    if (
        not recruitment_of(activity).seeks_peers
        or activity.workplace.unit.authority_id != interest.authority_id
    ):
        return refused(_("This activity does not ask for people with experience of their own."))
    return may_apply(activity)


def refuse_bad_year(activity: Activity, birth_year: int | None, *, today: date | None = None) -> None:
    """Raise Invalid when the year of birth is missing where an age counts, impossible, or too late.

    Somebody who comes of age this year is welcome to apply; the coordinator sees to the date.
    """
    this_year = (today or clock.today()).year
    if birth_year is None:
        if activity.min_age > 0:
            raise Invalid({"birth_year": [_("Write your year of birth: this activity has an age limit.")]})
        return
    if not OLDEST_YEAR <= birth_year <= this_year:
        raise Invalid({"birth_year": [_("Write the year with four digits, for example 1958.")]})
    if this_year - birth_year < activity.min_age:
        raise Invalid(
            {
                "birth_year": [
                    _("You must be at least %(age)s to join this activity. There are others you can join.")
                    % {"age": activity.min_age}
                ]
            }
        )
