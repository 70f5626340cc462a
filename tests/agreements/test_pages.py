"""The pages: the guide from nothing to a draft, writing together, and signing; for each duty, and for nobody else."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samspil.base.core import clock
from samspil.base.ui.formats import date_short
from samspil.compact.agreements.actions import (
    ask_for_signatures,
    comment_on_agreement,
    send_for_comments,
    write_section,
)
from samspil.compact.agreements.flow import State
from samspil.compact.agreements.models import Agreement, AgreementPolicy, SectionKey
from samspil.compact.agreements.queries.library import questions
from samspil.compact.agreements.queries.links import with_links
from samspil.compact.agreements.rules import activation_gate
from samspil.compact.agreements.rules.content import content_hash
from samspil.compact.dialogue.models import Item
from samspil.society.access.matrix import Duty
from tests import factories
from tests.factories import agreements as make
from tests.factories.frameworks import framework, version_in_force

pytestmark = pytest.mark.django_db

WRITING = ("questions", "principles", "concerns", "involvement")
READING = ("agreement", "print", "comments", "signatures")
GUIDE = ("hvad", "opgaver", "personer", "hverdag", "ansvar", "vilkaar", "tid")


@pytest.fixture
def people(ward):
    return make.parties(ward)


@pytest.fixture
def draft(ward, people) -> Agreement:
    version_in_force(framework(ward.unit.authority), "Frivillige er et supplement.")
    return make.answered_agreement(ward, people)


def address(name: str, agreement: Agreement, *more: object) -> str:
    return reverse(f"agreements:{name}", args=[agreement.pk, *more])


def addresses(agreement: Agreement) -> list[str]:
    """Every page of one agreement that a writer can open."""
    return [
        *(address(name, agreement) for name in (*READING, *WRITING)),
        *(address("guide", agreement, key) for key in GUIDE),
        address("section", agreement, "purpose"),
        address("left_section", agreement, "economy"),
    ]


def test_writers_open_every_page(draft, people, client_of):
    comment = comment_on_agreement(people.employee, draft, section="daily", suggestion="Tirsdag kl. 14")
    pages = [*addresses(draft), address("comment", draft, comment.pk), reverse("agreements:index")]
    for by in (people.leader, people.coordinator):
        client = client_of(by)
        for page in pages:
            assert client.get(page).status_code == 200, page


def test_readers_read_and_comment_but_do_not_write(draft, people, client_of):
    for by in (people.employee, people.spokesperson):
        client = client_of(by)
        for name in READING:
            assert client.get(address(name, draft)).status_code == 200
        for name in WRITING:
            assert client.get(address(name, draft)).status_code == 403
        for name in ("send_out", "ask", "withdrawal"):
            assert client.post(address(name, draft)).status_code == 403
        assert client.post(address("guide", draft, "hvad"), {"title": "Ny"}).status_code == 403


def test_what_others_have_does_not_exist(draft, foreigner, volunteer, client_of):
    for by in (foreigner, volunteer):
        client = client_of(by)
        for page in addresses(draft):
            assert client.get(page).status_code == 404, page
        for name in ("send_out", "ask", "withdrawal", "read", "no_remarks", "activation"):
            assert client.post(address(name, draft)).status_code == 404, name
    client = client_of(None)
    assert all(client.get(page).status_code == 302 for page in addresses(draft))


def test_the_list_shows_ones_own_and_how_to_begin(draft, people, foreigner, client_of):
    page = client_of(people.leader).get(reverse("agreements:index")).content.decode()
    assert draft.title in page
    assert reverse("agreements:begin") in page
    assert draft.title not in client_of(foreigner).get(reverse("agreements:index")).content.decode()
    empty = client_of(people.leader).get(reverse("agreements:index"), {"tilstand": "slut"})
    assert draft.title not in empty.content.decode()


@pytest.mark.requirement("VB-25")
def test_a_leader_goes_from_nothing_to_a_whole_draft_in_eight_pages(ward, people, client_of):
    client = client_of(people.leader)
    response = client.post(reverse("agreements:begin"), {"kind": "workplace", "workplace": ward.pk})
    agreement = Agreement.objects.get()
    pages = 1
    while "guide" in response["Location"]:
        page = client.get(response["Location"])
        assert page.status_code == 200
        key = response["Location"].rstrip("/").rpartition("/")[2]
        response = client.post(response["Location"], answers(key, people, agreement))
        assert response.status_code == 302, response.content.decode()[:2000]
        pages += 1
    assert response["Location"] == address("agreement", agreement)
    assert pages <= 8
    agreement.refresh_from_db()
    assert all(row.text for row in agreement.sections.all())
    assert agreement.sections.count() == len(SectionKey.values)
    still = {lack.split("_")[0] for lack in activation_gate(agreement).codes}
    assert still <= {"concern", "question", "dialogue", "employee", "signature", "not", "involvement"}


def answers(key: str, people: make.Parties, agreement: Agreement) -> dict[str, object]:
    """What a leader in a hurry types on one page."""
    today = clock.today()
    return {
        "hvad": {
            "title": agreement.title,
            "purpose": "Patienterne får selskab.",
            "leader_statement": "Jeg ønsker mere ro.",
        },
        "opgaver": {"may": "Læse højt", "may_not": "Løfte", "absence": ""},
        "personer": {
            "leader": people.leader.user_id,
            "contact": people.coordinator.user_id,
            "substitute": people.employee.user_id,
            "conflict_first": people.leader.user_id,
            "conflict_second": people.coordinator.user_id,
            "coordinator_hours": "4,5",
        },
        "hverdag": {"information": ["tour", "board"]},
        "ansvar": matrix_of(agreement),
        "vilkaar": {
            "expenses": "none",
            "insurance": "authority",
            "legal_reviewed_on": date_short(today),
            "recognition": ["coffee"],
        },
        "tid": {
            "valid_from": today.strftime("%d.%m.%Y"),
            "revise_on": (today + timedelta(days=300)).strftime("%d.%m.%Y"),
            "evaluate_months": "12",
            "notice_days": "30",
        },
    }[key]


def matrix_of(agreement: Agreement) -> dict[str, str]:
    sent = {}
    for place, row in enumerate(agreement.matrix.all()):
        sent |= {f"text_{place}": row.text, f"responsible_{place}": row.responsible}
        if row.is_staff_task:
            sent[f"is_staff_task_{place}"] = "on"
    return sent


def test_the_guide_can_be_left_and_taken_up_again(draft, people, client_of):
    client = client_of(people.leader)
    sent = {"title": draft.title, "purpose": "Noget helt andet.", "then": "overblik"}
    response = client.post(address("guide", draft, "hvad"), sent)
    assert response["Location"] == address("agreement", draft)
    assert "Noget helt andet." in client.get(address("guide", draft, "hvad")).content.decode()


@pytest.mark.requirement("DR-27", "HJ-27")
def test_a_raw_form_cannot_make_a_volunteer_responsible_for_a_staff_task(draft, people, client_of):
    sent = {**matrix_of(draft), "text_0": "Medicin", "is_staff_task_0": "on", "responsible_0": "volunteer"}
    response = client_of(people.leader).post(address("guide", draft, "ansvar"), sent)
    assert response.status_code == 422
    assert "Medicin" in response.content.decode()
    assert not draft.matrix.filter(text="Medicin").exists()


def test_a_refused_page_keeps_what_was_typed(draft, people, client_of):
    sent = {"title": "", "purpose": "Mit lange, gode formål"}
    response = client_of(people.leader).post(address("guide", draft, "hvad"), sent)
    assert response.status_code == 422
    assert "Mit lange, gode formål" in response.content.decode()


def test_an_employee_comments_and_the_leader_takes_it_over(draft, people, client_of):
    sent = {"section": "daily", "suggestion": "De frivillige kommer tirsdag kl. 14."}
    client = client_of(people.employee)
    assert client.post(address("comments", draft), sent).status_code == 302
    comment = draft.comments.get()
    response = client_of(people.leader).post(address("comment", draft, comment.pk), {"then": "overtag"})
    assert response.status_code == 302
    assert "tirsdag kl. 14" in client.get(address("agreement", draft)).content.decode()


def test_a_comment_of_another_agreement_is_not_found(draft, ward, people, client_of):
    other = comment_on_agreement(people.employee, make.drafted_agreement(ward), text="Hej")
    assert client_of(people.leader).get(address("comment", draft, other.pk)).status_code == 404


@pytest.mark.requirement("HJ-24")
def test_a_member_of_the_committee_says_no_remarks_with_one_press(draft, people, client_of):
    assert client_of(people.spokesperson).post(address("no_remarks", draft)).status_code == 302
    assert draft.comments.get().no_remarks
    assert client_of(people.leader).post(address("no_remarks", draft)).status_code == 403


def test_the_checklist_and_the_worries_are_saved(draft, people, client_of):
    client = client_of(people.leader)
    sent = {f"text_{question.key}": f"Svar på {question.key}" for question in questions()}
    assert client.post(address("questions", draft), sent).status_code == 302
    assert draft.answers.get(key="peers").text == "Svar på peers"
    concern = draft.concerns.first().concern_number
    assert client.post(address("concerns", draft), {f"concern_{concern}": "Nyt svar"}).status_code == 302
    assert draft.concerns.get(concern_number=concern).text == "Nyt svar"


@pytest.mark.requirement("RM-60")
def test_the_principles_are_confirmed_one_by_one(ward, people, client_of):
    version_in_force(framework(ward.unit.authority), "Frivillige er et supplement.", "Alle kan sige nej.")
    agreement = make.drafted_agreement(ward)
    client = client_of(people.leader)
    page = client.get(address("principles", agreement))
    assert "Alle kan sige nej." in page.content.decode()
    boxes = list(page.context["form"].clauses)
    client.post(address("principles", agreement), {boxes[0]: "on"})
    assert agreement.principles.count() == 1
    assert "principles" in activation_gate(agreement).codes
    client.post(address("principles", agreement), dict.fromkeys(boxes, "on"))
    assert "principles" not in activation_gate(agreement).codes


@pytest.mark.requirement("DR-35")
def test_three_people_sign_on_their_phones_and_it_is_in_force(ward, people, client_of):
    partner = factories.partner(ward.unit.authority)
    association = factories.assigned(Duty.ASSOCIATION_LEADER, at=partner)
    agreement = make.awaiting_agreement(ward, people, partner=partner)
    for side, by in {
        "association": association,
        "employee": people.spokesperson,
        "leader": people.leader,
    }.items():
        client = client_of(by)
        page = client.get(address("agreement", agreement)).content.decode()
        assert address("signatures", agreement) in page
        form = client.get(address("signatures", agreement)).context["form"]
        sent = {"side": form["side"].value(), "content_hash": form["content_hash"].value()}
        assert sent["side"] == side
        assert client.post(address("signatures", agreement), sent).status_code == 422
        assert client.post(address("signatures", agreement), {**sent, "read": "on"}).status_code == 302
    agreement.refresh_from_db()
    assert agreement.state == State.ACTIVE


def test_a_raw_form_signs_for_nobody_else(ward, people, client_of):
    agreement = make.awaiting_agreement(ward, people)
    sent = {"side": "leader", "content_hash": content_hash(agreement), "read": "on"}
    for by in (people.coordinator, people.spokesperson, people.employee):
        assert client_of(by).post(address("signatures", agreement), sent).status_code == 403
    assert not agreement.sign_offs.exists()


def test_a_raw_form_activates_nothing_before_its_time(draft, people, client_of):
    client = client_of(people.leader)
    response = client.post(address("activation", draft))
    assert response.status_code == 422
    draft.refresh_from_db()
    assert draft.state == State.DRAFT
    send_for_comments(people.leader, draft)
    make.discussed(draft, people)
    comment_on_agreement(people.spokesperson, draft, no_remarks=True)
    ask_for_signatures(people.leader, draft)
    assert client.post(address("activation", draft)).status_code == 422


def test_a_small_effort_takes_four_steps(ward, people, client_of):
    client = client_of(people.leader)
    sent = {"title": "Koncert", "purpose": "Et kor synger.", "may": "Synge", "workplace": ward.pk}
    second = client.post(reverse("agreements:begin_light"), sent)["Location"]
    today = clock.today().strftime("%d.%m.%Y")
    when = {"valid_from": today, "valid_to": today, "times": "kl. 14", "meeting_point": "Forhallen"}
    third = client.post(second, when)["Location"]
    who = {"leader": people.leader.user_id, "contact": people.coordinator.user_id}
    fourth = client.post(third, who)["Location"]
    form = client.get(fourth).context["form"]
    sent = {"confirmed": "on", "content_hash": form["content_hash"].value()}
    client.post(fourth, sent)
    assert Agreement.objects.get().state == State.ACTIVE


def test_the_authority_sets_its_rules_and_its_words_on_the_screen(ward, administrator, leader, client_of):
    slug = ward.unit.authority.slug
    page = reverse("agreements:policy", args=[slug])
    client = client_of(administrator)
    assert client.get(page).status_code == 200
    sent = {"light_days": "3", "notice_days": "60", "revise_months": "24", "mandatory": ["purpose"]}
    assert client.post(page, sent).status_code == 302
    policy = AgreementPolicy.objects.get(authority__slug=slug)
    assert (policy.light_days, policy.mandatory, policy.agreement_required) == (3, ["purpose"], False)
    template = reverse("agreements:template", args=[slug, "hospice"])
    assert client.get(template).status_code == 200
    assert client.post(template, {"title": "Vores hospice", "is_in_use": "on"}).status_code == 302
    for address_of in (page, template):
        assert client_of(leader).get(address_of).status_code == 404


def test_the_page_shows_what_has_changed_since_one_last_read(draft, people, client_of):
    client = client_of(people.spokesperson)
    assert client.post(address("read", draft)).status_code == 302
    assert 'href="#recognition"' not in client.get(address("agreement", draft)).content.decode()
    write_section(people.leader, draft, key="recognition", text="Kage hver fredag.")
    assert 'href="#recognition"' in client.get(address("agreement", draft)).content.decode()


def test_a_fresh_draft_says_in_few_lines_what_is_missing(ward, people):
    agreement = make.drafted_agreement(ward)
    gate = activation_gate(agreement)
    shown = with_links(people.leader, agreement, gate.lacks)
    assert len(shown) < len(gate.lacks)
    steps = [lack.step for lack, _url in shown]
    assert steps.count("huskeliste") == steps.count("bekymringer") == 1
    assert all(url for lack, url in shown if lack.step and lack.code != "dialogue")


def test_the_page_takes_as_many_queries_for_a_long_agreement_as_for_a_short_one(
    draft, people, client_of, django_assert_num_queries
):
    client = client_of(people.leader)
    comment_on_agreement(people.employee, draft, section="daily", text="Hvad med weekenden?")
    with CaptureQueriesContext(connection) as short:
        client.get(address("agreement", draft))
    assert len(short) <= 26
    for number in range(6):
        comment_on_agreement(people.employee, draft, section="daily", text=f"Kommentar {number}")
    with django_assert_num_queries(len(short)):
        client.get(address("agreement", draft))


def test_the_missing_discussion_leads_to_what_the_committee_is_to_discuss(draft, people, client_of):
    send_for_comments(people.leader, draft)
    item = Item.objects.get(about=draft.about)
    for who in (people.leader, people.employee):
        link = reverse("dialogue:item", args=[item.pk])
        assert f'href="{link}"' in client_of(who).get(address("agreement", draft)).text
        assert client_of(who).get(link).status_code == 200
