from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from samspil.base.events.facts import Fact


@dataclass(frozen=True, kw_only=True)
class LocalQuestionAdded(Fact):
    verb: ClassVar = "local_question.added"
    sentence: ClassVar = _("%(actor)s added a question of the workplace's own to the checklist")


@dataclass(frozen=True, kw_only=True)
class LocalQuestionRetired(Fact):
    verb: ClassVar = "local_question.retired"
    sentence: ClassVar = _("%(actor)s took a question of the workplace's own off the checklist")
