import pytest
from django.urls import reverse

from samspil.base.core import clock
from samspil.society.places.models import Unit, Workplace
from tests import factories

PROFILE = {
    "setting": "hospital",
    "citizens_group": "Patienter",
    "site_name": "Hovedindgangen",
    "city": "Viborg",
    "contact_phone": "78 44 00 00",
}


@pytest.mark.parametrize("name", ["workplaces", "organisation"])
@pytest.mark.parametrize("persona", ["administrator", "leader", "coordinator", "employee"])
def test_staff_read_the_lists(request, ward, client_of, name, persona):
    page = client_of(request.getfixturevalue(persona)).get(reverse(f"places:{name}"))
    assert "Medicinsk afdeling" in page.content.decode()


def test_others_find_nothing_there(ward, foreigner, volunteer, client_of):
    for persona in (foreigner, volunteer):
        client = client_of(persona)
        assert "Medicinsk afdeling" not in client.get(reverse("places:workplaces")).content.decode()
        for name in ("workplace", "profile", "unit", "relocation"):
            assert client.get(reverse(f"places:{name}", args=[ward.pk])).status_code == 404


def test_a_stranger_is_asked_to_sign_in(ward, client_of):
    assert client_of(None).get(reverse("places:workplace", args=[ward.pk])).status_code == 302


def test_a_leader_describes_closes_and_opens_the_workplace(ward, leader, client_of):
    client = client_of(leader)
    url = reverse("places:profile", args=[ward.pk])
    assert client.get(url).status_code == 200
    assert client.post(url, PROFILE).status_code == 302
    client.post(reverse("places:closing", args=[ward.pk]))
    refused = client.post(reverse("places:opening", args=[ward.pk]))
    assert refused.status_code == 409
    assert "hygiejne" in refused.content.decode()
    assert not Workplace.objects.get(pk=ward.pk).is_active
    assert client.get(reverse("places:workplace", args=[ward.pk])).status_code == 200


def test_a_coordinator_may_look_and_is_told_why_not_more(ward, coordinator, client_of):
    client = client_of(coordinator)
    assert client.get(reverse("places:workplace", args=[ward.pk])).status_code == 200
    assert client.post(reverse("places:profile", args=[ward.pk]), PROFILE).status_code == 403


def test_a_bad_postcode_is_told_beside_the_field_and_nothing_is_lost(ward, leader, client_of):
    page = client_of(leader).post(reverse("places:profile", args=[ward.pk]), PROFILE | {"postcode": "88"})
    assert page.status_code == 422
    assert "Hovedindgangen" in page.content.decode()


@pytest.mark.requirement("HJ-14")
def test_an_administrator_places_and_moves_units(region, ward, administrator, client_of):
    client = client_of(administrator)
    unit_url = reverse("places:unit", args=[ward.pk])
    assert client.get(unit_url).status_code == 200
    client.post(unit_url, {"name": "Sengeafsnit 2", "valid_from": clock.today().strftime("%d.%m.%Y")})
    child = Unit.objects.get(name="Sengeafsnit 2")
    assert child.parent_id == ward.pk
    move_url = reverse("places:relocation", args=[child.pk])
    assert client.get(move_url).status_code == 200
    assert client.post(move_url, {"parent": "", "valid_from": "1.1.2099"}).status_code == 302
    assert client.get(reverse("places:unit", args=[child.pk])).status_code == 200


def test_the_search_finds_part_of_a_compound(region, ward, administrator, client_of):
    factories.open_workplace(region, name="Børneafdelingen")
    page = client_of(administrator).get(reverse("places:workplaces"), {"q": "boerneafd"}).content.decode()
    assert "Børneafdelingen" in page
    assert "Medicinsk afdeling" not in page


def test_the_list_costs_the_same_for_one_and_for_many(
    region, ward, administrator, client_of, django_assert_max_num_queries
):
    for number in range(12):
        factories.open_workplace(region, name=f"Afdeling {number}")
    client = client_of(administrator)
    client.get(reverse("places:workplaces"))
    with django_assert_max_num_queries(10):
        client.get(reverse("places:workplaces"))
