"""The secret address of a person's own calendar of meetings."""

import secrets

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.events.recording import action, record
from samspil.compact.dialogue.events import MeetingFeedMade, MeetingFeedRevoked
from samspil.compact.dialogue.models import MeetingFeed
from samspil.compact.dialogue.models.feeds import digest
from samspil.society.access.permission import require_user
from samspil.society.accounts.models import User

_BYTES = 20  # 160 bits


@action
def make_meeting_feed(by: Actor, user: User) -> str:
    """Return the token of a new address, shown this once; the old address stops working."""
    require_user(by, user.pk)
    User.objects.order_by().select_for_update(of=("self",), no_key=True).get(pk=user.pk)
    MeetingFeed.objects.active().filter(user=user).update(revoked_at=clock.now())
    token = secrets.token_urlsafe(_BYTES)
    feed = MeetingFeed.objects.create(user=user, token_digest=digest(token), prefix=token[:4])
    record(MeetingFeedMade(subject=feed), by=by)
    return token


@action
def revoke_meeting_feed(by: Actor, feed: MeetingFeed) -> None:
    """Stop the address at once. Twice is as good as once."""
    require_user(by, feed.user_id)
    if MeetingFeed.objects.active().filter(pk=feed.pk).update(revoked_at=clock.now()):
        record(MeetingFeedRevoked(subject=feed), by=by)
