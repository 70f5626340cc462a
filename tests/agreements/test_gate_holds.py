"""Whatever people do, in whatever order: what is in force has passed the gate."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samspil.base.core.actor import SYSTEM, Actor
from samspil.base.core.errors import DomainError
from samspil.compact.agreements.actions import (
    activate_agreement,
    answer_concerns,
    answer_framing,
    answer_questions,
    ask_for_signatures,
    comment_on_agreement,
    send_for_comments,
    set_matrix,
    settle_comment,
    sign_agreement,
    withdraw_agreement,
    write_section,
)
from samspil.compact.agreements.actions.contents import Duty as Row
from samspil.compact.agreements.actions.reflections import Answer
from samspil.compact.agreements.flow import IN_FORCE
from samspil.compact.agreements.models import Agreement
from samspil.compact.agreements.queries.library import questions
from samspil.compact.agreements.rules import activation_gate
from samspil.compact.agreements.rules.content import content_hash
from tests.factories import agreements as make

pytestmark = pytest.mark.django_db
NAMES = ("leader", "coordinator", "employee", "chair", "spokesperson", "system")
Doing = Callable[[Actor, Agreement, make.Parties], Any]

DOINGS: dict[str, Doing] = {
    "send": lambda by, of, _: send_for_comments(by, of),
    "ask": lambda by, of, _: ask_for_signatures(by, of),
    "sign for the leader": lambda by, of, _: sign_agreement(
        by, of, side="leader", content_hash=content_hash(of)
    ),
    "sign for the employees": lambda by, of, _: sign_agreement(
        by, of, side="employee", content_hash=content_hash(of)
    ),
    "activate": lambda by, of, _: activate_agreement(by, of),
    "comment": lambda by, of, _: comment_on_agreement(by, of, text="Hvad med weekenden?"),
    "no remarks": lambda by, of, _: comment_on_agreement(by, of, no_remarks=True),
    "answer comments": lambda by, of, _: [
        settle_comment(by, row, reply="Det har vi set på.") for row in of.comments.filter(resolved_at=None)
    ],
    "discuss": lambda _by, of, people: make.discussed(of, people),
    "write": lambda by, of, _: write_section(by, of, key="refusal", text="Alle kan sige nej."),
    "change the tasks": lambda by, of, _: write_section(by, of, key="tasks", text="Andre opgaver."),
    "empty the matrix": lambda by, of, _: set_matrix(by, of, rows=[]),
    "fill the matrix": lambda by, of, _: set_matrix(by, of, rows=[Row("Tak", False, "leader")]),
    "no leader": lambda by, of, _: answer_framing(by, of, page="personer", leader=None),
    "the leader": lambda by, of, people: answer_framing(
        by, of, page="personer", leader=make.user_of(people.leader)
    ),
    "no checklist": lambda by, of, _: answer_questions(by, of, answers={"refusal": Answer()}),
    "the checklist": lambda by, of, _: answer_questions(
        by, of, answers={question.key: Answer("Ja") for question in questions()}
    ),
    "no answer to a worry": lambda by, of, _: answer_concerns(
        by, of, answers={row.concern_number: "" for row in of.concerns.all()}
    ),
    "all confirmed": lambda _by, of, _people: make.confirm_all(of),
    "withdraw": lambda by, of, _: withdraw_agreement(by, of),
}
# Mostly forwards, so that many runs come all the way; and everything else in between.
FORWARDS = ("send", "discuss", "no remarks", "ask", "sign for the leader", "sign for the employees")
WHO = {
    "no remarks": "spokesperson",
    "sign for the leader": "leader",
    "sign for the employees": "spokesperson",
}


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    noise=st.lists(
        st.tuples(
            st.integers(0, len(FORWARDS)),
            st.sampled_from(sorted(set(DOINGS) - {"withdraw"})),
            st.sampled_from(NAMES),
        ),
        max_size=8,
    ),
    ending=st.lists(st.tuples(st.sampled_from(sorted(DOINGS)), st.sampled_from(NAMES)), max_size=4),
)
def test_no_sequence_of_actions_puts_an_agreement_with_a_closed_gate_into_force(ward, noise, ending):
    with transaction.atomic():
        people = make.parties(ward)
        agreement = make.answered_agreement(ward, people)
        for place, step in enumerate((*FORWARDS, "")):
            for _place, what, name in (one for one in noise if one[0] == place):
                attempt(what, name, agreement, people)
            if step:
                attempt(step, WHO.get(step, "leader"), agreement, people)
        for what, name in ending:
            attempt(what, name, agreement, people)
        transaction.set_rollback(True)


def test_the_way_forwards_leads_into_force(ward):
    people = make.parties(ward)
    agreement = make.answered_agreement(ward, people)
    for step in FORWARDS:
        attempt(step, WHO.get(step, "leader"), agreement, people)
    assert agreement.state in IN_FORCE


def attempt(what: str, name: str, agreement: Agreement, people: make.Parties) -> None:
    """Let somebody do something, allowed or not, and look at the gate if it has come into force."""
    agreement.refresh_from_db()
    before = agreement.state
    by = SYSTEM if name == "system" else getattr(people, name)
    try:
        with transaction.atomic():
            DOINGS[what](by, agreement, people)
    except DomainError:
        pass
    agreement.refresh_from_db()
    if agreement.state in IN_FORCE:
        if before not in IN_FORCE:
            # Only that it is no longer waiting for signatures has changed since the gate let it through.
            assert set(activation_gate(agreement).codes) <= {"not_sent"}, what
        assert agreement.content_hash == content_hash(agreement), f"{what} by {name} changed what is in force"
