"""Budget and expenses of an effort, with documentation and without pay (DR-11)."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from samspil.base.core import clock
from samspil.base.core.errors import Conflict, Denied, IllegalMove, Invalid
from samspil.base.events.models import Event
from samspil.compact.agreements.actions.money import (
    add_budget_line,
    approve_expense,
    note_expense,
    refuse_expense,
    reimburse_expense,
    remove_budget_line,
)
from samspil.compact.agreements.flow import ExpenseState, State
from samspil.compact.agreements.models import Agreement, BudgetLine, Expense
from samspil.compact.agreements.queries.money import account_of, accounts
from samspil.compact.agreements.rules.money import Receipt
from samspil.society.access.matrix import Duty
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def red_cross(region):
    return factories.partner(region)


@pytest.fixture
def agreement(ward, red_cross):
    """An agreement in force with an association, as a row: how one gets there is told elsewhere."""
    return Agreement.objects.create(
        kind="partnership",
        workplace=ward,
        partner=red_cross,
        title="Aftale om besøg",
        state=State.ACTIVE,
        leader=factories.person("Lene Leder"),
        valid_from=clock.today() - timedelta(days=60),
        activated_at=clock.now(),
        content_hash="a" * 64,
    )


@pytest.fixture
def helper(red_cross):
    """Who leads the association's volunteers."""
    return factories.assigned(Duty.ASSOCIATION_LEADER, at=red_cross, name="Anna Aktivitetsleder")


def bought(by, agreement, *, amount="120.50", **more):
    fields = {
        "text": "Kaffe og kage",
        "spent_on": clock.today(),
        "payer": "volunteer",
        "payer_name": "Jytte",
        **more,
    }
    receipt = Receipt(number=fields.pop("receipt_number", "B-17"))
    return note_expense(by, agreement, amount=Decimal(amount), receipt=receipt, **fields)


@pytest.mark.requirement("DR-11")
def test_more_than_the_budget_is_noted_and_warned_of_on_the_page_and_in_the_overview(
    agreement, coordinator, leader, client_of
):
    page, client = reverse("agreements:money", args=[agreement.pk]), client_of(coordinator)
    assert client.post(page, {"text": "Kaffe", "amount": "200,00"}).status_code == 302
    line = BudgetLine.objects.get()
    sent = {
        "text": "Kaffe og kage",
        "amount": "250,75",
        "spent_on": clock.today().strftime("%d.%m.%Y"),
        "line": line.pk,
        "payer": "volunteer",
        "payer_name": "Jytte",
    }
    expense_page = reverse("agreements:expense", args=[agreement.pk])
    refused = client.post(expense_page, sent)
    assert refused.status_code == 422
    assert "bilag" in refused.text
    assert client.post(expense_page, sent | {"receipt_number": "B-17"}).status_code == 302
    expense = Expense.objects.get()
    assert expense.amount == Decimal("250.75")
    shown = client.get(page).text
    assert "Der er brugt mere, end der er sat af" in shown
    assert "Bilag B-17" in shown
    assert "Over budgettet" in client_of(leader).get(reverse("agreements:accounts")).text
    assert client.post(reverse("agreements:approval", args=[expense.pk])).status_code == 403
    assert client_of(leader).post(reverse("agreements:approval", args=[expense.pk])).status_code == 302
    assert "Skal betales tilbage" in client.get(page).text
    assert client.post(reverse("agreements:repayment", args=[expense.pk])).status_code == 302
    expense.refresh_from_db()
    assert (expense.state, expense.reimbursed_on) == (ExpenseState.REIMBURSED, clock.today())
    assert expense.payer_name == ""
    assert Event.objects.filter(verb__startswith="expense.").count() == 3


def test_within_the_budget_nobody_is_warned(agreement, coordinator, client_of):
    add_budget_line(coordinator, agreement, text="Kaffe", amount=Decimal(500))
    bought(coordinator, agreement)
    account = account_of(agreement)
    assert not account.sums.is_over
    assert account.sums.left == Decimal("379.50")
    page = client_of(coordinator).get(reverse("agreements:money", args=[agreement.pk])).text
    assert "Der er brugt mere" not in page


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"receipt_number": ""}, "receipt_number"),
        ({"payer_name": " "}, "payer_name"),
        ({"spent_on": clock.today() + timedelta(days=1)}, "spent_on"),
        ({"spent_on": clock.today() - timedelta(days=61)}, "spent_on"),
        ({"amount": "0"}, "amount"),
        ({"text": "Timeløn til Jytte"}, "text"),
        ({"text": "Honorar"}, "text"),
    ],
)
def test_what_does_not_add_up_or_is_pay_is_refused(agreement, coordinator, changed, field):
    with pytest.raises(Invalid) as refusal:
        bought(coordinator, agreement, **changed)
    assert field in refusal.value.errors
    assert not Expense.objects.exists()


def test_a_budget_holds_no_pay_and_no_line_twice(agreement, coordinator):
    with pytest.raises(Invalid):
        add_budget_line(coordinator, agreement, text="Løn til frivillige", amount=Decimal(100))
    add_budget_line(coordinator, agreement, text="Bøger", amount=Decimal(100))
    with pytest.raises(Invalid):
        add_budget_line(coordinator, agreement, text="Bøger", amount=Decimal(100))


def test_a_line_is_taken_out_only_while_nothing_was_spent_of_it(agreement, coordinator):
    line = add_budget_line(coordinator, agreement, text="Bøger", amount=Decimal(100))
    other = add_budget_line(coordinator, agreement, text="Kaffe", amount=Decimal(100))
    bought(coordinator, agreement, line=line)
    with pytest.raises(Conflict):
        remove_budget_line(coordinator, line)
    remove_budget_line(coordinator, other)
    assert BudgetLine.objects.get() == line


def test_nobody_approves_what_they_noted_themselves_and_a_coordinator_approves_nothing(
    agreement, leader, helper, coordinator
):
    expense = bought(leader, agreement)
    for by in (leader, coordinator):
        with pytest.raises(Denied):
            approve_expense(by, expense)
    approve_expense(helper, expense)
    with pytest.raises(IllegalMove):
        refuse_expense(helper, expense, reason="For sent.")


def test_what_is_refused_says_why_and_counts_no_more(agreement, coordinator, leader):
    expense = bought(coordinator, agreement)
    with pytest.raises(Invalid):
        refuse_expense(leader, expense, reason=" ")
    refuse_expense(leader, expense, reason="Det var ikke aftalt.")
    assert account_of(agreement).sums.spent == 0
    with pytest.raises(IllegalMove):
        reimburse_expense(leader, expense)


def test_only_a_volunteer_gets_money_back(agreement, coordinator, leader):
    expense = bought(coordinator, agreement, payer="workplace")
    assert expense.payer_name == ""
    approve_expense(leader, expense)
    with pytest.raises(Conflict):
        reimburse_expense(coordinator, expense)


def test_money_is_seen_by_the_two_sides_that_write_the_agreement(
    agreement, coordinator, leader, helper, employee, volunteer, foreigner, client_of
):
    expense = bought(coordinator, agreement)
    for by in (coordinator, leader, helper):
        assert list(Expense.objects.visible_to(by)) == [expense]
        assert [row.spent for row in accounts(by)] == [Decimal("120.50")]
    for by in (employee, volunteer, foreigner):
        assert not Expense.objects.visible_to(by).exists()
        assert not accounts(by).exists()
    assert client_of(employee).get(reverse("agreements:money", args=[agreement.pk])).status_code == 403
    assert client_of(foreigner).get(reverse("agreements:money", args=[agreement.pk])).status_code == 404


def test_nothing_is_spent_on_an_agreement_that_is_being_written(agreement, coordinator):
    Agreement.objects.filter(pk=agreement.pk).update(state=State.DRAFT)
    agreement.refresh_from_db()
    with pytest.raises(Conflict):
        bought(coordinator, agreement)


def test_the_pages_ask_the_same_for_one_as_for_many(
    agreement, coordinator, client_of, django_assert_max_num_queries
):
    for number in range(12):
        add_budget_line(coordinator, agreement, text=f"Post {number}", amount=Decimal(100))
        bought(coordinator, agreement, receipt_number=f"B-{number}")
    client = client_of(coordinator)
    for page in (reverse("agreements:accounts"), reverse("agreements:money", args=[agreement.pk])):
        with django_assert_max_num_queries(14):
            assert client.get(page).status_code == 200
