"""The pages of the no: two taps for staff, one field for citizens, and nothing to be found out by asking."""

import pytest
from django.urls import reverse

from samspil.base.core.actor import STRANGER
from samspil.people.citizens.actions import mark_contact, mark_whereabouts
from samspil.people.citizens.models import NoContact
from samspil.people.citizens.queries import said_no
from samspil.people.citizens.rules import MARKS
from samspil.society.access.matrix import Duty
from tests import factories

BED = "Stue 9, vinduet"
MARKS_URL, NO_URL, LETTER_URL = "/kontakt-fravalg/", "/fravalg/", "/fravalg/fortrydelse/"
LIFT_URL = "/kontakt-fravalg/ophaevelse/"


@pytest.mark.requirement("DR-40")
def test_an_employee_notes_a_no_in_two_taps(client_of, ward, employee):
    client = client_of(employee)
    page = client.get(MARKS_URL).content.decode()
    assert page.count('class="form-input') == 1  # one field …
    assert client.post(MARKS_URL, {"whereabouts": BED}).url == MARKS_URL  # … and one button
    assert said_no(ward, whereabouts=BED).voice == "employee"
    assert BED in client.get(MARKS_URL).content.decode()


def test_with_several_workplaces_one_chooses(client_of, region, ward):
    other = factories.open_workplace(region, name="Afsnit B")
    leader = factories.assigned(Duty.LEADER, at=region)
    client = client_of(leader)
    assert client.post(MARKS_URL, {"whereabouts": BED}).status_code == 422
    client.post(MARKS_URL, {"whereabouts": BED, "workplace": other.pk})
    assert said_no(other, whereabouts=BED)
    assert not said_no(ward, whereabouts=BED)
    assert (
        f'<option value="{other.pk}" selected>' in client.get(f"{MARKS_URL}?sted={other.pk}").content.decode()
    )


def test_a_name_is_not_asked_for_and_a_civil_registration_number_is_refused(client_of, employee):
    answer = client_of(employee).post(MARKS_URL, {"whereabouts": "010203-1234"})
    assert answer.status_code == 422
    assert not NoContact.objects.exists()


@pytest.mark.requirement("RM-32")
@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ({"why": "next"}, "Sengen har fået en ny patient"),
        ({"why": "other", "other": "Flyttet"}, "Flyttet"),
        ({"why": "other", "other": " "}, None),
        ({"other": ""}, None),
    ],
)
def test_lifting_takes_a_note(client_of, ward, employee, typed, kept):
    mark = mark_whereabouts(employee, ward, whereabouts=BED)
    answer = client_of(employee).post(f"/kontakt-fravalg/{mark.pk}/ophaevelse/", typed)
    mark.refresh_from_db()
    assert answer.status_code == (302 if kept else 422)
    assert mark.lift_note == (kept or "")


def test_the_list_knows_rooms_and_not_the_numbers_of_citizens(client_of, ward, employee):
    mark_contact(STRANGER, contact="12345678", workplace=ward)
    page = client_of(employee).get(MARKS_URL).content.decode()
    assert "Ingen har sagt nej" in page


def test_a_citizen_who_calls_is_helped(client_of, ward, employee):
    mark_contact(STRANGER, contact="22345678")
    client = client_of(employee)
    assert client.post(LIFT_URL, {"contact": "22345679", "why": "changed"}).status_code == 422
    assert client.post(LIFT_URL, {"contact": "22 34 56 78", "why": "changed"}).url == MARKS_URL
    assert not said_no(contacts=("22345678",))


@pytest.mark.parametrize("who", ["volunteer", "administrator"])
@pytest.mark.parametrize("url", [MARKS_URL, LIFT_URL])
def test_who_is_not_beside_the_citizen_finds_nothing(request, client_of, who, url):
    assert client_of(request.getfixturevalue(who)).get(url).status_code == 404


def test_the_mark_of_another_authority_does_not_exist(client_of, ward, employee, foreigner, administrator):
    mark = mark_whereabouts(employee, ward, whereabouts=BED)
    url = f"/kontakt-fravalg/{mark.pk}/ophaevelse/"
    for who in (foreigner, administrator):
        assert client_of(who).get(url).status_code == 404
        assert client_of(who).post(url, {"why": "next"}).status_code == 404
    assert client_of(None).get(url).status_code == 302
    assert BED not in client_of(foreigner).get(MARKS_URL).content.decode()
    mark.refresh_from_db()
    assert mark.lifted_at is None


@pytest.mark.parametrize("who", ["employee", "coordinator", "leader"])
def test_those_beside_the_citizen_open_the_list(request, client_of, who):
    assert client_of(request.getfixturevalue(who)).get(MARKS_URL).status_code == 200


def test_the_list_asks_the_same_number_of_questions_however_long_it_is(
    client_of, ward, employee, django_assert_max_num_queries
):
    client = client_of(employee)
    for number in range(12):
        mark_whereabouts(employee, ward, whereabouts=f"Stue {number}")
    client.get(MARKS_URL)
    with django_assert_max_num_queries(10):
        client.get(MARKS_URL)


@pytest.mark.requirement("RM-32", "DR-40")
@pytest.mark.parametrize("contact", ["bodil@example.dk", "22 34 56 78"])
def test_a_citizen_says_no_without_an_account_and_without_a_reason(client_of, db, contact):
    client = client_of(None)
    page = client.get(NO_URL).content.decode()
    assert 'name="contact"' in page
    assert client.post(NO_URL, {"contact": contact}).url == "/fravalg/noteret/"
    assert said_no(contacts=(contact,)).voice == "citizen"
    assert client.get("/fravalg/noteret/").status_code == 200


@pytest.mark.parametrize("contact", ["", "Bodil", "123", "bodil@"])
def test_what_reaches_nobody_is_asked_for_again(client_of, db, contact):
    answer = client_of(None).post(NO_URL, {"contact": contact})
    assert answer.status_code == 422
    assert not NoContact.objects.exists()


def test_the_answer_is_the_same_whether_the_address_is_known_or_not(client_of, db):
    mark_contact(STRANGER, contact="kendt@example.dk")
    client = client_of(None)
    for url, field in ((NO_URL, "contact"), (LETTER_URL, "email")):
        known = client.post(url, {field: "kendt@example.dk"})
        unknown = client.post(url, {field: "ukendt@example.dk"})
        assert (known.status_code, known.url) == (unknown.status_code, unknown.url)


def test_a_robot_notes_nothing(client_of, db):
    assert client_of(None).post(NO_URL, {"contact": "22345678", "homepage": "x"}).status_code == 422
    assert not NoContact.objects.exists()


def test_who_tries_again_and_again_is_asked_to_wait(client_of, db):
    client = client_of(None)
    answers = [client.post(NO_URL, {"contact": "22345678"}).status_code for _n in range(MARKS + 1)]
    assert answers == [302] * MARKS + [429]


@pytest.mark.requirement("RM-32")
def test_a_citizen_takes_their_own_no_back_by_the_button_and_not_by_the_link(client_of, db):
    mark = mark_contact(STRANGER, contact="bodil@example.dk")
    client, url = client_of(None), f"/fravalg/{mark.pk}-{mark.key}/"
    assert client.get(url).status_code == 200
    assert client.get(f"{url}fortrydelse/").status_code == 405
    assert said_no(contacts=("bodil@example.dk",))
    client.post(f"{url}fortrydelse/")
    assert not said_no(contacts=("bodil@example.dk",))
    assert "taget dit nej tilbage" in client.get(url).content.decode()
    assert client.post(f"{url}fortrydelse/").status_code == 409


def test_a_wrong_key_opens_nothing(client_of, ward, employee):
    mark = mark_contact(STRANGER, contact="bodil@example.dk")
    bed = mark_whereabouts(employee, ward, whereabouts=BED)
    for address in (f"{mark.pk}-{bed.key}", f"{bed.pk}-{bed.key}", f"{mark.pk}-x", f"99999-{mark.key}"):
        assert client_of(None).get(f"/fravalg/{address}/").status_code == 404
        assert client_of(None).post(f"/fravalg/{address}/fortrydelse/").status_code == 404


@pytest.mark.parametrize("url", [NO_URL, LETTER_URL, "/fravalg/noteret/", "/fravalg/fortrydelse/sendt/"])
def test_the_public_pages_are_open(client_of, db, url):
    assert client_of(None).get(url).status_code == 200


def test_the_names_lead_where_they_say():
    assert reverse("citizens:marks") == MARKS_URL
    assert reverse("citizens:no") == NO_URL
