"""What ends or pauses elsewhere reaches the rota in the same transaction."""

from datetime import date

from samspil.base.core.actor import SYSTEM, Actor
from samspil.base.events.facts import listens
from samspil.everyday.rotas.actions import cancel_rota, release_volunteer, reopen_rota, tell_of_pause
from samspil.people.activities.events import ActivityClosed, ActivityPaused, ActivityResumed
from samspil.people.activities.models import Activity
from samspil.people.volunteers.events import VolunteerDeparted
from samspil.people.volunteers.models import Affiliation


@listens(VolunteerDeparted)
def release_departed(by: Actor, fact: VolunteerDeparted) -> None:
    """Ending removes access the same day: also to the shifts ahead."""
    affiliation = Affiliation.objects.select_related("workplace__unit", "volunteer__user").get(
        pk=fact.subject.pk
    )
    release_volunteer(SYSTEM, affiliation, ends_on=date.fromisoformat(fact.ends_on))


@listens(ActivityClosed)
def cancel_closed(by: Actor, fact: ActivityClosed) -> None:
    cancel_rota(SYSTEM, _activity(fact.subject.pk))


@listens(ActivityPaused)
def tell_paused(by: Actor, fact: ActivityPaused) -> None:
    tell_of_pause(SYSTEM, _activity(fact.subject.pk))


@listens(ActivityResumed)
def reopen_resumed(by: Actor, fact: ActivityResumed) -> None:
    reopen_rota(SYSTEM, _activity(fact.subject.pk))


def _activity(pk: int) -> Activity:
    return Activity.objects.select_related("workplace__unit").get(pk=pk)
