"""How a volunteer stands with a request, whom they meet, and what they have told: for their own pages."""

from dataclasses import dataclass

from samspil.everyday.requests.flow import State
from samspil.everyday.requests.models import LivedExperience, Meeting, Request, Standby
from samspil.everyday.requests.queries.gates import reasons_against
from samspil.people.volunteers.models import Volunteer


@dataclass(frozen=True, slots=True)
class Standing:
    """How a volunteer stands with a request."""

    meeting: Meeting | None
    reasons: list[str]
    waits: bool  # on the waiting list
    is_taken: bool

    @property
    def may_take(self) -> bool:
        return self.meeting is None and not self.is_taken and not self.reasons


def standing(volunteer: Volunteer, request: Request) -> Standing:
    """Say how the volunteer stands with the request."""
    meeting = Meeting.objects.live().filter(request=request, volunteer=volunteer).first()
    is_taken = request.state == State.FOUND
    free = meeting is None and not is_taken
    return Standing(
        meeting=meeting,
        reasons=reasons_against(volunteer, request) if free else [],
        waits=Standby.objects.filter(request=request, volunteer=volunteer).exists(),
        is_taken=is_taken,
    )


def coming_meetings(volunteer: Volunteer) -> list[Meeting]:
    """Return whom the volunteer has said yes to, the soonest first."""
    rows = Meeting.objects.live().filter(volunteer=volunteer)
    return list(
        rows.select_related("request__activity__workplace__unit").order_by("request__starts_at", "pk")[:30]
    )


def told_themes(volunteer: Volunteer) -> list[str]:
    """Return what the volunteer has consented to be matched by: for their own page, and no other."""
    return list(
        LivedExperience.objects.filter(volunteer=volunteer).order_by("theme").values_list("theme", flat=True)
    )
