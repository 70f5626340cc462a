"""What an association does: it begins a series, adds sessions, opens it, and calls a session off."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Closed, Conflict, Denied, Invalid
from samspil.base.events.recording import action, record
from samspil.everyday.sessions import rules
from samspil.everyday.sessions.events import (
    SeriesChanged,
    SeriesClosed,
    SeriesOpened,
    SeriesStarted,
    SessionAdded,
    SessionCalledOff,
)
from samspil.everyday.sessions.flow import SERIES, SeriesState
from samspil.everyday.sessions.models import Series, Session
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require
from samspil.society.partners.models import Partner


@action
def start_series(by: Actor, partner: Partner, *, title: str, theme: str, about: str, place: str) -> Series:
    """Begin a series of the association. Raises Denied for a partner that is no association."""
    require(by, Can.ACTIVITY_EDIT, partner)
    verdict = rules.may_own(partner)
    if not verdict:
        raise Denied(verdict.reason)
    series = Series.objects.create(
        partner=partner,
        title=title.strip(),
        theme=theme,
        about=about.strip(),
        place=place.strip(),
        started_by_id=by.user_id,
    )
    record(SeriesStarted(subject=series), by=by)
    return series


@action
def change_series(by: Actor, series: Series, *, title: str, theme: str, about: str, place: str) -> None:
    """Say it in other words. Raises Conflict when the series is closed."""
    require(by, Can.ACTIVITY_EDIT, series)
    _refuse_closed(series)
    series.title, series.theme = title.strip(), theme
    series.about, series.place = about.strip(), place.strip()
    series.save(update_fields=["title", "theme", "about", "place"])
    record(SeriesChanged(subject=series), by=by)


@action
def add_session(
    by: Actor, series: Series, *, starts_at: datetime, ends_at: datetime, capacity: int, topic: str = ""
) -> Session:
    """Add a session. Raises Invalid for a time that is past or there already, Conflict when the series is closed."""
    require(by, Can.ACTIVITY_EDIT, series)
    _refuse_closed(series)
    if starts_at <= clock.now():
        raise Invalid({"day": [_("The day has passed. Choose one that lies ahead.")]})
    if ends_at <= starts_at:
        raise Invalid({"ends": [_("It must end after it begins.")]})
    if not 1 <= capacity <= rules.MOST_PLACES:
        raise Invalid({"capacity": [_("Choose from 1 to %(most)s places.") % {"most": rules.MOST_PLACES}]})
    times = {"starts_at": starts_at, "ends_at": ends_at}
    try:
        with transaction.atomic():
            session = Session.objects.create(series=series, capacity=capacity, topic=topic.strip(), **times)
    except IntegrityError as error:
        raise Invalid({"begins": [_("There is a session at that time already.")]}) from error
    record(SessionAdded(subject=session, places=capacity), by=by)
    return session


@action
def open_series(by: Actor, series: Series) -> None:
    """Let everybody see it and sign up. Raises Closed when there is nothing to sign up for."""
    require(by, Can.ACTIVITY_EDIT, series)
    verdict = rules.may_open(series)
    if not verdict:
        raise Closed([verdict.reason])
    SERIES.move(series, to=SeriesState.OPEN)
    record(SeriesOpened(subject=series), by=by)


@action
def close_series(by: Actor, series: Series) -> None:
    """Take the series off the public pages. Raises Conflict while somebody waits for a session to come."""
    require(by, Can.ACTIVITY_EDIT, series)
    if Session.objects.coming().filter(series=series, taken__gt=0).exists():
        raise Conflict(_("Somebody has a place in a coming session. Call the session off first."))
    SERIES.move(series, to=SeriesState.CLOSED)
    record(SeriesClosed(subject=series), by=by)


@action
def call_off_session(by: Actor, session: Session, *, because: str) -> None:
    """Call a session off; everybody who signed up is told. Raises Invalid without a reason, Conflict the second time."""
    require(by, Can.ACTIVITY_EDIT, session)
    if not because.strip():
        raise Invalid({"because": [_("Say why. Those who signed up read it.")]})
    told = {"called_off_at": clock.now(), "called_off_because": because.strip()[:200]}
    if not Session.objects.coming().filter(pk=session.pk).update(**told):
        raise Conflict(_("The session has been called off already, or it has begun."))
    session.refresh_from_db()
    record(SessionCalledOff(subject=session), by=by)


def _refuse_closed(series: Series) -> None:
    if series.state == SeriesState.CLOSED:
        raise Conflict(_("The series is closed. Begin a new one."))
