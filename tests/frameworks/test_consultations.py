"""Hearing others about a draft: gate 6 stands, every answer is kept, and every answer gets a response."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
import time_machine
from django.db import connection

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER, SYSTEM
from samspil.base.core.errors import Closed, Conflict, Denied, IllegalMove, Invalid, NotVisible
from samspil.base.events.models import Event
from samspil.compact.frameworks.actions import (
    add_clause,
    add_party,
    adopt_version,
    change_clause,
    close_consultation,
    extend_deadline,
    open_consultation,
    plan_consultation,
    publish_note,
    remove_party,
    respond_to_answer,
    send_answers,
    start_version,
)
from samspil.compact.frameworks.flow import State
from samspil.compact.frameworks.models import Answer, Consultation, Party
from samspil.compact.frameworks.queries.consultations import open_consultations, passages
from samspil.compact.frameworks.rules import adoption_gate
from tests.factories import consultations as heard
from tests.factories import frameworks as made

pytestmark = pytest.mark.django_db

SIX = ("med", "association", "user_council", "council", "volunteer_centre", "union")


@pytest.fixture
def draft(region):
    return made.decided(made.version(made.owned(region), "Vi lytter.", "Vi siger tak."))


def after(consultation: Consultation):
    return time_machine.travel(consultation.ends_at + timedelta(hours=1), tick=False)


@pytest.mark.requirement("RM-17")
def test_an_open_consultation_keeps_the_version_from_being_adopted(draft):
    consultation = heard.opened(draft)
    draft.refresh_from_db()
    assert draft.state == State.IN_CONSULTATION
    assert open_consultations(draft) == ["Høring om rammen"]
    assert "consultation_open" in adoption_gate(draft).codes
    assert not adopt_version(SYSTEM, draft, checked=True)
    draft.refresh_from_db()
    assert draft.state == State.IN_CONSULTATION
    close_consultation(SYSTEM, consultation)
    draft.refresh_from_db()
    assert adoption_gate(draft)


def test_the_text_stands_still_from_the_day_others_are_asked(draft):
    consultation = heard.opened(draft)
    clause = draft.clauses.first()
    with pytest.raises(IllegalMove):
        change_clause(SYSTEM, clause, kind="principle", text="Noget andet.")
    close_consultation(SYSTEM, consultation)
    clause.version.refresh_from_db()
    with pytest.raises(IllegalMove):
        change_clause(SYSTEM, clause, kind="principle", text="Noget andet.")
    renewed = start_version(SYSTEM, draft.framework)
    add_clause(SYSTEM, renewed, kind="principle", text="Noget nyt efter høringen.")
    assert draft.clauses.count() == 2


def test_two_consultations_at_once_must_both_end(draft):
    first, second = heard.opened(draft, "med"), heard.opened(draft, "union")
    close_consultation(SYSTEM, first)
    draft.refresh_from_db()
    assert draft.state == State.IN_CONSULTATION
    close_consultation(SYSTEM, second)
    draft.refresh_from_db()
    assert draft.state == State.DRAFT


@pytest.mark.requirement("RM-14")
def test_six_kinds_of_parties_are_heard_and_the_note_lists_every_answer_with_what_became_of_it(draft):
    consultation = heard.opened(draft, *SIX)
    clause = draft.clauses.first()
    for party in consultation.parties.all():
        send_answers(
            STRANGER, party, key=party.key, texts={None: f"Om det hele: {party.kind}", clause.pk: "Ja."}
        )
    close_consultation(SYSTEM, consultation)
    with pytest.raises(Closed):
        publish_note(SYSTEM, consultation, note="Tak for alle svar.")
    for answer in Answer.objects.filter(party__consultation=consultation):
        respond_to_answer(SYSTEM, answer, disposition="partly", text="Vi har skrevet det tydeligere.")
    publish_note(SYSTEM, consultation, note="Tak for alle svar.")
    listed = [answer for passage in passages(consultation) for answer in passage.answers]
    assert len(listed) == 12
    assert {answer.party.kind for answer in listed} == set(SIX)
    assert {answer.response.disposition for answer in listed} == {"partly"}
    assert passages(consultation)[0].clause is None


@pytest.mark.requirement("VB-36")
def test_a_council_answers_a_consultation(draft):
    consultation = heard.opened(draft, "council")
    answer = heard.answered(consultation.parties.get(), "Ældrerådet bakker op.", draft.clauses.last())
    assert answer.party.get_kind_display() == str(Party.Kind.COUNCIL.label)
    assert answer.clause == draft.clauses.last()


@pytest.mark.requirement("RM-14")
def test_a_late_answer_is_marked_where_late_answers_are_taken(draft):
    consultation = heard.opened(draft, "med")
    party = consultation.parties.get()
    in_time = heard.answered(party, "I god tid.")
    with after(consultation):
        send_answers(
            STRANGER, party, key=party.key, texts={None: "I god tid.", draft.clauses.first().pk: "Sent."}
        )
    in_time.refresh_from_db()
    assert not in_time.is_late
    assert party.answers.get(clause=draft.clauses.first()).is_late


@pytest.mark.requirement("RM-14")
def test_a_late_answer_is_refused_where_late_answers_are_refused(draft):
    consultation = heard.opened(draft, "med", late_kind="refused")
    party = consultation.parties.get()
    with after(consultation), pytest.raises(Closed):
        send_answers(STRANGER, party, key=party.key, texts={None: "For sent."})
    assert not party.answers.exists()


def test_the_last_day_itself_is_in_time(draft):
    consultation = heard.opened(draft, "med", days=0, late_kind="refused")
    with time_machine.travel(consultation.ends_at - timedelta(minutes=1), tick=False):
        assert not heard.answered(consultation.parties.get()).is_late


def test_sending_again_changes_what_was_sent_and_an_emptied_field_takes_it_back(draft):
    consultation = heard.opened(draft, "med")
    party, clause = consultation.parties.get(), draft.clauses.first()
    send_answers(STRANGER, party, key=party.key, texts={None: "A", clause.pk: "B"})
    send_answers(STRANGER, party, key=party.key, texts={None: "A2", clause.pk: ""})
    assert list(party.answers.values_list("text", flat=True)) == ["A2"]


def test_the_same_answer_twice_is_one_answer_and_one_event(draft):
    party = heard.opened(draft, "med").parties.get()
    for _ in range(2):
        send_answers(STRANGER, party, key=party.key, texts={None: "Det samme."})
    assert party.answers.count() == 1
    assert Event.objects.filter(verb="consultation.answered").count() == 1


def test_somebody_may_say_that_they_have_no_remarks(draft):
    party = heard.opened(draft, "med").parties.get()
    with pytest.raises(Invalid):
        send_answers(STRANGER, party, key=party.key, texts={None: " "})
    send_answers(STRANGER, party, key=party.key, texts={None: ""}, no_remarks=True)
    party.refresh_from_db()
    assert party.answered_at is not None
    with pytest.raises(Invalid):
        send_answers(STRANGER, party, key=party.key, texts={None: "Dog."}, no_remarks=True)


def test_only_the_own_key_opens_the_answer(draft):
    first, second = heard.opened(draft).parties.all()
    with pytest.raises(NotVisible):
        send_answers(STRANGER, first, key=second.key, texts={None: "Ikke mit."})


def test_a_clause_of_another_text_cannot_be_answered(draft, region):
    party = heard.opened(draft, "med").parties.get()
    other = made.version(made.framework(region), "Noget andet.").clauses.get()
    with pytest.raises(Invalid):
        send_answers(STRANGER, party, key=party.key, texts={other.pk: "Hvad?"})


def test_no_answers_are_taken_before_the_opening_and_after_the_end(draft):
    consultation = heard.planned(draft, "med")
    party = consultation.parties.get()
    with pytest.raises(Closed):
        send_answers(STRANGER, party, key=party.key, texts={None: "For tidligt."})
    open_consultation(SYSTEM, consultation)
    close_consultation(SYSTEM, consultation)
    party = Party.objects.get(pk=party.pk)
    with pytest.raises(Closed):
        send_answers(STRANGER, party, key=party.key, texts={None: "For sent."})


def test_nothing_is_opened_without_anybody_to_hear(draft):
    with pytest.raises(Closed):
        open_consultation(SYSTEM, heard.planned(draft))


def test_an_answer_gets_its_response_when_the_consultation_has_ended_and_until_the_note_is_out(draft):
    consultation = heard.opened(draft, "med")
    answer = heard.answered(consultation.parties.get())
    with pytest.raises(IllegalMove):
        respond_to_answer(SYSTEM, answer, disposition="taken", text="Ja.")
    close_consultation(SYSTEM, consultation)
    respond_to_answer(SYSTEM, answer, disposition="taken", text="Ja.")
    respond_to_answer(SYSTEM, answer, disposition="not", text="Nej, for loven siger andet.")
    publish_note(SYSTEM, consultation, note="")
    with pytest.raises(IllegalMove):
        respond_to_answer(SYSTEM, answer, disposition="taken", text="Alligevel.")
    answer.refresh_from_db()
    assert answer.response.disposition == "not"


def test_the_deadline_moves_only_forward_and_within_a_year(draft):
    consultation = heard.opened(draft)
    for days in (-1, 0, 30, 400):
        with pytest.raises(Invalid):
            extend_deadline(SYSTEM, consultation, deadline=clock.today() + timedelta(days=days))
    extend_deadline(SYSTEM, consultation, deadline=clock.today() + timedelta(days=45))
    with pytest.raises(Invalid):
        plan_consultation(SYSTEM, draft, title="Igen", deadline=clock.today() - timedelta(days=1))


def test_those_who_were_invited_stay_on_the_list(draft):
    consultation = heard.planned(draft, "med", "union")
    remove_party(SYSTEM, consultation.parties.get(kind="union"))
    open_consultation(SYSTEM, consultation)
    with pytest.raises(IllegalMove):
        remove_party(SYSTEM, consultation.parties.get())
    with pytest.raises(Invalid):
        add_party(SYSTEM, consultation, kind="med", name="Part med", email="x@example.dk")


def test_an_adopted_version_is_not_sent_out(region):
    adopted = made.adopted(made.owned(region), "Vi lytter.")
    with pytest.raises(IllegalMove):
        heard.planned(adopted)


def test_only_those_who_write_the_framework_run_its_consultations(draft, employee, administrator, foreigner):
    consultation = heard.planned(draft, "med")
    for by in (employee, foreigner, STRANGER):
        with pytest.raises(Denied):
            open_consultation(by, consultation)
    assert not Consultation.objects.visible_to(employee).exists()
    assert not Consultation.objects.visible_to(foreigner).exists()
    assert Consultation.objects.visible_to(administrator).exists()
    open_consultation(administrator, consultation)


@pytest.mark.django_db(transaction=True)
def test_the_same_answer_sent_by_two_at_once_is_one_answer(region):
    party = heard.opened(made.version(made.framework(region), "Vi lytter."), "med").parties.get()
    gate = Barrier(2, timeout=20)

    def send(text: str) -> str:
        try:
            gate.wait()
            send_answers(STRANGER, Party.objects.get(pk=party.pk), key=party.key, texts={None: text})
        except Conflict:
            return "lost"
        else:
            return "kept"
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(send, ["Det første.", "Det første."]))
    assert "kept" in outcomes
    assert party.answers.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_who_open_at_once_one_opens_and_everybody_is_invited_once(region):
    draft = made.version(made.framework(region), "Vi lytter.")
    consultation = heard.planned(draft, "med", "union")
    gate = Barrier(2, timeout=20)

    def open_it(_number: int) -> str:
        try:
            gate.wait()
            open_consultation(SYSTEM, Consultation.objects.get(pk=consultation.pk))
        except Conflict:
            return "lost"
        else:
            return "opened"
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(open_it, range(2))) == ["lost", "opened"]
    assert Event.objects.filter(verb="consultation.party_invited").count() == 2
