"""Versions of a framework, their clauses, and who is asked to look at them again."""

from datetime import date
from typing import ClassVar, Self
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedCharField, GuardedTextField
from samspil.compact.frameworks.flow import State
from samspil.compact.frameworks.models.frameworks import Framework, Signatory
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, grants_for, within
from samspil.society.places.models import Authority, Workplace


class VersionQuerySet(models.QuerySet["Version"]):
    def visible_to(self, by: Actor) -> Self:
        """Return what the actor's duties reach; drafts only there, adopted versions at the whole authority."""
        if by.is_system:
            return self.all()
        reached = within(
            by,
            Can.FRAMEWORK_VIEW,
            authority="framework__authority_id",
            unit_path="framework__workplace__unit__path",
        )
        own = {grant.authority_id for grant in grants_for(by, Can.FRAMEWORK_VIEW) if grant.authority_id}
        adopted = Q(adopted_at__isnull=False, framework__authority__in=own)
        signs = Signatory.objects.filter(user=by.user_id or 0).values("framework")
        return self.filter(reached | adopted | Q(adopted_at__isnull=False, framework__in=signs))

    def public(self) -> Self:
        """Return what anybody may read: what has been adopted, also when it no longer holds. Never a draft."""
        return self.filter(adopted_at__isnull=False)

    def in_force(self, day: date | None = None) -> Self:
        """Return the versions that hold on the day (today)."""
        day = day or clock.today()
        return self.filter(
            Q(valid_to__isnull=True) | Q(valid_to__gt=day),
            adopted_at__isnull=False,
            valid_from__lte=day,
        )

    def open(self) -> Self:
        """Return what is being worked on."""
        return self.filter(state__in=[State.DRAFT, State.IN_CONSULTATION])

    def detailed(self) -> Self:
        return self.select_related("framework__authority", "framework__workplace__unit")


class Version(models.Model):
    """One version of a framework. Its text can be changed while it is a draft, and never after it is sealed."""

    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    title = GuardedCharField(_("title"), max_length=160)
    state = models.CharField(max_length=16, choices=State.choices, default=State.DRAFT)
    valid_from = models.DateField(_("in force from"), null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)  # the first day on which it no longer holds
    original_text = GuardedTextField(blank=True)  # as it was found, kept from the import
    content_hash = models.CharField(max_length=64, blank=True)
    adopted_at = models.DateTimeField(null=True, blank=True)
    effective_at = models.DateTimeField(null=True, blank=True)  # when it was found to be in force
    sealed_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=clock.now)

    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["framework", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["framework", "number"], name="version_number_once"),
            models.UniqueConstraint(
                fields=["framework"],
                condition=Q(state__in=["draft", "in_consultation"]),
                name="one_draft_at_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["adopted", "signed"])
                | (Q(valid_from__isnull=False, adopted_at__isnull=False) & ~Q(content_hash="")),
                name="adopted_version_is_dated_and_hashed",
            ),
            models.CheckConstraint(
                condition=~Q(state="signed") | Q(sealed_at__isnull=False), name="signed_version_is_sealed"
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="version_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.number})"

    @property
    def is_public(self) -> bool:
        return self.adopted_at is not None

    @property
    def is_draft(self) -> bool:
        return self.state == State.DRAFT

    @property
    def authority(self) -> Authority:
        return self.framework.authority

    def access_scopes(self) -> list[Scope]:
        return self.framework.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.framework.event_place()


class Clause(models.Model):
    """One piece of a version. `key` stays the same from version to version, so that a clause is known when it moves."""

    class Kind(models.TextChoices):
        HEADING = "heading", _("Heading")
        TEXT = "text", _("Text")
        GOAL = "goal", _("Goal")
        PRINCIPLE = "principle", _("Principle")

    class Relation(models.TextChoices):
        ADDS = "adds", _("Adds to the common principle")
        DEVIATES = "deviates", _("Deviates from the common principle")

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="clauses")
    key = models.UUIDField(default=uuid4)
    position = models.PositiveIntegerField()
    kind = models.CharField(_("what it is"), max_length=10, choices=Kind.choices)
    level = models.PositiveSmallIntegerField(_("level"), default=1)  # 1 to 4: how deep in the outline
    label = GuardedCharField(_("number or mark"), max_length=20, blank=True)
    text = GuardedTextField(_("text"))
    relation_kind = models.CharField(
        _("how it stands to the common principle"), max_length=10, choices=Relation.choices, blank=True
    )
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="local_clauses"
    )

    class Meta:
        ordering: ClassVar = ["version", "position", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "key"], name="clause_key_once_a_version"),
            models.CheckConstraint(condition=Q(level__gte=1, level__lte=4), name="clause_level_1_to_4"),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.text}".strip()[:80]


class AdoptedWords(models.Model):
    """What a clause said when it was adopted, kept from its first correction on: each later one is held against it."""

    clause = models.OneToOneField(
        Clause, on_delete=models.CASCADE, primary_key=True, related_name="adopted_words"
    )
    text = GuardedTextField(_("text"))

    def __str__(self) -> str:
        return self.text[:80]


class LookAgainQuerySet(models.QuerySet["LookAgain"]):
    def visible_to(self, by: Actor) -> Self:
        return self.filter(
            within(
                by,
                Can.FRAMEWORK_VIEW,
                authority="workplace__unit__authority_id",
                unit_path="workplace__unit__path",
            )
        )

    def waiting(self) -> Self:
        return self.filter(done_at__isnull=True)


class LookAgain(models.Model):
    """A workplace is asked to look at its own principles again, because a common version is new."""

    class Outcome(models.TextChoices):
        IN_LINE = "in_line", _("Still in line")
        REVISED = "revised", _("Revised")

    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="look_agains")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="look_agains")
    asked_at = models.DateTimeField(default=clock.now)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    note = GuardedTextField(_("what you looked at"), blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = LookAgainQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["asked_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["workplace", "version"], name="asked_to_look_again_once"),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True, outcome="") | (Q(done_at__isnull=False) & ~Q(outcome="")),
                name="looked_again_with_an_outcome",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.workplace_id}: {self.version_id}"

    def access_scopes(self) -> list[Scope]:
        return self.workplace.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.workplace.event_place()
