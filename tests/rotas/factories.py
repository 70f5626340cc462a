"""Shifts and the people on them, made the way people make them."""

from datetime import timedelta

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM, Actor
from samspil.everyday.rotas.actions import make_shift, sign_up
from samspil.everyday.rotas.models import Shift, SignUp
from samspil.people.activities.models import Activity
from samspil.people.onboarding.actions import ensure_standard_rules
from samspil.people.onboarding.models import DeclarationText
from samspil.people.volunteers.actions import name_contact
from samspil.people.volunteers.models import Affiliation
from samspil.society.partners.models import Partner
from tests import factories
from tests.factories.onboarding import made_ready


def ready(
    activity: Activity, name: str = "Jytte Holm", partner: Partner | None = None
) -> tuple[Actor, Affiliation]:
    """Return a volunteer for whom every gate of the activity is open."""
    if not DeclarationText.objects.exists():  # a transactional test has emptied the tables
        ensure_standard_rules(SYSTEM)
    actor, affiliation = factories.affiliated(activity.workplace, name=name, partner=partner)
    made_ready(affiliation, activity)
    return actor, affiliation


def shift(
    activity: Activity, *, days: float = 3, hours: float = 2, places: int = 2, minimum: int = 0, **fields
) -> Shift:
    """Return a shift that starts in so many days."""
    starts_at = (clock.now() + timedelta(days=days)).replace(microsecond=0)
    return make_shift(
        SYSTEM,
        activity,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=hours),
        places=places,
        minimum=minimum,
        **fields,
    )


def taken(by: Actor, on: Shift, **wishes) -> SignUp:
    return sign_up(by, on, volunteer_id=by.volunteer_id, **wishes)


def circle_of(activity: Activity, *names: str, name: str = "Havens Venner") -> tuple[Partner, list[Actor]]:
    """Return a circle of friends with its ready members; the first speaks for it."""
    circle = factories.partner(
        activity.workplace.unit.authority,
        name=name,
        kind=Partner.Kind.FRIENDS_CIRCLE,
        workplace=activity.workplace,
    )
    made = [ready(activity, one, partner=circle) for one in names]
    name_contact(SYSTEM, made[0][1])
    circle.refresh_from_db()
    return circle, [actor for actor, _bond in made]


def recount(on: Shift) -> Shift:
    """Return the shift as it stands, after checking that its counters tell the truth."""
    on.refresh_from_db()
    held = list(on.holds.all())
    assert on.taken == on.sign_ups.holding().count() + sum(hold.left for hold in held)
    if on.is_planned:
        assert all(hold.filled == hold.sign_ups.holding().count() for hold in held)
    assert on.waiting == on.sign_ups.queued().count()
    assert on.taken <= on.places
    return on
