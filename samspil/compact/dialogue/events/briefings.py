"""What happens while the staff are made ready."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from samspil.base.events.facts import Fact


@dataclass(frozen=True, kw_only=True)
class BriefingHeld(Fact):
    verb: ClassVar = "briefing.held"
    sentence: ClassVar = _("%(actor)s noted that %(people)s were briefed about the volunteers on %(held_on)s")
    held_on: str
    people: int


@dataclass(frozen=True, kw_only=True)
class StaffPagePublished(Fact):
    verb: ClassVar = "staff_page.published"
    sentence: ClassVar = _("%(actor)s published version %(version)s of the staff's page about volunteers")
    version: int
    read_again: bool


@dataclass(frozen=True, kw_only=True)
class StaffPageRead(Fact):
    verb: ClassVar = "staff_page.read"
    sentence: ClassVar = _("%(actor)s has read version %(version)s of the staff's page about volunteers")
    version: int


@dataclass(frozen=True, kw_only=True)
class BuddyAssigned(Fact):
    verb: ClassVar = "buddy.assigned"
    sentence: ClassVar = _(
        "%(actor)s made employee no. %(employee)s the contact of volunteer no. %(volunteer)s"
    )
    employee: int
    volunteer: int


@dataclass(frozen=True, kw_only=True)
class BuddyEnded(Fact):
    verb: ClassVar = "buddy.ended"
    sentence: ClassVar = _(
        "Employee no. %(employee)s is no longer the contact of volunteer no. %(volunteer)s"
    )
    employee: int
    volunteer: int


@dataclass(frozen=True, kw_only=True)
class FirstDayHeld(Fact):
    verb: ClassVar = "buddy.first_day_held"
    sentence: ClassVar = _("%(actor)s welcomed volunteer no. %(volunteer)s on the first day")
    volunteer: int
