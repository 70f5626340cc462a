"""The way from accepted to ready: what was opened, what has been done, and what has been said about it."""

from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedCharField, GuardedTextField
from samspil.people.activities.models import Activity
from samspil.people.onboarding.models.requirements import Kind
from samspil.people.onboarding.models.texts import DeclarationText
from samspil.people.volunteers.models import Affiliation, Volunteer
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, within
from samspil.society.places.models import Authority, Site, Workplace


class OnboardingQuerySet(models.QuerySet["Onboarding"]):
    def visible_to(self, by: Actor, can: Can = Can.ONBOARDING_VIEW) -> Self:
        return self.filter(
            within(
                by,
                can,
                authority="affiliation__workplace__unit__authority_id",
                unit_path="affiliation__workplace__unit__path",
                partner="affiliation__partner_id",
                volunteer="volunteer_id",
            )
        )

    def current(self, day: date | None = None) -> Self:
        """Return those whose affiliation holds on the day (today) or begins later."""
        day = day or clock.today()
        return self.filter(Q(affiliation__ends_on__isnull=True) | Q(affiliation__ends_on__gt=day))


class Onboarding(models.Model):
    """A volunteer on the way into an activity. Whether they are ready is computed, never written here."""

    volunteer = models.ForeignKey(Volunteer, on_delete=models.PROTECT, related_name="onboardings")
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="onboardings")
    affiliation = models.ForeignKey(Affiliation, on_delete=models.PROTECT, related_name="onboardings")
    due_on = models.DateField(_("ready by"))
    opened_at = models.DateTimeField(default=clock.now)

    objects = OnboardingQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["due_on", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["volunteer", "activity"], name="onboarded_once")
        ]

    def __str__(self) -> str:
        return f"{self.volunteer_id} to {self.activity_id}"

    def access_scopes(self) -> list[Scope]:
        return self.affiliation.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.affiliation.event_place()


class Completion(models.Model):
    """One step that somebody has confirmed: an introduction, a course, an age, the look at one's own insurance."""

    volunteer = models.ForeignKey(Volunteer, on_delete=models.PROTECT, related_name="completions")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="+")
    site = models.ForeignKey(Site, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="+")
    course = GuardedCharField(_("course"), max_length=120, blank=True)
    search_text = models.CharField(max_length=200, default="", editable=False)  # the course's name, folded
    done_on = models.DateField(_("done on"))
    expires_on = models.DateField(_("valid until"), null=True, blank=True)  # the last day
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    confirmed_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering: ClassVar = ["-done_on", "-pk"]
        indexes: ClassVar = [models.Index(fields=["volunteer", "kind"], name="completion_by_volunteer")]

    def __str__(self) -> str:
        return f"{self.kind} by {self.volunteer_id}"

    def event_place(self) -> tuple[int | None, str]:
        return self.workplace.event_place()


class ExpectationTalk(models.Model):
    """What volunteer and workplace expect of each other in one activity. Both say yes to the same words."""

    onboarding = models.OneToOneField(
        Onboarding, on_delete=models.CASCADE, primary_key=True, related_name="talk"
    )
    text = models.ForeignKey(DeclarationText, on_delete=models.PROTECT, null=True, related_name="+")
    agreed = GuardedTextField(_("what we agreed"), blank=True)
    revision = models.PositiveIntegerField(
        default=0
    )  # goes up when the words change, and with it the yeses fall away

    def __str__(self) -> str:
        return f"talk {self.pk}"

    def access_scopes(self) -> list[Scope]:
        return self.onboarding.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.onboarding.event_place()


class TalkConfirmation(models.Model):
    """One side's yes to one revision of the talk."""

    class Side(models.TextChoices):
        VOLUNTEER = "volunteer", _("The volunteer")
        WORKPLACE = "workplace", _("The workplace")

    talk = models.ForeignKey(ExpectationTalk, on_delete=models.CASCADE, related_name="confirmations")
    side = models.CharField(max_length=10, choices=Side.choices)
    revision = models.PositiveIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=clock.now)
    # When a volunteer without an e-mail address said yes aloud; `by` is then the one who heard it.
    agreed_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["talk", "side", "revision"], name="talk_confirmed_once"),
            models.CheckConstraint(
                condition=Q(agreed_on=None) | Q(side="volunteer"), name="spoken_yes_is_the_volunteers"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.side} to talk {self.talk_id}"


class StepNotice(models.Model):
    """That a warning has been given once: unique, so that no job warns twice."""

    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    version = models.CharField(
        max_length=40
    )  # what it is about: "expires:2027-01-31:30" or "overdue:2026-12-01"
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["volunteer", "kind", "version"], name="warned_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.version}"
