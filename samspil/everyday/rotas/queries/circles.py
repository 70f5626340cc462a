"""Circles of friends on the rota: who speaks for them, what they hold, and what they could."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Denied
from samspil.base.core.kept import kept
from samspil.everyday.rotas.flow import LIVE
from samspil.everyday.rotas.models import Hold, Shift, SignUp
from samspil.everyday.rotas.models.circles import circles_of
from samspil.everyday.rotas.rules import RELEASE_BEFORE
from samspil.people.activities.flow import State
from samspil.people.volunteers.models import Affiliation
from samspil.society.access.matrix import Can
from samspil.society.access.permission import allowed
from samspil.society.access.reach import within
from samspil.society.partners.models import Partner

_CIRCLE = Partner.Kind.FRIENDS_CIRCLE


def is_counted_on(shift: Shift) -> bool:
    """Say whether somebody has a place or a turn, or a circle holds places: they are told of what happens to the shift."""
    live = SignUp.objects.filter(shift=shift, state__in=LIVE)
    return live.exists() or Hold.objects.filter(shift=shift, left__gt=0).exists()


def circles(by: Actor) -> QuerySet[Partner]:
    """Return the circles of friends that the actor sees through a duty, or belongs to."""
    seen = Partner.objects.visible_to(by).order_by().values("pk")
    mine = circles_of(by.volunteer_id or 0)
    rows = Partner.objects.filter(Q(pk__in=seen) | Q(pk__in=mine), kind=_CIRCLE)
    return rows.select_related("workplace__unit", "contact").order_by("name", "pk")


def own_circles(by: Actor) -> list[Partner]:
    """Return the circles of friends to which the actor belongs."""
    return _own_circles(by.volunteer_id or 0, clock.today())


@kept
def _own_circles(volunteer: int, day: date) -> QuerySet[Partner]:
    mine = Partner.objects.filter(pk__in=circles_of(volunteer, day))
    return mine.select_related("workplace__unit", "contact").order_by("name", "pk")


def speaks_for(by: Actor, circle: Partner) -> bool:
    """Say whether the actor is the contact person of the circle, and still belongs to it."""
    if circle.contact_id is None or by.user_id != circle.contact_id:
        return False
    return Affiliation.objects.current().filter(volunteer=by.user_id, partner=circle).exists()


def require_voice(by: Actor, circle: Partner, shift: Shift) -> None:
    """Raise Denied unless the actor is the contact person of the circle, or keeps the rota and writes what they say."""
    if speaks_for(by, circle):
        return
    if not allowed(by, Can.ROTA_EDIT, shift):
        raise Denied(_("The contact person of the circle does this, or the coordinator."))


def members_of(circle: Partner, on: date) -> int:
    """Return how many belong to the circle on the day."""
    bonds = Affiliation.objects.current(on).filter(partner=circle, workplace=circle.workplace_id)
    return bonds.values("volunteer").distinct().count()


def members(by: Actor, circle: Partner) -> list[Affiliation]:
    """Return those of the circle whom the actor may choose its contact person from, by name."""
    mine = within(
        by,
        Can.VOLUNTEER_EDIT,
        authority="workplace__unit__authority_id",
        unit_path="workplace__unit__path",
        partner="partner_id",
    )
    found = Affiliation.objects.current().filter(mine, partner=circle)
    return list(found.select_related("volunteer__user", "partner").order_by("volunteer__user__name", "pk"))


@dataclass(frozen=True, slots=True)
class Held:
    """What the page of a shift, and the board, say of one circle's places."""

    pk: int
    circle: int
    name: str
    places: int
    left: int

    @property
    def filled(self) -> int:
        return self.places - self.left


def held_on(shift_ids: Collection[int]) -> dict[int, list[Held]]:
    """Return what is held on these shifts. One query."""
    rows = Hold.objects.filter(shift__in=shift_ids, shift__state="planned").order_by("partner__name", "pk")
    found: dict[int, list[Held]] = {}
    columns = ("shift_id", "pk", "partner_id", "partner__name", "places", "left")
    for shift_id, pk, circle, name, places, left in rows.values_list(*columns):
        found.setdefault(shift_id, []).append(Held(pk, circle, name, places, left))
    return found


def coming_holds(circle: Partner) -> list[Hold]:
    """Return what the circle holds on shifts to come, the soonest first."""
    rows = Hold.objects.filter(partner=circle, shift__state="planned", shift__starts_at__gt=clock.now())
    return list(rows.select_related("shift__activity__workplace__unit", "partner")[:50])


def holdable(circle: Partner) -> list[Shift]:
    """Return the next shifts on which the circle could hold places and holds none yet."""
    here = Shift.objects.public().filter(
        Q(partner=circle) | Q(Q(activity__partner=None) | Q(activity__partner=circle), partner=None),
        activity__workplace=circle.workplace_id,
        activity__state=State.PUBLISHED,
        starts_at__gt=clock.now() + RELEASE_BEFORE,
        taken__lt=F("places"),
    )
    free = here.filter(~Exists(Hold.objects.filter(shift=OuterRef("pk"), partner=circle)))
    return list(free.select_related("activity__workplace__unit").order_by("starts_at", "pk")[:20])


def circles_to_hold_for(by: Actor, shift: Shift, *, may_edit: bool) -> list[Partner]:
    """Return the circles that could hold places of the shift: those for which the actor speaks; for who keeps the rota, all."""
    is_late = shift.starts_at - clock.now() <= RELEASE_BEFORE
    if is_late or shift.vigil_id is not None or not shift.is_planned:
        return []
    activity = shift.activity
    if activity.state != State.PUBLISHED:
        return []
    here = Partner.objects.filter(kind=_CIRCLE, workplace=activity.workplace_id, ended_on=None)
    if not may_edit:
        here = here.filter(contact=by.user_id, pk__in=circles_of(by.volunteer_id or 0))
    return [circle for circle in here.order_by("name", "pk") if shift.volunteers_of in {None, circle.pk}]


def open_to_me(by: Actor, shift: Shift) -> Hold | None:
    """Return the hold of which the actor, as one of the circle, may take a place."""
    return Hold.objects.open_to(by.volunteer_id or 0).filter(shift=shift).select_related("partner").first()
