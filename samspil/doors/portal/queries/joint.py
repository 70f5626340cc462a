"""What employees and volunteers have talked about together: the minutes are for both (DR-57)."""

from samspil.base.core.actor import Actor
from samspil.compact.dialogue.models import Meeting
from samspil.compact.dialogue.queries import joint_meetings_of
from samspil.doors.portal.queries.today.frame import in_duty
from samspil.doors.portal.queries.who import places
from samspil.people.volunteers.models import Affiliation
from samspil.society.access.matrix import Duty
from samspil.society.places.models import Workplace

MOST_PLACES, MOST = 10, 20


def joint_meetings(by: Actor) -> list[Meeting]:
    """Return the joint meetings held at the workplaces where the reader volunteers or works, the latest first."""
    found = {meeting.pk: meeting for place in _own_places(by) for meeting in joint_meetings_of(place)[:MOST]}
    return sorted(found.values(), key=lambda meeting: (meeting.starts_at, meeting.pk), reverse=True)[:MOST]


def _own_places(by: Actor) -> list[Workplace]:
    belongs = Affiliation.objects.current().filter(volunteer=by.volunteer_id or 0).values("workplace")
    own = Workplace.objects.filter(pk__in=belongs).select_related("unit").order_by("pk")[:MOST_PLACES]
    works = places(in_duty(by, Duty.EMPLOYEE))[:MOST_PLACES]
    return list({place.pk: place for place in (*own, *works)}.values())
