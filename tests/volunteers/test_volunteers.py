from datetime import timedelta

import pytest
from django.urls import reverse

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Conflict, Denied, Invalid
from samspil.base.events.models import Event
from samspil.people.volunteers.actions import (
    change_volunteer,
    confirm_insurance,
    end_affiliation,
    take_on_volunteer,
)
from samspil.people.volunteers.models import Affiliation, Volunteer
from samspil.people.volunteers.queries import MOST_FOR_AN_HOUR, ages, balances
from samspil.society.access.matrix import Duty
from tests import factories
from tests.agreements.rows import in_force


def test_taking_on_the_same_person_twice_gives_the_same_affiliation(ward):
    first, second = (take_on_volunteer(SYSTEM, ward, name="Ida Bo", email="Ida@example.dk") for _ in range(2))
    assert first == second


def test_what_the_volunteer_has_told_is_not_overwritten(ward):
    take_on_volunteer(SYSTEM, ward, name="Ida Bo", email="ida@example.dk", phone="+4511111111")
    again = take_on_volunteer(
        SYSTEM, ward, name="Ida Bo", email="ida@example.dk", phone="+4522222222", postcode="8800"
    )
    again.volunteer.refresh_from_db()
    assert (again.volunteer.phone, again.volunteer.postcode) == ("+4511111111", "8800")


def test_somebody_without_an_address_can_be_a_volunteer_too(ward):
    take_on_volunteer(SYSTEM, ward, name="Villy", email=None)
    take_on_volunteer(SYSTEM, ward, name="Valborg", email=None)
    assert Volunteer.objects.count() == 2


@pytest.mark.requirement("RM-63")
def test_an_association_sees_its_own_volunteers_alone(region, ward):
    mine, other = factories.partner(region), factories.partner(region, name="Ældre Sagen")
    _actor, affiliation = factories.affiliated(ward, partner=mine, name="Min Egen")
    factories.affiliated(ward, partner=other, name="En Anden")
    leader = factories.assigned(Duty.ASSOCIATION_LEADER, at=mine)
    assert list(Volunteer.objects.visible_to(leader)) == [affiliation.volunteer]


def test_ending_the_affiliation_ends_the_access_the_same_day(ward, coordinator):
    _actor, affiliation = factories.affiliated(ward)
    end_affiliation(coordinator, affiliation)
    assert not Affiliation.objects.current().filter(pk=affiliation.pk).exists()
    assert not Volunteer.objects.visible_to(coordinator).filter(pk=affiliation.volunteer_id).exists()
    with pytest.raises(Conflict):
        end_affiliation(coordinator, affiliation)


@pytest.mark.parametrize("persona", ["employee", "foreigner", "stranger"])
def test_others_change_nothing(request, ward, persona):
    by = request.getfixturevalue(persona)
    _actor, affiliation = factories.affiliated(ward)
    for change in (
        lambda: end_affiliation(by, affiliation),
        lambda: confirm_insurance(by, affiliation, kind="accident", carrier="own"),
        lambda: change_volunteer(by, affiliation.volunteer, phone="+4512345678"),
        lambda: take_on_volunteer(by, ward, name="Ny", email="ny@example.dk"),
    ):
        with pytest.raises(Denied):
            change()


@pytest.mark.requirement("RM-52", "HJ-09")
def test_no_wage_and_no_ethnicity_can_be_written_about_a_volunteer():
    names = " ".join(field.name for model in (Volunteer, Affiliation) for field in model._meta.get_fields())
    assert not any(
        word in names
        for word in ("wage", "salary", "pay", "ethnic", "race", "religion", "cpr", "diagnos", "health")
    )


@pytest.mark.requirement("DR-29")
def test_a_civil_registration_number_is_refused_in_the_profile(ward):
    actor, affiliation = factories.affiliated(ward)
    with pytest.raises(Invalid):
        change_volunteer(actor, affiliation.volunteer, motivation="010190-1234")


def test_looking_at_somebody_is_recorded_and_looking_at_oneself_is_not(ward, coordinator, client_of):
    actor, affiliation = factories.affiliated(ward)
    url = reverse("volunteers:volunteer", args=[affiliation.volunteer_id])
    assert client_of(coordinator).get(url).status_code == 200
    assert client_of(actor).get(url).status_code == 200
    viewed = Event.objects.get(verb="volunteer.viewed")
    assert viewed.actor_id == coordinator.user_id


def test_volunteers_change_their_own_details(ward, client_of):
    actor, affiliation = factories.affiliated(ward)
    client = client_of(actor)
    url = reverse("volunteers:details")
    assert client.get(url).status_code == 200
    form = {"name": "Jytte Holm", "phone": "123", "languages": ["da", "uk"], "motivation": "Mennesker"}
    assert client.post(url, form).status_code == 422
    assert client.post(url, form | {"phone": "20 30 40 50"}).status_code == 302
    affiliation.volunteer.refresh_from_db()
    assert affiliation.volunteer.languages == ["da", "uk"]


def test_the_coordinator_parts_with_a_volunteer(ward, coordinator, client_of):
    _actor, affiliation = factories.affiliated(ward)
    client = client_of(coordinator)
    parting = reverse("volunteers:parting", args=[affiliation.pk])
    assert client.get(parting).status_code == 200
    client.post(parting, {"ends_on": (clock.today() + timedelta(days=2)).strftime("%d.%m.%Y")})
    affiliation.refresh_from_db()
    assert affiliation.ends_on == clock.today() + timedelta(days=2)


@pytest.mark.parametrize("persona", ["foreigner", "employee"])
def test_a_volunteer_does_not_exist_for_others(request, ward, client_of, persona):
    _actor, affiliation = factories.affiliated(ward)
    client = client_of(request.getfixturevalue(persona))
    for name, pk in (("volunteer", affiliation.volunteer_id), ("parting", affiliation.pk)):
        assert client.get(reverse(f"volunteers:{name}", args=[pk])).status_code == 404


def test_the_directory_searches_and_costs_the_same_for_many(
    ward, coordinator, client_of, django_assert_max_num_queries
):
    for number in range(15):
        factories.affiliated(ward, name=f"Åse Nummer {number}")
    client = client_of(coordinator)
    url = reverse("volunteers:directory")
    client.get(url)
    with django_assert_max_num_queries(10):
        page = client.get(url, {"q": "aase"})
    assert page.content.decode().count("Åse Nummer") == 15
    assert page.context["page"].total == 15
    assert client.get(url, {"q": "aase", "side": 2}).status_code == 404
    assert client.get(url, {"q": "findes ikke"}).context["page"].total == 0


def test_the_directory_finds_only_within_reach_and_tells_every_place(region, ward, coordinator, client_of):
    near, _here = factories.affiliated(ward, name="Åse Nær")
    factories.affiliated(factories.open_workplace(region, name="Sengeafsnit Fjern"), name="Åse Fjern")
    page = client_of(coordinator).get(reverse("volunteers:directory"), {"q": "aase"})
    assert [(one.pk, one.places) for one in page.context["page"]] == [
        (near.volunteer_id, [(ward.unit.name, "")])
    ]


@pytest.mark.requirement("RM-51")
def test_ages_are_shown_in_groups_of_five_and_more_by_those_who_told_them(ward, coordinator, client_of):
    this_year = clock.today().year
    for number in range(9):
        _actor, affiliation = factories.affiliated(ward)
        if number < 8:
            Volunteer.objects.filter(pk=affiliation.volunteer_id).update(
                birth_year=this_year - (30 if number < 5 else 70)
            )
    assert ages(coordinator) == [("25–44 år", 5)]
    page = client_of(coordinator).get(reverse("volunteers:figures")).text
    assert "25–44 år" in page
    assert "65–79" not in page


@pytest.mark.requirement("VB-24")
def test_a_place_with_many_volunteers_for_the_coordinators_time_is_pointed_out(
    ward, coordinator, foreigner, client_of
):
    for _number in range(MOST_FOR_AN_HOUR):
        factories.affiliated(ward, insured=False)
    page = reverse("volunteers:figures")
    assert "Der er ikke afsat tid" in client_of(coordinator).get(page).text
    in_force(ward, coordinator_hours=1)
    (balance,) = balances(coordinator)
    assert (balance.volunteers, balance.hours, balance.is_strained) == (MOST_FOR_AN_HOUR, 1, False)
    factories.affiliated(ward, insured=False)
    assert balances(coordinator)[0].is_strained
    assert "Mange frivillige til tiden" in client_of(coordinator).get(page).text
    assert balances(foreigner) == []
