"""What people do with messages: read them, choose how to get them, send one again; and start a job again."""

from collections.abc import Sequence
from datetime import time
from typing import Any

from django.utils.translation import gettext as _
from django_tasks_db.models import DBTaskResult

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Invalid
from samspil.base.events.recording import action, record
from samspil.base.jobs.queue import try_again
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, require_user
from samspil.society.access.reach import Scope
from samspil.society.accounts.models import User
from samspil.society.notifications.channels.push import may_reach
from samspil.society.notifications.events import (
    BrowserSubscribed,
    BrowsersUnsubscribed,
    DeliveryResent,
    JobRetried,
    NotificationsRead,
    PreferencesChanged,
)
from samspil.society.notifications.flow import FLOW, State
from samspil.society.notifications.models import Contact, Delivery, Notification, Preference, Subscription
from samspil.society.places.models import Authority

MOST_BROWSERS = 10


class Installation:
    """The whole installation: its jobs serve every authority in it, and hold ids only."""

    def access_scopes(self) -> list[Scope]:
        return [
            Scope(authority_id=pk) for pk in Authority.objects.order_by("pk").values_list("pk", flat=True)
        ]


@action
def mark_read(by: Actor, notification: Notification) -> None:
    """Mark one message as read; a second time changes nothing."""
    require_user(by, notification.recipient_id)
    count = Notification.objects.filter(pk=notification.pk, read_at=None).update(read_at=clock.now())
    record(NotificationsRead(subject=notification, count=count), by=by)


@action
def mark_all_read(by: Actor, user: User) -> None:
    """Mark all the person's messages as read."""
    require_user(by, user.pk)
    count = Notification.objects.filter(recipient=user, read_at=None).update(read_at=clock.now())
    record(NotificationsRead(subject=user, count=count), by=by)


@action
def change_preferences(
    by: Actor,
    user: User,
    *,
    quiet_from: time | None,
    quiet_until: time | None,
    digest: bool,
    choices: Sequence[tuple[str, str, bool]],
    **contact: Any,
) -> None:
    """Keep how the person wants to be told, and the mobile phone if `phone` is given. Urgent messages ignore it all.

    Raises Invalid when the quiet hours have a beginning without an end.
    """
    require_user(by, user.pk)
    if (quiet_from is None) != (quiet_until is None):
        raise Invalid({"quiet_until": [_("Write both hours, or neither.")]})
    if unknown := set(contact) - {"phone"}:
        raise TypeError(f"Not a preference: {', '.join(sorted(unknown))}")
    values = {"quiet_from": quiet_from, "quiet_until": quiet_until, "digest": digest, **contact}
    Contact.objects.update_or_create(user=user, defaults=values)
    for kind, channel, wanted in choices:
        Preference.objects.update_or_create(
            user=user, kind=kind, channel=channel, defaults={"wanted": wanted}
        )
    record(PreferencesChanged(subject=user), by=by)


@action
def subscribe_browser(by: Actor, user: User, *, endpoint: str, p256dh: str, auth: str) -> None:
    """Let this browser show notices. Raises Invalid unless its address is one of a push service."""
    require_user(by, user.pk)
    if not may_reach(endpoint):
        raise Invalid(_("This browser cannot show notices."))
    values = {"user": user, "p256dh": p256dh, "auth": auth, "created_at": clock.now()}
    Subscription.objects.update_or_create(endpoint=endpoint, defaults=values)
    newest = (
        Subscription.objects.filter(user=user).order_by("-created_at", "-pk").values_list("pk", flat=True)
    )
    Subscription.objects.filter(pk__in=list(newest[MOST_BROWSERS:])).delete()
    record(BrowserSubscribed(subject=user), by=by)


@action
def unsubscribe_browsers(by: Actor, user: User) -> None:
    """Stop notices in all the person's browsers."""
    require_user(by, user.pk)
    Subscription.objects.filter(user=user).delete()
    record(BrowsersUnsubscribed(subject=user), by=by)


@action
def resend_delivery(by: Actor, delivery: Delivery) -> None:
    """Send a message that failed once more. Raises IllegalMove for one that is on its way or has arrived."""
    require(by, Can.OUTBOX_VIEW, delivery)
    FLOW.move(delivery, to=State.QUEUED, due_at=clock.now(), in_digest=False)
    record(DeliveryResent(subject=delivery, channel=delivery.channel), by=by)


@action
def retry_job(by: Actor, task: DBTaskResult[..., Any]) -> None:
    """Start a job that was given up once more. Raises Conflict when somebody was first."""
    require(by, Can.SYSTEM_OPERATE, Installation())
    if not try_again(task.pk):
        raise Conflict(_("The job has already been started again."))
    record(JobRetried(subject=task, job=task.task_name), by=by)
