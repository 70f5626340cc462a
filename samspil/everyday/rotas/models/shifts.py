"""When volunteers are wanted: the rule that repeats, and each single shift."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedCharField
from samspil.everyday.rotas.flow import ShiftState
from samspil.everyday.rotas.models.reaching import on_shared_rota, partners_of, reached, scopes_of
from samspil.people.activities.flow import State as ActivityState
from samspil.people.activities.models import Activity
from samspil.people.volunteers.models import Affiliation
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope
from samspil.society.partners.models import Partner


class PatternQuerySet(models.QuerySet["Pattern"]):
    def visible_to(self, by: Actor) -> Self:
        return self.filter(reached(by, Can.ROTA_VIEW) | on_shared_rota(by))

    def current(self, day: date | None = None) -> Self:
        """Return the patterns that still make shifts on the day (today) or later."""
        return self.filter(Q(until__isnull=True) | Q(until__gte=day or clock.today()))


class Pattern(models.Model):
    """A rule that repeats: on these weekdays, from this hour to that. An end at or before the start is the next day."""

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="patterns")
    partner = (
        models.ForeignKey(  # the party of a shared activity whose own it is; few, so found by the activity
            Partner, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
        )
    )
    label = GuardedCharField(_("name of the shift"), max_length=60, blank=True)
    meeting_point = GuardedCharField(_("meeting point"), max_length=160, blank=True)
    weekdays = models.JSONField(_("days of the week"), default=list)  # 0 is Monday
    starts = models.TimeField(_("from"))
    ends = models.TimeField(_("to"))
    places = models.PositiveSmallIntegerField(_("places"))
    minimum = models.PositiveSmallIntegerField(_("minimum"), default=0)
    valid_from = models.DateField(_("first day"))
    until = models.DateField(_("last day"), null=True, blank=True)

    objects = PatternQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["activity", "starts", "pk"]
        indexes: ClassVar = [models.Index(fields=["activity", "until"], name="pattern_by_activity")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(places__gte=1) & Q(minimum__lte=F("places")), name="pattern_places"
            ),
        ]

    def __str__(self) -> str:
        return self.label or str(self.activity)

    def access_scopes(self) -> list[Scope]:
        return scopes_of(self.activity, self.partner_id)

    def event_place(self) -> tuple[int | None, str]:
        return self.activity.event_place()


class ShiftQuerySet(models.QuerySet["Shift"]):
    def visible_to(self, by: Actor) -> Self:
        """Return the rota as staff see it, the shared shifts of an association, and what a volunteer may join or has joined."""
        return self.filter(self._on_rota(by) | self._own(by))

    def of_volunteer(self, volunteer_id: int, day: date) -> Self:
        """Return what a volunteer may join on the day or has joined."""
        return self.filter(_joinable_or_joined(volunteer_id, day))

    def on_rota_of(self, by: Actor) -> Self:
        """Return the shifts that the actor's duties reach, without those that they see as a volunteer."""
        return self.filter(self._on_rota(by))

    def joinable_by(self, volunteer_id: int) -> Self:
        """Return the shifts of published activities to which one of the volunteer's present affiliations fits."""
        return self.filter(fits(volunteer_id), activity__state=ActivityState.PUBLISHED)

    def joinable_through(self, held: Iterable[Affiliation]) -> Self:
        """Return the shifts of published activities to which one of these affiliations fits."""
        fits = Q(pk__in=[])
        for one in held:
            through = Q(partner=None, activity__partner=None)
            if one.partner_id is not None:
                through |= Q(partner=None, activity__partner=one.partner_id) | Q(partner=one.partner_id)
            fits |= Q(activity__workplace=one.workplace_id) & through
        return self.filter(fits, activity__state=ActivityState.PUBLISHED)

    def planned(self) -> Self:
        return self.filter(state=ShiftState.PLANNED)

    def public(self) -> Self:
        """Return the shifts that everybody may read about. The watches of a vigil are for those who sit, and the ward."""
        return self.planned().filter(vigil__isnull=True)

    def take_place(self, pk: int, now: datetime) -> bool:
        """Take one place if there is one: the one statement that decides who was first."""
        free = self.filter(pk=pk, state=ShiftState.PLANNED, taken__lt=F("places"), starts_at__gt=now)
        return bool(free.update(taken=F("taken") + 1))

    def locked(self, pk: int) -> "Shift":
        """Return the shift, and keep all others from changing it or its sign-ups until the transaction ends."""
        return self.select_for_update(of=("self",), no_key=True).get(pk=pk)

    @classmethod
    def _on_rota(cls, by: Actor) -> Q:
        return reached(by, Can.ROTA_VIEW) | on_shared_rota(by) | cls._shared(by)

    @staticmethod
    def _shared(by: Actor) -> Q:
        """An association sees the shifts that its volunteers share with others at a workplace."""
        partners = partners_of(by)
        if not partners:
            return Q(pk__in=[])
        places = Affiliation.objects.current().filter(partner_id__in=partners).values("workplace_id")
        return Q(partner=None, activity__partner__isnull=True, activity__workplace_id__in=places)

    @staticmethod
    def _own(by: Actor) -> Q:
        return _joinable_or_joined(by.volunteer_id, clock.today()) if by.volunteer_id else Q(pk__in=[])


def _joinable_or_joined(volunteer_id: int, day: date) -> Q:
    joinable = fits(volunteer_id, day) & Q(activity__state=ActivityState.PUBLISHED)
    return joinable | Q(pk__in=Shift.objects.filter(sign_ups__volunteer_id=volunteer_id).values("pk"))


def fits(volunteer_id: int, day: date | None = None) -> Q:
    """A shift of a partner is for that partner's volunteers; one without is for all at the workplace."""
    return _belongs(
        volunteer_id, day, Q(partner=None), Coalesce(OuterRef("partner"), OuterRef("activity__partner"))
    )


def fits_activity(volunteer_id: int, day: date | None = None) -> Q:
    """The same for what belongs to an activity and is no shift."""
    return _belongs(volunteer_id, day, Q(), OuterRef("activity__partner"))


def _belongs(volunteer_id: int, day: date | None, for_all: Q, partner: OuterRef | Coalesce) -> Q:
    held = Affiliation.objects.current(day).filter(
        volunteer_id=volunteer_id, workplace=OuterRef("activity__workplace")
    )
    everybody = for_all & Q(activity__partner=None)
    return (everybody & Q(Exists(held))) | Q(Exists(held.filter(partner=partner)))


class Shift(models.Model):
    """One span of time with places to fill. `taken` and `waiting` are counted by the actions alone."""

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="shifts")
    partner = models.ForeignKey(  # as of a pattern
        Partner, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    pattern = models.ForeignKey(
        Pattern, on_delete=models.PROTECT, null=True, blank=True, related_name="shifts"
    )
    vigil = models.ForeignKey(
        "rotas.Vigil", on_delete=models.PROTECT, null=True, blank=True, related_name="watches"
    )
    day = (
        models.DateField()
    )  # the pattern's own day: it stays when the shift is moved, so that no second one is made
    label = GuardedCharField(_("name of the shift"), max_length=60, blank=True)
    meeting_point = GuardedCharField(_("meeting point"), max_length=160, blank=True)
    note = GuardedCharField(_("good to know"), max_length=300, blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    places = models.PositiveSmallIntegerField(_("places"))
    minimum = models.PositiveSmallIntegerField(_("minimum"), default=0)
    taken = models.PositiveSmallIntegerField(default=0)
    waiting = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=10, choices=ShiftState.choices, default=ShiftState.PLANNED)
    by_hand = models.BooleanField(default=False)  # changed on its own: its pattern leaves it alone
    version = models.PositiveIntegerField(default=0)  # SEQUENCE of the calendars
    moved_at = models.DateTimeField(null=True, blank=True)
    alerted_at = models.DateTimeField(null=True, blank=True)
    completed_at = models.DateTimeField(null=True, blank=True)

    objects = ShiftQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["starts_at", "pk"]
        indexes: ClassVar = [
            models.Index(fields=["activity", "starts_at"], name="shift_by_activity"),
            models.Index(fields=["state", "starts_at", "id"], name="shift_by_start"),
            models.Index(
                fields=["ends_at"], condition=Q(completed_at__isnull=True), name="shift_to_complete"
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["pattern", "day"], name="one_shift_of_a_pattern_a_day"),
            models.UniqueConstraint(fields=["vigil", "starts_at"], name="one_watch_at_a_time"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="shift_ends_after_start"),
            models.CheckConstraint(condition=Q(taken__lte=F("places")), name="shift_never_overbooked"),
            models.CheckConstraint(
                condition=Q(places__gte=1) & Q(minimum__lte=F("places")), name="shift_places"
            ),
        ]

    def __str__(self) -> str:
        return self.label or str(self.activity)

    @property
    def volunteers_of(self) -> int | None:
        """Return the partner whose volunteers the shift is for; None: all at the workplace."""
        return self.partner_id or self.activity.partner_id

    @property
    def free(self) -> int:
        return max(0, self.places - self.taken)

    @property
    def hours(self) -> float:
        """Return the real hours: seven or nine on the nights when the clock is changed."""
        return round((self.ends_at - self.starts_at).total_seconds() / 3600, 2)

    @property
    def is_planned(self) -> bool:
        return self.state == ShiftState.PLANNED

    @property
    def where(self) -> str:
        """Return where to meet."""
        return self.meeting_point or self.activity.meeting_point or str(self.activity.workplace)

    def access_scopes(self) -> list[Scope]:
        return scopes_of(self.activity, self.partner_id)

    def event_place(self) -> tuple[int | None, str]:
        return self.activity.event_place()
