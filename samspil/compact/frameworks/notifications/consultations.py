"""Letters to those who are heard, and to those who run the consultation."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspil.base.ui.formats import date_long
from samspil.compact.frameworks.events import (
    ConsultationClosed,
    DeadlineExtended,
    NotePublished,
    PartyAnswered,
    PartyInvited,
    PartyReminded,
)
from samspil.compact.frameworks.models import Consultation, Party
from samspil.compact.frameworks.queries.consultations import without_response
from samspil.compact.frameworks.rules.rights import editing
from samspil.society.access.matrix import Duty
from samspil.society.duties.queries import people_who
from samspil.society.notifications.notify import EmailAddress, Message, notify

_RUN = frozenset({Duty.CONSULTANT, Duty.ADMINISTRATOR, Duty.LEADER})


@notify(PartyInvited, kind="dialogue")
def invite(fact: PartyInvited) -> list[Message]:
    party = _party(fact.subject.pk)
    consultation = party.consultation
    letter = [line for line in consultation.letter.splitlines() if line.strip()]
    return [
        _to_party(
            party,
            subject=_("You are invited to answer a consultation"),
            body=[
                _greeting(party),
                _("%(authority)s would like to hear what %(party)s thinks of the draft “%(title)s”.")
                % {
                    "authority": consultation.version.framework.authority.name,
                    "party": party.name,
                    "title": consultation.version.title,
                },
                *letter,
                _("The last day for answers is %(day)s. You need no account: the button opens your own page.")
                % {"day": date_long(consultation.deadline)},
            ],
            label=_("Read the draft and answer"),
        )
    ]


@notify(PartyReminded, kind="dialogue")
def remind(fact: PartyReminded) -> list[Message]:
    party = _party(fact.subject.pk)
    return [
        _to_party(
            party,
            subject=_("The deadline of the consultation is near"),
            body=[
                _greeting(party),
                _("We have not heard from %(party)s about the draft “%(title)s” yet.")
                % {"party": party.name, "title": party.consultation.version.title},
                _("The last day for answers is %(day)s. “We have no remarks” is an answer, too.")
                % {"day": date_long(party.consultation.deadline)},
            ],
            label=_("Read the draft and answer"),
        )
    ]


@notify(DeadlineExtended, kind="dialogue")
def tell_of_more_time(fact: DeadlineExtended) -> list[Message]:
    consultation = _consultation(fact.subject.pk)
    return [
        _to_party(
            party,
            subject=_("There is more time to answer the consultation"),
            body=[
                _greeting(party),
                _("The last day for answers about “%(title)s” is now %(day)s.")
                % {"title": consultation.version.title, "day": date_long(consultation.deadline)},
            ],
            label=_("Read the draft and answer"),
        )
        for party in consultation.parties.filter(answered_at=None)
    ]


@notify(PartyAnswered, kind="dialogue")
def acknowledge(fact: PartyAnswered) -> list[Message]:
    party = _party(fact.subject.pk)
    late = _("Some of it came after the deadline, and is marked so.") if fact.late else ""
    return [
        _to_party(
            party,
            subject=_("We have received your answer"),
            body=[
                _greeting(party),
                _(
                    "Thank you for your answer about “%(title)s”. You can read and change it until the deadline."
                )
                % {"title": party.consultation.version.title},
                *([late] if late else []),
                _("Everybody who has answered gets a response. You hear from us when it is ready."),
            ],
            label=_("See your answer"),
        )
    ]


@notify(ConsultationClosed, kind="dialogue")
def ask_for_responses(fact: ConsultationClosed) -> list[Message]:
    consultation = _consultation(fact.subject.pk)
    waiting = without_response(consultation).count()
    told = ngettext(
        "%(count)s answer waits for a response.", "%(count)s answers wait for a response.", waiting
    )
    return [
        Message(
            recipient=user,
            subject=_("A consultation has ended"),
            body=[
                _("The consultation “%(title)s” has ended.") % {"title": consultation.title},
                told % {"count": waiting},
                _("The note can be published when every answer has its response."),
            ],
            action_label=_("See the consultation"),
            action_path=reverse("frameworks:consultation", args=[consultation.pk]),
        )
        for user in people_who(
            editing(consultation.version.framework), consultation.access_scopes()[0], duties=_RUN
        )
    ]


@notify(NotePublished, kind="dialogue")
def tell_what_it_led_to(fact: NotePublished) -> list[Message]:
    consultation = _consultation(fact.subject.pk)
    return [
        Message(
            recipient=EmailAddress(party.email, party.language),
            subject=_("What the consultation led to"),
            body=[
                _greeting(party),
                _("All answers about “%(title)s”, and what became of each, can be read now.")
                % {"title": consultation.version.title},
                _("Thank you for taking part."),
            ],
            action_label=_("Read the note"),
            action_path=reverse("frameworks:note", args=[consultation.pk]),
        )
        for party in consultation.parties.all()
    ]


def _to_party(party: Party, *, subject: str, body: list[str], label: str) -> Message:
    return Message(
        recipient=EmailAddress(party.email, party.language),
        subject=subject,
        body=body,
        action_label=label,
        action_path=reverse("frameworks:answer", args=[party.pk, party.key]),
    )


def _greeting(party: Party) -> str:
    return _("Hello %(name)s") % {"name": party.contact or party.name}


def _party(pk: int) -> Party:
    return Party.objects.select_related("consultation__version__framework__authority").get(pk=pk)


def _consultation(pk: int) -> Consultation:
    return Consultation.objects.detailed().get(pk=pk)
