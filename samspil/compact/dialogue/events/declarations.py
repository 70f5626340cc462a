"""What happens to the yearly declarations on special terms."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from samspil.base.events.facts import Fact


@dataclass(frozen=True, kw_only=True)
class SpecialTermsGiven(Fact):
    verb: ClassVar = "special_terms.given"
    sentence: ClassVar = _(
        "%(actor)s gave the declaration on special terms for %(year)s: %(before)s → %(after)s"
    )
    year: int
    before: int
    after: int


@dataclass(frozen=True, kw_only=True)
class SpecialTermsCorrected(Fact):
    verb: ClassVar = "special_terms.corrected"
    sentence: ClassVar = _(
        "%(actor)s corrected the declaration on special terms for %(year)s: %(before)s → %(after)s"
    )
    year: int
    before: int
    after: int


@dataclass(frozen=True, kw_only=True)
class SpecialTermsFlagged(Fact):
    verb: ClassVar = "special_terms.flagged"
    sentence: ClassVar = _("The declaration on special terms for %(year)s needs the committee's attention")
    year: int


@dataclass(frozen=True, kw_only=True)
class SpecialTermsCommented(Fact):
    verb: ClassVar = "special_terms.commented"
    sentence: ClassVar = _(
        "%(actor)s commented on the declaration on special terms for %(year)s for the employees"
    )
    year: int
    closes_flag: bool


@dataclass(frozen=True, kw_only=True)
class SpecialTermsMissing(Fact):
    verb: ClassVar = "special_terms.missing"
    sentence: ClassVar = _(
        "The declaration on special terms for %(year)s is missing; the leader was reminded"
    )
    year: int


@dataclass(frozen=True, kw_only=True)
class VolunteerHoursNoted(Fact):
    """The subject is the workplace."""

    verb: ClassVar = "volunteer_hours.noted"
    sentence: ClassVar = _("The volunteers' hours of %(year)s were counted from the attendance")
    year: int
