"""What a volunteer would like to be asked for."""

from collections.abc import Collection
from typing import Any

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.events.recording import action, record
from samspil.people.volunteers.events import WishesChanged, WishesUsed
from samspil.people.volunteers.models import Volunteer, Wishes
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, require_system
from samspil.society.places.models import Workplace

WISHES = frozenset(
    {
        "kinds",
        "on_weekdays",
        "on_evenings",
        "on_weekends",
        "at_night",
        "max_km",
        "private_homes",
        "may_be_called",
    }
)


@action
def change_wishes(by: Actor, volunteer: Volunteer, **wishes: Any) -> Wishes:
    """Note what the volunteer would like; what is not named stays. Unknown names are a programming error."""
    require(by, Can.REQUEST_ANSWER, volunteer)
    if unknown := set(wishes) - WISHES:
        message = f"Not a wish: {', '.join(sorted(unknown))}"
        raise TypeError(message)
    row, _new = Wishes.objects.update_or_create(volunteer=volunteer, defaults=wishes)
    record(WishesChanged(subject=volunteer), by=by)
    return row


@action
def note_asked(by: Actor, workplace: Workplace, *, volunteers: Collection[int]) -> None:
    """Note that these have just been asked, so that the next question goes to others first.

    The log says at which workplace, not who: held against who said yes, the names would tell who did not.
    """
    require_system(by)
    Wishes.objects.filter(volunteer__in=volunteers).update(last_asked_at=clock.now())
    record(WishesUsed(subject=workplace), by=by)
