"""Messages, their deliveries, and what each person has chosen."""

from datetime import time
from typing import ClassVar, Self
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedCharField, GuardedTextField
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, within
from samspil.society.notifications.flow import Channel, Kind, State


class NotificationQuerySet(models.QuerySet["Notification"]):
    def visible_to(self, by: Actor) -> Self:
        """Return the person's own messages: nobody reads those of others."""
        return self.filter(recipient_id=by.user_id) if by.user_id else self.none()

    def unread(self) -> Self:
        return self.filter(read_at__isnull=True)


class Notification(models.Model):
    """One message to one person, in the person's language: to a user, or to an e-mail address without account."""

    kind = models.CharField(max_length=20, choices=Kind.choices)
    event = models.CharField(max_length=80)  # what it is built from; one message to a person for each
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="notifications"
    )
    address = models.EmailField(default="")
    language = models.CharField(max_length=5, default="da")
    subject = GuardedCharField(max_length=160)
    body = GuardedTextField()  # paragraphs, an empty line between them
    action_label = GuardedCharField(max_length=80, default="")
    action_path = models.CharField(max_length=300, default="")
    urgent = models.BooleanField(default=False)
    authority_id = models.BigIntegerField(null=True)  # where it belongs: who may see that it was sent
    unit_path = models.CharField(max_length=200, default="")
    created_at = models.DateTimeField(db_index=True)
    read_at = models.DateTimeField(null=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["recipient"], condition=Q(read_at__isnull=True), name="notification_unread"),
            models.Index(fields=["recipient", "-created_at"], name="notification_inbox"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["event", "recipient"], condition=Q(address=""), name="notification_once_a_person"
            ),
            models.UniqueConstraint(
                fields=["event", "address"], condition=~Q(address=""), name="notification_once_an_address"
            ),
            models.CheckConstraint(
                condition=Q(recipient__isnull=True) ^ Q(address=""), name="notification_has_one_recipient"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def paragraphs(self) -> list[str]:
        return self.body.split("\n\n") if self.body else []

    @property
    def action_url(self) -> str:
        return f"{settings.PUBLIC_URL}{self.action_path}" if self.action_path else ""


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def visible_to(self, by: Actor) -> Self:
        return self.filter(
            within(
                by,
                Can.OUTBOX_VIEW,
                authority="notification__authority_id",
                unit_path="notification__unit_path",
            )
        )


class Delivery(models.Model):
    """One message on one way to one person. The row is unique, so that no retry makes a second one."""

    notification = models.ForeignKey(Notification, on_delete=models.CASCADE, related_name="deliveries")
    channel = models.CharField(max_length=10, choices=Channel.choices)
    target = models.CharField(max_length=40, default="")  # of several devices, which
    reference = models.UUIDField(default=uuid4, unique=True)  # sent along, so that outsiders know a duplicate
    state = models.CharField(max_length=12, choices=State.choices, default=State.QUEUED)
    in_digest = models.BooleanField(default=False)
    due_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=80, default="")  # its class or number, never its words
    provider_id = models.CharField(max_length=200, default="", db_index=True)
    sent_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["state", "-due_at"], name="delivery_by_state")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["notification", "channel", "target"], name="delivery_once"),
            models.CheckConstraint(
                condition=~Q(state="sent") | Q(sent_at__isnull=False), name="delivery_sent_has_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.pk}"

    def access_scopes(self) -> list[Scope]:
        return [Scope(authority_id=self.notification.authority_id, unit_path=self.notification.unit_path)]

    def event_place(self) -> tuple[int | None, str]:
        return self.notification.authority_id, self.notification.unit_path


class Contact(models.Model):
    """When and where a person wants to be reached. Without a row the defaults hold."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="contact"
    )
    phone = models.CharField(_("mobile phone for text messages"), max_length=20, default="", blank=True)
    quiet_from = models.TimeField(null=True, default=time(22))
    quiet_until = models.TimeField(null=True, default=time(7))
    digest = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"contact of {self.user_id}"


class Preference(models.Model):
    """A choice that differs from the default: e-mail and notices yes, text messages no."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="preferences")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    channel = models.CharField(max_length=10, choices=Channel.choices)
    wanted = models.BooleanField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "kind", "channel"], name="preference_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.channel}"


class Subscription(models.Model):
    """A browser that shows notices, as it has told us itself."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="subscriptions")
    endpoint = models.CharField(max_length=700, unique=True)
    p256dh = models.CharField(max_length=120)
    auth = models.CharField(max_length=40)
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"subscription {self.pk}"
