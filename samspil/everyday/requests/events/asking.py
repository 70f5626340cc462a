from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from samspil.base.events.facts import Fact
from samspil.everyday.requests.models import RequestKind


@dataclass(frozen=True, kw_only=True)
class RequestMade(Fact):
    verb: ClassVar = "request.made"
    sentence: ClassVar = _("Somebody asked for a volunteer: “%(kind)s”")
    labels: ClassVar = {"kind": RequestKind}
    kind: str


@dataclass(frozen=True, kw_only=True)
class VolunteerFound(Fact):
    """A volunteer has said yes, and both may meet. Who it was is in no event: two of these would tell who stepped back between."""

    verb: ClassVar = "request.volunteer_found"
    sentence: ClassVar = _("A volunteer said yes to a request")


@dataclass(frozen=True, kw_only=True)
class VolunteerSteppedBack(Fact):
    """The volunteer cannot after all; no reason is asked, and no number is kept of it."""

    verb: ClassVar = "request.volunteer_stepped_back"
    sentence: ClassVar = _("A volunteer stepped back; somebody else is looked for")


@dataclass(frozen=True, kw_only=True)
class RequestDone(Fact):
    verb: ClassVar = "request.done"
    sentence: ClassVar = _("A request was fulfilled")


@dataclass(frozen=True, kw_only=True)
class RequestCancelled(Fact):
    """The asker no longer wants it. Nobody asks why."""

    verb: ClassVar = "request.cancelled"
    sentence: ClassVar = _("The asker cancelled the request")


@dataclass(frozen=True, kw_only=True)
class RequestStopped(Fact):
    """Death, discharge or a no to contact: everything about it stops, and everybody involved is told once."""

    verb: ClassVar = "request.stopped"
    sentence: ClassVar = _("%(actor)s stopped the request and all that belonged to it")


@dataclass(frozen=True, kw_only=True)
class RequestUnmet(Fact):
    verb: ClassVar = "request.unmet"
    sentence: ClassVar = _("%(actor)s closed the request: nobody was found")


@dataclass(frozen=True, kw_only=True)
class RequestHandedOver(Fact):
    """The citizen agreed that somebody else helps on: the subject is what stays at the place that handed over."""

    verb: ClassVar = "request.handed_over"
    sentence: ClassVar = _("%(actor)s handed a request over to activity no. %(activity)s; the citizen agreed")
    activity: int


@dataclass(frozen=True, kw_only=True)
class RequestViewed(Fact):
    """Somebody on duty read how to reach the asker."""

    verb: ClassVar = "request.viewed"
    sentence: ClassVar = _("%(actor)s opened a request with the contact details")


@dataclass(frozen=True, kw_only=True)
class RequestErased(Fact):
    verb: ClassVar = "request.erased"
    sentence: ClassVar = _("Who had asked was erased from a settled request")


@dataclass(frozen=True, kw_only=True)
class ContactRefused(Fact):
    """Somebody said about a request that no volunteer should come, now or later; `citizens` keeps the no itself."""

    verb: ClassVar = "request.contact_refused"
    sentence: ClassVar = _("With a request came a no to contact with volunteers")


@dataclass(frozen=True, kw_only=True)
class WishLeft(Fact):
    """Nothing fitted; the subject is the need that was registered instead."""

    verb: ClassVar = "wish.left"
    sentence: ClassVar = _("Somebody told the place what is missing there")


@dataclass(frozen=True, kw_only=True)
class VigilAnswered(Fact):
    verb: ClassVar = "request.vigil_answered"
    sentence: ClassVar = _("%(actor)s opened the vigil that was wished")
