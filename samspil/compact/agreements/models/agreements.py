"""The agreement itself: for whom it holds, who answers for it, and when."""

from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedCharField, GuardedTextField
from samspil.compact.agreements.flow import BEING_WRITTEN, IN_FORCE, State
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, within
from samspil.society.partners.models import Partner
from samspil.society.places.models import Workplace

_NOT_YET = Q(state__in=[*BEING_WRITTEN, State.WITHDRAWN])


class AgreementQuerySet(models.QuerySet["Agreement"]):
    def visible_to(self, by: Actor, can: Can = Can.AGREEMENT_VIEW) -> Self:
        return self.filter(
            within(
                by,
                can,
                authority="workplace__unit__authority_id",
                unit_path="workplace__unit__path",
                partner="partner_id",
            )
        )

    def in_force(self, on: date | None = None) -> Self:
        """Return those that hold on the day (today): active, begun, and not past their last day."""
        on = on or clock.today()
        return self.filter(
            Q(valid_to__isnull=True) | Q(valid_to__gte=on),
            Q(last_day__isnull=True) | Q(last_day__gte=on),
            state__in=IN_FORCE,
            valid_from__lte=on,
        )

    def public(self) -> Self:
        """Return those that anybody may read a summary of."""
        return self.in_force().filter(is_public=True, workplace__is_active=True)

    def detailed(self) -> Self:
        """Bring along what a page about one agreement shows of places and people."""
        return self.select_related(
            "workplace__unit__authority",
            "partner",
            "leader",
            "contact",
            "substitute",
            "conflict_first",
            "conflict_second",
            "replaces",
        )


class Agreement(models.Model):
    """The written frame of a collaboration. A revision is a row of its own, with the next number, that `replaces` this one."""

    class Kind(models.TextChoices):
        WORKPLACE = "workplace", _("Agreement of the workplace")
        PARTNERSHIP = "partnership", _("Partnership with an association")
        LIGHT = "light", _("Small, one-off effort")

    class EndReason(models.TextChoices):
        GOAL_REACHED = "goal_reached", _("The effort has done what it was for")
        WORKPLACE = "workplace", _("The workplace wishes to end it")
        PARTNER = "partner", _("The association wishes to end it")
        CLOSURE = "closure", _("The workplace closes or is moved")
        BREACH = "breach", _("What was agreed was not kept")
        OTHER = "other", _("Another reason")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="agreements")
    partner = models.ForeignKey(
        Partner, on_delete=models.PROTECT, null=True, blank=True, related_name="agreements"
    )
    title = GuardedCharField(_("title"), max_length=120)
    state = models.CharField(max_length=20, choices=State.choices, default=State.DRAFT)
    template_key = models.SlugField(max_length=60, blank=True)
    number = models.PositiveSmallIntegerField(default=1)
    replaces = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replacements"
    )

    leader = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    contact = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    substitute = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    conflict_first = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    conflict_second = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    leader_statement = GuardedTextField(_("the leader's own words"), blank=True)

    valid_from = models.DateField(_("from"), null=True, blank=True)
    valid_to = models.DateField(_("until"), null=True, blank=True)  # the last day; none: until it is ended
    revise_on = models.DateField(_("revise on"), null=True, blank=True)
    notice_days = models.PositiveSmallIntegerField(_("notice in days"), default=30)
    evaluate_months = models.PositiveSmallIntegerField(_("months between evaluations"), null=True, blank=True)
    coordinator_hours = models.DecimalField(
        _("coordinator's hours a week"), max_digits=4, decimal_places=1, null=True, blank=True
    )
    legal_reviewed_on = models.DateField(_("law and insurance looked through on"), null=True, blank=True)

    is_public = models.BooleanField(_("shown to everybody"), default=True)
    summary = GuardedCharField(_("in one sentence"), max_length=200, blank=True)

    content_hash = models.CharField(max_length=64, blank=True, editable=False)  # of the text in force
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    created_at = models.DateTimeField(default=clock.now)
    changed_at = models.DateTimeField(default=clock.now)
    activated_at = models.DateTimeField(null=True, blank=True)
    notice_given_on = models.DateField(null=True, blank=True)
    notice_side = GuardedCharField(max_length=12, blank=True)  # a `Side`; only it takes the notice back
    last_day = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    end_reason = models.CharField(max_length=12, choices=EndReason.choices, blank=True)
    end_note = GuardedTextField(_("what was said at the end"), blank=True)

    objects = AgreementQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-changed_at", "-pk"]
        indexes: ClassVar = [
            models.Index(fields=["workplace", "state"], name="agreement_by_workplace"),
            models.Index(fields=["state", "revise_on"], name="agreement_by_revision"),
            models.Index(fields=["state", "valid_to"], name="agreement_by_expiry"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["workplace"],
                condition=Q(kind="workplace", state__in=IN_FORCE),
                name="one_agreement_a_workplace",
            ),
            models.UniqueConstraint(
                fields=["workplace", "partner"],
                condition=Q(kind="partnership", state__in=IN_FORCE),
                name="one_partnership_a_partner",
            ),
            models.UniqueConstraint(
                fields=["replaces"],
                condition=Q(state__in=BEING_WRITTEN),
                name="one_revision_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(kind="workplace", partner__isnull=True)
                | Q(kind="partnership", partner__isnull=False)
                | Q(kind="light"),
                name="partnership_has_partner",
            ),
            models.CheckConstraint(
                condition=_NOT_YET
                | Q(activated_at__isnull=False, valid_from__isnull=False, leader__isnull=False)
                & ~Q(content_hash=""),
                name="in_force_was_signed",
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="agreement_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(conflict_first__isnull=True)
                | Q(conflict_second__isnull=True)
                | ~Q(conflict_first=F("conflict_second")),
                name="two_conflict_contacts",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[State.ENDED, State.EXPIRED]) | Q(ended_on__isnull=False),
                name="ended_has_date",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_in_force(self) -> bool:
        """Whether its state is in force; whether it also holds on a day is `in_force(on)`."""
        return self.state in IN_FORCE

    @property
    def is_being_written(self) -> bool:
        return self.state in BEING_WRITTEN

    @property
    def is_light(self) -> bool:
        return self.kind == self.Kind.LIGHT

    @property
    def about(self) -> str:
        """The name under which the committees discuss it."""
        return f"agreements.agreement:{self.pk}"

    def access_scopes(self) -> list[Scope]:
        unit = self.workplace.unit
        return [Scope(authority_id=unit.authority_id, unit_path=unit.path, partner_id=self.partner_id)]

    def event_place(self) -> tuple[int | None, str]:
        return self.workplace.event_place()


class AgreementVersion(models.Model):
    """The text of an agreement as somebody signed it: frozen, so that everybody can check what was signed."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="versions")
    content_hash = models.CharField(max_length=64)
    content = models.JSONField()
    frozen_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering: ClassVar = ["-frozen_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agreement", "content_hash"], name="text_frozen_once"),
        ]

    def __str__(self) -> str:
        return f"{self.agreement_id}: {self.content_hash[:12]}"
