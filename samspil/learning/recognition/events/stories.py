"""What happens to a story, and to the consent of those who are in it."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from samspil.base.events.facts import Fact
from samspil.learning.recognition.models.stories import Use


@dataclass(frozen=True, kw_only=True)
class StoryDrafted(Fact):
    verb: ClassVar = "story.drafted"
    sentence: ClassVar = _("%(actor)s began a story")
    kind: str


@dataclass(frozen=True, kw_only=True)
class StoryWritten(Fact):
    verb: ClassVar = "story.written"
    sentence: ClassVar = _("%(actor)s wrote on the story")


@dataclass(frozen=True, kw_only=True)
class PersonListed(Fact):
    verb: ClassVar = "story.person_listed"
    sentence: ClassVar = _("%(actor)s noted somebody who is in the story")


@dataclass(frozen=True, kw_only=True)
class PersonUnlisted(Fact):
    verb: ClassVar = "story.person_removed"
    sentence: ClassVar = _("%(actor)s took somebody out of the story")


@dataclass(frozen=True, kw_only=True)
class ConsentsAsked(Fact):
    """`people` are numbers of consents: those who are asked now."""

    verb: ClassVar = "story.consents_asked"
    sentence: ClassVar = _("%(actor)s asked those who are in the story for their consent")
    people: list[int]


@dataclass(frozen=True, kw_only=True)
class LetterPrinted(Fact):
    verb: ClassVar = "story.letter_viewed"
    sentence: ClassVar = _("%(actor)s printed a letter with somebody's private link")


@dataclass(frozen=True, kw_only=True)
class ConsentGiven(Fact):
    verb: ClassVar = "consent.given"
    sentence: ClassVar = _("Somebody who is in the story said yes")
    uses: list[str]


@dataclass(frozen=True, kw_only=True)
class ConsentBegun(Fact):
    """A first yes, with time to think it over before the second."""

    verb: ClassVar = "consent.begun"
    sentence: ClassVar = _("Somebody who is in the story said yes for the first time")
    uses: list[str]


@dataclass(frozen=True, kw_only=True)
class SecondYesDue(Fact):
    verb: ClassVar = "consent.second_yes_due"
    sentence: ClassVar = _("Somebody who has thought it over was asked once more")


@dataclass(frozen=True, kw_only=True)
class ConsentRefused(Fact):
    verb: ClassVar = "consent.refused"
    sentence: ClassVar = _("Somebody who is in the story said no")


@dataclass(frozen=True, kw_only=True)
class ConsentNarrowed(Fact):
    """The yes to some uses was taken back, and the rest stands."""

    verb: ClassVar = "consent.narrowed"
    sentence: ClassVar = _("Somebody who is in the story took back the yes to some uses")
    ended: list[str]


@dataclass(frozen=True, kw_only=True)
class ConsentWithdrawn(Fact):
    verb: ClassVar = "consent.withdrawn"
    sentence: ClassVar = _("Somebody who is in the story took the yes back")


@dataclass(frozen=True, kw_only=True)
class StoryApproved(Fact):
    verb: ClassVar = "story.approved"
    sentence: ClassVar = _("%(actor)s approved the story")


@dataclass(frozen=True, kw_only=True)
class StoryPublished(Fact):
    verb: ClassVar = "story.published"
    sentence: ClassVar = _("%(actor)s published the story")
    reach: str


@dataclass(frozen=True, kw_only=True)
class StoryTakenDown(Fact):
    verb: ClassVar = "story.taken_down"
    sentence: ClassVar = _("The story was taken down")
    is_final: bool


@dataclass(frozen=True, kw_only=True)
class StoryUsed(Fact):
    verb: ClassVar = "story.used"
    sentence: ClassVar = _("%(actor)s used the story: %(use)s")
    labels: ClassVar = {"use": Use}
    use: str


@dataclass(frozen=True, kw_only=True)
class StoryErased(Fact):
    verb: ClassVar = "story.erased"
    sentence: ClassVar = _("What stood in the story was erased")
