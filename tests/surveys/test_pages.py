"""The pages: who sees them, what they say when something is wrong, and that they cost the same for many."""

from datetime import timedelta

import pytest
from django.conf import settings

from samspil.base.core import clock
from samspil.learning.surveys.models import Round
from tests import factories
from tests.surveys.factories import asked, closed, numbers, opened, questions

LATER = (clock.today() + timedelta(days=10)).strftime("%d.%m.%Y")


def new_url(authority, kind="pulse"):
    return f"/spoergeskemaer/{authority.slug}/ny/{kind}/"


def test_a_leader_opens_a_pulse_in_one_form(ward, region, leader, client_of):
    page = client_of(leader)
    assert new_url(region) in page.get("/spoergeskemaer/").content.decode()
    said = {
        "place": ward.pk,
        "title": "Vores samarbejde",
        "groups": ["volunteers", "employees"],
        "questions": [one.pk for one in questions(region)],
        "ends_on": LATER,
    }
    answered = page.post(new_url(region), said)
    of = Round.objects.get()
    assert answered.headers["Location"] == f"/spoergeskemaer/{of.pk}/"
    text = page.get(f"/spoergeskemaer/{of.pk}/").content.decode()
    assert asked(of, "employees").key in text
    assert page.get(f"/spoergeskemaer/{of.pk}/opslag/employees/").content.decode().count("<svg") >= 1


def test_a_form_that_lacks_something_keeps_what_was_typed(ward, region, leader, client_of):
    answered = client_of(leader).post(new_url(region), {"title": "Halvt udfyldt", "ends_on": "i morgen"})
    assert answered.status_code == 422
    text = answered.content.decode()
    assert "Halvt udfyldt" in text
    assert "Vælg, hvem der skal spørges." in text
    assert not Round.objects.exists()


def test_a_leader_is_not_offered_the_whole_authority_and_a_consultant_is(
    region, ward, leader, consultant, client_of
):
    offered = f"Hele {region.name}"
    assert offered not in client_of(leader).get(new_url(region)).content.decode()
    page = client_of(consultant)
    assert offered in page.get(new_url(region)).content.decode()
    said = {
        "place": "",
        "title": "Hele regionen",
        "groups": ["parents", "employees", "committee"],
        "questions": [one.pk for one in questions(region, "experience")],
        "ends_on": LATER,
    }
    assert page.post(new_url(region, "experience"), said).status_code == 302
    assert Round.objects.get().workplace is None


def test_what_one_may_not_see_does_not_exist(ward, region, pulse, employee, volunteer, foreigner, client_of):
    for by in (employee, volunteer, foreigner):
        page = client_of(by)
        for path in ("", "rapport/", "udvikling/", "opgaver/", "opslag/employees/"):
            assert page.get(f"/spoergeskemaer/{pulse.pk}/{path}").status_code == 404
        assert page.get(new_url(region)).status_code == 404
    assert client_of(foreigner).get(f"/svar/{pulse.pk}/").status_code == 404


def test_a_stranger_answers_by_the_poster_and_is_thanked(pulse, client_of):
    page, group = client_of(None), asked(pulse, "employees")
    url = f"/svar/{group.pk}-{group.key}/"
    text = page.get(url).content.decode()
    assert "Ingen ser, hvad du svarer" in text
    assert "De bedste opgaver forsvinder fra os." in text
    said = {f"q{numbers(pulse)['best_tasks']}": "4", "tasks": "Gåturen"}
    assert page.post(url, said).headers["Location"] == "/svar/tak/"
    assert page.get("/svar/tak/").status_code == 200
    group.refresh_from_db()
    assert group.answers == 1


def test_an_empty_answer_is_told_what_to_do(pulse, client_of):
    group = asked(pulse, "employees")
    answered = client_of(None).post(f"/svar/{group.pk}-{group.key}/", {"words": "Kun ord"})
    assert answered.status_code == 422
    assert "Svar på mindst ét af spørgsmålene." in answered.content.decode()
    assert "Kun ord" in answered.content.decode()


def test_a_robot_is_turned_away(pulse, client_of):
    group = asked(pulse, "employees")
    said = {f"q{numbers(pulse)['trust']}": "4", "homepage": "http://spam.example"}
    assert client_of(None).post(f"/svar/{group.pk}-{group.key}/", said).status_code == 422


def test_the_volunteers_are_not_asked_about_the_tasks_of_employees(pulse, volunteer, client_of):
    text = client_of(volunteer).get(f"/svar/{pulse.pk}/").content.decode()
    assert "De bedste opgaver" not in text
    assert "flyttet fra jer" not in text


def test_a_wrong_address_and_a_closed_round_are_said_kindly(pulse, client_of):
    group = asked(pulse, "employees")
    page = client_of(None)
    assert page.get(f"/svar/{group.pk}-forkert/").status_code == 404
    closed(pulse)
    answered = page.get(f"/svar/{group.pk}-{group.key}/")
    assert answered.status_code == 409
    assert "Det er lukket" in answered.content.decode()


def test_a_round_is_closed_and_called_off_from_its_page(ward, pulse, leader, client_of):
    page = client_of(leader)
    assert page.get(f"/spoergeskemaer/{pulse.pk}/afslutning/").status_code == 405
    assert page.post(f"/spoergeskemaer/{pulse.pk}/afslutning/").headers["Location"].endswith("/rapport/")
    other = opened(ward)
    assert page.post(f"/spoergeskemaer/{other.pk}/aflysning/").status_code == 302
    assert page.get(f"/spoergeskemaer/{other.pk}/").status_code == 200
    assert page.get(f"/spoergeskemaer/{other.pk}/rapport/").status_code == 200


@pytest.mark.usefixtures("pulse")
def test_the_list_costs_the_same_for_many(ward, leader, client_of, django_assert_max_num_queries):
    page = client_of(leader)
    opened(ward, kind="experience", groups=("parents",))
    for _more in range(3):
        closed(opened(factories.open_workplace(ward.unit.authority, name="Anden afdeling", parent=ward.unit)))
    with django_assert_max_num_queries(16):
        assert page.get("/spoergeskemaer/").content.decode().count("<tr") == 6


def test_a_reader_of_english_gets_the_questions_in_english(pulse, client_of):
    group = asked(pulse, "volunteers")
    page, url = client_of(None), f"/svar/{group.pk}-{group.key}/"
    assert "Vi samarbejder som ligeværdige." in page.get(url).content.decode()
    page.cookies.load({settings.LANGUAGE_COOKIE_NAME: "en"})
    text = page.get(url).content.decode()
    assert "We work together as equals." in text
    assert '<span lang="da">Sådan går det hos os</span>' in text


def test_one_finds_what_one_can_answer(pulse, volunteer, client_of):
    page = client_of(volunteer)
    assert f"/svar/{pulse.pk}/" in page.get("/svar/").content.decode()
    said = {f"q{numbers(pulse)['trust']}": "4"}
    assert page.post(f"/svar/{pulse.pk}/", said).status_code == 302
    assert f"/svar/{pulse.pk}/" not in page.get("/svar/").content.decode()
    assert page.post(f"/svar/{pulse.pk}/", said).headers["Location"] == "/svar/tak/"
    assert asked(pulse, "volunteers").answers == 1
