"""A volunteer leaves: a last day, access that ends with it, and a list to go through."""

from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Closed, Conflict
from samspil.base.events.recording import action, record
from samspil.everyday.cases.events.departures import (
    DepartureClosed,
    DepartureDue,
    DepartureForgotten,
    DepartureListed,
    DepartureNoticed,
    DepartureStepDone,
)
from samspil.everyday.cases.flow import DEPARTURE, DepartureState
from samspil.everyday.cases.models.departures import Departure, DepartureStep
from samspil.everyday.cases.rules.departing import missing, refuse_day
from samspil.people.onboarding.actions import revoke_badge
from samspil.people.onboarding.models import Badge, BadgeRevocation
from samspil.people.volunteers.actions import end_affiliation
from samspil.people.volunteers.models import Affiliation
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, require_system


@action
def plan_departure(by: Actor, affiliation: Affiliation, *, last_day: date, reason: str = "") -> Departure:
    """Note the last day. Is it today, access ends at once; else when the day is over. Volunteers are never asked why.

    Raises Invalid for a day that is past or too far ahead, Conflict when the departure is planned or has taken place.
    """
    require(by, Can.VOLUNTEER_EDIT, affiliation)
    refuse_day(last_day)
    if affiliation.ends_on is not None:
        raise Conflict(_("This affiliation has already ended."))
    is_own = by.user_id == affiliation.volunteer_id
    departure = _list(affiliation, last_day=last_day, by_volunteer=is_own, reason="" if is_own else reason)
    if last_day == clock.today():
        end_affiliation(by, affiliation, ends_on=last_day)
    record(
        DepartureNoticed(
            subject=departure, volunteer=affiliation.volunteer_id, last_day=last_day.isoformat()
        ),
        by=by,
    )
    return departure


def _list(
    affiliation: Affiliation, *, last_day: date, by_volunteer: bool = False, reason: str = ""
) -> Departure:
    try:
        with transaction.atomic():
            departure = Departure.objects.create(
                affiliation=affiliation, last_day=last_day, by_volunteer=by_volunteer, reason=reason
            )
    except IntegrityError:
        raise Conflict(_("The departure is already planned.")) from None
    DepartureStep.objects.bulk_create(
        [DepartureStep(departure=departure, kind=kind, place=n) for n, kind in enumerate(DepartureStep.Kind)]
    )
    return departure


@action
def list_departure(by: Actor, affiliation: Affiliation) -> None:
    """Make the list for an affiliation that ended some other way, for instance with an association's agreement."""
    require_system(by)
    if Departure.objects.filter(affiliation=affiliation).exists():
        return
    departure = _list(affiliation, last_day=max(clock.today(), affiliation.ends_on or clock.today()))
    record(DepartureListed(subject=departure, volunteer=affiliation.volunteer_id), by=by)


@action
def reach_last_day(by: Actor, departure: Departure) -> None:
    """End access after the last day, and block the cards that are still out."""
    require_system(by)
    affiliation = departure.affiliation
    if affiliation.ends_on is None:
        end_affiliation(by, affiliation, ends_on=departure.last_day + timedelta(days=1))
    record(DepartureDue(subject=departure, volunteer=affiliation.volunteer_id), by=by)


@action
def block_cards(by: Actor, affiliation: Affiliation) -> None:
    """Block the volunteer's cards at the workplace once the last day is over, unless another affiliation there still holds."""
    require_system(by)
    still = Affiliation.objects.current().filter(
        volunteer=affiliation.volunteer_id, workplace=affiliation.workplace_id
    )
    held = Badge.objects.valid().filter(
        volunteer=affiliation.volunteer_id, workplace=affiliation.workplace_id
    )
    for badge in held.none() if still.exists() else held.select_related("workplace__unit", "volunteer"):
        revoke_badge(by, badge, reason=BadgeRevocation.Reason.RETURNED)


@action
def see_to_step(by: Actor, step: DepartureStep, *, is_irrelevant: bool = False) -> None:
    """Tick one thing off the list. Twice is as good as once."""
    require(by, Can.BADGE_ISSUE, step.departure)
    open_steps = DepartureStep.objects.filter(pk=step.pk, done_at=None)
    if open_steps.update(done_at=clock.now(), done_by_id=by.user_id, is_irrelevant=is_irrelevant):
        record(
            DepartureStepDone(
                subject=step.departure, volunteer=step.departure.affiliation.volunteer_id, step=step.kind
            ),
            by=by,
        )


@action
def close_departure(by: Actor, departure: Departure) -> None:
    """Close the departure. Raises Closed with what is still to be seen to."""
    require(by, Can.BADGE_ISSUE, departure)
    if reasons := missing(departure):
        raise Closed(reasons)
    DEPARTURE.move(departure, to=DepartureState.CLOSED, closed_at=clock.now())
    record(DepartureClosed(subject=departure, volunteer=departure.affiliation.volunteer_id), by=by)


@action
def forget_departure(by: Actor, departure: Departure) -> None:
    """Take the list and the reason away a year after the departure was closed."""
    require_system(by)
    volunteer = departure.affiliation.volunteer_id
    Departure.objects.filter(pk=departure.pk).delete()
    record(DepartureForgotten(subject=departure, volunteer=volunteer), by=by)
