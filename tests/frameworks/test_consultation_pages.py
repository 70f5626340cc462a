"""A consultation on the screen and in the post: for those who run it, those who are heard, and anybody."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
import time_machine
from django.urls import reverse
from pypdf import PdfReader

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.compact.frameworks.actions import extend_deadline, publish_note, respond_to_answer
from samspil.compact.frameworks.jobs import (
    end_consultations,
    erase_consultation_contacts,
    remind_of_consultations,
)
from samspil.compact.frameworks.models import Answer, Consultation, Party
from samspil.compact.frameworks.rules import consulting
from samspil.society.notifications.models import Notification
from tests.factories import consultations as heard
from tests.factories import frameworks as made

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(region):
    return made.version(made.owned(region, title="Sammen om frivillighed"), "Vi lytter.", "Vi siger tak.")


def page_of(party: Party) -> str:
    return reverse("frameworks:answer", args=[party.pk, party.key])


def published(draft) -> Consultation:
    consultation = heard.closed(draft, "med", "council")
    for answer in Answer.objects.filter(party__consultation=consultation):
        respond_to_answer(SYSTEM, answer, disposition="taken", text="Det har vi skrevet ind.")
    publish_note(SYSTEM, consultation, note="Tak for alle svar.")
    return consultation


def written_to() -> list[str]:
    return list(Notification.objects.exclude(address="").order_by("pk").values_list("address", flat=True))


@pytest.mark.requirement("RM-14")
def test_a_consultation_is_planned_filled_opened_ended_answered_and_published_on_the_screen(
    client_of, administrator, draft
):
    client = client_of(administrator)
    deadline = (clock.today() + timedelta(days=30)).strftime("%d.%m.%Y")
    plan = reverse("frameworks:consultation_plan", args=[draft.pk])
    assert client.get(plan).status_code == 200
    assert (
        client.post(plan, {"title": "Høring", "deadline": "xx.xx.xxxx", "late_kind": "marked"}).status_code
        == 422
    )
    client.post(plan, {"title": "Høring", "deadline": deadline, "late_kind": "marked", "letter": "Sig frit."})
    consultation = draft.consultations.get()
    home = reverse("frameworks:consultation", args=[consultation.pk])
    assert client.get(home).status_code == 200
    parties = reverse("frameworks:parties", args=[consultation.pk])
    assert client.get(parties).status_code == 200
    client.post(
        parties, {"kind": "council", "name": "Ældrerådet", "email": "raad@example.dk", "contact": "Jytte"}
    )
    twice = client.post(parties, {"kind": "council", "name": "Ældrerådet", "email": "raad@example.dk"})
    assert twice.status_code == 422
    client.post(reverse("frameworks:opening", args=[consultation.pk]))
    party = consultation.parties.get()
    heard.answered(party, "Vi bakker op.")
    assert "Vi bakker op." in client.get(home).content.decode()
    client.post(reverse("frameworks:ending", args=[consultation.pk]))
    respond = reverse("frameworks:response", args=[consultation.pk, party.answers.get().pk])
    assert client.get(respond).status_code == 200
    assert client.post(respond, {"disposition": "taken", "text": ""}).status_code == 422
    publication = reverse("frameworks:publication", args=[consultation.pk])
    assert client.post(publication, {"note": "Tak."}).status_code == 409
    client.post(respond, {"disposition": "taken", "text": "Tak, det glæder os."})
    assert client.get(publication).status_code == 200
    answer = client.post(publication, {"note": "Tak."})
    assert answer.url == reverse("frameworks:note", args=[consultation.pk])


def test_everybody_on_the_list_gets_a_letter_with_a_link_of_their_own(draft, client_of):
    consultation = heard.opened(draft, "med", "union")
    for party in consultation.parties.all():
        letter = Notification.objects.get(address=party.email)
        assert letter.action_path == page_of(party)
        assert client_of(None).get(letter.action_path).status_code == 200


def test_those_who_run_it_hear_that_it_has_ended_and_those_who_answered_what_it_led_to(draft, administrator):
    consultation = published(draft)
    ended = Notification.objects.get(recipient=administrator.user_id)
    assert ended.action_path == reverse("frameworks:consultation", args=[consultation.pk])
    note = reverse("frameworks:note", args=[consultation.pk])
    assert Notification.objects.filter(action_path=note).count() == 2


def test_a_party_answers_without_an_account_and_may_change_the_answer(draft, client_of):
    party = heard.opened(draft, "med").parties.get()
    client = client_of(None)
    first, second = draft.clauses.all()
    page = client.get(page_of(party)).content.decode()
    assert "Vi lytter." in page
    assert client.post(page_of(party), {"whole": ""}).status_code == 422
    assert client.post(page_of(party), {"whole": "Ring 010190-1234"}).status_code == 422
    client.post(page_of(party), {f"clause_{first.pk}": "Skriv også, hvem der lytter."})
    client.post(page_of(party), {f"clause_{first.pk}": "Skriv, hvem der lytter.", "whole": "Godt."})
    assert sorted(party.answers.values_list("text", flat=True)) == ["Godt.", "Skriv, hvem der lytter."]
    assert "Skriv, hvem der lytter." in client.get(page_of(party)).content.decode()
    assert not party.answers.filter(clause=second).exists()


def test_the_page_of_a_party_opens_with_its_own_key_alone(draft, client_of):
    first, second = heard.opened(draft, "med", "union").parties.all()
    wrong = reverse("frameworks:answer", args=[first.pk, second.key])
    assert client_of(None).get(wrong).status_code == 404
    assert client_of(None).get(reverse("frameworks:answer", args=[first.pk, "x"])).status_code == 404
    assert client_of(None).get(page_of(heard.planned(draft, "council").parties.get())).status_code == 404


def test_after_the_end_the_page_shows_what_was_answered(draft, client_of):
    consultation = heard.closed(draft, "med")
    page = client_of(None).get(page_of(consultation.parties.get())).content.decode()
    assert "Svar fra Part med." in page
    assert "<textarea" not in page
    late = client_of(None).post(page_of(consultation.parties.get()), {"whole": "Mere."})
    assert late.status_code == 409


def test_others_cannot_see_or_run_a_consultation(draft, client_of, leader, foreigner):
    consultation = heard.opened(draft)
    home = reverse("frameworks:consultation", args=[consultation.pk])
    for who in (leader, foreigner):
        assert client_of(who).get(home).status_code == 404
        assert client_of(who).post(reverse("frameworks:ending", args=[consultation.pk])).status_code == 404
    assert client_of(None).get(home).status_code == 302
    other = heard.opened(made.version(made.framework(draft.framework.authority), "Noget andet."), "med")
    answer = heard.answered(other.parties.get())
    assert (
        client_of(None).get(reverse("frameworks:response", args=[consultation.pk, answer.pk])).status_code
        == 302
    )


def test_the_answer_of_another_consultation_is_not_there(draft, client_of, administrator):
    consultation = heard.closed(draft, "med")
    other = heard.opened(made.version(made.framework(draft.framework.authority), "Noget andet."), "med")
    answer = heard.answered(other.parties.get())
    address = reverse("frameworks:response", args=[consultation.pk, answer.pk])
    assert client_of(administrator).get(address).status_code == 404


@pytest.mark.requirement("RM-14")
def test_anybody_reads_the_note_with_every_answer_and_nobodys_address(draft, client_of):
    consultation = published(draft)
    page = client_of(None).get(reverse("frameworks:note", args=[consultation.pk])).content.decode()
    assert page.count("Det har vi skrevet ind.") == 2
    for party in consultation.parties.all():
        assert f"Svar fra {party.name}." in page
        assert party.email not in page


def test_no_note_is_there_before_it_is_published(draft, client_of):
    consultation = heard.closed(draft, "med")
    for name in ("note", "note_paper"):
        assert client_of(None).get(reverse(f"frameworks:{name}", args=[consultation.pk])).status_code == 404


@pytest.mark.requirement("RM-14")
def test_the_note_on_paper_is_tagged_danish_and_lists_every_answer(draft, client_of):
    consultation = published(draft)
    answer = client_of(None).get(reverse("frameworks:note_paper", args=[consultation.pk]))
    reader = PdfReader(BytesIO(answer.content))
    root = reader.trailer["/Root"]
    assert root["/Lang"].startswith("da")
    assert root["/MarkInfo"]["/Marked"]
    text = re.sub(r"\s+", " ", " ".join(page.extract_text() for page in reader.pages))
    for party in consultation.parties.all():
        assert f"Svar fra {party.name}." in text
    assert text.count("Det har vi skrevet ind.") == 2
    assert text.count("Har svaret") == 2
    assert "Har ikke svaret" not in text


def test_those_who_are_silent_are_reminded_once_before_the_deadline(
    draft, django_capture_on_commit_callbacks
):
    consultation = heard.opened(draft, "med", "union", days=10)
    heard.answered(consultation.parties.get(kind="med"))
    before = len(written_to())
    with time_machine.travel(clock.now() + timedelta(days=8), tick=False):
        remind_of_consultations.func()
        remind_of_consultations.func()
    assert written_to()[before:] == ["union@example.dk"]


def test_more_time_is_told_to_the_silent_who_are_reminded_anew(draft):
    consultation = heard.opened(draft, "med", "union", days=10)
    heard.answered(consultation.parties.get(kind="med"))
    consultation.parties.update(reminded_at=clock.now())
    before = len(written_to())
    extend_deadline(SYSTEM, consultation, deadline=consultation.deadline + timedelta(days=7))
    assert written_to()[before:] == ["union@example.dk"]
    assert consultation.parties.get(kind="union").reminded_at is None


def test_a_consultation_that_takes_no_late_answers_ends_by_itself(draft):
    strict = heard.opened(draft, "med", days=3, late_kind="refused")
    other = made.version(made.framework(draft.framework.authority), "Noget andet.")
    lenient = heard.opened(other, "med", days=3)
    with time_machine.travel(strict.ends_at + timedelta(minutes=30), tick=False):
        end_consultations.func()
    strict.refresh_from_db()
    lenient.refresh_from_db()
    assert (strict.is_closed, lenient.is_open) == (True, True)


def test_the_addresses_go_half_a_year_after_the_note_and_the_note_stays(draft, client_of):
    consultation = published(draft)
    with time_machine.travel(clock.now() + timedelta(days=consulting.ERASE_DAYS + 1), tick=False):
        erase_consultation_contacts.func()
    assert not consultation.parties.exclude(email__endswith="@invalid").exists()
    assert client_of(None).get(reverse("frameworks:note", args=[consultation.pk])).status_code == 200


def test_the_pages_ask_the_database_no_more_when_more_answer(
    draft, client_of, administrator, django_assert_max_num_queries
):
    consultation = heard.closed(draft, "med", "union", "council", "leader", "other", "association")
    client = client_of(administrator)
    with django_assert_max_num_queries(14):
        client.get(reverse("frameworks:consultation", args=[consultation.pk]))
