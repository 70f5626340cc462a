"""What can happen on a rota. Payloads hold ids and times; a no has no name in it."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from samspil.base.events.facts import Fact
from samspil.everyday.rotas.models import Shift
from samspil.people.volunteers.models import Affiliation


@dataclass(frozen=True, kw_only=True)
class PatternMade(Fact):
    verb: ClassVar = "pattern.made"
    sentence: ClassVar = _("%(actor)s made a repeating shift")


@dataclass(frozen=True, kw_only=True)
class PatternChanged(Fact):
    verb: ClassVar = "pattern.changed"
    sentence: ClassVar = _("%(actor)s changed the repeating shift from %(from_day)s")
    follows: int  # the pattern that it replaces from that day
    from_day: str


@dataclass(frozen=True, kw_only=True)
class PatternEnded(Fact):
    verb: ClassVar = "pattern.ended"
    sentence: ClassVar = _("%(actor)s ended the repeating shift on %(last_day)s")
    last_day: str


@dataclass(frozen=True, kw_only=True)
class ShiftsMade(Fact):
    verb: ClassVar = "pattern.shifts_made"
    sentence: ClassVar = _("%(count)s shifts were made from the repeating shift")
    count: int


@dataclass(frozen=True, kw_only=True)
class ShiftMade(Fact):
    verb: ClassVar = "shift.made"
    sentence: ClassVar = _("%(actor)s made the shift")


@dataclass(frozen=True, kw_only=True)
class ShiftChanged(Fact):
    verb: ClassVar = "shift.changed"
    sentence: ClassVar = _("%(actor)s changed the shift")


@dataclass(frozen=True, kw_only=True)
class ShiftMoved(Fact):
    verb: ClassVar = "shift.moved"
    sentence: ClassVar = _("%(actor)s moved the shift from %(from_start)s to %(to_start)s")
    from_start: str
    from_end: str
    to_start: str
    to_end: str


@dataclass(frozen=True, kw_only=True)
class ShiftCancelled(Fact):
    subject: Shift
    verb: ClassVar = "shift.cancelled"
    sentence: ClassVar = _("%(actor)s cancelled the shift")


@dataclass(frozen=True, kw_only=True)
class RotaClosed(Fact):
    """The activity has closed, and all its shifts with it: one notice to each volunteer, not one for each shift."""

    verb: ClassVar = "rota.closed"
    sentence: ClassVar = _("%(count)s future shifts were cancelled, because the activity closed")
    count: int
    shifts: list[int]


@dataclass(frozen=True, kw_only=True)
class RotaPaused(Fact):
    verb: ClassVar = "rota.paused"
    sentence: ClassVar = _("The shifts were closed to new volunteers, because the activity was paused")


@dataclass(frozen=True, kw_only=True)
class RotaReopened(Fact):
    verb: ClassVar = "rota.reopened"
    sentence: ClassVar = _("The shifts were opened to volunteers again")


@dataclass(frozen=True, kw_only=True)
class PlaceTaken(Fact):
    """A volunteer said yes. Who, is read from the shift as long as it is true, and from nowhere afterwards."""

    verb: ClassVar = "place.taken"
    sentence: ClassVar = _("A volunteer took a place on the shift")
    sign_up: int


@dataclass(frozen=True, kw_only=True)
class WaitingListJoined(Fact):
    verb: ClassVar = "waiting_list.joined"
    sentence: ClassVar = _("A volunteer joined the waiting list")
    sign_up: int


@dataclass(frozen=True, kw_only=True)
class PlaceOffered(Fact):
    verb: ClassVar = "place.offered"
    sentence: ClassVar = _("A free place was offered to the first on the waiting list")
    sign_up: int


@dataclass(frozen=True, kw_only=True)
class PlaceFilled(Fact):
    """The first on the waiting list had asked to be given the place at once."""

    verb: ClassVar = "place.filled"
    sentence: ClassVar = _("A free place went to the first on the waiting list")
    sign_up: int


@dataclass(frozen=True, kw_only=True)
class PlaceFreed(Fact):
    """Somebody said no, or an offer ran out. Who, and how often, is kept nowhere."""

    verb: ClassVar = "place.freed"
    sentence: ClassVar = _("There is room on the shift again")


@dataclass(frozen=True, kw_only=True)
class VolunteerInvited(Fact):
    verb: ClassVar = "shift.volunteer_invited"
    sentence: ClassVar = _("%(actor)s invited a volunteer to the shift")
    sign_up: int


@dataclass(frozen=True, kw_only=True)
class MoveConfirmed(Fact):
    verb: ClassVar = "shift.move_confirmed"
    sentence: ClassVar = _("A volunteer said yes to the new time")
    sign_up: int


@dataclass(frozen=True, kw_only=True)
class YesNoted(Fact):
    """A volunteer without an e-mail address said yes aloud: to an invitation, an offer or a new time."""

    verb: ClassVar = "shift.yes_noted"
    sentence: ClassVar = _("%(actor)s noted that a volunteer had said yes to the shift")
    sign_up: int


@dataclass(frozen=True, kw_only=True)
class SignUpsReleased(Fact):
    subject: Affiliation
    verb: ClassVar = "volunteer.sign_ups_released"
    sentence: ClassVar = _("%(count)s later places were released, because the affiliation ended")
    volunteer: int
    count: int


@dataclass(frozen=True, kw_only=True)
class VolunteerArrived(Fact):
    verb: ClassVar = "attendance.arrived"
    sentence: ClassVar = _("A volunteer came to the shift")
    how: str


@dataclass(frozen=True, kw_only=True)
class VolunteerLeft(Fact):
    verb: ClassVar = "attendance.left"
    sentence: ClassVar = _("A volunteer went home from the shift")
    how: str


@dataclass(frozen=True, kw_only=True)
class AttendanceRecorded(Fact):
    verb: ClassVar = "attendance.recorded"
    sentence: ClassVar = _("%(actor)s noted afterwards that a volunteer had been there")


@dataclass(frozen=True, kw_only=True)
class ReminderDue(Fact):
    verb: ClassVar = "shift.reminder_due"
    sentence: ClassVar = _("A volunteer was reminded of the shift")


@dataclass(frozen=True, kw_only=True)
class AnswerMissing(Fact):
    verb: ClassVar = "shift.answer_missing"
    sentence: ClassVar = _("A volunteer was reminded that the shift had been moved")


@dataclass(frozen=True, kw_only=True)
class ShiftUnderstaffed(Fact):
    subject: Shift
    verb: ClassVar = "shift.understaffed"
    sentence: ClassVar = _("The shift had %(taken)s of at least %(minimum)s volunteers two days before")
    taken: int
    minimum: int


@dataclass(frozen=True, kw_only=True)
class ShiftCompleted(Fact):
    subject: Shift
    verb: ClassVar = "shift.completed"
    sentence: ClassVar = _("The shift was over")


@dataclass(frozen=True, kw_only=True)
class FeedMade(Fact):
    verb: ClassVar = "calendar_feed.made"
    sentence: ClassVar = _("%(actor)s made an address for their calendar")


@dataclass(frozen=True, kw_only=True)
class FeedRevoked(Fact):
    verb: ClassVar = "calendar_feed.revoked"
    sentence: ClassVar = _("%(actor)s revoked the address of their calendar")
