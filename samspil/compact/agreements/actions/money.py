"""Budget and expenses of an effort: set aside, noted with a receipt, approved by somebody else, paid back."""

from datetime import date
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Denied, Invalid
from samspil.base.events.recording import action, record
from samspil.compact.agreements.events import (
    BudgetLineAdded,
    BudgetLineRemoved,
    ExpenseApproved,
    ExpenseNoted,
    ExpenseRefused,
    ExpenseReimbursed,
)
from samspil.compact.agreements.flow import EXPENSE_FLOW, OVER, ExpenseState
from samspil.compact.agreements.models import Agreement, BudgetLine, Expense, Payer
from samspil.compact.agreements.queries.money import account_of
from samspil.compact.agreements.rules.money import (
    Receipt,
    expense_errors,
    may_approve,
    refuse_outside_life,
    refuse_pay,
)
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require


@action
def add_budget_line(by: Actor, agreement: Agreement, *, text: str, amount: Decimal) -> BudgetLine:
    """Set money aside for something. Raises Invalid for pay and for a line that is there, Conflict when the agreement is over."""
    require(by, Can.AGREEMENT_EDIT, agreement)
    if agreement.state in OVER:
        raise Conflict(_("The agreement is over, so no more money is set aside."))
    refuse_pay(text)
    if amount <= 0:
        raise Invalid({"amount": [_("Write an amount above 0.")]})
    try:
        with transaction.atomic():
            line = BudgetLine.objects.create(agreement=agreement, text=text.strip(), amount=amount)
    except IntegrityError as error:
        raise Invalid({"text": [_("This line stands in the budget already.")]}) from error
    record(BudgetLineAdded(subject=line, agreement=agreement.pk, amount=str(amount)), by=by)
    return line


@action
def remove_budget_line(by: Actor, line: BudgetLine) -> None:
    """Take a line out of the budget. Raises Conflict when money has been spent of it."""
    require(by, Can.AGREEMENT_EDIT, line)
    BudgetLine.objects.select_for_update().filter(pk=line.pk).first()
    if Expense.objects.filter(line=line).exists():
        raise Conflict(_("Money has been spent of this line, so it stays."))
    agreement, amount = line.agreement, line.amount
    BudgetLine.objects.filter(pk=line.pk).delete()
    record(BudgetLineRemoved(subject=agreement, amount=str(amount)), by=by)


@action
def note_expense(
    by: Actor,
    agreement: Agreement,
    *,
    text: str,
    amount: Decimal,
    spent_on: date,
    payer: str,
    receipt: Receipt,
    payer_name: str = "",
    line: BudgetLine | None = None,
) -> Expense:
    """Note what was spent, with its receipt. More than the budget is no error: it is noted, and everybody is warned.

    Raises Invalid beside the fields, Conflict while the agreement is being written.
    """
    require(by, Can.AGREEMENT_EDIT, agreement)
    refuse_outside_life(agreement)
    name = payer_name if payer == Payer.VOLUNTEER else ""
    expense = Expense(agreement=agreement, line=line, text=text.strip(), amount=amount, spent_on=spent_on)
    expense.payer, expense.payer_name = payer, name.strip()
    expense.receipt_number, expense.receipt_note = receipt.number.strip(), receipt.note.strip()
    expense.noted_by_id = by.user_id
    if errors := expense_errors(agreement, expense):
        raise Invalid(errors)
    expense.save()
    is_over = account_of(agreement).sums.is_over
    fact = ExpenseNoted(subject=expense, agreement=agreement.pk, amount=str(amount), is_over_budget=is_over)
    record(fact, by=by)
    return expense


@action
def approve_expense(by: Actor, expense: Expense) -> None:
    """Say yes to an expense. Raises Denied for the one who noted it, IllegalMove when it is decided already."""
    require(by, Can.AGREEMENT_EDIT, expense)
    _require_approver(by, expense)
    _decide(by, expense, ExpenseState.APPROVED)
    record(ExpenseApproved(subject=expense), by=by)


@action
def refuse_expense(by: Actor, expense: Expense, *, reason: str) -> None:
    """Say no to an expense, and why. Raises as `approve_expense` does, and Invalid without a reason."""
    require(by, Can.AGREEMENT_EDIT, expense)
    _require_approver(by, expense)
    if not reason.strip():
        raise Invalid({"reason": [_("Say why, so that it can be put right.")]})
    _decide(by, expense, ExpenseState.REFUSED, refused_because=reason.strip(), payer_name="")
    record(ExpenseRefused(subject=expense), by=by)


@action
def reimburse_expense(by: Actor, expense: Expense) -> None:
    """Note that the volunteer has got the money back today, and forget who it was. Raises Conflict when nobody waits."""
    require(by, Can.AGREEMENT_EDIT, expense)
    if expense.payer != Payer.VOLUNTEER:
        raise Conflict(_("No volunteer has laid this out, so nothing is paid back."))
    EXPENSE_FLOW.move(expense, to=ExpenseState.REIMBURSED, reimbursed_on=clock.today(), payer_name="")
    record(ExpenseReimbursed(subject=expense), by=by)


def _require_approver(by: Actor, expense: Expense) -> None:
    verdict = may_approve(by, expense)
    if not verdict:
        raise Denied(verdict.reason)


def _decide(by: Actor, expense: Expense, to: ExpenseState, **more: str) -> None:
    EXPENSE_FLOW.move(expense, to=to, decided_by_id=by.user_id, decided_at=clock.now(), **more)
