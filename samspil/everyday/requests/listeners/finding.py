"""What ends elsewhere reaches those who have said yes in the same transaction."""

from datetime import date

from samspil.base.core.actor import SYSTEM, Actor
from samspil.base.events.facts import Fact, listens
from samspil.everyday.requests.actions.ending import (
    cancel_meetings,
    empty_visits,
    free_departed,
    settle_meetings,
)
from samspil.everyday.requests.events.asking import (
    RequestCancelled,
    RequestDone,
    RequestErased,
    RequestHandedOver,
    RequestStopped,
    RequestUnmet,
)
from samspil.everyday.requests.models import HandOver, Request
from samspil.people.volunteers.events import VolunteerDeparted
from samspil.people.volunteers.models import Affiliation


@listens(RequestCancelled, RequestStopped, RequestUnmet)
def cancel_what_was_agreed(by: Actor, fact: Fact) -> None:
    cancel_meetings(SYSTEM, _request(fact.subject.pk))


@listens(RequestHandedOver)
def begin_anew_elsewhere(by: Actor, fact: RequestHandedOver) -> None:
    """Who was asked here has no part in it there."""
    cancel_meetings(SYSTEM, _request(HandOver.objects.get(pk=fact.subject.pk).request_id))


@listens(RequestDone)
def settle_what_was_held(by: Actor, fact: RequestDone) -> None:
    settle_meetings(SYSTEM, _request(fact.subject.pk))


@listens(RequestErased)
def empty_what_is_left(by: Actor, fact: RequestErased) -> None:
    empty_visits(SYSTEM, _request(fact.subject.pk))


@listens(VolunteerDeparted)
def free_what_was_promised(by: Actor, fact: VolunteerDeparted) -> None:
    """Ending removes access the same day: others are looked for at once."""
    affiliation = Affiliation.objects.select_related("workplace__unit", "volunteer").get(pk=fact.subject.pk)
    free_departed(SYSTEM, affiliation, ends_on=date.fromisoformat(fact.ends_on))


def _request(pk: int) -> Request:
    return Request.objects.select_related("activity__workplace__unit").get(pk=pk)
