"""What happens to values and questions."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from samspil.base.events.facts import Fact


@dataclass(frozen=True, kw_only=True)
class StandardQuestionsSeeded(Fact):
    verb: ClassVar = "survey.standards_seeded"
    sentence: ClassVar = _("Values and questions to begin with were written down: %(count)s")
    count: int


@dataclass(frozen=True, kw_only=True)
class ValueWritten(Fact):
    verb: ClassVar = "survey_value.written"
    sentence: ClassVar = _("%(actor)s wrote down a value")


@dataclass(frozen=True, kw_only=True)
class ValueEdited(Fact):
    verb: ClassVar = "survey_value.edited"
    sentence: ClassVar = _("%(actor)s changed a value")


@dataclass(frozen=True, kw_only=True)
class ValueRetired(Fact):
    verb: ClassVar = "survey_value.retired"
    sentence: ClassVar = _("%(actor)s took a value out of use")


@dataclass(frozen=True, kw_only=True)
class QuestionWritten(Fact):
    verb: ClassVar = "survey_question.written"
    sentence: ClassVar = _("%(actor)s wrote a question")


@dataclass(frozen=True, kw_only=True)
class QuestionMapped(Fact):
    verb: ClassVar = "survey_question.mapped"
    sentence: ClassVar = _("%(actor)s chose which value a question stands for")
    value: int | None


@dataclass(frozen=True, kw_only=True)
class QuestionRetired(Fact):
    verb: ClassVar = "survey_question.retired"
    sentence: ClassVar = _("%(actor)s took a question out of use")


@dataclass(frozen=True, kw_only=True)
class AskingAfterwardsSet(Fact):
    verb: ClassVar = "survey.afterwards_set"
    sentence: ClassVar = _("%(actor)s chose whether citizens are asked two questions afterwards")
    asks: bool
