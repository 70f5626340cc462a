"""What an effort may cost and what it has cost: budget lines and documented expenses. There is no pay in it (DR-11)."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedCharField
from samspil.compact.agreements.flow import ExpenseState
from samspil.compact.agreements.models.agreements import Agreement
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, within


def _seen_by(by: Actor) -> Q:
    """Money is seen by those who write the agreement: the leader, the coordinators and the association."""
    return within(
        by,
        Can.AGREEMENT_EDIT,
        authority="agreement__workplace__unit__authority_id",
        unit_path="agreement__workplace__unit__path",
        partner="agreement__partner_id",
    )


class BudgetLineQuerySet(models.QuerySet["BudgetLine"]):
    def visible_to(self, by: Actor) -> Self:
        return self.filter(_seen_by(by))


class ExpenseQuerySet(models.QuerySet["Expense"]):
    def visible_to(self, by: Actor) -> Self:
        return self.filter(_seen_by(by))


class BudgetLine(models.Model):
    """One thing that money is set aside for."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="budget_lines")
    text = GuardedCharField(_("what the money is for"), max_length=120)
    amount = models.DecimalField(_("kroner"), max_digits=9, decimal_places=2)
    added_at = models.DateTimeField(default=clock.now)

    objects = BudgetLineQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="budget_line_is_some_money"),
            models.UniqueConstraint(fields=["agreement", "text"], name="budget_line_once"),
        ]

    def __str__(self) -> str:
        return self.text

    def access_scopes(self) -> list[Scope]:
        return self.agreement.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.agreement.event_place()


class Payer(models.TextChoices):
    """Who laid the money out."""

    WORKPLACE = "workplace", _("The workplace")
    ASSOCIATION = "association", _("The association")
    VOLUNTEER = "volunteer", _("A volunteer, who gets it back")


class Expense(models.Model):
    """Money that was spent on an effort: what for, on which day, by whom, and which receipt shows it.

    The receipt itself lies in the books of the workplace or the association; its number or a note stands here.
    """

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="expenses")
    line = models.ForeignKey(
        BudgetLine, on_delete=models.PROTECT, null=True, blank=True, related_name="expenses"
    )
    text = GuardedCharField(_("what was bought"), max_length=160)
    amount = models.DecimalField(_("kroner"), max_digits=9, decimal_places=2)
    spent_on = models.DateField(_("day"))
    payer = models.CharField(_("who paid"), max_length=12, choices=Payer.choices)
    payer_name = GuardedCharField(_("first name of the volunteer"), max_length=60, blank=True)
    receipt_number = GuardedCharField(_("number of the receipt"), max_length=60, blank=True)
    receipt_note = GuardedCharField(_("where the receipt is"), max_length=200, blank=True)
    state = models.CharField(max_length=12, choices=ExpenseState.choices, default=ExpenseState.NOTED)
    refused_because = GuardedCharField(_("why not"), max_length=200, blank=True)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    noted_at = models.DateTimeField(default=clock.now)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    reimbursed_on = models.DateField(null=True, blank=True)

    objects = ExpenseQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-spent_on", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="expense_is_some_money"),
            models.CheckConstraint(
                condition=~Q(receipt_number="") | ~Q(receipt_note=""), name="expense_is_documented"
            ),
            models.CheckConstraint(
                condition=Q(state=ExpenseState.NOTED) | Q(decided_at__isnull=False),
                name="decided_expense_has_time",
            ),
            models.CheckConstraint(
                condition=~Q(state=ExpenseState.REIMBURSED)
                | Q(payer=Payer.VOLUNTEER, reimbursed_on__isnull=False),
                name="only_volunteers_get_it_back",
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def is_owed(self) -> bool:
        """Whether a volunteer waits for money."""
        return self.payer == Payer.VOLUNTEER and self.state == ExpenseState.APPROVED

    def access_scopes(self) -> list[Scope]:
        return self.agreement.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.agreement.event_place()
