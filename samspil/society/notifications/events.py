"""What people decide about messages and jobs. That a message was sent is no fact of its own: the outbox says so."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from samspil.base.events.facts import Fact
from samspil.society.notifications.flow import Channel


@dataclass(frozen=True, kw_only=True)
class NotificationsRead(Fact):
    verb: ClassVar = "notification.read"
    sentence: ClassVar = _("%(actor)s marked %(count)s messages as read")
    count: int


@dataclass(frozen=True, kw_only=True)
class PreferencesChanged(Fact):
    verb: ClassVar = "preferences.changed"
    sentence: ClassVar = _("%(actor)s chose how messages are received")


@dataclass(frozen=True, kw_only=True)
class BrowserSubscribed(Fact):
    verb: ClassVar = "browser.subscribed"
    sentence: ClassVar = _("%(actor)s turned notices on in a browser")


@dataclass(frozen=True, kw_only=True)
class BrowsersUnsubscribed(Fact):
    verb: ClassVar = "browser.unsubscribed"
    sentence: ClassVar = _("%(actor)s turned notices off in all browsers")


@dataclass(frozen=True, kw_only=True)
class DeliveryResent(Fact):
    verb: ClassVar = "delivery.resent"
    sentence: ClassVar = _("%(actor)s sent a message again (%(channel)s)")
    labels: ClassVar = {"channel": Channel}
    channel: str


@dataclass(frozen=True, kw_only=True)
class JobRetried(Fact):
    verb: ClassVar = "job.retried"
    sentence: ClassVar = _("%(actor)s started the job %(job)s again")
    job: str
