"""Who may do what in a companionship, what it must say, and when it is next talked about."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Closed, Denied, IllegalMove, Invalid, NotVisible
from samspil.everyday.requests.flow import CompanionshipState
from samspil.everyday.requests.models import Companionship
from samspil.people.citizens.queries import refuse_who_said_no
from samspil.people.volunteers.models import Volunteer
from samspil.society.access.matrix import Can
from samspil.society.access.permission import allowed, require
from samspil.society.partners.models import Partner

ERASED = "-"
ERASE_DAYS = 30
DAY_MINUTES = 24 * 60


@dataclass(frozen=True, kw_only=True)
class Bond:
    """What a coordinator writes when two, or a group and a citizen, are brought together."""

    first_name: str
    email: str = ""
    phone: str = ""
    whereabouts: str = ""
    volunteer: Volunteer | None = None
    partner: Partner | None = None
    group_kind: str = ""
    group_name: str = ""
    group_count: int | None = None
    contact_name: str = ""
    contact_email: str = ""
    review_every_months: int = 3
    counts_hours: bool = False
    has_goal: bool = False
    goal: str = ""

    @classmethod
    def of(cls, **said: Any) -> "Bond":
        """Return it stripped; what belongs to the other kind of companion is left out."""
        tidy: dict[str, Any] = {name: _stripped(value) for name, value in said.items()}
        bond = cls(**tidy)
        lone = {
            "partner": None,
            "group_name": "",
            "group_count": None,
            "contact_name": "",
            "contact_email": "",
        }
        changes: dict[str, Any] = {"email": bond.email.lower(), "contact_email": bond.contact_email.lower()}
        changes |= {"goal": bond.goal if bond.has_goal else ""}
        changes |= {"volunteer": None} if bond.group_kind else lone
        return cls(**{**bond.__dict__, **changes})

    @property
    def contacts(self) -> tuple[str, ...]:
        return tuple(way for way in (self.email, self.phone) if way)


def _stripped(value: Any) -> Any:
    return value.strip() if isinstance(value, str) else value


def person_behind(by: Actor) -> int:
    """Return the number of the person who acts. Raises Denied for a job, which talks to nobody."""
    if by.user_id is None:
        raise Denied(_("Sign in first."))
    return by.user_id


def refuse_incomplete(bond: Bond) -> None:
    """Raise Invalid, with a sentence beside each field, for what cannot be begun with."""
    errors: dict[str, list[str]] = {}
    if not bond.first_name:
        errors["first_name"] = [_("Write a first name.")]
    if not bond.contacts and not bond.whereabouts:
        errors["phone"] = [_("Write a phone number, an e-mail, or at least the room.")]
    if not 1 <= bond.review_every_months <= 12:
        errors["review_every_months"] = [_("Between 1 and 12 months, please.")]
    if bond.group_kind:
        if not bond.group_name:
            errors["group_name"] = [_("What is the group called? For example 3.b. Write no child's name.")]
        if not bond.group_count:
            errors["group_count"] = [_("How many are they, about?")]
        if not bond.contact_name:
            errors["contact_name"] = [_("Write the name of the grown-up whom one can ask.")]
    elif bond.volunteer is None:
        errors["volunteer"] = [_("Choose a volunteer, or describe a group.")]
    if errors:
        raise Invalid(errors)


def require_belonging(by: Actor, companionship: Companionship, key: str = "") -> None:
    """Raise NotVisible or Denied unless it is one of those who belong to it: the two, the group's contact, or the coordinator."""
    if key:
        if not (companionship.opens_with(key) or companionship.opens_for_group_with(key)):
            raise NotVisible
        return
    if by.user_id is not None and by.user_id == companionship.volunteer_id:
        return
    require(by, Can.COMPANIONSHIP_EDIT, companionship)


def require_citizen(companionship: Companionship, key: str) -> None:
    """Raise NotVisible unless the key is the citizen's own."""
    if not companionship.opens_with(key):
        raise NotVisible


def is_handled_by(by: Actor, companionship: Companionship) -> bool:
    return bool(allowed(by, Can.COMPANIONSHIP_EDIT, companionship))


def refuse_no_contact(companionship: Companionship) -> None:
    """Raise Closed when the citizen has said no to contact: no path brings the two together then."""
    refuse_who_said_no(
        companionship.workplace, whereabouts=companionship.whereabouts, contacts=companionship.contacts
    )


def refuse_over(companionship: Companionship) -> None:
    if not companionship.is_together:
        raise Closed([_("This companionship has ended.")])


def refuse_unless(companionship: Companionship, state: CompanionshipState) -> None:
    """Raise IllegalMove from any other state: two states lead to "under way", and each by its own door."""
    if companionship.state != state:
        raise IllegalMove(
            _("This cannot be done now: it is “%(state)s”.") % {"state": companionship.get_state_display()}
        )


def refuse_time(companionship: Companionship, day: date, minutes: int) -> None:
    """Raise Closed where hours are not counted, and Invalid for time that cannot have been spent."""
    refuse_over(companionship)
    if not companionship.counts_hours:
        raise Closed([_("No hours are counted here. It is about being together.")])
    if day > clock.today():
        raise Invalid({"day": [_("That day has not come yet.")]})
    if not 1 <= minutes <= DAY_MINUTES:
        raise Invalid({"minutes": [_("Write how many minutes, for example 90.")]})


def next_review(after: date, months: int) -> date:
    """Return the day so many months later; the last day of a shorter month."""
    years, month = divmod(after.month - 1 + months, 12)
    year, month = after.year + years, month + 1
    return date(year, month, min(after.day, monthrange(year, month)[1]))
