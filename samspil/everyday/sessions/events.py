"""What can happen to a series, a session and a place in it."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from samspil.base.events.facts import Fact


@dataclass(frozen=True, kw_only=True)
class SeriesStarted(Fact):
    verb: ClassVar = "series.started"
    sentence: ClassVar = _("%(actor)s began a series of sessions")


@dataclass(frozen=True, kw_only=True)
class SeriesChanged(Fact):
    verb: ClassVar = "series.changed"
    sentence: ClassVar = _("%(actor)s changed what is said of the series")


@dataclass(frozen=True, kw_only=True)
class SeriesOpened(Fact):
    verb: ClassVar = "series.opened"
    sentence: ClassVar = _("%(actor)s opened the series for sign-up")


@dataclass(frozen=True, kw_only=True)
class SeriesClosed(Fact):
    verb: ClassVar = "series.closed"
    sentence: ClassVar = _("%(actor)s closed the series")


@dataclass(frozen=True, kw_only=True)
class SessionAdded(Fact):
    verb: ClassVar = "session.added"
    sentence: ClassVar = _("%(actor)s added a session")
    places: int


@dataclass(frozen=True, kw_only=True)
class SessionCalledOff(Fact):
    verb: ClassVar = "session.called_off"
    sentence: ClassVar = _("%(actor)s called the session off")


@dataclass(frozen=True, kw_only=True)
class SignedUp(Fact):
    verb: ClassVar = "sign_up.made"
    sentence: ClassVar = _("Somebody signed up for the session")
    is_waiting: bool


@dataclass(frozen=True, kw_only=True)
class SignUpCancelled(Fact):
    verb: ClassVar = "sign_up.cancelled"
    sentence: ClassVar = _("Somebody cancelled their place")


@dataclass(frozen=True, kw_only=True)
class PlaceGiven(Fact):
    verb: ClassVar = "sign_up.moved_up"
    sentence: ClassVar = _("Somebody on the waiting list got a place")


@dataclass(frozen=True, kw_only=True)
class SessionReminded(Fact):
    verb: ClassVar = "session.reminded"
    sentence: ClassVar = _("Those who come were reminded of the session")


@dataclass(frozen=True, kw_only=True)
class SignUpsErased(Fact):
    verb: ClassVar = "session.sign_ups_erased"
    sentence: ClassVar = _("Those who signed up for the session were erased")
    people: int
