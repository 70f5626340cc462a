"""When a consultation may be opened, answered, ended and published."""

from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import NotVisible
from samspil.compact.frameworks.flow import CONSULTATION_FLOW, ConsultationState
from samspil.compact.frameworks.flow import State as VersionState
from samspil.compact.frameworks.models import Consultation, Party, Version
from samspil.compact.frameworks.queries.consultations import without_response
from samspil.compact.frameworks.rules.rights import editing
from samspil.society.access.permission import ALLOWED, Verdict, allowed, refused

REMIND_DAYS = 3  # before the deadline, those who have not answered hear from us once
ERASE_DAYS = 183  # after the note, the addresses of those who were heard serve no purpose
LONGEST_DAYS = 366


def may_run(by: Actor, consultation: Consultation) -> Verdict:
    """Say whether the actor runs the consultation: those who may write the text."""
    return allowed(by, editing(consultation.version.framework), consultation)


def may_plan(by: Actor, version: Version) -> Verdict:
    """Say whether a consultation can be prepared on the version."""
    verdict = allowed(by, editing(version.framework), version)
    if verdict and version.state not in (VersionState.DRAFT, VersionState.IN_CONSULTATION):
        return refused(_("Only a draft is sent in consultation."))
    return verdict


def opening_lacks(consultation: Consultation) -> list[str]:
    """Return what keeps the consultation from being opened, a sentence each."""
    lacks = []
    if not consultation.parties.exists():
        lacks.append(_("Nobody is on the list yet. Add those who are to be heard."))
    if not consultation.version.clauses.exists():
        lacks.append(_("The draft has no text yet."))
    if consultation.deadline < clock.today():
        lacks.append(_("The last day for answers has passed. Choose a later one."))
    if consultation.version.state not in (VersionState.DRAFT, VersionState.IN_CONSULTATION):
        lacks.append(_("Only a draft is sent in consultation."))
    return lacks


def deadline_fault(deadline: date, *, today: date | None = None) -> str:
    """Say why the day cannot be the last one for answers, or nothing."""
    days = (deadline - (today or clock.today())).days
    if days < 0:
        return _("Choose a day that has not passed.")
    if days > LONGEST_DAYS:
        return _("Choose a day within the next year.")
    return ""


def may_answer(consultation: Consultation, *, at: datetime | None = None) -> Verdict:
    """Say whether answers are taken just now."""
    if consultation.state == ConsultationState.DRAFT:
        return refused(_("The consultation has not begun."))
    if consultation.state != ConsultationState.OPEN:
        return refused(_("The consultation has ended, and no more answers are taken."))
    if is_late(consultation, at=at) and consultation.late_kind == Consultation.Late.REFUSED:
        return refused(_("The deadline has passed, and no more answers are taken."))
    return ALLOWED


def is_late(consultation: Consultation, *, at: datetime | None = None) -> bool:
    """Say whether the last day for answers has ended."""
    return (at or clock.now()) >= consultation.ends_at


def publishing_lacks(consultation: Consultation) -> list[str]:
    """Return what keeps the note from being published, a sentence each: every answer has its response."""
    if not CONSULTATION_FLOW.can(consultation, ConsultationState.PUBLISHED):
        return [_("End the consultation first.")]
    waiting = without_response(consultation).count()
    if not waiting:
        return []
    return [
        ngettext(
            "%(count)s answer has no response yet. Everybody who has answered gets one.",
            "%(count)s answers have no response yet. Everybody who has answered gets one.",
            waiting,
        )
        % {"count": waiting}
    ]


def may_publish(by: Actor, consultation: Consultation) -> Verdict:
    verdict = may_run(by, consultation)
    lacks = publishing_lacks(consultation) if verdict else []
    return refused(" ".join(lacks)) if lacks else verdict


def may_open(by: Actor, consultation: Consultation) -> Verdict:
    verdict = may_run(by, consultation)
    lacks = opening_lacks(consultation) if verdict else []
    return refused(" ".join(lacks)) if lacks else verdict


def require_key(party: Party, key: str) -> None:
    """Raise NotVisible unless the key is the party's own: the private address is their only pass."""
    if not party.opens_with(key):
        raise NotVisible
