"""What the check of a taskforce's engagement looks at."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Max

from samspil.base.core import clock
from samspil.learning.programmes.flow import PilotState
from samspil.learning.programmes.models import (
    CheckIn,
    GateDecision,
    Milestone,
    PilotStep,
    Programme,
    SwotEntry,
    TeamMember,
)
from samspil.learning.programmes.queries.people import team_on
from samspil.learning.programmes.rules.engagement import Check, Standing, checks
from samspil.learning.programmes.rules.team import team_lacks

YEAR = timedelta(days=365)


def engagement(programme: Programme) -> list[Check]:
    """Return how the taskforce stands today. Nine queries; it is computed, and nothing is kept about anybody."""
    today = clock.today()
    team = team_on(programme, today)
    entries = list(SwotEntry.objects.filter(programme=programme))
    steps = PilotStep.objects.filter(
        pilot__programme=programme, pilot__state__in=(PilotState.PLANNED, PilotState.RUNNING), done_on=None
    )
    owners = [one.owner_id for one in entries if one.owner_id is not None]
    owners += list(steps.filter(owner__isnull=False).order_by().values_list("owner", flat=True))
    left = TeamMember.objects.filter(
        programme=programme, successor=None, until__lt=today, until__gte=today - YEAR
    )
    standing = Standing(
        lacks=team_lacks(team),
        members=len({member.user_id for member in team}),
        left=left.count(),
        owners=owners,
        overdue=sum(one.review_on is not None and one.review_on < today for one in entries),
        unseen=sum(one.lacks_action for one in entries),
        last_sign=max(_signs(programme, today), default=None),
    )
    return checks(standing, today)


def _signs(programme: Programme, today: date) -> Iterator[date]:
    """Return the last days on which something was followed up, decided, reached, spoken of or written."""
    pilots = {"pilot__programme": programme}
    days = (
        CheckIn.objects.filter(**pilots).aggregate(day=Max("held_on"))["day"],
        GateDecision.objects.filter(**pilots).aggregate(day=Max("decided_on"))["day"],
        Milestone.objects.filter(programme=programme).aggregate(day=Max("reached_on"))["day"],
        programme.agenda_requests.filter(meeting_on__lte=today).aggregate(day=Max("meeting_on"))["day"],
    )
    yield from (day for day in days if day is not None)
