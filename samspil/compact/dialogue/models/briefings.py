"""How the staff are made ready: briefings held, the page that everybody reads, who has read it, and who is whose buddy."""

from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedCharField, GuardedTextField
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, within
from samspil.society.places.models import Workplace


class Briefing(models.Model):
    """A meeting at which the staff were told about the volunteers: when, how many, and about what."""

    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="briefings")
    held_on = models.DateField(_("date"))
    people = models.PositiveSmallIntegerField(_("how many took part"))
    what = GuardedTextField(_("what it was about"), max_length=1000)
    participants = models.ManyToManyField(
        settings.AUTH_USER_MODEL, through="Participation", related_name="briefings"
    )

    class Meta:
        ordering: ClassVar = ["-held_on", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(people__gte=1), name="briefing_had_somebody")
        ]

    def __str__(self) -> str:
        return f"{self.workplace_id} {self.held_on}"

    def access_scopes(self) -> list[Scope]:
        return self.workplace.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.workplace.event_place()


class Participation(models.Model):
    """An employee who is named as having been at a briefing."""

    briefing = models.ForeignKey(Briefing, on_delete=models.CASCADE, related_name="participations")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["briefing", "user"], name="briefed_once_at_a_briefing")
        ]

    def __str__(self) -> str:
        return f"{self.briefing_id}: {self.user_id}"


class StaffPage(models.Model):
    """One version of “Volunteers at our place”: what every employee reads in two minutes. The latest counts."""

    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="staff_pages")
    version = models.PositiveSmallIntegerField()
    staff_do = GuardedTextField(_("what the staff do"), max_length=1000)
    volunteers_add = GuardedTextField(_("what volunteers add"), max_length=1000)
    limits = GuardedTextField(_("what volunteers do not do"), max_length=1000)
    whom_to_ask = GuardedCharField(_("whom to ask"), max_length=200)
    in_doubt = GuardedTextField(_("when you are in doubt"), max_length=1000)
    read_again = models.BooleanField(_("everybody reads it again"), default=True)
    published_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering: ClassVar = ["-version"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["workplace", "version"], name="staff_page_version_once"),
            models.CheckConstraint(
                condition=~Q(version=1) | Q(read_again=True), name="first_staff_page_is_read"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.workplace_id} v{self.version}"

    def access_scopes(self) -> list[Scope]:
        return self.workplace.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.workplace.event_place()


class ReadReceipt(models.Model):
    """An employee has read a version of the page."""

    page = models.ForeignKey(StaffPage, on_delete=models.CASCADE, related_name="receipts")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    read_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["page", "user"], name="page_read_once")]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.user_id}"


class BuddyQuerySet(models.QuerySet["Buddy"]):
    def visible_to(self, by: Actor) -> Self:
        """Return the pairs that the actor looks after, and those the actor is half of."""
        theirs = Q(volunteer=by.user_id) | Q(user=by.user_id) if by.user_id else Q(pk__in=[])
        place = within(
            by,
            Can.BRIEFING_HOLD,
            authority="workplace__unit__authority_id",
            unit_path="workplace__unit__path",
        )
        return self.filter(place | theirs)

    def current(self, day: date | None = None) -> Self:
        day = day or clock.today()
        return self.filter(Q(ends_on=None) | Q(ends_on__gt=day), starts_on__lte=day)


class Buddy(models.Model):
    """An employee whom a volunteer can always turn to at a workplace, for a time. Ends the day before `ends_on`."""

    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="buddies")
    volunteer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="buddy_for",
        verbose_name=_("contact among the staff"),
    )
    starts_on = models.DateField(_("from"), default=clock.today)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    welcomed_on = models.DateField(_("first day together"), null=True, blank=True)

    objects = BuddyQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-starts_on", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["workplace", "volunteer"], condition=Q(ends_on=None), name="one_buddy_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="buddy_ends_after_start"
            ),
            models.CheckConstraint(condition=~Q(volunteer=F("user")), name="nobody_is_their_own_buddy"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} → {self.volunteer_id}"

    def access_scopes(self) -> list[Scope]:
        return self.workplace.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.workplace.event_place()
