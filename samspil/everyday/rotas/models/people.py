"""Who has a place on a shift or waits for one, and who came."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.everyday.rotas.flow import HOLDING, LIVE, SignUpState
from samspil.everyday.rotas.models.circles import Hold
from samspil.everyday.rotas.models.shifts import Shift
from samspil.people.volunteers.models import Affiliation, Volunteer
from samspil.society.access.matrix import Can, Duty
from samspil.society.access.reach import Scope, within


def named_to(by: Actor) -> Q:
    """Return the condition for the people on a shift whose names the actor may read.

    Coordinators and leaders read all at their place, an association its own, employees whoever is in their corridor, and
    everybody themselves. Consultants and committees see the places, not the people.
    """
    staff = replace(by, grants=tuple(grant for grant in by.grants if grant.duty == Duty.EMPLOYEE))
    own = within(
        by,
        Can.VOLUNTEER_VIEW,
        authority="shift__activity__workplace__unit__authority_id",
        unit_path="shift__activity__workplace__unit__path",
        partner="affiliation__partner_id",
        volunteer="volunteer_id",
    )
    return own | within(staff, Can.ROTA_VIEW, unit_path="shift__activity__workplace__unit__path")


class SignUpQuerySet(models.QuerySet["SignUp"]):
    def visible_to(self, by: Actor) -> Self:
        return self.filter(named_to(by))

    def live(self) -> Self:
        return self.filter(state__in=LIVE)

    def holding(self) -> Self:
        return self.filter(state__in=HOLDING)

    def queued(self) -> Self:
        """Return the waiting list, the first first."""
        return self.filter(state=SignUpState.WAITING).order_by("created_at", "pk")

    def overlapping(self, volunteer_id: int, starts_at: datetime, ends_at: datetime) -> Self:
        """Return where the volunteer has a place at that time."""
        return self.filter(
            volunteer_id=volunteer_id, state=SignUpState.TAKEN, starts_at__lt=ends_at, ends_at__gt=starts_at
        )


class SignUp(models.Model):
    """A volunteer and a shift. Deleted when the volunteer says no: see `flow`.

    The times are the shift's, copied, for the check (and PostgreSQL's exclusion constraint) that nobody is in two places.
    """

    shift = models.ForeignKey(Shift, on_delete=models.CASCADE, related_name="sign_ups")
    volunteer = models.ForeignKey(Volunteer, on_delete=models.PROTECT, related_name="sign_ups")
    affiliation = models.ForeignKey(Affiliation, on_delete=models.PROTECT, related_name="sign_ups")
    state = models.CharField(max_length=12, choices=SignUpState.choices)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    hold = models.ForeignKey(  # the circle's places, of which this is one
        Hold, on_delete=models.SET_NULL, null=True, blank=True, related_name="sign_ups"
    )
    automatic = models.BooleanField(default=False)  # from the waiting list straight to a place
    created_at = models.DateTimeField(default=clock.now)  # the order of the waiting list
    answer_by = models.DateTimeField(null=True, blank=True)  # of an offer
    reminded_at = models.DateTimeField(null=True, blank=True)

    objects = SignUpQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["starts_at", "pk"]
        indexes: ClassVar = [
            models.Index(fields=["volunteer", "starts_at"], name="sign_up_by_volunteer"),
            models.Index(fields=["shift", "state", "created_at"], name="sign_up_by_shift"),
            models.Index(fields=["answer_by"], condition=Q(state="offered"), name="sign_up_to_lapse"),
            models.Index(
                fields=["starts_at"], condition=Q(reminded_at__isnull=True), name="sign_up_to_remind"
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["shift", "volunteer"], name="signed_up_once"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="sign_up_ends_after_start"),
            models.CheckConstraint(
                condition=~Q(state="offered") | Q(answer_by__isnull=False), name="offer_has_limit"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.volunteer_id} on shift {self.shift_id}"

    @property
    def has_place(self) -> bool:
        return self.state == SignUpState.TAKEN

    @property
    def wants_answer(self) -> bool:
        return self.state in {SignUpState.OFFERED, SignUpState.INVITED, SignUpState.ASKED_AGAIN}

    def access_scopes(self) -> list[Scope]:
        unit = self.shift.activity.workplace.unit
        return [
            Scope(
                authority_id=unit.authority_id,
                unit_path=unit.path,
                partner_id=self.affiliation.partner_id,
                volunteer_id=self.volunteer_id,
            )
        ]

    def event_place(self) -> tuple[int | None, str]:
        return self.shift.event_place()


class AttendanceQuerySet(models.QuerySet["Attendance"]):
    def visible_to(self, by: Actor) -> Self:
        return self.filter(named_to(by))

    def open(self) -> Self:
        return self.filter(checked_out_at__isnull=True)


class Attendance(models.Model):
    """Somebody was there. There is no row for somebody who was not, and never a score."""

    class How(models.TextChoices):
        VOLUNTEER = "volunteer", _("The volunteer")
        COORDINATOR = "coordinator", _("The coordinator")
        TABLET = "tablet", _("The tablet at the entrance")
        SYSTEM = "system", _("Samspil, when the shift was over")

    shift = models.ForeignKey(Shift, on_delete=models.PROTECT, related_name="attendances")
    volunteer = models.ForeignKey(Volunteer, on_delete=models.PROTECT, related_name="attendances")
    affiliation = models.ForeignKey(Affiliation, on_delete=models.PROTECT, related_name="attendances")
    checked_in_at = models.DateTimeField()
    checked_out_at = models.DateTimeField(null=True, blank=True)
    in_kind = models.CharField(max_length=12, choices=How.choices)
    out_kind = models.CharField(max_length=12, choices=How.choices, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-checked_in_at", "pk"]
        indexes: ClassVar = [
            models.Index(fields=["volunteer", "checked_in_at"], name="attendance_by_volunteer"),
            models.Index(
                fields=["checked_in_at"], condition=Q(checked_out_at__isnull=True), name="attendance_open"
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["shift", "volunteer"], name="attended_once"),
            models.CheckConstraint(
                condition=Q(checked_out_at__isnull=True) | Q(checked_out_at__gte=F("checked_in_at")),
                name="attendance_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.volunteer_id} at shift {self.shift_id}"

    @property
    def hours(self) -> float:
        """Return the real hours; none while the volunteer is still there."""
        span = self.checked_out_at - self.checked_in_at if self.checked_out_at else timedelta()
        return round(span.total_seconds() / 3600, 2)

    def access_scopes(self) -> list[Scope]:
        unit = self.shift.activity.workplace.unit
        return [
            Scope(
                authority_id=unit.authority_id,
                unit_path=unit.path,
                partner_id=self.affiliation.partner_id,
                volunteer_id=self.volunteer_id,
            )
        ]

    def event_place(self) -> tuple[int | None, str]:
        return self.shift.event_place()
