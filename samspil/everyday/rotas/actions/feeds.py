"""The secret address of a volunteer's own calendar."""

import secrets

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.events.recording import action, record
from samspil.everyday.rotas.events import FeedMade, FeedRevoked
from samspil.everyday.rotas.models import CalendarFeed
from samspil.everyday.rotas.models.feeds import digest
from samspil.people.volunteers.models import Volunteer
from samspil.society.access.permission import require_user

_BYTES = 20  # 160 bits


@action
def make_feed(by: Actor, volunteer: Volunteer) -> str:
    """Return the token of a new address, shown this once; the old address stops working."""
    require_user(by, volunteer.pk)
    Volunteer.objects.order_by().select_for_update(of=("self",), no_key=True).get(pk=volunteer.pk)
    CalendarFeed.objects.active().filter(volunteer=volunteer).update(revoked_at=clock.now())
    token = secrets.token_urlsafe(_BYTES)
    feed = CalendarFeed.objects.create(volunteer=volunteer, token_digest=digest(token), prefix=token[:4])
    record(FeedMade(subject=feed), by=by)
    return token


@action
def revoke_feed(by: Actor, feed: CalendarFeed) -> None:
    """Stop the address at once. Twice is as good as once."""
    require_user(by, feed.volunteer_id)
    if CalendarFeed.objects.active().filter(pk=feed.pk).update(revoked_at=clock.now()):
        record(FeedRevoked(subject=feed), by=by)
