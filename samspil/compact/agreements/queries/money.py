"""What an effort may cost, what it has cost, and who waits for money: the same few queries for one as for many."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, DecimalField, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from samspil.base.core.actor import Actor
from samspil.compact.agreements.flow import IN_FORCE, ExpenseState
from samspil.compact.agreements.models import Agreement, BudgetLine, Expense, Payer
from samspil.society.access.matrix import Can

_NOTHING = Decimal(0)
_KRONER = DecimalField(max_digits=12, decimal_places=2)
_COUNTS = ~Q(state=ExpenseState.REFUSED)
_OWED = Q(state=ExpenseState.APPROVED, payer=Payer.VOLUNTEER)


@dataclass(frozen=True, slots=True)
class Sums:
    """What was set aside and what was spent."""

    budget: Decimal
    spent: Decimal

    @property
    def left(self) -> Decimal:
        return self.budget - self.spent

    @property
    def is_over(self) -> bool:
        return self.spent > self.budget


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the budget with what was spent of it."""

    line: BudgetLine
    sums: Sums


@dataclass(frozen=True, slots=True)
class Account:
    """All money of one agreement."""

    lines: list[Line]
    expenses: list[Expense]
    sums: Sums
    owed: Decimal  # approved, and a volunteer waits for it

    @property
    def is_empty(self) -> bool:
        return not self.lines and not self.expenses


def account_of(agreement: Agreement) -> Account:
    """Return the budget and the expenses of one agreement. Two queries."""
    expenses = list(
        Expense.objects.filter(agreement=agreement).select_related("line", "noted_by", "decided_by")
    )
    for one in expenses:
        one.agreement = agreement  # so that nobody asks for its place again
    counted = [one for one in expenses if one.state != ExpenseState.REFUSED]
    lines = [
        Line(line, Sums(line.amount, _sum(one for one in counted if one.line_id == line.pk)))
        for line in BudgetLine.objects.filter(agreement=agreement)
    ]
    budget = sum((line.sums.budget for line in lines), _NOTHING)
    owed = _sum(one for one in expenses if one.is_owed)
    return Account(lines, expenses, Sums(budget, _sum(counted)), owed)


def accounts(by: Actor) -> QuerySet[Agreement]:
    """Return the agreements whose money the actor sees, in force or with expenses, each with its sums."""
    rows = Agreement.objects.visible_to(by, Can.AGREEMENT_EDIT)
    expenses = Expense.objects.filter(agreement=OuterRef("pk")).order_by().values("agreement")
    lines = BudgetLine.objects.filter(agreement=OuterRef("pk")).order_by().values("agreement")
    waiting = expenses.filter(state=ExpenseState.NOTED).annotate(n=Count("pk")).values("n")
    return (
        rows.annotate(
            budget=_total(lines),
            spent=_total(expenses.filter(_COUNTS)),
            owed=_total(expenses.filter(_OWED)),
            waiting=Coalesce(Subquery(waiting), 0),
        )
        .filter(Q(budget__gt=0) | Q(spent__gt=0) | Q(state__in=IN_FORCE))
        .select_related("workplace__unit", "partner")
        .order_by("workplace__unit__name", "pk")
    )


def _total(rows: QuerySet[BudgetLine, Any] | QuerySet[Expense, Any]) -> Coalesce:
    total = rows.annotate(total=Sum("amount")).values("total")
    return Coalesce(Subquery(total, output_field=_KRONER), Value(_NOTHING, output_field=_KRONER))


def _sum(expenses: Iterable[Expense]) -> Decimal:
    return sum((one.amount for one in expenses), _NOTHING)
