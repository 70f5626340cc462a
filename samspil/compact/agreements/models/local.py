"""What a workplace asks beside the checklist of all: the guidelines made to fit the place (HJ-41)."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedCharField
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, within
from samspil.society.places.models import Workplace

LOCAL = "lokal-"


class LocalQuestionQuerySet(models.QuerySet["LocalQuestion"]):
    def visible_to(self, by: Actor) -> Self:
        return self.filter(
            within(
                by,
                Can.AGREEMENT_VIEW,
                authority="workplace__unit__authority_id",
                unit_path="workplace__unit__path",
            )
        )


class LocalQuestion(models.Model):
    """One question of the workplace's own. Its words never change, for signed answers stand under them; it can be retired."""

    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="own_questions")
    text = GuardedCharField(_("question"), max_length=200)
    help = GuardedCharField(_("help"), max_length=200, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    added_at = models.DateTimeField(default=clock.now)
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = LocalQuestionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.text

    @property
    def key(self) -> str:
        """The name under which agreements answer it."""
        return f"{LOCAL}{self.pk}"

    def access_scopes(self) -> list[Scope]:
        return self.workplace.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.workplace.event_place()
