"""What a case taught, told without anybody: no case, no workplace, no day."""

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedTextField
from samspil.everyday.cases.models.cases import Kind
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, grants_for
from samspil.society.places.models import Authority


class LessonQuerySet(models.QuerySet["Lesson"]):
    def visible_to(self, by: Actor) -> Self:
        """Return the lessons of the authorities where the actor leads, advises or sits in a committee, wherever there."""
        if by.is_system:
            return self
        held = {grant.authority_id for grant in grants_for(by, Can.DISCUSSION_RECORD)} - {None}
        return self.filter(authority_id__in=held)


class Lesson(models.Model):
    """A sentence that others can learn from. Nothing in the row leads back to the case it came from."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="lessons")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    text = GuardedTextField(_("what we learned"), max_length=1000)
    learned_on = models.DateField()  # the first of the month: the day itself would point at the case

    objects = LessonQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-learned_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.learned_on}"

    def access_scopes(self) -> list[Scope]:
        return [Scope(authority_id=self.authority_id)]

    def event_place(self) -> tuple[int | None, str]:
        return None, ""
