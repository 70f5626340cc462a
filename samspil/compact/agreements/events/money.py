from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from samspil.base.events.facts import Fact


@dataclass(frozen=True, kw_only=True)
class BudgetLineAdded(Fact):
    verb: ClassVar = "budget_line.added"
    sentence: ClassVar = _("%(actor)s set money aside")
    agreement: int
    amount: str


@dataclass(frozen=True, kw_only=True)
class BudgetLineRemoved(Fact):
    """The subject is the agreement: the line itself is gone."""

    verb: ClassVar = "budget_line.removed"
    sentence: ClassVar = _("%(actor)s took a line out of the budget")
    amount: str


@dataclass(frozen=True, kw_only=True)
class ExpenseNoted(Fact):
    verb: ClassVar = "expense.noted"
    sentence: ClassVar = _("%(actor)s noted an expense")
    agreement: int
    amount: str
    is_over_budget: bool


@dataclass(frozen=True, kw_only=True)
class ExpenseApproved(Fact):
    verb: ClassVar = "expense.approved"
    sentence: ClassVar = _("%(actor)s approved the expense")


@dataclass(frozen=True, kw_only=True)
class ExpenseRefused(Fact):
    verb: ClassVar = "expense.refused"
    sentence: ClassVar = _("%(actor)s did not approve the expense")


@dataclass(frozen=True, kw_only=True)
class ExpenseReimbursed(Fact):
    verb: ClassVar = "expense.reimbursed"
    sentence: ClassVar = _("%(actor)s noted that the volunteer has got the money back")
