"""What may stand in the accounts of an effort, and who says yes to it."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Invalid
from samspil.compact.agreements.flow import BEING_WRITTEN, State
from samspil.compact.agreements.models import Agreement, Expense, Payer
from samspil.society.access.matrix import Duty
from samspil.society.access.permission import ALLOWED, Verdict, refused
from samspil.society.access.reach import reaches

# A volunteer is never paid; a word like these in the accounts says that something is wrong.
_PAY = re.compile(r"\b(\w*løn|honorar\w*|vederlag\w*|salar\w+|wages?)\b", re.IGNORECASE)
APPROVERS = frozenset({Duty.LEADER, Duty.ASSOCIATION_LEADER})


@dataclass(frozen=True, kw_only=True, slots=True)
class Receipt:
    """What shows that the money was spent: its number, or where it is."""

    number: str = ""
    note: str = ""


def names_pay(text: str) -> bool:
    """Say whether the words are about pay."""
    return _PAY.search(text) is not None


def refuse_pay(text: str) -> None:
    """Raise Invalid for words about pay: volunteers get what they laid out, and nothing else."""
    if names_pay(text):
        raise Invalid({"text": [_no_pay()]})


def _no_pay() -> str:
    return _("Volunteers are not paid. Only what they have laid out, with a receipt, stands here.")


def refuse_outside_life(agreement: Agreement) -> None:
    """Raise Conflict for an agreement that has not begun: nothing has been spent on it."""
    if agreement.state in (*BEING_WRITTEN, State.WITHDRAWN):
        raise Conflict(_("Expenses are noted when the agreement is in force."))


def may_approve(by: Actor, expense: Expense) -> Verdict:
    """Say whether the person approves it: a leader of the place or the association, and not the one who noted it."""
    scopes = expense.access_scopes()
    duties = {grant.duty for grant in by.grants if any(reaches(by, grant, scope) for scope in scopes)}
    if not duties & APPROVERS:
        return refused(_("The leader or the association's activity leader approves expenses."))
    if by.user_id == expense.noted_by_id:
        return refused(_("Somebody else than the one who noted it must approve it."))
    return ALLOWED


def expense_errors(agreement: Agreement, expense: Expense) -> dict[str, list[str]]:
    """Return what is wrong with an expense, by the name of the field."""
    errors = _document_errors(agreement, expense)
    if names_pay(expense.text):
        errors["text"] = [_no_pay()]
    if expense.amount <= 0:
        errors["amount"] = [_("Write an amount above 0.")]
    today = clock.today()
    if expense.spent_on > today:
        errors["spent_on"] = [_("The day lies ahead. Note the expense when it has been paid.")]
    elif agreement.valid_from and expense.spent_on < agreement.valid_from:
        errors["spent_on"] = [_("The agreement did not hold on that day.")]
    return errors


def _document_errors(agreement: Agreement, expense: Expense) -> dict[str, list[str]]:
    errors = {}
    if not expense.receipt_number and not expense.receipt_note:
        errors["receipt_number"] = [_("Give the number of the receipt, or write where it is.")]
    if expense.payer == Payer.VOLUNTEER and not expense.payer_name:
        errors["payer_name"] = [_("Write the first name of the one who gets the money back.")]
    if expense.payer == Payer.ASSOCIATION and agreement.partner_id is None:
        errors["payer"] = [_("No association is part of this agreement.")]
    if expense.line is not None and expense.line.agreement_id != agreement.pk:
        errors["line"] = [_("Choose one of the answers.")]
    return errors
