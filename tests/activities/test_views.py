import pytest
from django.urls import reverse

from samspil.people.activities.models import Activity, Need
from samspil.people.activities.views.steps import STEPS
from samspil.society.access.matrix import Duty
from tests import factories
from tests.activities.answers import typed_answers

KEYS = [step.key for step in STEPS]


def address(name, *args):
    return reverse(f"activities:{name}", args=args)


@pytest.mark.parametrize("step", KEYS)
def test_each_step_is_a_valid_page(draft, coordinator, page_of, step):
    assert page_of(coordinator).get(address("step", draft.pk, step)).status_code == 200


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_pages_of_one_activity_are_valid(draft, leader, page_of, language):
    client = page_of(leader)
    client.cookies["samspil_language"] = language
    for name in ("activity", "preview", "checks"):
        assert client.get(address(name, draft.pk)).status_code == 200
    for eyes in ("frivillig", "borger", "ansat"):
        assert draft.title in client.get(f"{address('preview', draft.pk)}?som={eyes}").text
    for name in ("index", "new", "new_blank", "templates", "sources"):
        assert client.get(address(name)).status_code == 200


def test_the_public_part_of_the_list_is_found_by_filter_and_search(draft, coordinator, page_of):
    client = page_of(coordinator)
    assert draft.title in client.get(address("index") + "?tilstand=draft&q=patientstøtte").text
    assert (
        "Nothing found"
        in client.get(address("index") + "?q=havehold", headers={"Accept-Language": "en"}).text
    )
    assert draft.title not in client.get(address("index") + "?tilstand=closed").text
    assert (
        draft.title in client.get(f"{address('index')}?arbejdsplads={draft.workplace.slug}&mangler=need").text
    )


def test_a_newcomer_is_told_why_the_list_is_empty(coordinator, page_of):
    response = page_of(coordinator).get(address("index"), headers={"Accept-Language": "en"})
    assert "No activities yet" in response.text


def test_the_list_asks_the_database_the_same_for_one_and_for_many(
    ward, coordinator, client_of, django_assert_max_num_queries
):
    client = client_of(coordinator)
    for _ in range(12):
        factories.described_activity(ward)
    with django_assert_max_num_queries(12) as many:
        client.get(address("index"))
    Activity.objects.filter(pk__gt=Activity.objects.order_by("pk").first().pk).delete()
    with django_assert_max_num_queries(len(many)):
        client.get(address("index"))


def test_the_work_page_stays_cheap(draft, leader, client_of, django_assert_max_num_queries):
    client = client_of(leader)
    with django_assert_max_num_queries(15):
        assert client.get(address("activity", draft.pk)).status_code == 200


ALL_PAGES = ["activity", "preview", "checks"]


@pytest.mark.parametrize("name", ALL_PAGES)
def test_what_somebody_may_not_see_does_not_exist(draft, foreigner, volunteer, page_of, name):
    for by in (foreigner, volunteer):
        assert page_of(by).get(address(name, draft.pk)).status_code == 404
    assert page_of().get(address(name, draft.pk)).status_code == 302


@pytest.mark.parametrize("name", ["publish", "resume", "pause", "close"])
def test_who_may_look_may_not_publish(draft, employee, foreigner, volunteer, page_of, name):
    assert page_of(employee).post(address(name, draft.pk)).status_code == 403
    for by in (foreigner, volunteer):
        assert page_of(by).post(address(name, draft.pk)).status_code == 404
    assert page_of().post(address(name, draft.pk)).status_code == 302
    assert page_of(employee).get(address(name, draft.pk)).status_code == 405
    assert Activity.objects.get().state == "draft"


def test_an_employee_reads_the_page_and_is_offered_no_step(draft, employee, page_of):
    page = page_of(employee).get(address("activity", draft.pk)).text
    assert address("step", draft.pk, "opgaver") not in page
    for step in KEYS:
        assert page_of(employee).get(address("step", draft.pk, step)).status_code == 403


@pytest.mark.requirement("RM-20")
def test_a_coordinator_registers_a_need_and_marks_it_met(ward, coordinator, page_of):
    client = page_of(coordinator)
    typed = {
        "what": "En, der læser højt",
        "for_whom": "Patienter",
        "how_much": "To timer",
        "source": "employee",
    }
    assert client.get(address("needs", ward.slug)).status_code == 200
    assert client.get(address("need_new", ward.slug)).status_code == 200
    assert client.post(address("need_new", ward.slug), typed).status_code == 302
    assert "En, der læser højt" in client.get(address("needs", ward.slug)).text
    need = Need.objects.get()
    assert client.post(address("need_met", ward.slug, need.pk)).status_code == 302
    assert client.post(address("need_met", ward.slug, need.pk)).status_code == 409


@pytest.mark.requirement("DR-29")
def test_a_refused_need_keeps_what_was_typed(ward, coordinator, page_of):
    typed = {
        "what": "Selskab til 010203-1234",
        "for_whom": "Patienter",
        "how_much": "To timer",
        "source": "employee",
    }
    response = page_of(coordinator).post(address("need_new", ward.slug), typed)
    assert response.status_code == 422
    assert "010203-1234" in response.text
    assert not Need.objects.exists()


def test_needs_of_a_place_are_not_for_foreigners(ward, foreigner, employee, page_of):
    assert page_of(foreigner).get(address("needs", ward.slug)).status_code == 404
    assert page_of(foreigner).get(address("need_new", ward.slug)).status_code == 404
    assert page_of(employee).get(address("needs", ward.slug)).status_code == 200
    assert page_of(employee).get(address("need_new", ward.slug)).status_code == 403


@pytest.mark.requirement("RM-06")
def test_the_library_is_searched_and_a_template_begun(ward, coordinator, page_of):
    client = page_of(coordinator)
    found = client.get(address("templates") + "?q=hoejtlæsning").text
    assert address("new_from_template", "hoejtlaesning") in found
    assert address("new_from_template", "havehold") not in found
    assert client.get(address("new_from_template", "hoejtlaesning")).status_code == 200
    assert client.get(address("new_from_template", "findes-ikke")).status_code == 404
    response = client.post(address("new_from_template", "hoejtlaesning"), {"workplace": ward.pk})
    draft = Activity.objects.get()
    assert response.url == address("activity", draft.pk)
    assert client.get(response.url).status_code == 200
    check = client.get(address("step", draft.pk, "graensetjek"), headers={"Accept-Language": "en"}).text
    assert "These answers are only proposals" in check


def test_nobody_begins_at_a_place_they_do_not_reach(ward, foreigner, employee, page_of):
    for by in (foreigner, employee):
        response = page_of(by).post(address("new_from_template", "hoejtlaesning"), {"workplace": ward.pk})
        assert response.status_code == 422
    assert not Activity.objects.exists()


@pytest.mark.requirement("RM-75")
def test_a_published_activity_is_taken_over_by_another_workplace(published, page_of):
    home = factories.open_workplace(
        factories.authority("Viborg Kommune", kind="municipality"), name="Solgården"
    )
    client = page_of(factories.assigned(Duty.COORDINATOR, at=home))
    assert (
        address("new_from_source", published.pk) in client.get(address("sources") + "?q=patientstøtte").text
    )
    assert client.get(address("new_from_source", published.pk)).status_code == 200
    response = client.post(address("new_from_source", published.pk), {"workplace": home.pk})
    copy = Activity.objects.get(based_on=published)
    assert response.url == address("activity", copy.pk)
    assert f"“{published.title}”" in client.get(response.url, headers={"Accept-Language": "en"}).text


def test_a_draft_of_others_is_no_source(draft, foreigner, page_of):
    assert page_of(foreigner).get(address("new_from_source", draft.pk)).status_code == 404


@pytest.mark.requirement("RM-02", "RM-64")
def test_a_leader_gets_from_nothing_to_publication_on_the_pages(
    ward, leader, coordinator, colleague, page_of
):
    client = page_of(leader)
    client.post(address("new_blank"), {"title": "Højtlæsning", "kind": "reading", "workplace": ward.pk})
    draft = Activity.objects.get()
    typed = {
        "beskrivelse": {"title": "Højtlæsning", "kind": "reading", "summary": "En stemme og en god bog."},
        "opgaver": {"may": "Læse højt\r\nSnakke om bogen", "may_not": "Give medicin"},
        "roller": {"staff_do": "Pleje", "volunteers_add": "Tid", "without_volunteers": "Alt går som ellers."},
        "sted": {
            "meeting_point": "Informationen",
            "setting": "hospital",
            "commitment": "weekly",
            "on_weekdays": "on",
        },
        "rammer": {
            "access_mode": "direct",
            "min_age": "18",
            "language_level": "everyday",
            "child_contact": "none",
        },
        "mangfoldighed": dict.fromkeys(("language", "access", "times", "wording"), "yes"),
        "rollekort": {"role_card_patient": "En frivillig læser højt for dig. Du kan sige nej tak."},
        "behov": {},
        "ansvarlige": {
            "leader": leader.user_id,
            "contact": coordinator.user_id,
            "substitute": colleague.user_id,
        },
        "graensetjek": typed_answers(),
    }
    assert client.post(address("publish", draft.pk)).status_code == 422
    for number, key in enumerate(KEYS):
        response = client.post(address("step", draft.pk, key), typed[key])
        onward = (
            address("step", draft.pk, KEYS[number + 1])
            if number + 1 < len(KEYS)
            else address("activity", draft.pk)
        )
        assert (key, response.status_code, response.url) == (key, 302, onward)
    assert client.post(address("publish", draft.pk)).status_code == 302
    assert draft in Activity.objects.public()
    assert client.get(address("activity", draft.pk)).status_code == 200


def test_a_step_saved_and_closed_leads_back_to_the_overview(draft, coordinator, page_of):
    typed = {"may": "Læse højt", "may_not": "Løfte", "then": "overblik"}
    response = page_of(coordinator).post(address("step", draft.pk, "opgaver"), typed)
    assert response.url == address("activity", draft.pk)


@pytest.mark.requirement("RM-02")
@pytest.mark.parametrize("step", [key for key in KEYS if key != "behov"])
def test_an_empty_step_is_refused_beside_its_fields(draft, coordinator, page_of, step):
    response = page_of(coordinator).post(address("step", draft.pk, step), {})
    assert response.status_code == 422
    assert "form-error-message" in response.text


def test_a_step_that_does_not_exist_is_not_found(draft, coordinator, page_of):
    assert page_of(coordinator).get(address("step", draft.pk, "medicin")).status_code == 404


@pytest.mark.requirement("RM-03", "DR-28")
@pytest.mark.parametrize(
    "question", ["legal_entitlement", "referral", "registration", "professional_insight"]
)
def test_the_pages_publish_nothing_past_a_yes(draft, leader, coordinator, administrator, page_of, question):
    assert (
        page_of(coordinator)
        .post(address("step", draft.pk, "graensetjek"), typed_answers(question))
        .status_code
        == 302
    )
    for by in (coordinator, leader, administrator):
        for door in ("publish", "resume"):
            response = page_of(by).post(address(door, draft.pk))
            assert response.status_code == 422
            assert address("step", draft.pk, "graensetjek") in response.text
    assert Activity.objects.get().state == "draft"


def test_the_author_is_told_that_a_change_pauses(published, coordinator, page_of):
    client = page_of(coordinator)
    warned = client.get(address("step", published.pk, "opgaver"), headers={"Accept-Language": "en"}).text
    assert "it is paused until the boundary check" in warned
    typed = {"may": "Hente kaffe", "may_not": "Løfte"}
    client.post(address("step", published.pk, "opgaver"), typed, headers={"Accept-Language": "en"})
    told = client.get(address("activity", published.pk), headers={"Accept-Language": "en"}).text
    assert "The activity is paused until the boundary check lets it open again" in told


def test_pause_open_again_and_close_on_the_pages(published, leader, page_of):
    client = page_of(leader)
    for door, state in (("pause", "paused"), ("resume", "published"), ("close", "closed")):
        assert client.post(address(door, published.pk)).status_code == 302
        assert Activity.objects.get().state == state
        assert client.get(address("activity", published.pk)).status_code == 200
    assert client.post(address("pause", published.pk)).status_code == 409
    assert (
        client.post(address("step", published.pk, "opgaver"), {"may": "a", "may_not": "b"}).status_code == 409
    )


@pytest.mark.requirement("DR-29")
@pytest.mark.parametrize(
    ("step", "field"),
    [
        ("opgaver", "may"),
        ("opgaver", "may_not"),
        ("roller", "staff_do"),
        ("rollekort", "role_card_patient"),
        ("graensetjek", "referral_reason"),
    ],
)
def test_no_page_takes_a_civil_registration_number(draft, coordinator, page_of, step, field):
    typed = {
        "opgaver": {"may": "Læse", "may_not": "Løfte"},
        "roller": {"staff_do": "a", "volunteers_add": "b", "without_volunteers": "c"},
        "rollekort": {},
        "graensetjek": typed_answers(),
    }[step]
    response = page_of(coordinator).post(
        address("step", draft.pk, step), {**typed, field: "Jens 010203-1234"}
    )
    assert response.status_code == 422
    assert f'id="id_{field}_error"' in response.text
    assert "Jens 010203-1234" in response.text


@pytest.mark.requirement("RM-66")
def test_the_author_is_warned_of_a_role_card_that_is_hard_to_read(draft, coordinator, page_of):
    draft.role_card_patient = (
        "Patientinddragelseskompetencer implementeres tværsektorielt gennem kvalitetsudviklingsinitiativer."
    )
    draft.save()
    for name, args in (("step", (draft.pk, "rollekort")), ("activity", (draft.pk,))):
        page = page_of(coordinator).get(address(name, *args), headers={"Accept-Language": "en"}).text
        assert "The role card is hard to read" in page


@pytest.mark.requirement("RM-20")
def test_an_activity_without_a_need_says_so_on_its_page(draft, coordinator, page_of):
    page = page_of(coordinator).get(address("activity", draft.pk), headers={"Accept-Language": "en"}).text
    assert "The activity answers no registered need" in page


def test_a_citizen_is_told_that_a_professional_decides(draft, coordinator, page_of):
    draft.access_mode, draft.decision_reference = "referred", "Regionsrådet, 12. marts"
    draft.save()
    page_address = address("preview", draft.pk) + "?som=borger"
    page = page_of(coordinator).get(page_address, headers={"Accept-Language": "en"}).text
    assert "You cannot ask for this yourself" in page
    assert "Regionsrådet, 12. marts" in page


def test_a_citizen_is_told_that_they_can_ask_themselves(draft, coordinator, page_of):
    page_address = address("preview", draft.pk) + "?som=borger"
    page = page_of(coordinator).get(page_address, headers={"Accept-Language": "en"}).text
    assert "You can ask for it yourself. Nobody has to refer you" in page
