"""The checklist: what both sides should have thought of, and what the workplace asks beside it."""

import pytest
from django.urls import reverse

from samspil.base.core.errors import Conflict, Denied, Invalid
from samspil.compact.agreements.actions.local import MOST, add_local_question, retire_local_question
from samspil.compact.agreements.actions.reflections import Answer, answer_questions
from samspil.compact.agreements.models import LocalQuestion, QuestionAnswer
from samspil.compact.agreements.rules import activation_gate
from tests.factories import agreements as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(ward):
    return make.parties(ward)


@pytest.fixture
def draft(ward, people):
    return make.answered_agreement(ward, people)


def page(agreement):
    return reverse("agreements:questions", args=[agreement.pk])


@pytest.mark.parametrize(
    ("key", "answer"),
    [
        pytest.param("network", "Ja, Røde Kors Viborg.", marks=pytest.mark.requirement("DR-42")),
        pytest.param("planning", "De laver selv vagtplanen.", marks=pytest.mark.requirement("DR-43")),
    ],
)
def test_an_answer_to_the_checklist_is_kept_in_the_agreement(draft, people, client_of, key, answer):
    client = client_of(people.leader)
    sent = {f"text_{row.key}": row.text for row in draft.answers.all()} | {f"text_{key}": answer}
    sent |= {f"left_{row.key}": row.left_because for row in draft.answers.all() if row.left_because}
    assert client.post(page(draft), sent).status_code == 302
    assert QuestionAnswer.objects.get(agreement=draft, key=key).text == answer
    assert answer in client.get(reverse("agreements:agreement", args=[draft.pk])).text


@pytest.mark.requirement("DR-44")
def test_the_question_of_what_is_written_down_leads_to_the_agreement_on_paper(draft, people, client_of):
    link = reverse("agreements:pdf", args=[draft.pk])
    shown = client_of(people.leader).get(page(draft)).text
    asked = shown.index('id="written"')
    assert asked < shown.index(f'href="{link}"') < shown.index('id="evaluation"')


@pytest.mark.requirement("HJ-41")
def test_the_committee_adds_a_question_that_only_this_workplace_is_asked(
    region, ward, people, draft, client_of
):
    client, local = client_of(people.spokesperson), reverse("agreements:local_questions", args=[ward.pk])
    assert client.post(local, {"text": "Hvem låser haven af?", "hint": ""}).status_code == 302
    question = LocalQuestion.objects.get()
    assert "Hvem låser haven af?" in client_of(people.leader).get(page(draft)).text
    gate = activation_gate(draft)
    assert f"question_{question.key}" in {lack.code for lack in gate.warnings}
    assert f"question_{question.key}" not in gate.codes
    answer_questions(people.leader, draft, answers={question.key: Answer("Portøren.")})
    assert "Portøren." in client.get(reverse("agreements:agreement", args=[draft.pk])).text


def test_a_question_taken_off_stays_where_it_was_answered(ward, people, draft, client_of):
    question = add_local_question(people.leader, ward, text="Hvem låser haven af?")
    answer_questions(people.leader, draft, answers={question.key: Answer("Portøren.")})
    other = add_local_question(people.leader, ward, text="Må hunden komme med?")
    for one in (question, other):
        retire_local_question(people.spokesperson, one)
    with pytest.raises(Conflict):
        retire_local_question(people.leader, question)
    shown = client_of(people.leader).get(page(draft)).text
    assert "haven" in shown
    assert "hunden" not in shown


def test_a_list_that_nobody_would_read_is_refused(ward, people, employee, foreigner, client_of):
    add_local_question(people.leader, ward, text="Spørgsmål 0?")
    with pytest.raises(Invalid):
        add_local_question(people.leader, ward, text="spørgsmål 0? ")
    for number in range(1, MOST):
        add_local_question(people.leader, ward, text=f"Spørgsmål {number}?")
    with pytest.raises(Invalid):
        add_local_question(people.leader, ward, text="Et til?")
    with pytest.raises(Denied):
        add_local_question(employee, ward, text="Må jeg?")
    assert client_of(foreigner).get(reverse("agreements:local_questions", args=[ward.pk])).status_code == 404
