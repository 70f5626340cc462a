"""Institutions near each other that are each other's volunteers: what they offer and need, and the days they agreed on."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedCharField, GuardedTextField
from samspil.everyday.requests.flow import PostState, VisitState
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, within
from samspil.society.places.models import Workplace


def _reached(by: Actor, prefix: str) -> Q:
    return within(
        by, Can.REQUEST_VIEW, authority=f"{prefix}unit__authority_id", unit_path=f"{prefix}unit__path"
    )


class ClusterQuerySet(models.QuerySet["Cluster"]):
    def visible_to(self, by: Actor) -> Self:
        """Return the clusters in which a workplace takes part, or is asked to, that the actor's duty reaches."""
        mine = Workplace.objects.filter(_reached(by, ""))
        taking_part = Member.objects.filter(left_at__isnull=True, workplace__in=mine)
        return self.filter(pk__in=taking_part.values("cluster"))


class Cluster(models.Model):
    """A few institutions of a neighbourhood, of whatever authority: a school, a care home, a day-care."""

    name = GuardedCharField(_("name"), max_length=80)
    about = GuardedTextField(_("what brings us together"), max_length=500, blank=True)
    founder = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="+")
    founded_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = ClusterQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def access_scopes(self) -> list[Scope]:
        """Return every workplace that takes part: any of them may speak in the cluster."""
        return [
            scope
            for member in self.members.taking_part().select_related("workplace__unit")
            for scope in member.workplace.access_scopes()
        ]

    def event_place(self) -> tuple[int | None, str]:
        return self.founder.event_place()


class MemberQuerySet(models.QuerySet["Member"]):
    def visible_to(self, by: Actor) -> Self:
        return self.filter(_reached(by, "workplace__"), left_at__isnull=True)

    def taking_part(self) -> Self:
        return self.filter(joined_at__isnull=False, left_at__isnull=True)


class Member(models.Model):
    """A workplace in a cluster: asked by another, joined by its own leader or coordinator, and free to leave."""

    cluster = models.ForeignKey(Cluster, on_delete=models.CASCADE, related_name="members")
    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="clusters")
    asked_at = models.DateTimeField(default=clock.now)
    joined_at = models.DateTimeField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["asked_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["cluster", "workplace"], condition=Q(left_at__isnull=True), name="in_a_cluster_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.workplace_id} in {self.cluster_id}"

    def access_scopes(self) -> list[Scope]:
        return self.workplace.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.workplace.event_place()


class PostQuerySet(models.QuerySet["Post"]):
    def visible_to(self, by: Actor) -> Self:
        return self.filter(cluster__in=Cluster.objects.visible_to(by).values("pk"))

    def open(self) -> Self:
        return self.filter(state=PostState.OPEN, good_until__gte=clock.today())


class Post(models.Model):
    """What a workplace offers the others, or needs from them. A group is a number and what kind of people: no names."""

    class Kind(models.TextChoices):
        OFFER = "offer", _("We offer")
        NEED = "need", _("We would like")

    class Group(models.TextChoices):
        CHILDREN = "children", _("Children")
        YOUNG = "young", _("Young people")
        ADULTS = "adults", _("Adults")
        OLDER = "older", _("Older people")

    cluster = models.ForeignKey(Cluster, on_delete=models.CASCADE, related_name="posts")
    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("offer or wish"), max_length=5, choices=Kind.choices)
    state = models.CharField(max_length=6, choices=PostState.choices, default=PostState.OPEN)
    title = GuardedCharField(_("in one line"), max_length=100)
    text = GuardedTextField(_("more about it"), max_length=500, blank=True)
    group = models.CharField(_("who it is about"), max_length=8, choices=Group.choices)
    count = models.PositiveSmallIntegerField(_("how many"))
    good_until = models.DateField(_("until when"))
    posted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    posted_at = models.DateTimeField(default=clock.now)

    objects = PostQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-posted_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(count__gte=1), name="post_is_about_somebody")
        ]

    def __str__(self) -> str:
        return self.title

    def access_scopes(self) -> list[Scope]:
        return self.workplace.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.workplace.event_place()


class VisitQuerySet(models.QuerySet["Visit"]):
    def visible_to(self, by: Actor) -> Self:
        return self.filter(_reached(by, "guest__") | _reached(by, "post__workplace__"))

    def ahead(self) -> Self:
        return self.filter(state__in=(VisitState.PROPOSED, VisitState.AGREED), ends_at__gt=clock.now())


class Visit(models.Model):
    """A day on which one workplace answers another: proposed by the one, agreed by the other. Groups are numbers."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="visits")
    guest = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="+")  # who answered
    state = models.CharField(max_length=9, choices=VisitState.choices, default=VisitState.PROPOSED)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    count = models.PositiveSmallIntegerField(_("how many"))
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = VisitQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["starts_at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="visit_ends_after_start"),
            models.CheckConstraint(condition=Q(count__gte=1), name="visit_of_somebody"),
            models.CheckConstraint(
                condition=~Q(state="agreed") | Q(agreed_by__isnull=False), name="agreed_visit_by_somebody"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

    def access_scopes(self) -> list[Scope]:
        return [*self.guest.access_scopes(), *self.post.workplace.access_scopes()]

    def event_place(self) -> tuple[int | None, str]:
        return self.post.event_place()
