import re

import pytest
from django.urls import reverse

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.people.applications.actions import set_recruitment
from samspil.people.applications.flow import State
from samspil.people.applications.models import Application, Interest
from tests import factories
from tests.applications.factories import accepted, received, unconfirmed, waiting

FORM = {
    "name": "Sofie Lund",
    "email": "sofie@example.dk",
    "phone": "20 30 40 50",
    "birth_year": "1990",
    "message": "Hej",
}


@pytest.fixture
def activity(ward):
    return factories.published_activity(ward)


def apply_url(activity):
    return reverse("applications:apply", args=[activity.pk, activity.slug])


def own(name, application):
    return reverse(f"applications:{name}", args=[application.pk, application.key])


@pytest.mark.requirement("RM-40")
def test_applying_takes_five_fields_at_the_most(activity, client_of):
    page = client_of(None).get(apply_url(activity)).content.decode()
    fields = re.findall(r'name="(\w+)"', re.search(r'<form[^>]*class="form".*?</form>', page, re.DOTALL)[0])
    assert set(fields) - {"csrfmiddlewaretoken", "homepage"} == set(FORM)


def test_a_stranger_applies_confirms_and_follows_the_application(activity, client_of):
    client = client_of(None)
    assert client.post(apply_url(activity), FORM).url == reverse("applications:sent")
    application = Application.objects.get()
    assert application.phone == "+4520304050"
    assert own("confirmation", application) in client.get(own("status", application)).content.decode()
    client.post(own("confirmation", application))
    application.refresh_from_db()
    assert application.state == State.RECEIVED
    assert client.get(own("status", application)).status_code == 200


def test_following_the_link_alone_confirms_nothing(activity, client_of):
    application = unconfirmed(activity)
    client_of(None).get(own("status", application))
    assert client_of(None).get(own("confirmation", application)).status_code == 405
    application.refresh_from_db()
    assert application.state == State.UNCONFIRMED


def test_a_wrong_key_finds_nothing(activity, client_of):
    application = unconfirmed(activity)
    assert (
        client_of(None).get(reverse("applications:status", args=[application.pk, "x" * 43])).status_code
        == 404
    )


def test_bad_input_keeps_what_was_typed(activity, client_of):
    response = client_of(None).post(apply_url(activity), {**FORM, "email": "sofie", "birth_year": "90"})
    page = response.content.decode()
    assert response.status_code == 422
    assert "Sofie Lund" in page
    assert page.count("aria-invalid") >= 2


@pytest.mark.requirement("DR-29")
def test_a_civil_registration_number_is_stopped_beside_the_field(activity, client_of):
    response = client_of(None).post(apply_url(activity), {**FORM, "message": "Jeg hedder 010190-1234"})
    assert response.status_code == 422
    assert not Application.objects.exists()


def test_a_known_applicant_and_a_new_one_see_the_same_page(activity, client_of):
    received(activity, email="sofie@example.dk")
    client = client_of(None)
    known, new = (
        client.post(apply_url(activity), FORM),
        client.post(apply_url(activity), {**FORM, "email": "ny@example.dk"}),
    )
    assert (known.status_code, known.url) == (new.status_code, new.url)


@pytest.mark.requirement("VB-50")
def test_a_paused_recruitment_explains_itself(activity, client_of):
    set_recruitment(SYSTEM, activity, wanted=3, is_open=False)
    client = client_of(None)
    assert 'name="email"' not in client.get(apply_url(activity)).content.decode()
    assert client.post(apply_url(activity), FORM).status_code == 409


@pytest.mark.parametrize("make", [unconfirmed, received, waiting, accepted])
def test_the_status_page_can_be_read_in_every_state(activity, client_of, make):
    application = make(activity)
    assert client_of(None).get(own("status", application)).status_code == 200


def test_withdrawing_is_one_press(activity, client_of):
    application = received(activity)
    client_of(None).post(own("withdrawal", application))
    application.refresh_from_db()
    assert application.state == State.WITHDRAWN


def test_the_coordinator_sees_reads_and_welcomes(activity, coordinator, client_of):
    application = received(activity)
    client = client_of(coordinator)
    assert application.name in client.get(reverse("applications:worklist")).content.decode()
    assert client.get(reverse("applications:detail", args=[application.pk])).status_code == 200
    answer = client.post(
        reverse("applications:acceptance", args=[application.pk]),
        {"starts_on": clock.today().strftime("%d/%m-%y")},
    )
    assert answer.status_code == 302
    application.refresh_from_db()
    assert application.state == State.ACCEPTED
    assert client.get(reverse("applications:detail", args=[application.pk])).status_code == 200


def test_declining_without_a_reason_is_told_beside_the_field(activity, coordinator, client_of):
    application = received(activity)
    url = reverse("applications:refusal", args=[application.pk])
    assert client_of(coordinator).post(url, {"note": "Tak for talen"}).status_code == 422
    assert client_of(coordinator).post(url, {"reason": "times", "note": "Tak for talen"}).status_code == 302


def test_somebody_was_first_is_a_page_that_says_so(activity, coordinator, client_of):
    application = accepted(activity)
    answer = client_of(coordinator).post(reverse("applications:waiting_list", args=[application.pk]))
    assert answer.status_code == 409


@pytest.mark.parametrize("persona", ["foreigner", "volunteer", "employee"])
@pytest.mark.parametrize("name", ["detail", "acceptance", "refusal", "waiting_list"])
def test_an_application_does_not_exist_for_others(request, activity, client_of, persona, name):
    application = received(activity)
    client = client_of(request.getfixturevalue(persona))
    answer = client.post(
        reverse(f"applications:{name}", args=[application.pk]), {"starts_on": "1.1.2030", "reason": "times"}
    )
    assert answer.status_code == 404


@pytest.mark.parametrize("name", ["worklist", "interests"])
def test_a_stranger_is_asked_to_sign_in(db, client_of, name):
    assert client_of(None).get(reverse(f"applications:{name}")).status_code == 302


def test_the_worklist_costs_the_same_for_one_and_for_many(
    activity, coordinator, client_of, django_assert_max_num_queries
):
    for _ in range(12):
        received(activity)
    client = client_of(coordinator)
    client.get(reverse("applications:worklist"))
    with django_assert_max_num_queries(10):
        client.get(reverse("applications:worklist"))


@pytest.mark.requirement("RM-10")
def test_an_interest_is_left_in_six_fields_and_taken_off_the_list(region, ward, coordinator, client_of):
    url = reverse("applications:interest", args=[region.slug]) + f"?sted={ward.slug}"
    client = client_of(None)
    page = client.get(url).content.decode()
    fields = set(
        re.findall(
            r'<(?:input|select|textarea)[^>]* name="(\w+)"',
            re.search(r'<form[^>]*class="form".*?</form>', page, re.DOTALL)[0],
        )
    )
    assert len(fields - {"csrfmiddlewaretoken", "homepage"}) <= 6
    assert client.post(url, {"name": "Kim"}).status_code == 422
    client.post(url, {"name": "Kim", "phone": "20304050"})
    interest = Interest.objects.get()
    assert interest.workplace == ward
    staff = client_of(coordinator)
    assert "Kim" in staff.get(reverse("applications:interests")).content.decode()
    staff.post(reverse("applications:interest_answer", args=[interest.pk]))
    assert "Kim" not in staff.get(reverse("applications:interests")).content.decode()


def test_the_places_of_an_activity_are_set_by_its_coordinator(activity, coordinator, foreigner, client_of):
    url = reverse("applications:recruitment", args=[activity.pk])
    assert client_of(coordinator).get(url).status_code == 200
    assert client_of(coordinator).post(url, {"wanted": "0", "is_open": "on"}).status_code == 422
    assert client_of(coordinator).post(url, {"wanted": "4", "is_open": "on"}).status_code == 302
    assert client_of(foreigner).get(url).status_code == 404


def test_a_robot_that_fills_the_hidden_field_is_turned_away(activity, client_of):
    assert client_of(None).post(apply_url(activity), {**FORM, "homepage": "http://spam"}).status_code == 422
    assert not Application.objects.exists()


def test_a_retried_request_is_done_once(activity, client_of):
    client = client_of(None)
    answers = [client.post(apply_url(activity), FORM, headers={"Idempotency-Key": "k1"}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert answers[1].headers["Idempotent-Replay"] == "true"
    assert Application.objects.count() == 1
    other = client.post(
        apply_url(activity), {**FORM, "email": "anden@example.dk"}, headers={"Idempotency-Key": "k1"}
    )
    assert other.status_code == 422
