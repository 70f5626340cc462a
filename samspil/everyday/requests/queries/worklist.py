"""The requests that staff see."""

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from samspil.base.core.actor import Actor
from samspil.everyday.requests.flow import OPEN, WANTING, State
from samspil.everyday.requests.models import Escort, Purchase, Request, Talk
from samspil.society.places.models import Workplace

_LISTED = (
    *("kind", "first_name", "whereabouts", "starts_at", "ends_at", "created_at", "urgent_at"),
    "activity__workplace__unit__name",
)
RELATED = ("activity__workplace__unit__authority", "activity__partner", "purchase", "escort", "talk")


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What a list is narrowed to; empty means all."""

    state: str = ""
    kind: str = ""
    workplace: int | None = None


@dataclass(frozen=True, slots=True)
class Errand:
    """What the kind of a request says on top of the rest; nothing for most."""

    purchase: Purchase | None
    escort: Escort | None
    talk: Talk | None


def errand_of(request: Request) -> Errand:
    """Return the details of the request; no query when it was read with `RELATED`."""
    return Errand(*(getattr(request, name, None) for name in ("purchase", "escort", "talk")))


def worklist(by: Actor, wanted: Narrowing) -> QuerySet[Request]:
    """Return the requests that the actor may see; the open ones, those first who have waited longest."""
    rows = _narrowed(Request.objects.visible_to(by), wanted).select_related("activity__workplace__unit")
    rows = rows.only(*_LISTED)
    if wanted.state:
        rows = rows.filter(state__in=_together(wanted.state))
    order = ("created_at", "pk") if wanted.state in OPEN else ("-created_at", "-pk")
    return rows.order_by(*order)


def counts(by: Actor, wanted: Narrowing) -> dict[str, int]:
    """Return how many requests stand in each open state, in one query; those that wait for a volunteer together.

    What is settled grows for ever, and waits for nobody: it is not counted.
    """
    rows = _narrowed(Request.objects.visible_to(by).open(), wanted)
    found: dict[str, int] = dict(rows.order_by().values_list("state").annotate(n=Count("pk")))
    return found | {State.RECEIVED: sum(found.get(state, 0) for state in WANTING)}


def _together(state: str) -> tuple[str, ...]:
    """What is received and what is looked for stand in one list: both wait for a volunteer."""
    return WANTING if state == State.RECEIVED else (state,)


def workplaces(by: Actor) -> QuerySet[Workplace]:
    """Return the workplaces that the actor may narrow the list to: those that have been asked."""
    asked = Request.objects.visible_to(by).values("activity__workplace")
    rows = Workplace.objects.filter(pk__in=asked).select_related("unit").only("unit__name")
    return rows.order_by("unit__name", "pk")


def _narrowed(rows: QuerySet[Request], wanted: Narrowing) -> QuerySet[Request]:
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if wanted.workplace is not None:
        rows = rows.filter(activity__workplace=wanted.workplace)
    return rows
