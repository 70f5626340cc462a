"""What happens to a round."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from samspil.base.events.facts import Fact
from samspil.learning.surveys.models import Kind


@dataclass(frozen=True, kw_only=True)
class RoundOpened(Fact):
    verb: ClassVar = "survey_round.opened"
    sentence: ClassVar = _("A questionnaire was opened until %(ends_on)s: %(kind)s")
    labels: ClassVar = {"kind": Kind}
    kind: str
    ends_on: str


@dataclass(frozen=True, kw_only=True)
class PeopleInvited(Fact):
    """Everybody whose number lies after one and up to another, and who is asked, gets a message."""

    verb: ClassVar = "survey_round.people_invited"
    sentence: ClassVar = _("People were invited to answer a questionnaire")
    after: int
    up_to: int


@dataclass(frozen=True, kw_only=True)
class RoundReminded(Fact):
    verb: ClassVar = "survey_round.reminded"
    sentence: ClassVar = _("Everybody who is asked was reminded of a questionnaire")
    after: int
    up_to: int


@dataclass(frozen=True, kw_only=True)
class AnswerGiven(Fact):
    """Nobody, nowhere, at no hour: only that there was one more answer."""

    verb: ClassVar = "survey.answer_given"
    sentence: ClassVar = _("A questionnaire was answered")


@dataclass(frozen=True, kw_only=True)
class RoundClosed(Fact):
    verb: ClassVar = "survey_round.closed"
    sentence: ClassVar = _("A questionnaire was closed, and its report can be read")
    kind: str


@dataclass(frozen=True, kw_only=True)
class RoundWithdrawn(Fact):
    verb: ClassVar = "survey_round.withdrawn"
    sentence: ClassVar = _("%(actor)s called a questionnaire off; its answers were deleted")


@dataclass(frozen=True, kw_only=True)
class TasksBrought(Fact):
    verb: ClassVar = "survey_round.tasks_brought"
    sentence: ClassVar = _(
        "%(actor)s brought tasks that are said to have moved before the committee: %(count)s"
    )
    count: int
    item: int


@dataclass(frozen=True, kw_only=True)
class WordsErased(Fact):
    verb: ClassVar = "survey_round.words_erased"
    sentence: ClassVar = _("What people had written in a questionnaire was erased; the numbers stay")


@dataclass(frozen=True, kw_only=True)
class TokensForgotten(Fact):
    verb: ClassVar = "survey_round.tokens_forgotten"
    sentence: ClassVar = _("It was forgotten that people had answered a questionnaire")
