"""What can happen to consultations, those who are heard, and their answers."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from samspil.base.events.facts import Fact
from samspil.compact.frameworks.models import AnswerResponse


@dataclass(frozen=True, kw_only=True)
class ConsultationPlanned(Fact):
    verb: ClassVar = "consultation.planned"
    sentence: ClassVar = _("%(actor)s prepared a consultation with the deadline %(deadline)s")
    version: int
    deadline: str


@dataclass(frozen=True, kw_only=True)
class PartyAdded(Fact):
    verb: ClassVar = "consultation.party_added"
    sentence: ClassVar = _("%(actor)s put party no. %(party)s on the list")
    party: int


@dataclass(frozen=True, kw_only=True)
class PartyRemoved(Fact):
    verb: ClassVar = "consultation.party_removed"
    sentence: ClassVar = _("%(actor)s took party no. %(party)s off the list")
    party: int


@dataclass(frozen=True, kw_only=True)
class ConsultationOpened(Fact):
    verb: ClassVar = "consultation.opened"
    sentence: ClassVar = _("%(actor)s opened the consultation of %(parties)s parties until %(deadline)s")
    version: int
    parties: int
    deadline: str


@dataclass(frozen=True, kw_only=True)
class PartyInvited(Fact):
    verb: ClassVar = "consultation.party_invited"
    sentence: ClassVar = _("The party was invited to answer until %(deadline)s")
    deadline: str


@dataclass(frozen=True, kw_only=True)
class DeadlineExtended(Fact):
    verb: ClassVar = "consultation.deadline_extended"
    sentence: ClassVar = _("%(actor)s moved the deadline from %(before)s to %(deadline)s")
    before: str
    deadline: str


@dataclass(frozen=True, kw_only=True)
class PartyReminded(Fact):
    verb: ClassVar = "consultation.party_reminded"
    sentence: ClassVar = _("The party was reminded of the deadline %(deadline)s")
    deadline: str


@dataclass(frozen=True, kw_only=True)
class PartyAnswered(Fact):
    verb: ClassVar = "consultation.answered"
    sentence: ClassVar = _("The party sent its answer: %(answers)s in all, %(late)s of them late")
    answers: int
    late: int


@dataclass(frozen=True, kw_only=True)
class AnswerWeighed(Fact):
    verb: ClassVar = "consultation.answer_weighed"
    sentence: ClassVar = _("%(actor)s responded to answer no. %(answer)s: %(disposition)s")
    labels: ClassVar = {"disposition": AnswerResponse.Disposition}
    answer: int
    disposition: str


@dataclass(frozen=True, kw_only=True)
class ConsultationClosed(Fact):
    verb: ClassVar = "consultation.closed"
    sentence: ClassVar = _("%(actor)s ended the consultation; %(answers)s answers have come")
    version: int
    answers: int


@dataclass(frozen=True, kw_only=True)
class NotePublished(Fact):
    verb: ClassVar = "consultation.note_published"
    sentence: ClassVar = _("%(actor)s published the note of the consultation")
    version: int


@dataclass(frozen=True, kw_only=True)
class ConsultationErased(Fact):
    verb: ClassVar = "consultation.contacts_erased"
    sentence: ClassVar = _("The names and addresses of those who were heard were erased")
