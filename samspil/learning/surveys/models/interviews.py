"""What was learned by talking to people: a group and a number, a consent with its day, and words until somebody takes them back."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedTextField
from samspil.learning.surveys.models.questions import Group
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, within
from samspil.society.places.models import Authority, Workplace


class InterviewQuerySet(models.QuerySet["Interview"]):
    def visible_to(self, by: Actor) -> Self:
        """Return the interviews within reach; those for a whole authority only to whoever reaches all of it."""
        return self.filter(
            within(by, Can.SURVEY_VIEW, authority="authority_id", unit_path="workplace__unit__path")
        )


class Interview(models.Model):
    """A talk about volunteering with one or more of a group. No name is kept, and no word without consent."""

    class Form(models.TextChoices):
        IN_PERSON = "in_person", _("Face to face, with one")
        PHONE = "phone", _("By phone or video, with one")
        TOGETHER = "together", _("With several at once")

    class Consent(models.TextChoices):
        ALOUD = "aloud", _("Yes, aloud")
        WRITTEN = "written", _("Yes, in writing")

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="interviews")
    workplace = models.ForeignKey(
        Workplace, on_delete=models.PROTECT, null=True, blank=True, related_name="interviews"
    )
    group = models.CharField(max_length=12, choices=Group.choices)
    form = models.CharField(max_length=9, choices=Form.choices)
    people = models.PositiveSmallIntegerField(default=1)
    held_on = models.DateField(_("day"))
    consent = models.CharField(max_length=7, choices=Consent.choices)
    consented_on = models.DateField(_("day of the consent"))
    learned = GuardedTextField(_("what was learned"), blank=True, max_length=2000)
    erased_on = models.DateField(null=True, blank=True)
    is_withdrawn = models.BooleanField(default=False)  # erased because the person wished it

    objects = InterviewQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-held_on", "-pk"]
        indexes: ClassVar = [models.Index(fields=["erased_on", "held_on"], name="survey_interview_due")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(consent__in=["aloud", "written"]), name="survey_interview_has_consent"
            ),
            models.CheckConstraint(
                condition=Q(erased_on__isnull=True) | Q(learned=""), name="survey_interview_erased_is_empty"
            ),
            models.CheckConstraint(
                condition=Q(is_withdrawn=False) | Q(erased_on__isnull=False),
                name="survey_interview_withdrawn_is_erased",
            ),
        ]

    def __str__(self) -> str:
        return self.get_group_display()

    @property
    def place_name(self) -> str:
        return self.workplace.unit.name if self.workplace else self.authority.name

    def access_scopes(self) -> list[Scope]:
        return [Scope(authority_id=self.authority_id, unit_path=self.event_place()[1])]

    def event_place(self) -> tuple[int | None, str]:
        return self.authority_id, self.workplace.unit.path if self.workplace else ""
