"""What happens to a case. Facts of cases have no place, so they stand in nobody's log but the case's own."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from samspil.base.events.facts import Fact
from samspil.everyday.cases.flow import State
from samspil.everyday.cases.models.cases import Kind, Outcome


@dataclass(frozen=True, kw_only=True)
class CaseOpened(Fact):
    verb: ClassVar = "case.opened"
    sentence: ClassVar = _("A case was opened: %(kind)s")
    labels: ClassVar = {"kind": Kind}
    kind: str


@dataclass(frozen=True, kw_only=True)
class CaseViewed(Fact):
    """Somebody read the case: every time, whoever it was."""

    verb: ClassVar = "case.viewed"
    sentence: ClassVar = _("%(actor)s read the case")


@dataclass(frozen=True, kw_only=True)
class CaseMoved(Fact):
    verb: ClassVar = "case.moved"
    sentence: ClassVar = _("%(actor)s moved the case on: %(state)s")
    labels: ClassVar = {"state": State}
    state: str


@dataclass(frozen=True, kw_only=True)
class CaseNoteWritten(Fact):
    verb: ClassVar = "case.note_written"
    sentence: ClassVar = _("%(actor)s wrote in the case")


@dataclass(frozen=True, kw_only=True)
class CasePeopleNamed(Fact):
    """Some readers may have lost their access by this; the listeners see that the case is not left alone."""

    verb: ClassVar = "case.people_named"
    sentence: ClassVar = _("%(actor)s noted whom the case is about")


@dataclass(frozen=True, kw_only=True)
class CaseReaderAdded(Fact):
    verb: ClassVar = "case.reader_added"
    sentence: ClassVar = _("%(actor)s asked somebody else to look into the case too")
    reader: int


@dataclass(frozen=True, kw_only=True)
class CaseHandedOver(Fact):
    verb: ClassVar = "case.handed_over"
    sentence: ClassVar = _("%(actor)s handed the case over to somebody else")
    reader: int


@dataclass(frozen=True, kw_only=True)
class CaseOverdue(Fact):
    verb: ClassVar = "case.overdue"
    sentence: ClassVar = _("Those who look into the case were reminded")


@dataclass(frozen=True, kw_only=True)
class CaseEscalated(Fact):
    """The case waited too long, or nobody was left: more people have been asked."""

    verb: ClassVar = "case.escalated"
    sentence: ClassVar = _("More people were asked to look into the case")
    readers: list[int]


@dataclass(frozen=True, kw_only=True)
class CaseLeftAlone(Fact):
    """There is nobody who could look into it. The administrators are told that somebody is missing, and nothing else."""

    verb: ClassVar = "case.left_alone"
    sentence: ClassVar = _("There was nobody who could look into the case")


@dataclass(frozen=True, kw_only=True)
class CaseDecided(Fact):
    verb: ClassVar = "case.decided"
    sentence: ClassVar = _("%(actor)s decided the case: %(outcome)s")
    labels: ClassVar = {"outcome": Outcome}
    outcome: str


@dataclass(frozen=True, kw_only=True)
class CaseReopened(Fact):
    verb: ClassVar = "case.reopened"
    sentence: ClassVar = _("The one who filed the case asked to be heard once more")


@dataclass(frozen=True, kw_only=True)
class CaseClosed(Fact):
    verb: ClassVar = "case.closed"
    sentence: ClassVar = _("%(actor)s closed the case")


@dataclass(frozen=True, kw_only=True)
class CaseWithdrawn(Fact):
    verb: ClassVar = "case.withdrawn"
    sentence: ClassVar = _("The one who filed the case took it back")


@dataclass(frozen=True, kw_only=True)
class CaseErased(Fact):
    verb: ClassVar = "case.erased"
    sentence: ClassVar = _("What stood in the case was erased")


@dataclass(frozen=True, kw_only=True)
class LessonLearned(Fact):
    verb: ClassVar = "lesson.learned"
    sentence: ClassVar = _("A lesson was kept, without names")
