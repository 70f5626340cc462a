from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from samspil.base.events.facts import Fact
from samspil.people.volunteers.models import InsuranceCover


@dataclass(frozen=True, kw_only=True)
class VolunteerTakenOn(Fact):
    verb: ClassVar = "volunteer.taken_on"
    sentence: ClassVar = _("%(actor)s took on volunteer no. %(volunteer)s at the workplace")
    volunteer: int


@dataclass(frozen=True, kw_only=True)
class VolunteerChanged(Fact):
    verb: ClassVar = "volunteer.changed"
    sentence: ClassVar = _("%(actor)s changed the volunteer's details")
    fields: list[str]


@dataclass(frozen=True, kw_only=True)
class InsuranceConfirmed(Fact):
    verb: ClassVar = "insurance.confirmed"
    sentence: ClassVar = _("%(actor)s confirmed the insurance cover “%(kind)s”")
    labels: ClassVar = {"kind": InsuranceCover.Kind}
    volunteer: int
    kind: str


@dataclass(frozen=True, kw_only=True)
class VolunteerDeparted(Fact):
    verb: ClassVar = "volunteer.departed"
    sentence: ClassVar = _("%(actor)s ended the affiliation of volunteer no. %(volunteer)s on %(ends_on)s")
    volunteer: int
    ends_on: str


@dataclass(frozen=True, kw_only=True)
class VolunteerViewed(Fact):
    verb: ClassVar = "volunteer.viewed"
    sentence: ClassVar = _("%(actor)s opened the page of volunteer no. %(volunteer)s")
    volunteer: int


@dataclass(frozen=True, kw_only=True)
class TakingOnUndone(Fact):
    verb: ClassVar = "volunteer.taking_on_undone"
    sentence: ClassVar = _("%(actor)s undid that volunteer no. %(volunteer)s was taken on at the workplace")
    volunteer: int


@dataclass(frozen=True, kw_only=True)
class WishesChanged(Fact):
    verb: ClassVar = "wishes.changed"
    sentence: ClassVar = _("%(actor)s changed what they would like to be asked for")


@dataclass(frozen=True, kw_only=True)
class WishesUsed(Fact):
    verb: ClassVar = "wishes.used"
    sentence: ClassVar = _("%(actor)s asked a volunteer for help")


@dataclass(frozen=True, kw_only=True)
class MeasureChosen(Fact):
    verb: ClassVar = "volunteer.measure_chosen"
    sentence: ClassVar = _("%(actor)s chose how many hours a week suit them")


@dataclass(frozen=True, kw_only=True)
class StudentsPlaced(Fact):
    verb: ClassVar = "placement.made"
    sentence: ClassVar = _("%(actor)s took on %(count)s students for a time")
    count: int


@dataclass(frozen=True, kw_only=True)
class PlacementEndMoved(Fact):
    verb: ClassVar = "placement.end_moved"
    sentence: ClassVar = _("%(actor)s moved the last day of the students to %(last_day)s")
    last_day: str


@dataclass(frozen=True, kw_only=True)
class PlacementForgotten(Fact):
    verb: ClassVar = "placement.forgotten"
    sentence: ClassVar = _("It was deleted which students came with a class")


@dataclass(frozen=True, kw_only=True)
class ContactNamed(Fact):
    verb: ClassVar = "partner.contact_named"
    sentence: ClassVar = _("%(actor)s made volunteer no. %(volunteer)s the contact person")
    volunteer: int
