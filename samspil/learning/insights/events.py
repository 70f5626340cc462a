"""What happens to evaluations."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from samspil.base.events.facts import Fact
from samspil.learning.insights.models import Voice


@dataclass(frozen=True, kw_only=True)
class EvaluationOpened(Fact):
    verb: ClassVar = "evaluation.opened"
    sentence: ClassVar = _("%(actor)s opened an evaluation, to be answered by %(answer_day)s")
    answer_day: str


@dataclass(frozen=True, kw_only=True)
class EvaluationAnswered(Fact):
    verb: ClassVar = "evaluation.answered"
    sentence: ClassVar = _("%(actor)s answered the evaluation (%(voice)s)")
    labels: ClassVar = {"voice": Voice}
    voice: str


@dataclass(frozen=True, kw_only=True)
class EvaluationCompleted(Fact):
    verb: ClassVar = "evaluation.completed"
    sentence: ClassVar = _("Both sides have answered: the evaluation has been carried out")


@dataclass(frozen=True, kw_only=True)
class EvaluationShared(Fact):
    verb: ClassVar = "evaluation.shared"
    sentence: ClassVar = _("%(actor)s put the evaluation before the committee, as matter no. %(item)s")
    item: int


@dataclass(frozen=True, kw_only=True)
class EvaluationCalledOff(Fact):
    verb: ClassVar = "evaluation.called_off"
    sentence: ClassVar = _("%(actor)s called the evaluation off")


@dataclass(frozen=True, kw_only=True)
class EvaluationReminded(Fact):
    verb: ClassVar = "evaluation.reminded"
    sentence: ClassVar = _("Those who have not answered the evaluation were reminded")
