"""Who waits for an answer: applicants, people with an interest, volunteers on the way. One query each, however many there are."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, QuerySet, Window
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.doors.portal.queries.today.frame import Row, Rows
from samspil.people.applications.flow import InterestState
from samspil.people.applications.flow import State as ApplicationState
from samspil.people.applications.models import Application, Interest
from samspil.people.applications.rules import ANSWER_DAYS
from samspil.people.onboarding.queries.pages import Way, onboardings

SHOWN = 6
MOST_WAYS = 300  # the newest; the worklist itself shows all


def applicants(by: Actor) -> Rows:
    """Return who has waited longest for a first answer; more than a week is flagged."""
    rows = (
        Application.objects.visible_to(by)
        .filter(state=ApplicationState.RECEIVED)
        .exclude(volunteer=by.volunteer_id or 0)
    )
    found, total = first(rows.order_by("confirmed_at", "pk"), "pk", "name", "confirmed_at", "activity__title")
    return Rows([_applicant(row) for row in found], total, reverse("applications:worklist"))


def interests(by: Actor) -> Rows:
    """Return who would like to help and does not yet know with what."""
    rows = Interest.objects.visible_to(by).filter(state=InterestState.OPEN).order_by("created_at", "pk")
    found, total = first(rows, "name", "created_at", "workplace__unit__name")
    url = reverse("applications:interests")
    return Rows([Row(row["name"], url, _interest(row)) for row in found], total, url)


def ways_of(by: Actor) -> list[Any]:
    """Return the onboardings that the actor looks after and that should be done by now, the newest. One query."""
    rows = (
        onboardings().visible_to(by).exclude(volunteer=by.volunteer_id or 0).filter(due_on__lt=clock.today())
    )
    return list(rows.order_by("-due_on", "-pk")[:MOST_WAYS])


def overdue(ways: list[Way]) -> Rows:
    """Return the volunteers whose next step should have been done."""
    late = [way for way in reversed(ways) if way.is_overdue]
    return Rows(
        [_late(way) for way in late[:SHOWN]], len(late), f"{reverse('onboarding:worklist')}?status=forsinket"
    )


def first(rows: QuerySet[Any], *columns: str, most: int = SHOWN) -> tuple[list[dict[str, Any]], int]:
    """Return the first rows and how many there are, in one query."""
    found = list(rows.annotate(total=Window(Count("pk"))).values("total", *columns)[:most])
    return found, found[0]["total"] if found else 0


def _applicant(row: dict[str, Any]) -> Row:
    since = row["confirmed_at"]
    note = f"{row['activity__title']} · {waited(since)}"
    url = reverse("applications:detail", args=[row["pk"]])
    if since < clock.now() - timedelta(days=ANSWER_DAYS):
        return Row(row["name"], url, note, _("Over a week"), "warning")
    return Row(row["name"], url, note)


def waited(since: datetime) -> str:
    """Say for how many days somebody has waited."""
    days = (clock.today() - clock.local(since).date()).days
    return (
        ngettext("has waited %(n)s day", "has waited %(n)s days", days) % {"n": days}
        if days
        else _("came today")
    )


def _interest(row: dict[str, Any]) -> str:
    return " · ".join(part for part in (row["workplace__unit__name"], waited(row["created_at"])) if part)


def _late(way: Way) -> Row:
    step = way.next_step
    parts = (way.onboarding.activity.title, step.label if step else "")
    url = reverse("onboarding:volunteer", args=[way.onboarding.volunteer_id])
    return Row(str(way.onboarding.volunteer.user), url, " · ".join(part for part in parts if part))
