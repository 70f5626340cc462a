"""The goals that an authority steers by. Activities and reports are tagged with them."""

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedCharField, GuardedTextField
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, grants_for
from samspil.society.places.models import Authority


class GoalQuerySet(models.QuerySet["Goal"]):
    def visible_to(self, by: Actor) -> Self:
        """Return the goals of the authorities where the actor holds a duty: goals are no secret, but each has its own."""
        if by.is_system:
            return self.all()
        own = {grant.authority_id for grant in grants_for(by, Can.FRAMEWORK_VIEW) if grant.authority_id}
        return self.filter(authority__in=own)

    def current(self) -> Self:
        return self.filter(ended_on__isnull=True)


class Goal(models.Model):
    """A guiding mark or political goal; a sub-goal has a parent."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="goals")
    catalogue = GuardedCharField(_("catalogue"), max_length=80)  # what the authority calls the set
    code = models.CharField(_("code"), max_length=20)
    title = GuardedCharField(_("goal"), max_length=200)
    about = GuardedTextField(_("what it means"), blank=True)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="sub_goals"
    )
    position = models.PositiveIntegerField(default=0)
    ended_on = models.DateField(null=True, blank=True)

    objects = GoalQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["authority", "catalogue", "position", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["authority", "code"], name="goal_code_once")]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def access_scopes(self) -> list[Scope]:
        return [Scope(authority_id=self.authority_id)]

    def event_place(self) -> tuple[int | None, str]:
        return self.authority_id, ""
