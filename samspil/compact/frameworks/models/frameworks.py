"""A governing document: its kind, where it applies, what it builds on, which bodies decide it and who signs it."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedCharField, GuardedTextField
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, grants_for, within
from samspil.society.places.models import Authority, Workplace


class FrameworkQuerySet(models.QuerySet["Framework"]):
    def visible_to(self, by: Actor) -> Self:
        """Return what the actor's duties reach; what has been adopted is for everybody at the authority, and for signers."""
        if by.is_system:
            return self.all()
        reached = within(by, Can.FRAMEWORK_VIEW, authority="authority_id", unit_path="workplace__unit__path")
        own = {grant.authority_id for grant in grants_for(by, Can.FRAMEWORK_VIEW) if grant.authority_id}
        adopted = Q(authority__in=own, pk__in=_adopted())
        signs = Q(pk__in=Signatory.objects.filter(user=by.user_id or 0).values("framework"))
        return self.filter(reached | adopted | signs)

    def public(self) -> Self:
        """Return what anybody may read: a version has been adopted."""
        return self.filter(pk__in=_adopted())


def _adopted() -> Any:
    return Framework.objects.filter(versions__adopted_at__isnull=False).order_by().values("pk")


class Framework(models.Model):
    """A policy, strategy, value framework … of an authority, or the local principles of one workplace."""

    class Kind(models.TextChoices):
        POLICY = "policy", _("Policy")
        SECTOR_POLICY = "sector_policy", _("Sector policy")
        STRATEGY = "strategy", _("Strategy")
        VALUE_FRAMEWORK = "value_framework", _("Value framework")
        PRINCIPLES = "principles", _("Principles")
        GUIDELINES = "guidelines", _("Guidelines")
        LOCAL_PRINCIPLES = "local_principles", _("Local principles")

    class Range(models.TextChoices):
        CROSS_CUTTING = "cross_cutting", _("Cross-cutting")
        SECTOR = "sector", _("One sector")

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="frameworks")
    workplace = models.ForeignKey(
        Workplace, on_delete=models.PROTECT, null=True, blank=True, related_name="frameworks"
    )
    kind = models.CharField(_("kind of framework"), max_length=16, choices=Kind.choices)
    title = GuardedCharField(_("title"), max_length=160)
    slug = models.SlugField(max_length=120)
    about = GuardedTextField(_("what it is for"), blank=True)
    range_kind = models.CharField(
        _("where it holds"), max_length=14, choices=Range.choices, default=Range.CROSS_CUTTING
    )
    sector_name = GuardedCharField(_("which sector"), max_length=120, blank=True)
    needs_med_dialogue = models.BooleanField(_("is discussed in MED before it is adopted"), default=True)
    created_at = models.DateTimeField(default=clock.now)

    objects = FrameworkQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["authority", "kind", "title", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["authority", "slug"], name="framework_address_once"),
            models.UniqueConstraint(
                fields=["workplace"],
                condition=Q(workplace__isnull=False),
                name="local_principles_once_a_workplace",
            ),
            models.CheckConstraint(
                condition=Q(kind="local_principles") ^ Q(workplace__isnull=True),
                name="local_principles_have_a_workplace",
            ),
            models.CheckConstraint(
                condition=Q(range_kind="sector") ^ Q(sector_name=""), name="sector_is_named"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_local(self) -> bool:
        return self.workplace_id is not None

    def access_scopes(self) -> list[Scope]:
        path = self.workplace.unit.path if self.workplace else ""
        return [Scope(authority_id=self.authority_id, unit_path=path)]

    def event_place(self) -> tuple[int | None, str]:
        return self.authority_id, self.workplace.unit.path if self.workplace else ""


class FrameworkLink(models.Model):
    """How one framework stands to another: it builds on it, supplements it or replaces it."""

    class Relation(models.TextChoices):
        BUILDS_ON = "builds_on", _("builds on")
        SUPPLEMENTS = "supplements", _("supplements")
        REPLACES = "replaces", _("replaces")

    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="links")
    relation_kind = models.CharField(_("relation"), max_length=12, choices=Relation.choices)
    other = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="links_from")

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["framework", "other"], name="framework_linked_once"),
            models.CheckConstraint(condition=~Q(framework=F("other")), name="framework_links_to_another"),
        ]

    def __str__(self) -> str:
        return f"{self.framework_id} {self.relation_kind} {self.other_id}"


class OwnerBody(models.Model):
    """A body that owns the framework: each must have its own recorded decision before a version is adopted."""

    class Kind(models.TextChoices):
        POLITICAL = "political", _("Political body")
        MANAGEMENT = "management", _("Management")
        MED = "med", _("MED committee")

    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="owners")
    name = GuardedCharField(_("name of the body"), max_length=120)
    kind = models.CharField(_("kind of body"), max_length=10, choices=Kind.choices)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["framework", "name"], name="owner_body_named_once")
        ]

    def __str__(self) -> str:
        return self.name


class Signatory(models.Model):
    """A function that signs each version, and who holds it."""

    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="signatories")
    function = GuardedCharField(_("function"), max_length=120)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["framework", "function"], name="signatory_function_once"),
            models.UniqueConstraint(fields=["framework", "user"], name="signatory_person_once"),
        ]

    def __str__(self) -> str:
        return self.function
