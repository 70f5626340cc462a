"""What is offered, who comes, and what is due."""

from datetime import timedelta

from django.db.models import Count, Prefetch, Q, QuerySet

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import NotVisible
from samspil.everyday.sessions.flow import PlaceState
from samspil.everyday.sessions.models import Series, Session, SignUp
from samspil.everyday.sessions.rules import ERASE_DAYS, OWNERS
from samspil.society.access.matrix import Can
from samspil.society.access.reach import within
from samspil.society.partners.models import Partner

_WAITING = Count("sign_ups", filter=Q(sign_ups__state=PlaceState.WAITING))


def offered(theme: str = "", partner: int | None = None) -> QuerySet[Series]:
    """Return the series that anybody may sign up for, with their coming sessions; of one theme or one association."""
    coming = Session.objects.coming()
    rows = Series.objects.public().filter(pk__in=coming.values("series"))
    rows = rows.filter(theme=theme) if theme else rows
    rows = rows.filter(partner=partner) if partner is not None else rows
    return rows.select_related("partner__authority").prefetch_related(
        Prefetch("sessions", coming, to_attr="coming")
    )


def offered_or_404(pk: int) -> Series:
    """Return a series that is open to everybody. Raises NotVisible."""
    coming = Prefetch("sessions", Session.objects.coming(), to_attr="coming")
    found = Series.objects.public().select_related("partner__authority").prefetch_related(coming)
    series = found.filter(pk=pk).first()
    if series is None:
        raise NotVisible
    return series


def session_or_404(pk: int) -> Session:
    """Return a session of an open series. Raises NotVisible."""
    rows = Session.objects.filter(series__in=Series.objects.public())
    found = rows.select_related("series__partner__authority").filter(pk=pk).first()
    if found is None:
        raise NotVisible
    return found


def place_or_404(pk: int, key: str) -> SignUp:
    """Return the place that the private address opens. Raises NotVisible."""
    found = SignUp.objects.select_related("session__series__partner__authority").filter(pk=pk).first()
    if found is None or not found.opens_with(key):
        raise NotVisible
    return found


def owners(by: Actor) -> QuerySet[Partner]:
    """Return the associations for which the actor may begin a series."""
    reached = within(by, Can.ACTIVITY_EDIT, authority="authority_id", partner="pk")
    return Partner.objects.filter(reached, kind__in=OWNERS, ended_on=None).order_by("name")


def own_series(by: Actor) -> QuerySet[Series]:
    """Return the series of the actor's association, with their sessions."""
    return Series.objects.visible_to(by).select_related("partner").prefetch_related("sessions")


def sessions_of(series: Series) -> list[Session]:
    """Return the sessions with the first names of those who have a place (`names`) and how many wait."""
    held = SignUp.objects.filter(state=PlaceState.HELD)
    rows = series.sessions.annotate(waiting=_WAITING)
    return list(rows.prefetch_related(Prefetch("sign_ups", held, to_attr="held")))


def to_remind() -> QuerySet[Session]:
    """Return the sessions of the coming day of which nobody has been reminded."""
    soon = clock.now() + timedelta(days=1)
    return Session.objects.coming().filter(starts_at__lte=soon, reminded_at=None)


def to_forget() -> QuerySet[Session]:
    """Return the sessions whose people are erased: two weeks have gone."""
    before = clock.now() - timedelta(days=ERASE_DAYS)
    return Session.objects.filter(ends_at__lt=before, forgotten_at=None)
