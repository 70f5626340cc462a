"""What happens to a matter on its way through a committee. The upper rooms listen to these."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from samspil.base.events.facts import Fact
from samspil.compact.dialogue.models import Cause, Conclusion


@dataclass(frozen=True, kw_only=True)
class ItemRaised(Fact):
    verb: ClassVar = "item.raised"
    sentence: ClassVar = _("%(actor)s raised a matter for the committee (%(cause)s)")
    labels: ClassVar = {"cause": Cause}
    cause: str
    about: str
    committee: int | None


@dataclass(frozen=True, kw_only=True)
class ItemExtended(Fact):
    """The same thing has changed again while the matter waits."""

    verb: ClassVar = "item.extended"
    sentence: ClassVar = _("%(actor)s added to a matter that waits for the committee (%(cause)s)")
    labels: ClassVar = {"cause": Cause}
    cause: str
    about: str


@dataclass(frozen=True, kw_only=True)
class ItemTakenUp(Fact):
    """A committee now covers the workplace, and has been given what waited for one."""

    verb: ClassVar = "item.taken_up"
    sentence: ClassVar = _("%(actor)s gave the matter to committee no. %(committee)s")
    committee: int


@dataclass(frozen=True, kw_only=True)
class ItemPutOnAgenda(Fact):
    verb: ClassVar = "item.put_on_agenda"
    sentence: ClassVar = _("%(actor)s put the matter on the agenda of meeting no. %(meeting)s")
    meeting: int


@dataclass(frozen=True, kw_only=True)
class ItemTakenOffAgenda(Fact):
    verb: ClassVar = "item.taken_off_agenda"
    sentence: ClassVar = _("%(actor)s took the matter off the agenda; it waits for another meeting")
    meeting: int


@dataclass(frozen=True, kw_only=True)
class ItemDiscussed(Fact):
    """`about` is what the upper room has said the matter is about: "agreements.agreement:12"."""

    verb: ClassVar = "item.discussed"
    sentence: ClassVar = _("%(actor)s recorded that the committee discussed the matter (%(conclusion)s)")
    labels: ClassVar = {"cause": Cause, "conclusion": Conclusion}
    cause: str
    about: str
    committee: int
    conclusion: str


@dataclass(frozen=True, kw_only=True)
class ItemFoundNotRelevant(Fact):
    verb: ClassVar = "item.found_not_relevant"
    sentence: ClassVar = _("%(actor)s found that the matter needs no discussion, and wrote why")
    labels: ClassVar = {"cause": Cause}
    cause: str
    about: str
    committee: int | None


@dataclass(frozen=True, kw_only=True)
class FollowUpDone(Fact):
    verb: ClassVar = "item.followed_up"
    sentence: ClassVar = _("%(actor)s marked what was to be followed up as done")


@dataclass(frozen=True, kw_only=True)
class FollowUpDue(Fact):
    verb: ClassVar = "item.follow_up_due"
    sentence: ClassVar = _("%(actor)s reminded of what is to be followed up")
