"""Whom we tell, on the way to ready. Subjects name nobody: they are seen on locked screens."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.base.ui.formats import date_long
from samspil.people.onboarding.events import (
    CertificateMoved,
    SignatureAsked,
    StepExpiring,
    StepOverdue,
    TalkConfirmed,
)
from samspil.people.onboarding.models import Kind, TalkConfirmation
from samspil.people.volunteers.models import Affiliation
from samspil.society.access.matrix import Can, Duty
from samspil.society.accounts.models import User
from samspil.society.duties.queries import people_who
from samspil.society.notifications.notify import Message, notify

_LOOK_AFTER = frozenset({Duty.COORDINATOR, Duty.ASSOCIATION_LEADER})
_ASSESS = frozenset({Duty.LEADER, Duty.ASSOCIATION_LEADER})


@notify(SignatureAsked, kind="onboarding")
def ask_for_a_new_signature(fact: SignatureAsked) -> list[Message]:
    """Ask the volunteer to sign the new version of a text."""
    text = Kind(fact.kind).label
    return [
        Message(
            recipient=_volunteer(fact),
            subject=_("A text has a new version"),
            body=[
                _("There is a new version of “%(text)s”.") % {"text": text},
                _("Read it and sign it no later than %(day)s.")
                % {"day": date_long(date.fromisoformat(fact.until))},
            ],
            action_label=_("See my next step"),
            action_path=reverse("onboarding:my_steps"),
        )
    ]


@notify(StepExpiring, kind="onboarding")
def warn_of_expiry(fact: StepExpiring) -> list[Message]:
    """Warn the volunteer, and in the last week those who look after them."""
    if fact.kind == Kind.CHILD_CERTIFICATE:
        return _to_assessors(fact.subject.affiliation, _("A child certificate expires soon."))
    body = [_("“%(step)s” expires on %(day)s.") % {"step": Kind(fact.kind).label, "day": date_long(fact.day)}]
    how = _("Renew it in good time, and nothing stops. Your next step shows you how.")
    told = [_own_message(fact, _("Something expires soon"), [*body, how])]
    return told + (_to_coordinators(fact, _("A step expires soon"), body) if fact.days == 7 else [])


@notify(StepOverdue, kind="onboarding")
def tell_of_an_overdue_step(fact: StepOverdue) -> list[Message]:
    """Tell the volunteer and those who look after them; a certificate is nobody's business but the assessors'."""
    if fact.kind == Kind.CHILD_CERTIFICATE:
        return _to_assessors(fact.subject.affiliation, _("A child certificate has not been settled in time."))
    body = [_("“%(step)s” should have been in place by now.") % {"step": Kind(fact.kind).label}]
    still = _("It is not too late. Your next step shows you what to do.")
    return [
        _own_message(fact, _("A step is waiting for you"), [*body, still]),
        *_to_coordinators(fact, _("A step is overdue"), body),
    ]


@notify(CertificateMoved, kind="onboarding")
def tell_of_a_certificate(fact: CertificateMoved) -> list[Message]:
    """Tell the volunteer that the police have asked, and the assessors that one must be ordered."""
    affiliation = fact.subject.affiliation
    if fact.step == "required":
        return _to_assessors(affiliation, _("A child certificate must be ordered."))
    if fact.step != "consent_asked":
        return []
    return [
        Message(
            recipient=affiliation.volunteer.user,
            subject=_("Look in your Digital Post"),
            body=[
                _("The police have asked for your consent. You have 14 days to answer them."),
                _("You answer the police themselves. We only see whether it is in place."),
            ],
            action_label=_("See my next step"),
            action_path=reverse("onboarding:my_steps"),
        )
    ]


@notify(TalkConfirmed, kind="onboarding")
def tell_the_other_side(fact: TalkConfirmed) -> list[Message]:
    """Tell the side that has not said yes yet that the other has."""
    onboarding = fact.subject.onboarding
    talk = onboarding.talk
    if talk.confirmations.filter(revision=talk.revision).count() > 1:
        return []
    body = [_("The other side has said yes to what you agreed in the expectation talk. Now it is your turn.")]
    path = reverse("onboarding:talk", args=[onboarding.pk])
    people = (
        list(_coordinators(onboarding.affiliation))
        if fact.side == TalkConfirmation.Side.VOLUNTEER
        else [onboarding.volunteer.user]
    )
    subject, label = _("The expectation talk waits for your yes"), _("Open the talk")
    return [
        Message(recipient=one, subject=subject, body=body, action_label=label, action_path=path)
        for one in people
    ]


def _volunteer(fact: SignatureAsked | StepExpiring | StepOverdue) -> User:
    return User.objects.get(pk=fact.volunteer)


def _own_message(fact: StepExpiring | StepOverdue, subject: str, body: list[str]) -> Message:
    label, path = _("See my next step"), reverse("onboarding:my_steps")
    return Message(
        recipient=_volunteer(fact), subject=subject, body=body, action_label=label, action_path=path
    )


def _to_coordinators(fact: StepExpiring | StepOverdue, subject: str, body: list[str]) -> list[Message]:
    path = reverse("onboarding:volunteer", args=[fact.volunteer])
    people = _coordinators(fact.subject.affiliation)
    body = [*body, _("Perhaps the volunteer would be glad of a hand.")]
    return [
        Message(
            recipient=one, subject=subject, body=body, action_label=_("See the volunteer"), action_path=path
        )
        for one in people
        if one.pk != fact.volunteer
    ]


def _coordinators(affiliation: Affiliation) -> list[User]:
    return list(people_who(Can.ONBOARDING_CONFIRM, affiliation.access_scopes()[0], duties=_LOOK_AFTER))


def _to_assessors(affiliation: Affiliation, sentence: str) -> list[Message]:
    people = people_who(Can.CERTIFICATE_ASSESS, affiliation.access_scopes()[0], duties=_ASSESS)
    label, path = _("Open the list"), reverse("onboarding:certificates")
    body = [sentence, _("The list shows which one, and what to do.")]
    return [
        Message(recipient=one, subject=sentence.rstrip("."), body=body, action_label=label, action_path=path)
        for one in people
        if one.pk != affiliation.volunteer_id
    ]
