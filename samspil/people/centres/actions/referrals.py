"""Referrals in both directions: asked by one side, decided by the person alone."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Closed, Conflict, Invalid
from samspil.base.events.recording import action, record
from samspil.people.applications.actions import leave_interest
from samspil.people.applications.models import Interest
from samspil.people.centres import rules
from samspil.people.centres.events import (
    ReferralAgreed,
    ReferralAsked,
    ReferralDeclined,
    ReferralLapsed,
    ReferralSettled,
)
from samspil.people.centres.flow import REFERRAL_FLOW, ReferralState
from samspil.people.centres.models import Referral, Vacancy
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, require_system
from samspil.society.partners.models import Partner


@action
def refer_to_workplace(by: Actor, vacancy: Vacancy, *, centre: Partner, name: str, email: str) -> Referral:
    """Ask a person whether the centre may pass them on to a vacancy that is shared with its municipality.

    Raises Closed for any other vacancy, Invalid when the person is being asked already.
    """
    require(by, Can.INTEREST_HANDLE, centre)
    shared = Vacancy.objects.open().filter(pk=vacancy.pk, municipality=centre.authority_id)
    if centre.kind != Partner.Kind.VOLUNTEER_CENTRE or not shared.exists():
        raise Closed([_("The vacancy is not shared with the municipality of this centre.")])
    activity = vacancy.activity
    place = {"authority_id": activity.workplace.unit.authority_id, "workplace": activity.workplace}
    asked = Referral(
        way=Referral.Way.TO_WORKPLACE, centre=centre, activity=activity, name=name.strip(), **place
    )
    _ask(asked, email)
    record(ReferralAsked(subject=asked), by=by)
    return asked


@action
def refer_to_centre(by: Actor, interest: Interest, *, centre: Partner) -> Referral:
    """Ask somebody who has left an interest whether they may be passed on to a volunteer centre.

    Raises Invalid without an e-mail address to ask, for a partner that is no centre, and when they are being asked already.
    """
    require(by, Can.INTEREST_HANDLE, interest)
    if not interest.email:
        raise Invalid(
            {"centre": [_("The person has left no e-mail address. Give them the centre's phone number.")]}
        )
    if centre.kind != Partner.Kind.VOLUNTEER_CENTRE or centre.ended_on is not None:
        raise Invalid({"centre": [_("Choose a volunteer centre.")]})
    place = {"authority_id": interest.authority_id, "workplace": interest.workplace}
    asked = Referral(
        way=Referral.Way.TO_CENTRE, centre=centre, name=interest.name, language=interest.language, **place
    )
    _ask(asked, interest.email)
    record(ReferralAsked(subject=asked), by=by)
    return asked


@action
def agree_to_referral(by: Actor, referral: Referral, *, key: str) -> None:
    """Say yes: the person themselves. To a workplace they become an interest there; the centre sees their name and address.

    Raises NotVisible for a false key, Conflict when it is answered already.
    """
    rules.require_own(referral, key)
    name, email = referral.name, referral.email
    kept = {} if referral.is_to_centre else {"name": rules.ERASED, "email": ""}
    REFERRAL_FLOW.move(referral, to=ReferralState.AGREED, agreed_at=clock.now(), **kept)
    if referral.activity is not None:
        words = _("Referred by %(centre)s to “%(activity)s”.")
        leave_interest(
            by,
            referral.authority,
            workplace=referral.workplace,
            name=name,
            email=email,
            kind=referral.activity.kind,
            message=words % {"centre": referral.centre.name, "activity": referral.activity.title},
        )
    record(ReferralAgreed(subject=referral), by=by)


@action
def decline_referral(by: Actor, referral: Referral, *, key: str) -> None:
    """Say no, or take the yes to a centre back: the row is deleted. Raises as `agree_to_referral`."""
    rules.require_own(referral, key)
    open_ones = Referral.objects.filter(pk=referral.pk, state=ReferralState.ASKED)
    given = Referral.objects.filter(pk=referral.pk, state=ReferralState.AGREED, way=Referral.Way.TO_CENTRE)
    gone = ReferralDeclined(subject=referral)
    if not (open_ones.delete()[0] or given.delete()[0]):
        raise Conflict(_("It has been answered already."))
    record(gone, by=by)


@action
def settle_referral(by: Actor, referral: Referral) -> None:
    """Note that the centre has talked with the person; name and address go at once. Raises IllegalMove before their yes."""
    require(by, Can.INTEREST_HANDLE, referral)
    REFERRAL_FLOW.move(referral, to=ReferralState.SETTLED, name=rules.ERASED, email="")
    record(ReferralSettled(subject=referral), by=by)


@action
def lapse_referral(by: Actor, referral: Referral) -> None:
    """Delete a question that nobody answered. Once is enough."""
    require_system(by)
    gone = ReferralLapsed(subject=referral)
    if Referral.objects.filter(pk=referral.pk, state=ReferralState.ASKED).delete()[0]:
        record(gone, by=by)


def _ask(referral: Referral, email: str) -> None:
    referral.email = email.strip().lower()
    try:
        with transaction.atomic():
            referral.save()
    except IntegrityError as error:
        field = "centre" if referral.is_to_centre else "email"
        raise Invalid({field: [_("The person has been asked already, and has not answered yet.")]}) from error
