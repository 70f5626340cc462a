"""Somebody is asked to speak, and the one who asked hears the answer."""

from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.base.events.facts import Fact
from samspil.base.ui.formats import date_long
from samspil.learning.networks.events.speakers import (
    PresentationAccepted,
    PresentationCalledOff,
    PresentationDeclined,
    PresentationSought,
)
from samspil.learning.networks.flow import PresentationState
from samspil.learning.networks.models import Presentation
from samspil.society.accounts.models import User
from samspil.society.notifications.notify import Message, notify


@notify(PresentationSought, kind="dialogue")
def ask_the_speaker(fact: PresentationSought) -> list[Message]:
    found = _presentation(fact)
    body = [
        _("%(name)s would like you to speak on %(day)s.")
        % {"name": found.asker, "day": date_long(found.held_on)},
        _("Both yes and no are good answers."),
    ]
    return _to(found.speaker, found, subject=_("Would you come and speak?"), body=body)


@notify(PresentationAccepted, PresentationDeclined, kind="dialogue")
def tell_the_one_who_asked(fact: Fact) -> list[Message]:
    found = _presentation(fact)
    said = {"day": date_long(found.held_on)}
    if found.state == PresentationState.ACCEPTED:
        body = [_("The answer is yes: you have a speaker on %(day)s.") % said]
    else:
        body = [_("The one you asked cannot speak on %(day)s. Perhaps somebody else can.") % said]
    return _to(found.asker, found, subject=_("An answer from a speaker"), body=body)


@notify(PresentationCalledOff, kind="dialogue")
def tell_both(fact: PresentationCalledOff) -> list[Message]:
    found = _presentation(fact)
    body = [_("The presentation on %(day)s is called off.") % {"day": date_long(found.held_on)}]
    subject = _("A presentation is called off")
    return [
        message
        for user in (found.speaker, found.asker)
        for message in _to(user, found, subject=subject, body=body)
    ]


def _to(user: User, found: Presentation, *, subject: str, body: list[str]) -> list[Message]:
    if not user.is_active:
        return []
    path = reverse("networks:presentation", args=[found.pk])
    return [
        Message(
            recipient=user,
            subject=subject,
            body=body,
            action_label=_("Open the agreement"),
            action_path=path,
        )
    ]


def _presentation(fact: Fact) -> Presentation:
    return Presentation.objects.select_related("speaker", "asker").get(pk=fact.subject.pk)
