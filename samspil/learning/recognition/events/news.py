"""What happens in the community of a place."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from samspil.base.events.facts import Fact


@dataclass(frozen=True, kw_only=True)
class NewsPosted(Fact):
    verb: ClassVar = "news.posted"
    sentence: ClassVar = _("%(actor)s wrote news to the volunteers of the place")


@dataclass(frozen=True, kw_only=True)
class NewsTakenDown(Fact):
    verb: ClassVar = "news.taken_down"
    sentence: ClassVar = _("%(actor)s took news to the volunteers down")


@dataclass(frozen=True, kw_only=True)
class NewsForgotten(Fact):
    verb: ClassVar = "news.forgotten"
    sentence: ClassVar = _("Old news to the volunteers of the place was deleted")


@dataclass(frozen=True, kw_only=True)
class NewsFollowed(Fact):
    verb: ClassVar = "news.followed"
    sentence: ClassVar = _("%(actor)s chose to get the news of the place by e-mail")


@dataclass(frozen=True, kw_only=True)
class NewsLeft(Fact):
    verb: ClassVar = "news.left"
    sentence: ClassVar = _("%(actor)s chose to get no news of the place by e-mail")
