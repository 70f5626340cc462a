"""A vigil: somebody sits with a dying person, around the clock, one after the other. Where, not who; and nothing about health."""

from datetime import date, timedelta
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedCharField
from samspil.everyday.rotas.flow import VigilState
from samspil.everyday.rotas.models.people import SignUp
from samspil.everyday.rotas.models.shifts import fits_activity
from samspil.people.activities.flow import State as ActivityState
from samspil.people.activities.models import Activity
from samspil.people.citizens.queries import saying_no
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, within
from samspil.society.places.models import Workplace


class VigilQuerySet(models.QuerySet["Vigil"]):
    def visible_to(self, by: Actor) -> Self:
        """Return what the ward's staff look after, and what a volunteer may sit at or has sat at."""
        kept = self.kept_by(by)
        return kept | self.open_to(by.volunteer_id, clock.today()) if by.volunteer_id else kept

    def kept_by(self, by: Actor) -> Self:
        """Return the vigils that the actor's duty reaches."""
        return self.filter(
            within(
                by,
                Can.VIGIL_OPEN,
                authority="workplace__unit__authority_id",
                unit_path="workplace__unit__path",
                partner="activity__partner_id",
            )
        )

    def open(self) -> Self:
        return self.filter(state=VigilState.OPEN)

    def unwanted(self) -> Self:
        """Return the open ones where whoever lies there has said no."""
        # No number or address is known of them: the key of the place stands in both columns, and meets places alone.
        return self.open().filter(
            saying_no(contact="place_key", workplace="workplace_id", place="place_key"), ~Q(place_key="")
        )

    def open_to(self, volunteer_id: int, day: date) -> Self:
        """Return what a volunteer may sit at that day, or has sat at."""
        joinable = fits_activity(volunteer_id, day) & Q(
            state=VigilState.OPEN, activity__state=ActivityState.PUBLISHED
        )
        sat = SignUp.objects.filter(volunteer=volunteer_id, shift__vigil__isnull=False)
        return self.filter(joinable | Q(pk__in=sat.values("shift__vigil")))


class Vigil(models.Model):
    """One vigil in one room. Its watches are shifts; what is known of the person is the room, and that for a week at most."""

    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="vigils")
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="vigils")
    state = models.CharField(max_length=6, choices=VigilState.choices, default=VigilState.OPEN)
    room = GuardedCharField(_("room"), max_length=60, blank=True)  # never a name
    place_key = models.CharField(max_length=64, blank=True)  # see `citizens.rules.place_key`
    note = GuardedCharField(_("good to know"), max_length=300, blank=True)
    starts_at = models.DateTimeField(_("from"))
    length = models.PositiveSmallIntegerField(_("hours of a watch"), default=4)
    overlap = models.PositiveSmallIntegerField(_("minutes for the hand-over"), default=15)
    rest = models.PositiveSmallIntegerField(_("hours of rest between two watches"), default=8)
    in_pairs = models.BooleanField(_("two sit together"), default=False)
    opened_at = models.DateTimeField(default=clock.now)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    called_at = models.DateTimeField(null=True, blank=True)  # the last wave, whoever was in it
    ended_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    objects = VigilQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-starts_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["workplace", "place_key"],
                condition=Q(state="open") & ~Q(place_key=""),
                name="one_vigil_in_a_room",
            ),
            models.CheckConstraint(
                condition=Q(length__gte=2, length__lte=6, overlap__gte=10, overlap__lte=15, rest__gte=8),
                name="vigil_watches",
            ),
            models.CheckConstraint(
                condition=Q(state="open", ended_at__isnull=True) | Q(state="ended", ended_at__isnull=False),
                name="vigil_ended_at",
            ),
        ]

    def __str__(self) -> str:
        return str(self.activity)

    @property
    def is_open(self) -> bool:
        return self.state == VigilState.OPEN

    @property
    def places(self) -> int:
        return 2 if self.in_pairs else 1

    @property
    def needed_rest(self) -> timedelta:
        return timedelta(hours=self.rest)

    def access_scopes(self) -> list[Scope]:
        unit = self.workplace.unit
        return [
            Scope(authority_id=unit.authority_id, unit_path=unit.path, partner_id=self.activity.partner_id)
        ]

    def event_place(self) -> tuple[int | None, str]:
        return self.workplace.event_place()
