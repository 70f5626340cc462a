"""Volunteers who can be found, and citizens who hope to find them."""

from datetime import datetime, timedelta

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER, SYSTEM, Actor
from samspil.everyday.requests.actions import make_request
from samspil.everyday.requests.actions.taking import take_request
from samspil.everyday.requests.models import Meeting, Request
from samspil.people.activities.models import Activity
from samspil.people.onboarding.actions import ensure_standard_rules
from samspil.people.onboarding.models import DeclarationText
from samspil.people.volunteers.actions import change_wishes
from samspil.people.volunteers.models import Volunteer
from samspil.society.partners.models import Partner
from tests import factories
from tests.factories.onboarding import made_ready


def soon(hours: float = 4) -> datetime:
    return (clock.now() + timedelta(hours=hours)).replace(microsecond=0)


def helper(
    activity: Activity,
    name: str = "Jytte Holm",
    *,
    partner: Partner | None = None,
    ready: bool = True,
    **wishes: object,
) -> Actor:
    """Return a volunteer who is ready for the activity, and has said what they wish."""
    if not DeclarationText.objects.exists():  # a transactional test has emptied the tables
        ensure_standard_rules(SYSTEM)
    actor, affiliation = factories.affiliated(activity.workplace, name=name, partner=partner)
    if ready:
        made_ready(affiliation, activity)
    if wishes:
        anytime = {"on_weekdays": True, "on_evenings": True, "on_weekends": True, "at_night": True}
        change_wishes(SYSTEM, affiliation.volunteer, **{**anytime, **wishes})
    return actor


def person_of(actor: Actor) -> Volunteer:
    return Volunteer.objects.select_related("user").get(pk=actor.volunteer_id)


def wish(activity: Activity, *, kind: str = "company", hours: float | None = None, **said: object) -> Request:
    """Return what a citizen has asked for; with `hours`, at a time so far ahead."""
    time = {"starts_at": soon(hours), "ends_at": soon(hours + 1)} if hours is not None else {}
    told = {"asker": "citizen", "first_name": "Inger", "phone": "+4530405060", "whereabouts": "Stue 4"}
    return fresh(make_request(STRANGER, activity, **{"kind": kind, **told, **time, **said}))


def fresh(request: Request) -> Request:
    return Request.objects.select_related(
        "activity__workplace__unit__authority", "activity__workplace__site", "activity__partner"
    ).get(pk=request.pk)


def taken(by: Actor, request: Request) -> Meeting:
    return take_request(by, fresh(request), volunteer=person_of(by))
