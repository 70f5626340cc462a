"""What happens to interviews. Never what was said, nor by which group."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from samspil.base.events.facts import Fact


@dataclass(frozen=True, kw_only=True)
class InterviewNoted(Fact):
    verb: ClassVar = "survey_interview.noted"
    sentence: ClassVar = _("%(actor)s wrote down what was learned in an interview")


@dataclass(frozen=True, kw_only=True)
class InterviewWithdrawn(Fact):
    verb: ClassVar = "survey_interview.withdrawn"
    sentence: ClassVar = _("%(actor)s deleted what was said in an interview, as the person wished")


@dataclass(frozen=True, kw_only=True)
class InterviewErased(Fact):
    verb: ClassVar = "survey_interview.erased"
    sentence: ClassVar = _("What was said in an interview was erased after a year; that it was held stays")
