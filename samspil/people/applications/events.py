from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from samspil.base.events.facts import Fact
from samspil.people.applications.models import Application


@dataclass(frozen=True, kw_only=True)
class ApplicationMade(Fact):
    verb: ClassVar = "application.made"
    sentence: ClassVar = _("%(actor)s applied to activity no. %(activity)s")
    activity: int


@dataclass(frozen=True, kw_only=True)
class ApplicationRepeated(Fact):
    """The same person applied once more while the first application was open; it stays one."""

    verb: ClassVar = "application.repeated"
    sentence: ClassVar = _("%(actor)s applied again to activity no. %(activity)s; it stays one application")
    activity: int


@dataclass(frozen=True, kw_only=True)
class ApplicationReceived(Fact):
    verb: ClassVar = "application.received"
    sentence: ClassVar = _("The applicant confirmed the application to activity no. %(activity)s")
    activity: int


@dataclass(frozen=True, kw_only=True)
class ApplicationAccepted(Fact):
    verb: ClassVar = "application.accepted"
    sentence: ClassVar = _(
        "%(actor)s accepted the application; volunteer no. %(volunteer)s starts on %(starts_on)s"
    )
    volunteer: int
    starts_on: str


@dataclass(frozen=True, kw_only=True)
class ApplicationDeclined(Fact):
    verb: ClassVar = "application.declined"
    sentence: ClassVar = _("%(actor)s declined the application (%(reason)s)")
    labels: ClassVar = {"reason": Application.Reason}
    reason: str


@dataclass(frozen=True, kw_only=True)
class ApplicationQueued(Fact):
    verb: ClassVar = "application.queued"
    sentence: ClassVar = _("%(actor)s put the application on the waiting list")


@dataclass(frozen=True, kw_only=True)
class PlaceOffered(Fact):
    verb: ClassVar = "application.place_offered"
    sentence: ClassVar = _("A place was offered to the first on the waiting list, until %(until)s")
    until: str


@dataclass(frozen=True, kw_only=True)
class ApplicationWithdrawn(Fact):
    verb: ClassVar = "application.withdrawn"
    sentence: ClassVar = _("The applicant withdrew the application")


@dataclass(frozen=True, kw_only=True)
class ApplicationLapsed(Fact):
    verb: ClassVar = "application.lapsed"
    sentence: ClassVar = _("The application lapsed without an answer from the applicant")


@dataclass(frozen=True, kw_only=True)
class ApplicationEnded(Fact):
    verb: ClassVar = "application.ended"
    sentence: ClassVar = _("The volunteer left the activity")


@dataclass(frozen=True, kw_only=True)
class ApplicationErased(Fact):
    verb: ClassVar = "application.erased"
    sentence: ClassVar = _("What the applicant had written was erased")


@dataclass(frozen=True, kw_only=True)
class RecruitmentSet(Fact):
    verb: ClassVar = "recruitment.set"
    sentence: ClassVar = _("%(actor)s set how many volunteers are wanted: %(wanted)s")
    wanted: int | None
    is_open: bool
    seeks: list[str] | None = None  # young, peers


@dataclass(frozen=True, kw_only=True)
class InterestLeft(Fact):
    verb: ClassVar = "interest.left"
    sentence: ClassVar = _("%(actor)s registered an interest in volunteering")


@dataclass(frozen=True, kw_only=True)
class InterestAnswered(Fact):
    verb: ClassVar = "interest.answered"
    sentence: ClassVar = _("%(actor)s answered the interest")


@dataclass(frozen=True, kw_only=True)
class InterestErased(Fact):
    verb: ClassVar = "interest.erased"
    sentence: ClassVar = _("Name, address and words of an interest were erased")


@dataclass(frozen=True, kw_only=True)
class PeerWilling(Fact):
    """Somebody has said that they may be asked, at the earliest on `ask_from`."""

    verb: ClassVar = "interest.yes_given"
    sentence: ClassVar = _("%(actor)s may be asked to volunteer, from %(ask_from)s")
    ask_from: str


@dataclass(frozen=True, kw_only=True)
class PeerPauseEnded(Fact):
    verb: ClassVar = "interest.pause_ended"
    sentence: ClassVar = _("The pause is over: somebody who said yes may be asked now")


@dataclass(frozen=True, kw_only=True)
class PeerInvited(Fact):
    verb: ClassVar = "interest.peer_invited"
    sentence: ClassVar = _("%(actor)s invited somebody who had said yes to activity no. %(activity)s")
    activity: int


@dataclass(frozen=True, kw_only=True)
class PeerUnwilling(Fact):
    verb: ClassVar = "interest.yes_withdrawn"
    sentence: ClassVar = _("%(actor)s does not wish to be asked any more; what was written is deleted")
