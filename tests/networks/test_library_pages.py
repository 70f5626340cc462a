"""The pages of the library, for each who comes."""

import pytest
from django.urls import reverse

from samspil.learning.networks.actions.enquiries import ask_to_hear_more
from samspil.learning.networks.models import Enquiry, Experience, Use
from tests import factories
from tests.networks.conftest import TOLD, shared, written

pytestmark = pytest.mark.django_db


def page(name, *args):
    return reverse(f"networks:{name}", args=args)


@pytest.mark.requirement("RM-05")
def test_a_case_is_written_left_gone_on_with_and_shared(client_of, coordinator, ward, stranger):
    client = client_of(coordinator)
    begun = client.post(
        page("experience_new"), {"workplace": ward.pk, "title": "Patientstøtte", "kind": "other"}
    )
    case = Experience.objects.get()
    assert begun.url == page("experience_text", case.pk)
    kept = {"title": "Patientstøtte", "kind": "other", "setting": "hospital", "contact": coordinator.user_id}
    client.post(begun.url, {**kept, "wanted": TOLD["wanted"]})
    assert "Der mangler lidt" in client.get(page("experience_sharing", case.pk)).text
    client.post(begun.url, {**kept, **TOLD})
    client.post(page("experience_sharing", case.pk), {"reach": "all"})
    answer = client_of(None).get(page("library"), {"q": "patientstøtten"}).text
    assert "Patientstøtte" in answer
    assert ward.unit.name in answer


def test_what_was_typed_is_kept_when_it_is_refused(client_of, coordinator, ward):
    case = written(coordinator, ward)
    answer = client_of(coordinator).post(
        page("experience_text", case.pk),
        {"title": "", "kind": "other", "setting": "hospital", "done": "Vi prøvede", "contact": ""},
    )
    assert answer.status_code == 422
    assert "Vi prøvede" in answer.text


def test_a_stranger_reads_the_case_and_never_a_name(client_of, coordinator, ward):
    case = shared(coordinator, ward)
    shown = client_of(None).get(page("experience", case.pk)).text
    assert TOLD["worked"] in shown
    assert "Karen Koordinator" not in shown
    assert "høre mere" not in shown
    assert "Karen Koordinator" in client_of(coordinator).get(page("experience", case.pk)).text


def test_nobody_outside_opens_what_is_shared_at_home(client_of, coordinator, ward, foreigner):
    case = shared(coordinator, ward, reach="authority")
    for who in (None, foreigner):
        assert client_of(who).get(page("experience", case.pk)).status_code == 404


def test_a_colleague_reads_and_changes_nothing(client_of, coordinator, ward, foreigner):
    case = shared(coordinator, ward)
    client = client_of(foreigner)
    for name in ("experience_text", "experience_sharing"):
        assert client.get(page(name, case.pk)).status_code == 404
    assert client.post(page("experience_withdrawal", case.pk)).status_code == 404


@pytest.mark.requirement("RM-05")
def test_one_tap_leads_to_an_activity_based_on_this_one(client_of, coordinator, ward, foreigner, elsewhere):
    activity = factories.published_activity(ward)
    case = shared(coordinator, ward, activity=activity)
    client = client_of(foreigner)
    begin = reverse("activities:new_from_source", args=[activity.pk])
    assert begin in client.get(page("experience", case.pk)).text
    client.post(begin, {"workplace": elsewhere.pk})
    assert activity.clones.get().workplace == elsewhere
    assert "1 indsats" in client.get(page("experience", case.pk)).text


def test_asking_and_answering(client_of, coordinator, ward, foreigner):
    case = shared(coordinator, ward)
    asking = client_of(foreigner)
    assert asking.post(page("enquiry_new", case.pk), {"text": ""}).status_code == 422
    asking.post(page("enquiry_new", case.pk), {"text": "Hvem betaler for vestene?"})
    enquiry = Enquiry.objects.get()
    assert "Der er ikke kommet svar endnu" in asking.get(page("enquiry", enquiry.pk)).text
    assert "Venter på svar" in client_of(coordinator).get(page("ours")).text
    client_of(coordinator).post(page("enquiry", enquiry.pk), {"reply": "Det gør hospitalet."})
    assert "Det gør hospitalet." in asking.get(page("enquiry", enquiry.pk)).text


def test_a_question_is_nobody_elses(client_of, coordinator, ward, foreigner, employee, volunteer):
    enquiry = ask_to_hear_more(foreigner, shared(coordinator, ward), text="Hvordan?")
    for who in (employee, volunteer):
        assert client_of(who).get(page("enquiry", enquiry.pk)).status_code == 404
    assert client_of(None).get(page("enquiry", enquiry.pk)).status_code == 302


def test_we_use_this_too(client_of, coordinator, ward, foreigner, elsewhere):
    case = shared(coordinator, ward)
    client = client_of(foreigner)
    client.get(page("experience_use", case.pk))
    client.post(page("experience_use", case.pk), {"workplace": elsewhere.pk})
    assert Use.objects.get().workplace == elsewhere
    assert "Fremmed afdeling" in client_of(None).get(page("experience", case.pk)).text
    assert "for alle jeres arbejdspladser" in client.get(page("experience_use", case.pk)).text


def test_somebody_without_a_workplace_is_told_who_writes(client_of, employee):
    assert "Koordinatorer, ledere" in client_of(employee).get(page("experience_new")).text


def test_the_library_costs_the_same_however_many_it_shows(
    client_of, coordinator, ward, django_assert_max_num_queries
):
    for n in range(4):
        shared(coordinator, ward, title=f"Erfaring {n}")
    client = client_of(coordinator)
    client.get(page("library"))
    with django_assert_max_num_queries(8):
        client.get(page("library"), {"q": "erfaring"})


@pytest.mark.parametrize("after", ["x", "²", "-1", "9" * 30, "123456"])
def test_a_place_that_is_not_in_the_list_is_not_there(client_of, after):
    assert client_of(None).get(page("library"), {"efter": after}).status_code == 404
