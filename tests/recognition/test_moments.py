"""Good moments: twenty seconds, no names, no author."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samspil.base.core.actor import STRANGER, SYSTEM
from samspil.base.core.errors import Denied, Invalid
from samspil.base.events.models import Event
from samspil.learning.recognition.actions.moments import forget_moment, note_moment, take_out_moment
from samspil.learning.recognition.jobs import forget_moments
from samspil.learning.recognition.models import Moment
from samspil.learning.recognition.rules.names import names_in
from tests import factories

TEXT = "En patient lo højt for første gang i ugen, da den frivillige læste op."


@pytest.mark.requirement("HJ-45")
def test_a_moment_is_noted_without_names_and_without_its_author(ward, employee):
    moment = note_moment(employee, ward, text=TEXT)
    event = Event.objects.get(verb="moment.noted")
    assert (event.actor_id, event.payload) == (None, {})
    assert not [
        field.name for field in Moment._meta.get_fields() if "author" in field.name or "by" in field.name
    ]
    assert moment.text == TEXT


@pytest.mark.requirement("HJ-45")
@pytest.mark.parametrize(
    "text", ["Jytte Holm fik en patient til at le.", "Jyttes besøg gjorde godt.", "Tak til JYTTE HOLM!"]
)
def test_the_name_of_somebody_at_the_place_is_refused(ward, employee, volunteer, text):
    with pytest.raises(Invalid, match="Jytte Holm"):
        note_moment(employee, ward, text=text)
    assert not Moment.objects.exists()


@pytest.mark.requirement("HJ-45")
def test_a_civil_registration_number_is_refused(ward, employee):
    with pytest.raises(Invalid):
        note_moment(employee, ward, text="Det var 010190-1234, der lo.")


def test_only_those_who_work_there_note_and_only_writers_take_out(
    ward, employee, volunteer, foreigner, coordinator
):
    for nobody in (volunteer, foreigner, STRANGER):
        with pytest.raises(Denied):
            note_moment(nobody, ward, text=TEXT)
    moment = note_moment(employee, ward, text=TEXT)
    for nobody in (employee, volunteer, foreigner, STRANGER):
        with pytest.raises(Denied):
            take_out_moment(nobody, moment)
    with pytest.raises(Denied):
        forget_moment(coordinator, moment)
    take_out_moment(coordinator, moment)
    assert not Moment.objects.exists()
    assert Event.objects.get(verb="moment.taken_out").subject_id


def test_a_moment_needs_words(ward, employee):
    with pytest.raises(Invalid):
        note_moment(employee, ward, text="  ")


def test_moments_are_forgotten_after_two_years(ward, employee):
    note_moment(employee, ward, text=TEXT)
    forget_moments.func()
    assert Moment.objects.count() == 1
    Moment.objects.update(noted_on="2020-01-01")
    forget_moments.func()
    assert not Moment.objects.exists()
    with pytest.raises(Denied):
        forget_moment(STRANGER, Moment(workplace=ward, text=TEXT))


@pytest.mark.requirement("HJ-45")
def test_an_employee_notes_one_on_one_page(ward, employee, client_of, foreigner, coordinator):
    client = client_of(employee)
    assert client.get("/oejeblikke/").status_code == 200
    assert client.post("/oejeblikke/", {"text": TEXT}).status_code == 302
    page = client.get("/oejeblikke/").content.decode()
    assert TEXT in page
    assert "Lav en historie af det" not in page
    assert "Lav en historie af det" in client_of(coordinator).get("/oejeblikke/").content.decode()
    assert TEXT not in client_of(foreigner).get("/oejeblikke/").content.decode()
    refused = client.post("/oejeblikke/", {"text": "Eva så det selv."})
    assert refused.status_code == 422
    assert "Eva så det selv." in refused.content.decode()


def test_a_story_begins_with_a_moment(ward, employee, client_of, coordinator):
    moment = note_moment(employee, ward, text=TEXT)
    assert client_of(employee).post(f"/oejeblikke/{moment.pk}/historie/").status_code == 403
    answer = client_of(coordinator).post(f"/oejeblikke/{moment.pk}/historie/")
    assert TEXT in client_of(coordinator).get(answer["Location"]).content.decode()
    assert "Historien om det" in client_of(coordinator).get("/oejeblikke/").content.decode()
    assert client_of(coordinator).post(f"/oejeblikke/{moment.pk}/historie/").status_code == 409
    assert client_of(coordinator).post(f"/oejeblikke/{moment.pk}/fjernelse/").status_code == 302


def test_the_list_costs_the_same_however_long_it_is(ward, employee, client_of, django_assert_max_num_queries):
    client = client_of(employee)
    for number in range(12):
        note_moment(SYSTEM, ward, text=f"{TEXT} {number}")
    with django_assert_max_num_queries(16):
        client.get("/oejeblikke/")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hans kone lo.", []),
        ("Per Holm lo.", ["Per Holm"]),
        ("Anne-Grethes hånd", ["Anne-Grethe Lind"]),
        ("Anne lo.", []),
        ("han så, at bo lo", []),
        ("bo lind kom", ["Bo Lind"]),
    ],
)
def test_names_are_found_and_words_are_left_alone(text, found):
    people = ["Hans Juhl", "Per Holm", "Anne-Grethe Lind", "Bo Lind"]
    assert names_in(text, people) == found


@settings(suppress_health_check=[HealthCheck.too_slow])  # a shared machine
@given(st.text(max_size=80), st.lists(st.text(max_size=12), max_size=3))
def test_no_text_stumbles(text, people):
    assert set(names_in(text, people)) <= set(people)


def test_a_place_of_several_is_chosen(region, ward, client_of):
    other = factories.open_workplace(region, name="Dagafsnittet")
    boss = factories.assigned(factories.places.Duty.CONSULTANT, at=region)
    client = client_of(boss)
    assert client.post("/oejeblikke/", {"text": TEXT}).status_code == 422
    assert client.post("/oejeblikke/", {"text": TEXT, "workplace": other.pk}).status_code == 302
    assert Moment.objects.get().workplace == other
