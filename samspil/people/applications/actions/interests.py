"""An interest without an activity: left by anybody, answered by the people nearest to it."""

from django.utils import translation
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Invalid
from samspil.base.events.recording import action, record
from samspil.people.applications import rules
from samspil.people.applications.events import InterestAnswered, InterestErased, InterestLeft
from samspil.people.applications.flow import INTEREST_FLOW, InterestState
from samspil.people.applications.models import Interest
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, require_anyone
from samspil.society.places.models import Authority, Workplace


@action
def leave_interest(
    by: Actor,
    authority: Authority,
    *,
    name: str,
    email: str = "",
    phone: str = "",
    postcode: str = "",
    kind: str = "",
    message: str = "",
    workplace: Workplace | None = None,
    campaign: str = "",
) -> Interest:
    """Leave one's name and one way to be reached. Raises Invalid when there is no way to answer."""
    require_anyone(by)
    if not email and not phone:
        raise Invalid({"email": [_("Write your e-mail or your phone number, so that we can answer you.")]})
    interest = Interest.objects.create(
        authority=authority,
        workplace=workplace,
        name=name.strip(),
        email=email.strip().lower(),
        phone=phone,
        postcode=postcode,
        kind=kind,
        message=message,
        campaign=rules.campaign_code(campaign),
        language=translation.get_language() or "da",
    )
    record(InterestLeft(subject=interest), by=by)
    return interest


@action
def answer_interest(by: Actor, interest: Interest) -> None:
    """Note that the person has been answered."""
    require(by, Can.INTEREST_HANDLE, interest)
    INTEREST_FLOW.move(interest, to=InterestState.ANSWERED, answered_at=clock.now())
    record(InterestAnswered(subject=interest), by=by)


@action
def erase_interest(by: Actor, interest: Interest) -> None:
    """Take out who it was and what they wrote, at their wish or half a year after the answer; the count stays."""
    require(by, Can.INTEREST_HANDLE, interest)
    Interest.objects.filter(pk=interest.pk).update(
        state=InterestState.ANSWERED,
        name=rules.ERASED,
        email=f"erased-{interest.pk}@invalid",
        phone="",
        postcode="",
        message="",
        may_be_invited=False,
        ask_from=None,
        answered_at=interest.answered_at or clock.now(),
    )
    record(InterestErased(subject=interest), by=by)
