"""From an agreement in force to the next one."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Conflict, Denied
from samspil.base.events.models import Event
from samspil.compact.agreements.actions import (
    answer_framing,
    ask_for_signatures,
    comment_on_agreement,
    note_involvement,
    send_for_comments,
)
from samspil.compact.agreements.actions.revising import begin_revision
from samspil.compact.agreements.flow import State
from samspil.compact.agreements.models import Agreement
from samspil.compact.agreements.queries import agreement_for
from samspil.compact.agreements.rules import activation_gate
from samspil.compact.dialogue.models import Cause, Item
from samspil.society.access.matrix import Duty
from samspil.society.notifications.models import Notification
from tests import factories
from tests.agreements.rows import in_force
from tests.factories import agreements as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(ward):
    return make.parties(ward)


@pytest.fixture
def old(ward, people):
    return make.active_agreement(ward, people)


def completed(draft, people):
    """Do again what has to be done anew for a revision, up to the last signature."""
    today = clock.today()
    answer_framing(SYSTEM, draft, page="vilkaar", insurance=["authority"], legal_reviewed_on=today)
    answer_framing(
        SYSTEM,
        draft,
        page="tid",
        valid_from=today,
        valid_to=None,
        revise_on=today + timedelta(days=365),
        evaluate_months=12,
    )
    note_involvement(SYSTEM, draft, who="staff", day=today - timedelta(days=1))
    make.confirm_all(draft)
    send_for_comments(SYSTEM, draft)
    make.discussed(draft, people)
    comment_on_agreement(people.spokesperson, draft, no_remarks=True)
    ask_for_signatures(SYSTEM, draft)
    make.sign(people.leader, draft, "leader")
    make.sign(people.spokesperson, draft, "employee")


def texts(agreement):
    return {row.key: row.text for row in agreement.sections.all()}


def test_the_new_draft_says_what_the_old_one_says(old, people):
    draft = begin_revision(people.coordinator, old)
    assert (draft.number, draft.replaces, draft.state) == (2, old, State.DRAFT)
    assert texts(draft) == texts(old)
    assert [row.text for row in draft.matrix.all()] == [row.text for row in old.matrix.all()]
    assert draft.answers.count() == old.answers.count() > 0
    assert draft.concerns.count() == old.concerns.count() > 0
    assert (draft.leader, draft.contact, draft.substitute) == (old.leader, old.contact, old.substitute)
    for name in ("principles", "involvements", "comments", "sign_offs", "versions"):
        assert not getattr(draft, name).exists(), name
    assert (draft.valid_from, draft.valid_to, draft.legal_reviewed_on) == (None, None, None)
    old.refresh_from_db()
    assert old.sections.count() == draft.sections.count()
    assert old.is_in_force


def test_the_change_is_raised_for_the_committee_and_must_be_discussed(old, people):
    draft = begin_revision(people.leader, old)
    item = Item.objects.get(about=draft.about)
    assert item.cause == Cause.CHANGED_AGREEMENT
    assert "dialogue" in activation_gate(draft).codes


@pytest.mark.requirement("DR-05")
def test_the_revision_takes_the_place_of_the_old_in_one_step(old, people, ward):
    draft = begin_revision(people.leader, old)
    completed(draft, people)
    old.refresh_from_db()
    draft.refresh_from_db()
    assert (old.state, draft.state) == (State.REPLACED, State.ACTIVE)
    assert agreement_for(ward) == draft
    assert Event.objects.get(verb="agreement.revised").payload == {"replacement": draft.pk}


def test_a_revision_that_begins_later_leaves_no_gap(old, people):
    draft = begin_revision(people.leader, old)
    Agreement.objects.filter(pk=draft.pk).update(valid_from=clock.today() + timedelta(days=10))
    draft.refresh_from_db()
    assert "begins_later" in activation_gate(draft).codes
    Agreement.objects.filter(pk=draft.pk).update(valid_from=clock.today())
    draft.refresh_from_db()
    assert "begins_later" not in activation_gate(draft).codes


def test_only_one_revision_is_written_at_a_time(old, people):
    begin_revision(people.leader, old)
    with pytest.raises(Conflict):
        begin_revision(people.leader, old)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_begin_it_at_once_one_is_first(ward):
    leader = factories.assigned(Duty.LEADER, at=ward)
    old = in_force(ward)

    def begin(_number):
        try:
            begin_revision(leader, Agreement.objects.get(pk=old.pk))
        except Conflict:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(begin, range(2))) == [False, True]


@pytest.mark.parametrize("state", [State.DRAFT, State.ENDED, State.REPLACED, State.WITHDRAWN])
def test_what_is_not_in_force_is_not_revised(ward, leader, state):
    agreement = in_force(ward, state=state, ended_on=clock.today())
    with pytest.raises(Conflict):
        begin_revision(leader, agreement)


def test_what_has_run_out_can_be_taken_up_again(ward, leader):
    agreement = in_force(ward, state=State.EXPIRED, ended_on=clock.today())
    assert begin_revision(leader, agreement).replaces == agreement


def test_employees_and_strangers_begin_no_revision(ward, employee, foreigner, client_of):
    agreement = in_force(ward)
    url = reverse("agreements:revision", args=[agreement.pk])
    with pytest.raises(Denied):
        begin_revision(employee, agreement)
    assert client_of(employee).post(url).status_code == 403
    assert client_of(foreigner).post(url).status_code == 404
    assert client_of(employee).get(url).status_code == 405


def test_the_button_leads_to_the_new_draft(ward, coordinator, client_of):
    agreement = in_force(ward)
    response = client_of(coordinator).post(reverse("agreements:revision", args=[agreement.pk]))
    draft = agreement.replacements.get()
    assert response.url == reverse("agreements:agreement", args=[draft.pk])


@pytest.mark.requirement("HJ-15")
def test_a_new_agreement_is_told_to_the_members_of_the_right_committee(ward, people, region):
    elsewhere = make.parties(factories.open_workplace(region, name="Børneafdelingen"))
    make.active_agreement(ward, people)
    told = Notification.objects.filter(subject="En ny aftale på jeres område")
    assert set(told.values_list("recipient", flat=True)) == {
        people.chair.user_id,
        people.spokesperson.user_id,
    }
    assert elsewhere.chair.user_id not in told.values_list("recipient", flat=True)
