"""What happens between workplaces and volunteer centres. No fact says who was referred."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from samspil.base.events.facts import Fact


@dataclass(frozen=True, kw_only=True)
class VacancyShared(Fact):
    """The subject is the activity, as in the next."""

    verb: ClassVar = "vacancy.shared"
    sentence: ClassVar = _(
        "%(actor)s showed the activity to the volunteer centres of authority no. %(municipality)s"
    )
    municipality: int


@dataclass(frozen=True, kw_only=True)
class VacancyTakenBack(Fact):
    verb: ClassVar = "vacancy.taken_back"
    sentence: ClassVar = _(
        "%(actor)s shows the activity no longer to the volunteer centres of authority no. %(municipality)s"
    )
    municipality: int


@dataclass(frozen=True, kw_only=True)
class CoursePublished(Fact):
    verb: ClassVar = "course.published"
    sentence: ClassVar = _("%(actor)s published a course")


@dataclass(frozen=True, kw_only=True)
class CourseChanged(Fact):
    verb: ClassVar = "course.changed"
    sentence: ClassVar = _("%(actor)s changed the course")


@dataclass(frozen=True, kw_only=True)
class CourseWithdrawn(Fact):
    verb: ClassVar = "course.withdrawn"
    sentence: ClassVar = _("%(actor)s called the course off")


@dataclass(frozen=True, kw_only=True)
class ReferralAsked(Fact):
    verb: ClassVar = "referral.asked"
    sentence: ClassVar = _("%(actor)s asked a person whether they may be referred")


@dataclass(frozen=True, kw_only=True)
class ReferralAgreed(Fact):
    verb: ClassVar = "referral.agreed"
    sentence: ClassVar = _("The person said yes to the referral")


@dataclass(frozen=True, kw_only=True)
class ReferralDeclined(Fact):
    verb: ClassVar = "referral.declined"
    sentence: ClassVar = _("The person said no to the referral; what was written is deleted")


@dataclass(frozen=True, kw_only=True)
class ReferralLapsed(Fact):
    verb: ClassVar = "referral.lapsed"
    sentence: ClassVar = _("The person did not answer; what was written is deleted")


@dataclass(frozen=True, kw_only=True)
class ReferralSettled(Fact):
    verb: ClassVar = "referral.settled"
    sentence: ClassVar = _("The referral is settled, and name and address are erased")
