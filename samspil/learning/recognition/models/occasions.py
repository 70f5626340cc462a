"""When the volunteers of a place come together: an invitation to a group, answers, and again next month or next year."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedCharField
from samspil.learning.recognition.flow import OccasionState
from samspil.people.volunteers.models import Volunteer
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, within
from samspil.society.places.models import Workplace


class OccasionQuerySet(models.QuerySet["Occasion"]):
    def visible_to(self, by: Actor) -> Self:
        """Return the occasions that the actor is the host of. Guests have their invitation."""
        return self.filter(
            within(
                by,
                Can.RECOGNITION_EDIT,
                authority="workplace__unit__authority_id",
                unit_path="workplace__unit__path",
            )
        )

    def ahead(self) -> Self:
        return self.filter(state=OccasionState.PLANNED, starts_at__gte=clock.now())


class Occasion(models.Model):
    """One get-together. What repeats is planned anew when it has been (DR-56)."""

    class Repeat(models.TextChoices):
        ONCE = "once", _("Once")
        MONTHLY = "monthly", _("Every month")
        YEARLY = "yearly", _("Every year")

    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="occasions")
    title = GuardedCharField(_("what"), max_length=120)
    where = GuardedCharField(_("where"), max_length=160)
    note = GuardedCharField(_("good to know"), max_length=300, blank=True)
    starts_at = models.DateTimeField(_("when"))
    repeat = models.CharField(_("how often"), max_length=8, choices=Repeat.choices, default=Repeat.ONCE)
    budget_kroner = models.PositiveIntegerField(_("budget in kroner"), null=True, blank=True)
    state = models.CharField(max_length=10, choices=OccasionState.choices, default=OccasionState.PLANNED)
    follows = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="next"
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects = OccasionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["starts_at", "pk"]
        indexes: ClassVar = [models.Index(fields=["state", "starts_at"], name="occasion_calendar")]

    def __str__(self) -> str:
        return self.title

    def access_scopes(self) -> list[Scope]:
        return self.workplace.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.workplace.event_place()


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def visible_to(self, by: Actor) -> Self:
        """Return the actor's own invitations: nobody answers for anybody else."""
        return self.filter(volunteer=by.volunteer_id or 0)


class Invitation(models.Model):
    """One guest: asked, and free to say no without a reason. Deleted two months after the occasion."""

    class Answer(models.TextChoices):
        WAITING = "waiting", _("No answer yet")
        COMING = "coming", _("I would like to come")
        NOT_COMING = "not_coming", _("I cannot come")

    class Meal(models.TextChoices):
        ANYTHING = "anything", _("I eat everything")
        GREEN = "green", _("Without meat and fish")
        TALK = "talk", _("I would like to tell the host myself")

    occasion = models.ForeignKey(Occasion, on_delete=models.CASCADE, related_name="invitations")
    volunteer = models.ForeignKey(Volunteer, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=12, choices=Answer.choices, default=Answer.WAITING)
    meal = models.CharField(max_length=8, choices=Meal.choices, default=Meal.ANYTHING)
    came = models.BooleanField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["volunteer__user__name", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["occasion", "volunteer"], name="invited_once"),
        ]

    def __str__(self) -> str:
        return f"{self.occasion_id}: {self.volunteer_id}"

    def access_scopes(self) -> list[Scope]:
        return [Scope(volunteer_id=self.volunteer_id)]

    def event_place(self) -> tuple[int | None, str]:
        return self.occasion.event_place()
