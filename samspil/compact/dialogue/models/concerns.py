"""Concerns about the collaboration: the four that everybody knows, and a workplace's own."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedCharField, GuardedTextField
from samspil.compact.dialogue.flow import ConcernState
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, within
from samspil.society.places.models import Authority, Workplace


class Worried(models.TextChoices):
    """Whose concern it is: a group, never a person."""

    EMPLOYEES = "employees", _("Employees")
    LEADERS = "leaders", _("Leaders")
    CITIZENS = "citizens", _("Users, patients or relatives")
    COMMITTEE = "committee", _("The MED committee")
    UNIONS = "unions", _("The unions")


class ConcernQuerySet(models.QuerySet["Concern"]):
    def visible_to(self, by: Actor) -> Self:
        """Return the concerns within reach; whoever sees one workplace of an authority sees those that all share."""
        place = within(by, Can.DISCUSSION_VIEW, authority="authority_id", unit_path="workplace__unit__path")
        shared = within(by, Can.DISCUSSION_VIEW, authority="authority_id", unit_path="authority__units__path")
        if by.is_system:
            return self
        common = self.model.objects.filter(shared, workplace=None).values("pk")
        return self.filter(place | Q(pk__in=common))

    def standard(self) -> Self:
        return self.filter(is_standard=True)


class Concern(models.Model):
    """A worry about the collaboration, what is done about it, and by whom. Standard ones are answered by every agreement."""

    class Kind(models.TextChoices):
        SAVINGS = "savings", _("Savings")
        COMPETENCE = "competence", _("Competence")
        TIME = "time", _("Enough time")
        BEST_TASKS = "best_tasks", _("The best tasks")
        OTHER = "other", _("Something else")

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="concerns")
    workplace = models.ForeignKey(
        Workplace, on_delete=models.PROTECT, null=True, blank=True, related_name="concerns"
    )
    kind = models.CharField(_("what it is about"), max_length=12, choices=Kind.choices)
    group = models.CharField(_("whose concern it is"), max_length=12, choices=Worried.choices, blank=True)
    is_standard = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=ConcernState.choices, default=ConcernState.RAISED)
    title = GuardedCharField(_("the concern in one sentence"), max_length=160)
    text = GuardedTextField(_("more about it"), blank=True, max_length=2000)
    mitigation = GuardedTextField(_("what we do about it"), blank=True, max_length=2000)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="concerns",
        verbose_name=_("who sees to it"),
    )
    raised_at = models.DateTimeField(default=clock.now)
    settled_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField(default=clock.now)

    objects = ConcernQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-is_standard", "raised_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["authority", "kind"], condition=Q(is_standard=True), name="standard_concern_once"
            ),
            models.CheckConstraint(
                condition=Q(is_standard=False) | (Q(workplace=None) & ~Q(kind="other") & ~Q(mitigation="")),
                name="standard_concern_is_for_all",
            ),
            models.CheckConstraint(
                condition=~Q(state="settled") | (Q(settled_at__isnull=False) & ~Q(mitigation="")),
                name="settled_concern_says_how",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def access_scopes(self) -> list[Scope]:
        return [Scope(authority_id=self.authority_id, unit_path=self.event_place()[1])]

    def event_place(self) -> tuple[int | None, str]:
        return self.authority_id, self.workplace.unit.path if self.workplace else ""
