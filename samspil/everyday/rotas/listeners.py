"""What ends or pauses elsewhere reaches the rota in the same transaction."""

from datetime import date, timedelta

from samspil.base.core.actor import SYSTEM, Actor
from samspil.base.events.facts import listens
from samspil.everyday.cases.events import DepartureNoticed
from samspil.everyday.rotas.actions import (
    cancel_rota,
    clear_vigil,
    end_vigil,
    release_volunteer,
    reopen_rota,
    tell_of_pause,
)
from samspil.everyday.rotas.events import RelayStopped
from samspil.everyday.rotas.models import Vigil
from samspil.people.activities.events import ActivityClosed, ActivityPaused, ActivityResumed
from samspil.people.activities.models import Activity
from samspil.people.citizens.events import NoContactMarked
from samspil.people.citizens.models import NoContact
from samspil.people.volunteers.events import VolunteerDeparted
from samspil.people.volunteers.models import Affiliation


@listens(VolunteerDeparted)
def release_departed(by: Actor, fact: VolunteerDeparted) -> None:
    """Ending removes access the same day: also to the shifts ahead."""
    affiliation = Affiliation.objects.select_related("workplace__unit", "volunteer__user").get(
        pk=fact.subject.pk
    )
    release_volunteer(SYSTEM, affiliation, ends_on=date.fromisoformat(fact.ends_on))


@listens(DepartureNoticed)
def release_leaving(by: Actor, fact: DepartureNoticed) -> None:
    """Give back the places after the last day as soon as it is known, so that others can take them."""
    affiliation = Affiliation.objects.select_related("workplace__unit", "volunteer__user").get(
        departure=fact.subject.pk
    )
    last_day = date.fromisoformat(fact.last_day)
    release_volunteer(SYSTEM, affiliation, ends_on=last_day + timedelta(days=1))


@listens(ActivityClosed)
def cancel_closed(by: Actor, fact: ActivityClosed) -> None:
    for vigil in _vigils(activity=fact.subject.pk):
        end_vigil(SYSTEM, vigil)
    cancel_rota(SYSTEM, _activity(fact.subject.pk))


@listens(ActivityPaused)
def tell_paused(by: Actor, fact: ActivityPaused) -> None:
    tell_of_pause(SYSTEM, _activity(fact.subject.pk))


@listens(ActivityResumed)
def reopen_resumed(by: Actor, fact: ActivityResumed) -> None:
    reopen_rota(SYSTEM, _activity(fact.subject.pk))


@listens(NoContactMarked)
def end_unwanted(by: Actor, fact: NoContactMarked) -> None:
    """Whoever says no is left in peace at once."""
    mark = NoContact.objects.get(pk=fact.subject.pk)
    if mark.workplace_id is not None and mark.place_key:
        for vigil in _vigils(workplace=mark.workplace_id, place_key=mark.place_key):
            end_vigil(SYSTEM, vigil)


@listens(RelayStopped)
def clear_ended(by: Actor, fact: RelayStopped) -> None:
    """Everybody has been told: the fact of the end was recorded, and listened to, before this one."""
    clear_vigil(SYSTEM, fact.subject)


def _vigils(**filters: object) -> list[Vigil]:
    found = Vigil.objects.open().filter(**filters).order_by("pk")
    return list(found.select_related("activity__workplace__unit", "workplace__unit"))


def _activity(pk: int) -> Activity:
    return Activity.objects.select_related("workplace__unit").get(pk=pk)
