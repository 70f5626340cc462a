"""What `bench.finding` asks: the functions that find somebody, and the pages that list what waits, through a signed-in client."""

from collections.abc import Callable, Iterator
from typing import Any

from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import reverse

from bench.finding_corner import CHIEF, COORDINATOR
from bench.sessions import session_of
from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.everyday.cases.models.cases import Case
from samspil.everyday.requests.models import Companionship, Request
from samspil.everyday.requests.queries.matching import next_to_ask, suggestions
from samspil.everyday.requests.queries.pulling import explanations, takeable_by
from samspil.everyday.rotas.models import Shift, Vigil
from samspil.everyday.rotas.queries.calling import next_wave
from samspil.people.volunteers.models import Volunteer
from samspil.society.accounts.models import User

Ask = Callable[[], Any]


def about() -> str:
    counted: list[Any] = [Volunteer, Request, Companionship, Case, Vigil]
    many = [f"{model.objects.count():,} {model._meta.verbose_name_plural}" for model in counted]  # noqa: SLF001 - a name that Django documents
    return f"{', '.join(many)}; {connection.vendor}"


def questions() -> Iterator[tuple[str, Ask]]:
    """Yield the functions that find somebody, and the lists."""
    known = Request.objects.wanting().select_related(
        "activity__workplace__unit__authority", "activity__workplace__site", "activity__partner"
    )
    crowded, usual = known.order_by("pk")[0], known.order_by("pk")[1]
    volunteer = Volunteer.objects.filter(affiliations__workplace=crowded.activity.workplace_id).earliest("pk")
    yield "Suggestions for a request, a place with 2,000 volunteers", lambda: suggestions(SYSTEM, usual)
    yield "Suggestions, the place with 4,000", lambda: suggestions(SYSTEM, crowded)
    yield "The next five to ask, 2,000", lambda: next_to_ask(usual, 5)
    yield "The next five to ask, 4,000", lambda: next_to_ask(crowded, 5)
    yield "What one volunteer may take (417 requests at their place)", lambda: takeable_by(volunteer)
    yield "Why was I not asked? (three requests)", lambda: explanations(volunteer)
    yield from _vigils(crowded)
    yield from _pages(crowded, volunteer)


def _vigils(crowded: Request) -> Iterator[tuple[str, Ask]]:
    related = Vigil.objects.select_related("activity__workplace__unit__authority", "activity__partner")
    vigil = related.get(workplace=crowded.activity.workplace_id)
    rows = Shift.objects.filter(vigil=vigil, starts_at__gt=clock.now()).order_by("starts_at")
    tonight = list(rows.select_related("vigil", "activity__workplace__unit")[:3])
    yield "Whom a vigil asks next, 4,000", lambda: next_wave(vigil, tonight, clock.now())


def _pages(crowded: Request, volunteer: Volunteer) -> Iterator[tuple[str, Ask]]:
    staff, chief = (User.objects.get(email=email) for email in (COORDINATOR, CHIEF))
    lists, together = reverse("requests:worklist"), reverse("requests:companionships")
    suggested = reverse("requests:suggested", args=[crowded.pk])
    yield "Page: suggestions, 4,000", _page(suggested, staff)
    yield "Page: what I may take", _page(reverse("requests:near"), volunteer.user)
    yield "Page: requests that wait, one workplace of 24", _page(lists, staff)
    yield "Page: requests that wait, all 10,000", _page(lists, chief)
    yield "Page: requests that are done, all 30,000", _page(f"{lists}?tilstand=done", chief)
    yield "Page: companionships, one workplace of 24", _page(together, staff)
    yield "Page: companionships, all 5,000", _page(together, chief)
    yield "Page: vigils, all 24", _page(reverse("rotas:vigils"), chief)
    yield "Page: cases, 300 of 4,000", _page(reverse("cases:cases"), staff)


def _page(path: str, user: User) -> Ask:
    """Return a reader's look at a page. The test's client costs a little more than a server does."""
    client = Client(headers={"host": settings.ALLOWED_HOSTS[0]})
    client.cookies[settings.SESSION_COOKIE_NAME] = session_of(user)

    def look() -> None:
        answer = client.get(path)
        if answer.status_code != 200:
            message = f"{path} answers {answer.status_code}"
            raise RuntimeError(message)

    return look


def queries(ask: Ask) -> int:
    """Return how many queries it takes."""
    asked = list[str]()

    def count(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        asked.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(count):
        ask()
    return len(asked)


def backend() -> list[int]:
    """Return the process of our own connection, where there is one."""
    if connection.vendor != "postgresql":
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return [cursor.fetchone()[0]]
