"""Pilots: what is tried where, the steps before the start, how it goes, and what is decided and learned on the way."""

from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.fields import GuardedCharField, GuardedTextField
from samspil.learning.programmes.flow import PilotState
from samspil.learning.programmes.models.programmes import InSightQuerySet, OfProgramme, Programme
from samspil.society.access.reach import Scope
from samspil.society.places.models import Workplace


class Pattern(models.TextChoices):
    LOCAL_AREA = "local_area", _("A local area: several fields together")
    INSTITUTION = "institution", _("Single institutions, with the taskforce")


class StepKind(models.TextChoices):
    DIALOGUE = "dialogue", _("Dialogue meeting across the fields")
    OWN_AREA = "own_area", _("Talked through in the own management area")
    COMMITTEE = "committee", _("Talked through in the local MED committee")
    TASKFORCE = "taskforce", _("Dialogue meeting with the taskforce")
    EMPLOYEES = "employees", _("The employees have been involved")
    RECRUITMENT = "recruitment", _("Volunteers have been found")


class Light(models.TextChoices):
    GREEN = "green", _("Green: it is going well")
    YELLOW = "yellow", _("Yellow: something must be watched")
    RED = "red", _("Red: it does not work like this")


class PilotQuerySet(InSightQuerySet["Pilot"]):
    """Pilots, for those who read the programme."""


class Pilot(OfProgramme):
    """Something that is tried for a while at one or more workplaces, so that it can be changed or stopped again."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="pilots")
    title = GuardedCharField(_("title"), max_length=160)
    tries = GuardedTextField(_("what is tried"), max_length=2000)
    measured = GuardedTextField(_("what is measured"), max_length=1000)
    starts_on = models.DateField(_("from"))
    until = models.DateField(_("the last day"))
    pattern = models.CharField(_("the way to the start"), max_length=12, choices=Pattern.choices)
    only_new = models.BooleanField(default=False)  # for institutions that have not had volunteers before
    check_in_weeks = models.PositiveSmallIntegerField(
        _("weeks between check-ins"), default=6, validators=[MinValueValidator(1), MaxValueValidator(26)]
    )
    check_in_due = models.DateField(_("next check-in"), null=True, blank=True)
    reminded_of = models.DateField(null=True, blank=True)  # the missed check-in that was last told of
    state = models.CharField(max_length=8, choices=PilotState.choices, default=PilotState.PLANNED)
    begun_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    objects = PilotQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-starts_on", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(until__gte=F("starts_on")), name="pilot_ends_after_start"),
            models.CheckConstraint(
                condition=~Q(state="running") | Q(begun_on__isnull=False, check_in_due__isnull=False),
                name="running_pilot_is_followed",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["adopted", "stopped"])
                | Q(ended_on__isnull=False, check_in_due__isnull=True),
                name="ended_pilot_has_a_day",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def access_scopes(self) -> list[Scope]:
        """Return the authority, and every workplace that takes part."""
        authority = self.programme.authority_id
        paths = [row.workplace.unit.path for row in self.places.select_related("workplace__unit")]
        return [Scope(authority_id=authority, unit_path=path) for path in paths] or [
            Scope(authority_id=authority)
        ]


class PilotPlace(models.Model):
    """A workplace that takes part in the pilot."""

    pilot = models.ForeignKey(Pilot, on_delete=models.CASCADE, related_name="places")
    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="pilot_places")
    had_volunteers = models.BooleanField(default=False)  # when it was chosen

    class Meta:
        ordering: ClassVar = ["workplace__unit__name", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["pilot", "workplace"], name="in_pilot_once")]

    def __str__(self) -> str:
        return self.workplace.unit.name


class PilotStep(models.Model):
    """One step before the start: shared by all (`place` empty), or one workplace's own."""

    pilot = models.ForeignKey(Pilot, on_delete=models.CASCADE, related_name="steps")
    place = models.ForeignKey(
        PilotPlace, on_delete=models.CASCADE, null=True, blank=True, related_name="steps"
    )
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(_("kind"), max_length=11, choices=StepKind.choices)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who is responsible"),
    )
    done_on = models.DateField(_("done"), null=True, blank=True)
    note = GuardedTextField(_("what came of it"), blank=True, max_length=1000)

    class Meta:
        ordering: ClassVar = ["place__workplace__unit__name", "number", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["pilot", "place", "kind"], name="pilot_step_once")
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())


class CheckIn(models.Model):
    """How the pilot goes, said on a day; `due_on` is when it should have been said."""

    pilot = models.ForeignKey(Pilot, on_delete=models.PROTECT, related_name="check_ins")
    due_on = models.DateField()
    held_on = models.DateField(_("held"))
    light = models.CharField(_("how it goes"), max_length=6, choices=Light.choices)
    said = GuardedTextField(_("what we see"), max_length=2000)
    other_outcome = GuardedTextField(_("something else that came of it"), blank=True, max_length=1000)
    held_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["-held_on", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["pilot", "held_on"], name="checked_in_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.pilot_id} {self.held_on}: {self.light}"

    @property
    def days_late(self) -> int:
        return max(0, (self.held_on - self.due_on).days)


class GateDecision(models.Model):
    """Go on, adjust or stop, why, and what was learned. Never deleted: a pilot that stopped has taught something."""

    class Outcome(models.TextChoices):
        GO_ON = "go_on", _("Go on with it")
        ADJUST = "adjust", _("Adjust it")
        STOP = "stop", _("Stop it")
        ADOPT = "adopt", _("Make it part of everyday life")

    pilot = models.ForeignKey(Pilot, on_delete=models.PROTECT, related_name="decisions")
    outcome = models.CharField(_("decision"), max_length=6, choices=Outcome.choices)
    reason = GuardedTextField(_("why"), max_length=2000)
    lessons = GuardedTextField(_("what we have learned"), max_length=2000)
    change = GuardedTextField(_("what is changed"), blank=True, max_length=1000)
    decided_on = models.DateField(_("decided"), default=clock.today)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["-decided_on", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(reason="") & ~Q(lessons=""), name="gate_says_why_and_what_was_learned"
            ),
            models.CheckConstraint(
                condition=~Q(outcome="adjust") | ~Q(change=""), name="adjusting_says_what"
            ),
            models.UniqueConstraint(
                fields=["pilot"], condition=Q(outcome__in=["stop", "adopt"]), name="pilot_ends_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pilot_id} {self.decided_on}: {self.outcome}"

    @property
    def tone(self) -> str:
        return {"go_on": "success", "adjust": "warning", "stop": "error", "adopt": "success"}[self.outcome]

    def access_scopes(self) -> list[Scope]:
        return self.pilot.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.pilot.event_place()
