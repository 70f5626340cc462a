"""What happens while a volunteer is found, and when the two meet."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from samspil.base.events.facts import Fact


@dataclass(frozen=True, kw_only=True)
class RequestMoved(Fact):
    """The time or the place is new: whoever has said yes is asked again."""

    verb: ClassVar = "request.moved"
    sentence: ClassVar = _("A request got a new time or place")


@dataclass(frozen=True, kw_only=True)
class MeetingConfirmed(Fact):
    verb: ClassVar = "meeting.confirmed"
    sentence: ClassVar = _("The volunteer said yes to the new time")


@dataclass(frozen=True, kw_only=True)
class MeetingHeld(Fact):
    verb: ClassVar = "meeting.held"
    sentence: ClassVar = _("%(actor)s noted that a meeting was held")


@dataclass(frozen=True, kw_only=True)
class MeetingCancelled(Fact):
    """The need has ended, or the volunteer's affiliation; the volunteer is told once."""

    verb: ClassVar = "meeting.cancelled"
    sentence: ClassVar = _("A meeting was cancelled, because the request had ended")


@dataclass(frozen=True, kw_only=True)
class HelpSought(Fact):
    verb: ClassVar = "request.help_sought"
    sentence: ClassVar = _("%(actor)s let volunteers be asked for a request")


@dataclass(frozen=True, kw_only=True)
class UrgencyMarked(Fact):
    verb: ClassVar = "request.marked_urgent"
    sentence: ClassVar = _("%(actor)s said that a request cannot wait")


@dataclass(frozen=True, kw_only=True)
class VolunteersAsked(Fact):
    """One wave of questions. Of no place: who was asked is nobody's to read, for it would tell who did not say yes."""

    verb: ClassVar = "search.volunteers_asked"
    sentence: ClassVar = _("A few volunteers were asked for a request")
    wave: int


@dataclass(frozen=True, kw_only=True)
class SearchExhausted(Fact):
    verb: ClassVar = "search.exhausted"
    sentence: ClassVar = _("There was nobody more to ask for a request")


@dataclass(frozen=True, kw_only=True)
class OthersThanked(Fact):
    """Somebody was first; those who were asked too, and have not answered, are told kindly."""

    verb: ClassVar = "search.others_thanked"
    sentence: ClassVar = _("Those who had been asked too were thanked")


@dataclass(frozen=True, kw_only=True)
class NeedSilenced(Fact):
    """Somebody does not want to hear of this need again. It says neither who, nor which need."""

    verb: ClassVar = "search.silenced"
    sentence: ClassVar = _("A question was answered")


@dataclass(frozen=True, kw_only=True)
class StandbyChanged(Fact):
    verb: ClassVar = "search.standby_changed"
    sentence: ClassVar = _("The list of those who would step in was changed")


@dataclass(frozen=True, kw_only=True)
class HomeOpened(Fact):
    """The citizen has agreed to a meeting at home, and said where. The address is in no event."""

    verb: ClassVar = "home_visit.opened"
    sentence: ClassVar = _("The citizen agreed to meet at home")


@dataclass(frozen=True, kw_only=True)
class HomeAgreed(Fact):
    verb: ClassVar = "home_visit.agreed"
    sentence: ClassVar = _("The volunteer agreed to meet at the citizen's home")


@dataclass(frozen=True, kw_only=True)
class HomeCheckedIn(Fact):
    verb: ClassVar = "home_visit.checked_in"
    sentence: ClassVar = _("The volunteer said that a visit at home has begun")


@dataclass(frozen=True, kw_only=True)
class HomeCheckedOut(Fact):
    verb: ClassVar = "home_visit.checked_out"
    sentence: ClassVar = _("The volunteer said that a visit at home is over")


@dataclass(frozen=True, kw_only=True)
class HomeAlarmRaised(Fact):
    """A volunteer who wanted somebody to look out for them has not said that the visit is over."""

    verb: ClassVar = "home_visit.alarm_raised"
    sentence: ClassVar = _("A visit at home has not been ended; the contact was told")


@dataclass(frozen=True, kw_only=True)
class HomeAlarmAnswered(Fact):
    verb: ClassVar = "home_visit.alarm_answered"
    sentence: ClassVar = _("%(actor)s looks after a visit at home that has not been ended")


@dataclass(frozen=True, kw_only=True)
class HomeAlarmPassedOn(Fact):
    """The named person has not answered: whoever leads the place is told, once."""

    verb: ClassVar = "home_visit.alarm_passed_on"
    sentence: ClassVar = _(
        "Nobody answered about a visit at home that has not been ended; the leader was told"
    )


@dataclass(frozen=True, kw_only=True)
class ExperienceTold(Fact):
    """An explicit consent, without what it is about. Of no place, so that no leader reads even that there is one."""

    verb: ClassVar = "experience.told"
    sentence: ClassVar = _("%(actor)s gave consent to be matched by what they have lived through")


@dataclass(frozen=True, kw_only=True)
class ExperienceWithdrawn(Fact):
    verb: ClassVar = "experience.withdrawn"
    sentence: ClassVar = _("%(actor)s withdrew the consent to be matched by what they have lived through")


@dataclass(frozen=True, kw_only=True)
class ThemeChosen(Fact):
    """What the citizen hopes for is in no event."""

    verb: ClassVar = "request.theme_chosen"
    sentence: ClassVar = _("The asker said whom they would like to talk with")


@dataclass(frozen=True, kw_only=True)
class HomeForgotten(Fact):
    verb: ClassVar = "home_visit.forgotten"
    sentence: ClassVar = _("The traces of a visit at home were erased")
