"""What happens to questions to the consultant, and to what others may learn from them."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from samspil.base.events.facts import Fact
from samspil.learning.networks.models import AdviceCase


@dataclass(frozen=True, kw_only=True)
class AdviceAsked(Fact):
    verb: ClassVar = "advice.sought"
    sentence: ClassVar = _("%(actor)s asked the volunteering consultant for: %(kind)s")
    labels: ClassVar = {"kind": AdviceCase.Kind}
    kind: str


@dataclass(frozen=True, kw_only=True)
class AdviceNoted(Fact):
    verb: ClassVar = "advice.noted"
    sentence: ClassVar = _("%(actor)s wrote more about a question to the volunteering consultant")


@dataclass(frozen=True, kw_only=True)
class AdviceAnswered(Fact):
    verb: ClassVar = "advice.answered"
    sentence: ClassVar = _("%(actor)s answered a question to the volunteering consultant")


@dataclass(frozen=True, kw_only=True)
class AdviceIntroduced(Fact):
    verb: ClassVar = "advice.introduced"
    sentence: ClassVar = _("%(actor)s brought the one who asked together with others")
    introduction: int


@dataclass(frozen=True, kw_only=True)
class AdviceTakenBack(Fact):
    verb: ClassVar = "advice.withdrawn"
    sentence: ClassVar = _("%(actor)s took back a question to the volunteering consultant")


@dataclass(frozen=True, kw_only=True)
class AdviceErased(Fact):
    verb: ClassVar = "advice.erased"
    sentence: ClassVar = _("A question to the volunteering consultant was deleted after its time")


@dataclass(frozen=True, kw_only=True)
class ArticlePublished(Fact):
    verb: ClassVar = "article.published"
    sentence: ClassVar = _("%(actor)s put something into the collection of knowledge")


@dataclass(frozen=True, kw_only=True)
class ArticleEdited(Fact):
    verb: ClassVar = "article.edited"
    sentence: ClassVar = _("%(actor)s changed something in the collection of knowledge")
    fields: list[str]


@dataclass(frozen=True, kw_only=True)
class ArticleRetired(Fact):
    verb: ClassVar = "article.retired"
    sentence: ClassVar = _("%(actor)s took something out of the collection of knowledge")
