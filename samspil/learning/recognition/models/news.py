"""Short news for the volunteers of a place, and who would like them by e-mail (VB-06)."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedCharField, GuardedTextField
from samspil.people.volunteers.models import Affiliation, Volunteer
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, within
from samspil.society.places.models import Workplace


def in_community(by: Actor, look_up: str) -> Q:
    """Return the condition for the workplaces to which the actor belongs as a volunteer, or whose volunteers they look after."""
    here = Affiliation.objects.current().filter(volunteer=by.volunteer_id or 0)
    hosts = Workplace.objects.filter(
        within(by, Can.RECOGNITION_EDIT, authority="unit__authority_id", unit_path="unit__path")
    )
    mine = Q(**{f"{look_up}__in": here.order_by().values("workplace_id")})
    return mine | Q(**{f"{look_up}__in": hosts.order_by().values("pk")})


class NewsQuerySet(models.QuerySet["News"]):
    def visible_to(self, by: Actor) -> Self:
        return self.filter(in_community(by, "workplace"))

    def current(self) -> Self:
        return self.filter(until__gte=clock.today())


class News(models.Model):
    """A few lines from those who look after the volunteers to the volunteers of the place, and nobody else."""

    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="news")
    title = GuardedCharField(_("headline"), max_length=80)
    text = GuardedTextField(_("text"), max_length=800)
    posted_on = models.DateField(default=clock.today)
    until = models.DateField(_("shown until"))
    posted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = NewsQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-posted_on", "-pk"]
        indexes: ClassVar = [
            models.Index(fields=["workplace", "until"], name="news_of_place"),
            models.Index(fields=["until"], name="news_to_forget"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(until__gte=F("posted_on")), name="news_has_days"),
        ]

    def __str__(self) -> str:
        return self.title

    def access_scopes(self) -> list[Scope]:
        return self.workplace.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.workplace.event_place()


class NewsFollower(models.Model):
    """A volunteer who would like the news of a place by e-mail, too. No row: they read it when they look."""

    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="+")
    workplace = models.ForeignKey(Workplace, on_delete=models.CASCADE, related_name="news_followers")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["volunteer", "workplace"], name="news_followed_once"),
        ]

    def __str__(self) -> str:
        return f"{self.volunteer_id}: {self.workplace_id}"

    def access_scopes(self) -> list[Scope]:
        return [Scope(volunteer_id=self.volunteer_id)]

    def event_place(self) -> tuple[int | None, str]:
        return self.workplace.event_place()
