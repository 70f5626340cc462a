"""Budget and expenses of an agreement, and over all agreements of the reader."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.compact.agreements.actions import money as actions
from samspil.compact.agreements.flow import OVER
from samspil.compact.agreements.forms.money import BudgetLineForm, ExpenseForm, RefusalForm
from samspil.compact.agreements.models import Agreement, BudgetLine, Expense
from samspil.compact.agreements.queries.money import account_of, accounts
from samspil.compact.agreements.queries.sheets import agreement_or_404
from samspil.compact.agreements.rules.money import may_approve
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, visible_or_404

_LINES = BudgetLine.objects.select_related("agreement__workplace__unit__authority", "agreement__partner")
_EXPENSES = Expense.objects.select_related("agreement__workplace__unit__authority", "agreement__partner")


def overview(request: HttpRequest) -> HttpResponse:
    """Money over all agreements that the reader writes."""
    return respond(request, "agreements/accounts.html", {"page": paginate(accounts(request.actor), request)})


def money(request: HttpRequest, pk: int) -> HttpResponse:
    """The budget of one agreement and what was spent of it; a new line is added here."""
    agreement = _agreement(request, pk)
    form = BudgetLineForm(request.POST if request.method == "POST" else None)
    if form.submit(actions.add_budget_line, request.actor, agreement):
        messages.success(request, _("Saved."))
        return redirect("agreements:money", pk)
    account = account_of(agreement)
    context = {
        "agreement": agreement,
        "account": account,
        "rows": [(one, may_approve(request.actor, one)) for one in account.expenses],
        "may_add": agreement.state not in OVER,
    }
    return respond(request, "agreements/money.html", context, form=form)


def expense(request: HttpRequest, pk: int) -> HttpResponse:
    """Note what was spent."""
    agreement = _agreement(request, pk)
    form = ExpenseForm(request.POST if request.method == "POST" else None, agreement=agreement)
    if form.submit(actions.note_expense, request.actor, agreement):
        if account_of(agreement).sums.is_over:
            messages.warning(request, _("Noted. More has been spent than was set aside."))
        else:
            messages.success(request, _("Noted. It waits for approval."))
        return redirect("agreements:money", pk)
    return respond(request, "agreements/expense.html", {"agreement": agreement}, form=form)


@require_POST
def line_removal(request: HttpRequest, pk: int) -> HttpResponse:
    line = visible_or_404(request.actor, _LINES, pk)
    actions.remove_budget_line(request.actor, line)
    return _back(request, line, _("The line is gone."))


@require_POST
def approval(request: HttpRequest, pk: int) -> HttpResponse:
    found = visible_or_404(request.actor, _EXPENSES, pk)
    actions.approve_expense(request.actor, found)
    return _back(request, found, _("Approved."))


def refusal(request: HttpRequest, pk: int) -> HttpResponse:
    """Say no to an expense, and why."""
    found = visible_or_404(request.actor, _EXPENSES, pk)
    form = RefusalForm(request.POST if request.method == "POST" else None)
    if form.submit(actions.refuse_expense, request.actor, found):
        return _back(request, found, _("Noted."))
    return respond(request, "agreements/expense_refusal.html", {"expense": found}, form=form)


@require_POST
def repayment(request: HttpRequest, pk: int) -> HttpResponse:
    found = visible_or_404(request.actor, _EXPENSES, pk)
    actions.reimburse_expense(request.actor, found)
    return _back(request, found, _("Noted. The volunteer has got the money back."))


def _agreement(request: HttpRequest, pk: int) -> Agreement:
    agreement = agreement_or_404(request.actor, pk)
    require(request.actor, Can.AGREEMENT_EDIT, agreement)
    return agreement


def _back(request: HttpRequest, row: BudgetLine | Expense, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect("agreements:money", row.agreement_id)
