"""Running a consultation: whom to hear, opening, ending, and publishing what it led to."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Closed, Conflict, IllegalMove, Invalid
from samspil.base.events.recording import action, record
from samspil.compact.frameworks.actions.held import locked
from samspil.compact.frameworks.events import (
    ConsultationClosed,
    ConsultationErased,
    ConsultationOpened,
    ConsultationPlanned,
    DeadlineExtended,
    NotePublished,
    PartyAdded,
    PartyInvited,
    PartyReminded,
    PartyRemoved,
)
from samspil.compact.frameworks.flow import CONSULTATION_FLOW, FLOW, ConsultationState, State
from samspil.compact.frameworks.models import Consultation, Party, Version
from samspil.compact.frameworks.queries.consultations import answers_to, open_consultations
from samspil.compact.frameworks.rules import consulting
from samspil.compact.frameworks.rules.rights import editing
from samspil.society.access.permission import require, require_system


def locked_consultation(consultation: Consultation) -> Consultation:
    """Lock the row until the action is done, and read it anew."""
    consultation.refresh_from_db(from_queryset=Consultation.objects.select_for_update(of=("self",)))
    return consultation


@action
def plan_consultation(
    by: Actor,
    version: Version,
    *,
    title: str,
    deadline: date,
    letter: str = "",
    late_kind: str = Consultation.Late.MARKED,
) -> Consultation:
    """Prepare a consultation on a draft; nobody is asked yet. Raises Invalid for a deadline that cannot be."""
    require(by, editing(version.framework), version)
    verdict = consulting.may_plan(by, version)
    if not verdict:
        raise IllegalMove(verdict.reason)
    _refuse_deadline(deadline)
    consultation = Consultation.objects.create(
        version=version, title=title, deadline=deadline, letter=letter, late_kind=late_kind
    )
    record(ConsultationPlanned(subject=consultation, version=version.pk, deadline=f"{deadline}"), by=by)
    return consultation


@action
def add_party(
    by: Actor,
    consultation: Consultation,
    *,
    kind: str,
    name: str,
    email: str,
    contact: str = "",
    language: str = "da",
) -> Party:
    """Put somebody on the list of those who are heard; when the consultation is open they are invited at once."""
    require(by, editing(consultation.version.framework), consultation)
    locked_consultation(consultation)
    if not (consultation.is_draft or consulting.may_answer(consultation)):
        raise IllegalMove(_("The consultation has ended, and no more answers are taken."))
    values = {"kind": kind, "name": name.strip(), "email": email.strip().lower(), "contact": contact}
    try:
        with transaction.atomic():
            party = consultation.parties.create(**values, language=language)
    except IntegrityError as error:
        raise Invalid({"name": [_("They are on the list already.")]}) from error
    if consultation.is_open:
        _invite(by, party)
    record(PartyAdded(subject=consultation, party=party.pk), by=by)
    return party


@action
def remove_party(by: Actor, party: Party) -> None:
    """Take somebody off the list again. Raises IllegalMove once they have been invited."""
    require(by, editing(party.consultation.version.framework), party)
    if not locked_consultation(party.consultation).is_draft:
        raise IllegalMove(_("They have been invited, and stay on the list."))
    consultation, pk = party.consultation, party.pk
    party.delete()
    record(PartyRemoved(subject=consultation, party=pk), by=by)


@action
def open_consultation(by: Actor, consultation: Consultation) -> None:
    """Invite everybody on the list. From now on the text stands still, and the version cannot be adopted.

    Raises Closed with the reasons while something is lacking, IllegalMove when somebody else was first.
    """
    require(by, editing(consultation.version.framework), consultation)
    version = locked(consultation.version)
    lacks = consulting.opening_lacks(consultation)
    if lacks:
        raise Closed(lacks)
    CONSULTATION_FLOW.move(consultation, to=ConsultationState.OPEN, opened_at=clock.now())
    if version.state == State.DRAFT:
        FLOW.move(version, to=State.IN_CONSULTATION)
    parties = list(consultation.parties.all())
    for party in parties:
        _invite(by, party)
    record(
        ConsultationOpened(
            subject=consultation,
            version=version.pk,
            parties=len(parties),
            deadline=f"{consultation.deadline}",
        ),
        by=by,
    )


@action
def extend_deadline(by: Actor, consultation: Consultation, *, deadline: date) -> None:
    """Give everybody more time; those who have not answered are told. Answers that came late stay marked."""
    require(by, editing(consultation.version.framework), consultation)
    locked_consultation(consultation)
    if not consultation.is_open:
        raise IllegalMove(_("Only an open consultation is given more time."))
    before = consultation.deadline
    if deadline <= before:
        raise Invalid({"deadline": [_("Choose a day after the present one.")]})
    _refuse_deadline(deadline)
    consultation.deadline = deadline
    consultation.save(update_fields=["deadline"])
    consultation.parties.filter(answered_at=None).update(reminded_at=None)
    record(DeadlineExtended(subject=consultation, before=f"{before}", deadline=f"{deadline}"), by=by)


@action
def close_consultation(by: Actor, consultation: Consultation) -> None:
    """Take no more answers. The version is a draft again, and can be adopted as it was sent out.

    Raises IllegalMove when it is not open, or somebody else was first.
    """
    require(by, editing(consultation.version.framework), consultation)
    version = locked(consultation.version)
    CONSULTATION_FLOW.move(consultation, to=ConsultationState.CLOSED, closed_at=clock.now())
    if version.state == State.IN_CONSULTATION and not open_consultations(version):
        FLOW.move(version, to=State.DRAFT)
    answers = answers_to(consultation).count()
    record(ConsultationClosed(subject=consultation, version=version.pk, answers=answers), by=by)


@action
def publish_note(by: Actor, consultation: Consultation, *, note: str) -> None:
    """Let everybody read what was answered and what became of it. Raises Closed while an answer has no response."""
    require(by, editing(consultation.version.framework), consultation)
    locked_consultation(consultation)
    lacks = consulting.publishing_lacks(consultation)
    if lacks:
        raise Closed(lacks)
    CONSULTATION_FLOW.move(consultation, to=ConsultationState.PUBLISHED, note=note, published_at=clock.now())
    record(NotePublished(subject=consultation, version=consultation.version_id), by=by)


@action
def remind_party(by: Actor, party: Party) -> None:
    """Remind somebody who has not answered; once, and a job does it. Raises Conflict when it has been done."""
    require_system(by)
    due = Party.objects.filter(pk=party.pk, answered_at=None, reminded_at=None)
    if not due.update(reminded_at=clock.now()):
        raise Conflict(_("They have answered, or have been reminded."))
    record(PartyReminded(subject=party, deadline=f"{party.consultation.deadline}"), by=by)


@action
def erase_contacts(by: Actor, consultation: Consultation) -> None:
    """Erase whom to write to, half a year after the note. The note itself stays, with the name each answered under."""
    require_system(by)
    consultation.contacts_erased_at = clock.now()
    consultation.save(update_fields=["contacts_erased_at"])
    for party in consultation.parties.all():
        party.contact, party.email = "", f"erased-{party.pk}@invalid"
        party.save(update_fields=["contact", "email"])
    record(ConsultationErased(subject=consultation), by=by)


def _invite(by: Actor, party: Party) -> None:
    party.invited_at = clock.now()
    party.save(update_fields=["invited_at"])
    record(PartyInvited(subject=party, deadline=f"{party.consultation.deadline}"), by=by)


def _refuse_deadline(deadline: date) -> None:
    fault = consulting.deadline_fault(deadline)
    if fault:
        raise Invalid({"deadline": [fault]})
