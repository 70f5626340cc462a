"""Who is asked, and who is told."""

from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.people.centres.events import ReferralAgreed, ReferralAsked, VacancyShared
from samspil.people.centres.models import Referral
from samspil.society.access.matrix import Can, Duty
from samspil.society.access.reach import Scope
from samspil.society.accounts.models import User
from samspil.society.duties.queries import people_who
from samspil.society.notifications.notify import EmailAddress, Message, notify
from samspil.society.partners.models import Partner


@notify(ReferralAsked, kind="application")
def ask_the_person(fact: ReferralAsked) -> list[Message]:
    rows = Referral.objects.select_related("centre", "authority", "workplace__unit", "activity")
    referral = rows.filter(pk=fact.subject.pk).first()
    if referral is None:
        return []
    return [
        Message(
            recipient=EmailAddress(referral.email, referral.language),
            subject=_("May we pass on your name?"),
            body=[
                _("Hello %(name)s") % {"name": referral.first_name},
                _question(referral),
                _(
                    "Say yes or no on the page. Without a yes nothing is passed on, and after two weeks we delete it."
                ),
            ],
            action_label=_("Say yes or no"),
            action_path=reverse("centres:referral", args=[referral.pk, referral.key]),
        )
    ]


@notify(ReferralAgreed, kind="application")
def tell_the_centre(fact: ReferralAgreed) -> list[Message]:
    referral = Referral.objects.select_related("centre").filter(pk=fact.subject.pk).first()
    if referral is None or not referral.is_to_centre:
        return []
    return [
        Message(
            recipient=user,
            subject=_("A person would like to talk with you"),
            body=[_("A workplace has referred somebody to you, and the person has said yes.")],
            action_label=_("See who"),
            action_path=reverse("centres:centre", args=[referral.centre_id]),
        )
        for user in _leaders(referral.centre)
    ]


@notify(VacancyShared, kind="activity")
def show_the_vacancy(fact: VacancyShared) -> list[Message]:
    kind = Partner.Kind.VOLUNTEER_CENTRE
    centres = Partner.objects.filter(authority=fact.municipality, kind=kind, ended_on=None).order_by("pk")
    return [
        Message(
            recipient=user,
            subject=_("A new vacancy for volunteers"),
            body=[_("A workplace shows you an activity that asks for volunteers.")],
            action_label=_("See the vacancy"),
            action_path=reverse("centres:centre", args=[centre.pk]),
        )
        for centre in centres
        for user in _leaders(centre)
    ]


def _question(referral: Referral) -> str:
    place = referral.place
    if referral.activity is None:
        words = _(
            "%(place)s would like to pass your name and e-mail address on to %(centre)s, which knows many ways to volunteer."
        )
        return words % {"place": place, "centre": referral.centre.name}
    words = _(
        "%(centre)s would like to pass your name and e-mail address on to %(place)s, about “%(activity)s”."
    )
    return words % {"place": place, "centre": referral.centre.name, "activity": referral.activity.title}


def _leaders(centre: Partner) -> list[User]:
    duties = frozenset({Duty.ASSOCIATION_LEADER})
    return list(people_who(Can.INTEREST_HANDLE, Scope(partner_id=centre.pk), duties=duties))
