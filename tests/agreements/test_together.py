"""Writing together: comments, suggestions, what has changed, and who is told."""

import pytest

from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Conflict, Denied, Invalid, NotVisible
from samspil.compact.agreements.actions import (
    ask_for_signatures,
    comment_on_agreement,
    mark_as_read,
    send_for_comments,
    settle_comment,
    write_section,
)
from samspil.compact.agreements.models import Agreement
from samspil.compact.agreements.queries.sheets import sheet_of
from samspil.compact.agreements.rules import activation_gate
from samspil.compact.agreements.rules.next_step import next_step
from samspil.society.access.matrix import Duty
from samspil.society.access.permission import visible_or_404
from samspil.society.notifications.models import Notification
from tests import factories
from tests.factories import agreements as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(ward):
    return make.parties(ward)


@pytest.fixture
def draft(ward, people) -> Agreement:
    return make.answered_agreement(ward, people)


def told(by) -> list[str]:
    return list(Notification.objects.filter(recipient=by.user_id).values_list("subject", flat=True))


def test_a_comment_counts_for_the_side_of_who_wrote_it(draft, people, ward):
    sides = {}
    for name in ("leader", "coordinator", "employee", "spokesperson", "chair"):
        sides[name] = comment_on_agreement(getattr(people, name), draft, text="Godt").side
    assert sides == {
        "leader": "leader",
        "coordinator": "leader",
        "employee": "employee",
        "spokesperson": "employee",
        "chair": "leader",
    }


def test_an_association_comments_on_its_own_partnership_only(ward, people):
    partner = factories.partner(ward.unit.authority)
    by = factories.assigned(Duty.ASSOCIATION_LEADER, at=partner)
    own = make.drafted_agreement(ward, partner=partner)
    assert comment_on_agreement(by, own, text="Fint").side == "association"
    with pytest.raises(NotVisible):
        visible_or_404(by, Agreement, make.drafted_agreement(ward).pk)


def test_strangers_volunteers_and_foreigners_see_no_draft(draft, stranger, volunteer, foreigner):
    for by in (stranger, volunteer, foreigner):
        assert not Agreement.objects.visible_to(by).exists()
        with pytest.raises(Denied):
            comment_on_agreement(by, draft, text="Hej")


@pytest.mark.requirement("HJ-24")
def test_only_the_employees_side_says_that_it_has_no_remarks(draft, people):
    for name in ("leader", "coordinator", "chair"):
        with pytest.raises(Denied):
            comment_on_agreement(getattr(people, name), draft, no_remarks=True)
    comment_on_agreement(people.employee, draft, no_remarks=True)


def test_a_suggestion_is_taken_over_as_it_stands(draft, people):
    comment = comment_on_agreement(
        people.spokesperson, draft, section="daily", suggestion="De frivillige kommer tirsdag og torsdag."
    )
    settle_comment(people.leader, comment, take_over=True)
    assert draft.sections.get(key="daily").text == "De frivillige kommer tirsdag og torsdag."
    assert comment.taken_over
    with pytest.raises(Conflict):
        settle_comment(people.leader, comment, reply="Igen")


def test_a_comment_is_answered_in_words_or_taken_over(draft, people):
    comment = comment_on_agreement(people.employee, draft, text="Hvem låser op?")
    with pytest.raises(Invalid):
        settle_comment(people.leader, comment)
    with pytest.raises(Invalid):
        settle_comment(people.leader, comment, take_over=True)
    with pytest.raises(Denied):
        settle_comment(people.employee, comment, reply="Det gør jeg selv")
    settle_comment(people.leader, comment, reply="Det gør kontaktpersonen.")


def test_an_empty_comment_and_a_text_for_no_section_are_refused(draft, people):
    with pytest.raises(Invalid):
        comment_on_agreement(people.employee, draft, text="  ")
    with pytest.raises(Invalid):
        comment_on_agreement(people.employee, draft, suggestion="Bedre ord")
    with pytest.raises(Invalid):
        comment_on_agreement(people.employee, draft, text="CPR 010203-1234")


def test_one_sees_what_has_changed_since_one_last_read(draft, people):
    assert not any(line.is_new for line in sheet_of(draft, people.employee).sections)
    mark_as_read(people.employee, draft)
    write_section(people.leader, draft, key="recognition", text="Kage hver fredag.")
    changed = [line.key for line in sheet_of(draft, people.employee).sections if line.is_new]
    assert changed == ["recognition"]
    mark_as_read(people.employee, draft)
    assert not any(line.is_new for line in sheet_of(draft, people.employee).sections)


def test_each_person_has_one_next_step(draft, people):
    def step(who):
        found = next_step(who, draft, activation_gate(draft))
        return (found.step or found.move) if found else None

    assert step(people.leader) == "comments"
    send_for_comments(people.leader, draft)
    assert step(people.spokesperson) == "kommentarer"
    comment = comment_on_agreement(people.spokesperson, draft, text="Hvem låser op?")
    assert step(people.leader) == "kommentarer"
    settle_comment(people.leader, comment, reply="Kontaktpersonen.")
    make.discussed(draft, people)
    assert step(people.leader) == "signatures"
    ask_for_signatures(people.leader, draft)
    assert step(people.leader) == "underskrift"
    make.sign(people.leader, draft, "leader")
    assert step(people.leader) == ""
    assert step(people.spokesperson) == "underskrift"
    make.sign(people.spokesperson, draft, "employee")
    draft.refresh_from_db()
    assert step(people.leader) is None


def test_everybody_concerned_is_told_what_waits_for_them(ward, people):
    partner = factories.partner(ward.unit.authority)
    association = factories.assigned(Duty.ASSOCIATION_LEADER, at=partner)
    agreement = make.answered_agreement(ward, people, partner=partner)
    send_for_comments(SYSTEM, agreement)
    assert len(told(people.spokesperson)) >= 1
    assert len(told(association)) == 1
    comment_on_agreement(people.spokesperson, agreement, no_remarks=True)
    assert len(told(people.leader)) == 1
    make.discussed(agreement, people)
    ask_for_signatures(SYSTEM, agreement)
    make.sign(people.leader, agreement, "leader")
    before = len(told(people.leader))
    write_section(people.coordinator, agreement, key="recognition", text="Kage hver fredag.")
    assert len(told(people.leader)) == before + 1
