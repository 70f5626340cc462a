"""Bringing two together, the talks about how it goes, and what is changed on the way. The endings are in `partings`."""

from datetime import date
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Closed, Conflict, Invalid
from samspil.base.events.recording import action, record
from samspil.everyday.requests.actions.asking import complete_request
from samspil.everyday.requests.actions.partings import end_companionship
from samspil.everyday.requests.events import (
    CompanionshipChanged,
    CompanionshipFounded,
    CompanionshipReviewed,
    CompanionshipStarted,
    TimeNoted,
    VolunteerChanged,
)
from samspil.everyday.requests.flow import COMPANIONSHIP_FLOW as FLOW
from samspil.everyday.requests.flow import CompanionshipState, State
from samspil.everyday.requests.models import Companionship, Request, Review, TimeTogether
from samspil.everyday.requests.queries.companionships import reasons_against
from samspil.everyday.requests.rules import companionships as rules
from samspil.everyday.requests.rules.companionships import Bond
from samspil.people.activities.models import Activity
from samspil.people.citizens.queries import refuse_who_said_no
from samspil.people.citizens.rules import contact_key, place_key
from samspil.people.volunteers.models import Volunteer
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require


@action
def found_companionship(
    by: Actor, activity: Activity, *, request: Request | None = None, **said: Any
) -> Companionship:
    """Bring two, or a group and a citizen, together for a first talk. `said` are the fields of `rules.companionships.Bond`.

    Raises Invalid for what is missing; Closed when the citizen has said no to contact, when the volunteer may not meet
    citizens here, and when the request has not found its volunteer yet.
    """
    require(by, Can.COMPANIONSHIP_EDIT, activity)
    bond = Bond.of(**said)
    rules.refuse_incomplete(bond)
    refuse_who_said_no(activity.workplace, whereabouts=bond.whereabouts, contacts=bond.contacts)
    if bond.volunteer is not None:
        _check_gates(bond.volunteer, activity)
    companionship = _bound(activity, request, bond)
    if request is not None:
        _settle(by, request, activity)
    record(CompanionshipFounded(subject=companionship), by=by)
    return companionship


@action
def start_companionship(by: Actor, companionship: Companionship, *, citizen_agrees: bool) -> None:
    """Note that the first talk was good for both: from now on they meet. Raises Invalid without the citizen's yes."""
    require(by, Can.COMPANIONSHIP_EDIT, companionship)
    if not citizen_agrees:
        raise Invalid({"citizen_agrees": [_("Ask the citizen first, then tick the box.")]})
    rules.refuse_unless(companionship, CompanionshipState.START_TALK)
    rules.refuse_no_contact(companionship)
    if companionship.volunteer is not None:
        _check_gates(companionship.volunteer, companionship.activity)
    today = clock.today()
    review_on = rules.next_review(today, companionship.review_every_months)
    FLOW.move(companionship, to=CompanionshipState.ACTIVE, started_on=today, next_review_on=review_on)
    record(CompanionshipStarted(subject=companionship, review_on=review_on), by=by)


@action
def change_companionship(
    by: Actor,
    companionship: Companionship,
    *,
    review_every_months: int,
    counts_hours: bool = False,
    has_goal: bool = False,
    goal: str = "",
) -> None:
    """Change how often they talk about it, and whether hours and a goal belong to it (VB-05: as a rule neither does)."""
    require(by, Can.COMPANIONSHIP_EDIT, companionship)
    rules.refuse_over(companionship)
    companionship.review_every_months = review_every_months
    companionship.counts_hours, companionship.has_goal = counts_hours, has_goal
    companionship.goal = goal.strip() if has_goal else ""
    if companionship.next_review_on is not None:
        companionship.next_review_on = rules.next_review(_last_talk(companionship), review_every_months)
        companionship.flagged_on = None
    fields = ("review_every_months", "counts_hours", "has_goal", "goal", "next_review_on", "flagged_on")
    companionship.save(update_fields=fields)
    record(CompanionshipChanged(subject=companionship), by=by)


@action
def change_companion(by: Actor, companionship: Companionship, *, volunteer: Volunteer) -> None:
    """Let another volunteer come from now on, after a new first talk. What the two before wrote to each other is deleted.

    Raises Closed when a gate is shut, and Conflict when it is the same volunteer or a group.
    """
    require(by, Can.COMPANIONSHIP_EDIT, companionship)
    rules.refuse_over(companionship)
    rules.refuse_no_contact(companionship)
    before = companionship.volunteer_id
    if before is None or before == volunteer.pk:
        raise Conflict(_("Choose another volunteer than the one who comes now."))
    _check_gates(volunteer, companionship.activity)
    again = {"volunteer": volunteer, "next_review_on": None, "flagged_on": None}
    if companionship.state == CompanionshipState.START_TALK:
        _give_over(companionship, before, volunteer)
    else:
        FLOW.move(companionship, to=CompanionshipState.START_TALK, **again)
    record(VolunteerChanged(subject=companionship, before=before), by=by)


@action
def hold_review(by: Actor, companionship: Companionship, *, held_on: date, outcome: str) -> None:
    """Note that the talk was held, by whom, and what came of it. Not a word about the citizen is kept."""
    require(by, Can.COMPANIONSHIP_EDIT, companionship)
    rules.refuse_over(companionship)
    if not (companionship.started_on or held_on) <= held_on <= clock.today():
        raise Invalid({"held_on": [_("The talk was between the beginning and today.")]})
    Review.objects.create(
        companionship=companionship, held_on=held_on, outcome=outcome, held_by_id=rules.person_behind(by)
    )
    if companionship.next_review_on is not None:
        companionship.next_review_on = rules.next_review(held_on, companionship.review_every_months)
        companionship.flagged_on = None
        companionship.save(update_fields=["next_review_on", "flagged_on"])
    if outcome == Review.Outcome.END:
        end_companionship(by, companionship)
    record(CompanionshipReviewed(subject=companionship, outcome=outcome), by=by)


@action
def note_time(by: Actor, companionship: Companionship, *, day: date, minutes: int) -> None:
    """Note time spent, only where both wanted hours to be counted. Raises Closed elsewhere."""
    rules.require_belonging(by, companionship)
    rules.refuse_time(companionship, day, minutes)
    TimeTogether.objects.create(companionship=companionship, day=day, minutes=minutes)
    record(TimeNoted(subject=companionship), by=by)


def _check_gates(volunteer: Volunteer, activity: Activity) -> None:
    if reasons := reasons_against(volunteer, activity):
        raise Closed(reasons)


def _bound(activity: Activity, request: Request | None, bond: Bond) -> Companionship:
    return Companionship.objects.create(
        activity=activity,
        workplace=activity.workplace,
        request=request,
        email_key=contact_key(bond.email) if bond.email else "",
        phone_key=contact_key(bond.phone) if bond.phone else "",
        place_key=place_key(activity.workplace, bond.whereabouts),
        language=request.language if request else get_language() or "da",
        **bond.__dict__,
    )


def _settle(by: Actor, request: Request, activity: Activity) -> None:
    """The request has become a companionship: it is done. Raises Closed before a volunteer is found."""
    if request.state != State.FOUND or request.activity_id != activity.pk:
        raise Closed([_("Find a volunteer for the request first. Then the two can be brought together.")])
    complete_request(by, request)


def _give_over(companionship: Companionship, before: int, volunteer: Volunteer) -> None:
    """Before the first talk there is no state to leave; whoever was first wins."""
    rows = Companionship.objects.filter(
        pk=companionship.pk, volunteer=before, state=CompanionshipState.START_TALK
    )
    if not rows.update(volunteer=volunteer):
        raise Conflict(_("Somebody else was first. Reload the page to see how things stand now."))
    companionship.volunteer = volunteer


def _last_talk(companionship: Companionship) -> date:
    last = companionship.reviews.first()
    return last.held_on if last else companionship.started_on or clock.today()
