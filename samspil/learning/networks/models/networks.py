"""Networks of those who look after volunteers: members, what they write, and when they meet. Nobody else knows of them."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedCharField, GuardedTextField
from samspil.society.access.matrix import Can
from samspil.society.access.reach import grants_for
from samspil.society.places.models import Authority


def _own(by: Actor, field: str) -> Q:
    """The condition that the network is one that the actor is a member of, and still looks after volunteers somewhere."""
    if by.is_system:
        return ~Q(pk__in=[])
    if by.user_id is None or not grants_for(by, Can.EXPERIENCE_VIEW):
        return Q(pk__in=[])
    return Q(**{f"{field}__in": Membership.objects.current().filter(user=by.user_id).values("network")})


class NetworkQuerySet(models.QuerySet["Network"]):
    def visible_to(self, by: Actor) -> Self:
        """Return the networks that the actor is a member of."""
        return self.filter(_own(by, "pk"))


class Network(models.Model):
    """People who look after volunteers, across workplaces and authorities."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")  # of the founder
    name = GuardedCharField(_("name"), max_length=120)
    about = GuardedTextField(_("what it is for"), blank=True, max_length=1000)
    founded_at = models.DateTimeField(default=clock.now)
    members = models.ManyToManyField(settings.AUTH_USER_MODEL, through="Membership", related_name="+")

    objects = NetworkQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def event_place(self) -> tuple[int | None, str]:
        return self.authority_id, ""


class NetworkMemberQuerySet(models.QuerySet["Membership"]):
    def current(self) -> Self:
        return self.filter(left_at=None, user__is_active=True)


class Membership(models.Model):
    """Somebody belongs to a network, from a day and as long as they like."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    is_host = models.BooleanField(default=False)
    joined_at = models.DateTimeField(default=clock.now)
    left_at = models.DateTimeField(null=True, blank=True)

    objects = NetworkMemberQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["joined_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["network", "user"], condition=Q(left_at=None), name="network_member_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user_id} in {self.network_id}"


class NetworkPostQuerySet(models.QuerySet["Post"]):
    def visible_to(self, by: Actor) -> Self:
        return self.filter(_own(by, "network"))


class Post(models.Model):
    """What a member writes to the others, or answers."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="posts")
    parent = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="replies"
    )
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    text = GuardedTextField(_("text"), max_length=3000)
    at = models.DateTimeField(default=clock.now)

    objects = NetworkPostQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]
        indexes: ClassVar = [models.Index(fields=["network", "-at", "-id"], name="network_talk")]

    def __str__(self) -> str:
        return f"post {self.pk}"

    def event_place(self) -> tuple[int | None, str]:
        return self.network.event_place()


class GatheringQuerySet(models.QuerySet["Gathering"]):
    def visible_to(self, by: Actor) -> Self:
        return self.filter(_own(by, "network"))


class Gathering(models.Model):
    """The network meets, somewhere or online."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="gatherings")
    title = GuardedCharField(_("what it is about"), max_length=160)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = GuardedCharField(_("where"), max_length=160, blank=True)
    url = models.URLField(_("link"), blank=True)
    called_off_at = models.DateTimeField(null=True, blank=True)

    objects = GatheringQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["starts_at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="gathering_takes_time")
        ]

    def __str__(self) -> str:
        return self.title

    def event_place(self) -> tuple[int | None, str]:
        return self.network.event_place()
