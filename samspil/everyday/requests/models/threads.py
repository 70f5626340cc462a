"""What a citizen and a volunteer write to each other: sealed, readable by the two alone, deleted when it is over.

Nobody reaches these rows by a duty: there is no list of them for staff, and not for the system either.
"""

from typing import ClassVar, Self

from django.core.signing import Signer
from django.db import models
from django.db.models import Q
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.everyday.requests.models.companionships import Companionship
from samspil.everyday.requests.models.requests import Request
from samspil.people.volunteers.models import Volunteer
from samspil.society.access.reach import Scope
from samspil.society.places.models import Workplace


class Side(models.TextChoices):
    CITIZEN = "citizen", _("The citizen")
    VOLUNTEER = "volunteer", _("The volunteer")

    @property
    def other(self) -> "Side":
        return Side.VOLUNTEER if self == Side.CITIZEN else Side.CITIZEN


class ThreadQuerySet(models.QuerySet["Thread"]):
    def visible_to(self, by: Actor) -> Self:
        """Return the volunteer's own conversations. The citizen comes by their private address; nobody else comes at all."""
        return self.filter(volunteer_id=by.user_id) if by.user_id else self.none()


class Thread(models.Model):
    """A conversation between two. It begins when both have a key of their own; deleted with all that hangs on it."""

    request = models.ForeignKey(
        Request, on_delete=models.PROTECT, null=True, blank=True, related_name="threads"
    )
    companionship = models.ForeignKey(
        Companionship, on_delete=models.PROTECT, null=True, blank=True, related_name="threads"
    )
    volunteer = models.ForeignKey(Volunteer, on_delete=models.PROTECT, related_name="threads")
    offered_by = models.CharField(max_length=9, choices=Side.choices)
    begun_at = models.DateTimeField(null=True, blank=True)
    last_sequence = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField(default=clock.now)

    objects = ThreadQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["last_at"], name="thread_last_at")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(request__isnull=True) ^ Q(companionship__isnull=True),
                name="thread_belongs_to_one_thing",
            ),
            models.UniqueConstraint(
                fields=["request"], condition=Q(request__isnull=False), name="one_thread_about_a_request"
            ),
            models.UniqueConstraint(
                fields=["companionship"],
                condition=Q(companionship__isnull=False),
                name="one_thread_in_a_companionship",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def key(self) -> str:
        """Return the unguessable part of the citizen's private address. It opens the door, not what is written."""
        return thread_key_of(self.pk)

    @property
    def has_begun(self) -> bool:
        return self.begun_at is not None

    @property
    def workplace(self) -> Workplace:
        return self.companionship.workplace if self.companionship else self.request.activity.workplace  # type: ignore[union-attr] # one of the two is set

    def access_scopes(self) -> list[Scope]:
        """Return the volunteer alone: no place reaches in here."""
        return [Scope(volunteer_id=self.volunteer_id)]

    def event_place(self) -> tuple[int | None, str]:
        """Return no place: not even that two people write to each other is told in the log of the workplace."""
        return None, ""


def thread_key_of(pk: int) -> str:
    """Return the key of a conversation; it can be told from a guess also when the conversation is gone."""
    return Signer(salt="requests.thread").signature(str(pk))


def opens_thread(pk: int, key: str) -> bool:
    return constant_time_compare(thread_key_of(pk), key)


class ThreadParty(models.Model):
    """One of the two: the public half of their key, and the conversation's key, wrapped so that only they can take it out."""

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="parties")
    side = models.CharField(max_length=9, choices=Side.choices)
    salt = models.BinaryField()
    public = models.BinaryField()
    wrapped: "models.BinaryField[bytes | None, bytes | None]" = models.BinaryField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["thread", "side"], name="each_side_once")]

    def __str__(self) -> str:
        return f"{self.thread_id} {self.side}"


class ThreadMessage(models.Model):
    """What one of the two wrote, sealed. The order and the sender are part of the seal."""

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="messages")
    sequence = models.PositiveIntegerField()
    side = models.CharField(max_length=9, choices=Side.choices)
    sealed = models.BinaryField()
    sent_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering: ClassVar = ["sequence"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["thread", "sequence"], name="message_has_its_place")
        ]

    def __str__(self) -> str:
        return f"{self.thread_id} {self.sequence}"
