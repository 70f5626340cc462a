"""The pages of an evaluation, as everybody, and where it leads."""

from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.compact.agreements.events import EvaluationDue
from samspil.compact.agreements.jobs import note_agreement_dates
from samspil.compact.agreements.models import Agreement
from samspil.compact.dialogue.models import Cause, Item
from samspil.learning.insights.actions import share_evaluation
from samspil.learning.insights.flow import State
from samspil.learning.insights.listeners import open_what_is_due
from samspil.learning.insights.models import Answer, Evaluation
from samspil.learning.insights.queries.context import numbers_of, told
from samspil.learning.insights.queries.paper import report_pdf
from samspil.learning.surveys.models import Round
from samspil.society.access.matrix import Duty
from tests import factories
from tests.factories.agreements import active_agreement
from tests.insights.conftest import answered, attended, opened
from tests.insights.conftest import told as tell

pytestmark = pytest.mark.django_db
SENT = {
    "citizens_effect": "good",
    "citizens_words": "De smiler.",
    "advice": "continue",
    "keep": "Roen.",
}


@pytest.mark.requirement("RM-11")
def test_the_report_shows_five_sections_and_says_not_illuminated(finished, leader, client_of):
    page = client_of(leader).get(f"/evalueringer/{finished.pk}/")
    shown = page.content.decode()
    for group in ("Patienter og borgere", "Pårørende", "Medarbejdere", "Frivillige"):
        assert f">{group}</h2>" in shown
    assert shown.count("Ikke belyst") == 2
    assert "Travle dage føles lettere." in shown


@pytest.mark.requirement("RM-11")
def test_the_paper_has_a_section_for_each_group_too(finished):
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(report_pdf(finished))).pages)
    assert text.count("Ikke belyst") == 2
    assert "Vi er glade for at komme." in text


@pytest.mark.requirement("DR-36")
def test_neither_side_reads_the_other_before_it_has_answered(evaluation, leader, association, client_of):
    client_of(leader).post(f"/evalueringer/{evaluation.pk}/svar/", SENT)
    for reader in (leader, association):
        page = client_of(reader).get(f"/evalueringer/{evaluation.pk}/")
        assert "De smiler." not in page.content.decode()
        assert client_of(reader).get(f"/evalueringer/{evaluation.pk}/rapport.pdf").status_code == 403
    client_of(association).post(f"/evalueringer/{evaluation.pk}/svar/", SENT)
    assert Evaluation.objects.get().state == State.DONE
    assert "De smiler." in client_of(leader).get(f"/evalueringer/{evaluation.pk}/").content.decode()


def test_an_answer_stands_without_a_name(finished, association, client_of):
    shown = client_of(association).get(f"/evalueringer/{finished.pk}/").content.decode()
    assert "Lars Leder" not in shown


def test_a_volunteer_answers_on_their_own_page(ward, volunteer, client_of):
    evaluation = opened(ward)
    client = client_of(volunteer)
    assert "Svar på evalueringen" in client.get(f"/evalueringer/{evaluation.pk}/").content.decode()
    assert client.get(f"/evalueringer/{evaluation.pk}/svar/").status_code == 200
    refused = client.post(f"/evalueringer/{evaluation.pk}/svar/", {"advice": "continue"})
    assert refused.status_code == 422
    sent = {"volunteers_effect": "good", "volunteers_words": "Det giver mening.", "advice": "continue"}
    assert client.post(f"/evalueringer/{evaluation.pk}/svar/", sent).status_code == 302
    again = client.get(f"/evalueringer/{evaluation.pk}/svar/").content.decode()
    assert "Det giver mening." in again


def test_a_number_of_a_person_is_refused_in_every_field(evaluation, leader, client_of):
    for name in ("citizens_words", "keep", "change"):
        sent = {**SENT, name: "Spørg 010190-1234"}
        assert client_of(leader).post(f"/evalueringer/{evaluation.pk}/svar/", sent).status_code == 422
    assert not Answer.objects.exists()


def test_somebody_opens_one_from_the_list(leader, shared_activity, client_of):
    client = client_of(leader)
    assert "Åbn en evaluering" in client.get("/evalueringer/").content.decode()
    today = clock.today()
    sent = {
        "about": f"indsats-{shared_activity.pk}",
        "first_on": f"1.1.{today.year}",
        "last_on": f"{today:%d.%m.%Y}",
        "answer_by": f"{today + timedelta(days=30):%d.%m.%Y}",
    }
    assert client.get(f"/evalueringer/ny/?om=indsats-{shared_activity.pk}").status_code == 200
    assert client.post("/evalueringer/ny/", sent).status_code == 302
    assert client.post("/evalueringer/ny/", sent).status_code == 409
    assert client.post("/evalueringer/ny/", {**sent, "about": "indsats-99999"}).status_code == 422
    assert client.post("/evalueringer/ny/", {**sent, "answer_by": "i morgen"}).status_code == 422


def test_the_leader_shares_and_the_page_leads_on(finished, leader, client_of):
    client = client_of(leader)
    assert client.post(f"/evalueringer/{finished.pk}/droeftelse/").status_code == 302
    shown = client.get(f"/evalueringer/{finished.pk}/").content.decode()
    assert f"/dialog/punkter/{Item.objects.get(cause=Cause.EVALUATION).pk}/" in shown
    assert client.post(f"/evalueringer/{finished.pk}/droeftelse/").status_code == 409


def test_who_opens_which_page(
    evaluation, leader, association, employee, consultant, volunteer, foreigner, client_of
):
    page, form = f"/evalueringer/{evaluation.pk}/", f"/evalueringer/{evaluation.pk}/svar/"
    for part in (leader, association, employee):
        assert (client_of(part).get(page).status_code, client_of(part).get(form).status_code) == (200, 200)
    assert (client_of(consultant).get(page).status_code, client_of(consultant).get(form).status_code) == (
        200,
        403,
    )
    for nobody in (volunteer, foreigner):
        assert client_of(nobody).get(page).status_code == 404
        assert client_of(nobody).post(form, SENT).status_code == 404
        assert client_of(nobody).get("/evalueringer/").status_code == 200
    assert client_of(volunteer).get("/evalueringer/ny/").status_code == 403
    assert client_of(None).get(page).status_code == 302
    assert client_of(association).post(f"{page}aflysning/").status_code == 403
    assert client_of(leader).post(f"{page}aflysning/").status_code == 302
    assert client_of(leader).get(form).status_code == 200


def test_a_side_without_anybody_is_said_aloud(ward, leader, client_of):
    evaluation = opened(ward)
    shown = client_of(leader).get(f"/evalueringer/{evaluation.pk}/").content.decode()
    assert "Ingen kan svare for den ene part" in shown


def test_a_list_costs_the_same_however_long(
    ward, leader, client_of, django_assert_max_num_queries, red_cross
):
    client = client_of(leader)
    for number in range(8):
        answered(
            leader, opened(factories.published_activity(ward, partner=red_cross, title=f"Indsats {number}"))
        )
    with django_assert_max_num_queries(9):
        client.get("/evalueringer/")


def test_hours_are_background_and_stay_as_they_were(finished, shared_activity):
    assert set(finished.numbers) == {"people", "times", "hours", "asked", "met"}
    attended(shared_activity, hours=3)
    assert numbers_of(finished)["hours"] == 0
    assert numbers_of(opened(shared_activity))["hours"] == 3


def test_a_few_people_are_not_counted_aloud():
    few = dict(told({"people": 2, "times": 9, "hours": 30, "asked": 1, "met": 1}))
    assert set(few.values()) == {"færre end 5", "1"}
    assert "30" in dict(told({"people": 6, "times": 9, "hours": 30})).values()


@pytest.mark.requirement("DR-12")
def test_what_an_agreement_has_promised_opens_by_itself(ward, red_cross):
    agreement = active_agreement(ward, partner=red_cross)
    year_ago = clock.today() - timedelta(days=350)
    Agreement.objects.filter(pk=agreement.pk).update(valid_from=year_ago, valid_to=None)
    note_agreement_dates.func()
    note_agreement_dates.func()
    evaluation = Evaluation.objects.get(agreement=agreement)
    assert (evaluation.state, evaluation.partner) == (State.OPEN, red_cross)
    assert evaluation.first_on == year_ago
    due = EvaluationDue(subject=agreement, due_on=evaluation.last_on.isoformat())
    open_what_is_due(SYSTEM, due)
    assert Evaluation.objects.count() == 1


@pytest.mark.requirement("DR-12", "RM-16")
def test_the_evaluation_joins_the_matter_that_the_agreement_raised(ward, red_cross):
    agreement = active_agreement(ward, partner=red_cross)
    Agreement.objects.filter(pk=agreement.pk).update(valid_from=clock.today() - timedelta(days=350))
    note_agreement_dates.func()
    evaluation = Evaluation.objects.get(agreement=agreement)
    leader, association = (
        factories.assigned(Duty.LEADER, at=ward),
        factories.assigned(Duty.ASSOCIATION_LEADER, at=red_cross),
    )
    answered(leader, evaluation)
    answered(association, evaluation, tell("volunteers"))
    item = share_evaluation(leader, Evaluation.objects.get(pk=evaluation.pk))
    assert item == Item.objects.get(cause=Cause.EVALUATION)
    assert item.link == f"/evalueringer/{evaluation.pk}/"


def test_after_the_first_the_next_begins_where_it_ended(ward, red_cross):
    agreement = active_agreement(ward, partner=red_cross)
    today = clock.today()
    before = opened(agreement, first_on=today - timedelta(days=400), last_on=today - timedelta(days=100))
    Evaluation.objects.filter(pk=before.pk).update(state=State.DONE, done_at=clock.now())
    open_what_is_due(SYSTEM, EvaluationDue(subject=agreement, due_on=today.isoformat()))
    assert Evaluation.objects.open().get().first_on == today - timedelta(days=99)


def test_what_has_just_been_evaluated_is_not_asked_about_again(ward, red_cross):
    agreement = active_agreement(ward, partner=red_cross)
    today = clock.today()
    before = opened(agreement, first_on=today - timedelta(days=400), last_on=today - timedelta(days=20))
    Evaluation.objects.filter(pk=before.pk).update(state=State.DONE, done_at=clock.now())
    open_what_is_due(SYSTEM, EvaluationDue(subject=agreement, due_on=today.isoformat()))
    assert not Evaluation.objects.open().exists()


def test_surveys_of_the_period_are_shown_to_those_who_may_read_them(finished, leader, association, client_of):
    held = {"authority": finished.workplace.unit.authority, "state": "closed", "kind": "experience"}
    days = {"opens_on": finished.first_on, "ends_on": finished.last_on, "closed_on": finished.last_on}
    asked = Round.objects.create(title="Spørgsmål til pårørende", **held, **days)
    page = f"/evalueringer/{finished.pk}/"
    assert f"/spoergeskemaer/{asked.pk}/rapport/" in client_of(leader).get(page).content.decode()
    assert "Spørgsmål til pårørende" not in client_of(association).get(page).content.decode()


@pytest.mark.parametrize(
    "query",
    ["?vis=x&side=²", "?side=-1", "?periode=%00", "?enhed=9999999999999999", "?enhed=²", "?om=" + "x" * 300],
)
def test_odd_addresses_are_no_errors(leader, query, client_of):
    client = client_of(leader)
    for page in ("/evalueringer/", "/evalueringer/ny/", "/indblik/", "/indblik/synlighed/"):
        assert client.get(page + query).status_code in {200, 400, 404}
