"""What happens when a volunteer leaves a workplace."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from samspil.base.events.facts import Fact
from samspil.everyday.cases.models.departures import DepartureStep


@dataclass(frozen=True, kw_only=True)
class DepartureNoticed(Fact):
    """Somebody has said when the last day is. The rota above lets go of the shifts after it."""

    verb: ClassVar = "departure.planned"
    sentence: ClassVar = _("%(actor)s noted that the last day of volunteer no. %(volunteer)s is %(last_day)s")
    volunteer: int
    last_day: str


@dataclass(frozen=True, kw_only=True)
class DepartureListed(Fact):
    """The affiliation ended some other way; what has to be seen to is the same."""

    verb: ClassVar = "departure.opened"
    sentence: ClassVar = _("A list was made of what to see to when volunteer no. %(volunteer)s leaves")
    volunteer: int


@dataclass(frozen=True, kw_only=True)
class DepartureStepDone(Fact):
    verb: ClassVar = "departure.step_done"
    sentence: ClassVar = _("%(actor)s saw to this at the departure of volunteer no. %(volunteer)s: %(step)s")
    labels: ClassVar = {"step": DepartureStep.Kind}
    volunteer: int
    step: str


@dataclass(frozen=True, kw_only=True)
class DepartureDue(Fact):
    """The last day has passed: access is gone, and the list is still open."""

    verb: ClassVar = "departure.reached"
    sentence: ClassVar = _("The last day of volunteer no. %(volunteer)s has passed")
    volunteer: int


@dataclass(frozen=True, kw_only=True)
class DepartureClosed(Fact):
    verb: ClassVar = "departure.closed"
    sentence: ClassVar = _("%(actor)s closed the departure of volunteer no. %(volunteer)s")
    volunteer: int


@dataclass(frozen=True, kw_only=True)
class DepartureForgotten(Fact):
    verb: ClassVar = "departure.forgotten"
    sentence: ClassVar = _("The list of the departure of volunteer no. %(volunteer)s was deleted")
    volunteer: int
