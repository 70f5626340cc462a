import pytest
from django.urls import reverse

from samspil.base.core.errors import Conflict, Denied, Invalid
from samspil.people.activities.actions import publish_material, read_material, retire_material
from samspil.people.activities.models import Material
from samspil.people.activities.queries.materials import materials_for, readerships
from tests import factories

WORDS = {"title": "Om afdelingen", "text": "Her ligger mest ældre patienter."}


@pytest.fixture
def material(ward, coordinator):
    return publish_material(coordinator, ward, **WORDS, audience="both")


def unread(material):
    return {one.audience: [person.name for person in one.unread] for one in readerships(material)}


@pytest.mark.requirement("DR-10")
def test_each_audience_has_its_list_of_those_who_have_not_read(
    ward, material, employee, volunteer, coordinator, client_of
):
    assert unread(material) == {"volunteers": ["Jytte Holm"], "employees": ["Eva Ansat"]}
    page = reverse("activities:material", args=[material.pk])
    for reader in (volunteer, employee):
        client = client_of(reader)
        assert "Om afdelingen" in client.get(reverse("activities:my_materials")).text
        assert client.get(page).status_code == 200
        for _again in range(2):
            assert client.post(reverse("activities:material_receipt", args=[material.pk])).status_code == 302
    assert unread(material) == {"volunteers": [], "employees": []}
    assert "1 af 1" in client_of(coordinator).get(page).text


@pytest.mark.requirement("DR-10")
def test_what_is_for_the_employees_does_not_reach_the_volunteers(
    ward, coordinator, employee, volunteer, client_of
):
    made = publish_material(coordinator, ward, **WORDS, audience="employees")
    assert list(unread(made)) == ["employees"]
    assert materials_for(volunteer) == []
    assert client_of(volunteer).get(reverse("activities:material", args=[made.pk])).status_code == 404
    with pytest.raises(Denied):
        read_material(volunteer, made)
    assert [one.pk for one in materials_for(employee)] == [made.pk]


@pytest.mark.requirement("DR-54")
def test_material_belongs_to_a_role_and_is_found_from_it(ward, coordinator, client_of):
    activity = factories.published_activity(ward)
    client, library = client_of(coordinator), reverse("activities:materials", args=[ward.pk])
    typed = {**WORDS, "url": "https://example.dk/film", "audience": "volunteers", "activities": [activity.pk]}
    assert client.post(library, typed).status_code == 302
    made = Material.objects.get()
    link = reverse("activities:material", args=[made.pk])
    assert link in client.get(reverse("activities:activity", args=[activity.pk])).text
    assert activity.title in client.get(library).text
    assert "https://example.dk/film" in client.get(link).text


def test_material_says_something_about_its_own_place(region, ward, coordinator):
    elsewhere = factories.published_activity(factories.open_workplace(region, name="Kirurgisk"))
    with pytest.raises(Invalid):
        publish_material(coordinator, ward, title="Tomt", audience="both")
    with pytest.raises(Invalid):
        publish_material(coordinator, ward, **WORDS, audience="both", activities=[elsewhere])


def test_only_those_who_brief_publish_and_take_away(
    ward, material, employee, volunteer, foreigner, coordinator, client_of
):
    for by in (employee, volunteer, foreigner):
        with pytest.raises(Denied):
            publish_material(by, ward, **WORDS, audience="both")
        with pytest.raises(Denied):
            retire_material(by, material)
    assert client_of(foreigner).get(reverse("activities:material", args=[material.pk])).status_code == 404
    retire_material(coordinator, material)
    with pytest.raises(Conflict):
        retire_material(coordinator, material)
    assert materials_for(volunteer) == materials_for(employee) == []


def test_a_volunteer_who_has_left_is_asked_no_more(ward, material):
    actor, affiliation = factories.affiliated(ward, name="Farvel Holm")
    assert len(materials_for(actor)) == 1
    affiliation.ends_on = affiliation.starts_on
    affiliation.save()
    assert materials_for(actor) == []
    assert unread(material)["volunteers"] == []
