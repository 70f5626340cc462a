import pytest
from django.urls import reverse

from samspil.base.core.errors import Denied, Invalid
from samspil.society.access.matrix import Duty
from samspil.society.partners.actions import change_partner, register_partner
from samspil.society.partners.models import Partner
from tests import factories


@pytest.mark.requirement("RM-88")
def test_a_corps_belongs_to_a_workplace_and_needs_no_association(region, ward, administrator):
    with pytest.raises(Invalid):
        register_partner(administrator, region, kind="corps", name="Korpset")
    corps = register_partner(administrator, region, kind="corps", name="Korpset", workplace=ward)
    assert corps.workplace == ward


@pytest.mark.requirement("VB-37")
def test_every_kind_of_group_that_the_papers_name_can_be_registered(region, ward, administrator):
    for kind in Partner.Kind.values:
        register_partner(administrator, region, kind=kind, name=f"Gruppe {kind}", workplace=ward)
    assert Partner.objects.count() == len(Partner.Kind.values)


def test_a_name_is_taken_once_in_an_authority(region, administrator):
    register_partner(administrator, region, kind="association", name="Røde Kors")
    with pytest.raises(Invalid) as refusal:
        register_partner(administrator, region, kind="association", name="røde kors ")
    assert list(refusal.value.errors) == ["name"]


@pytest.mark.parametrize(
    "persona", ["leader", "coordinator", "employee", "volunteer", "foreigner", "stranger"]
)
def test_others_register_and_change_nothing(request, region, persona):
    by, known = request.getfixturevalue(persona), factories.partner(region)
    with pytest.raises(Denied):
        register_partner(by, region, kind="association", name="Ny")
    with pytest.raises(Denied):
        change_partner(by, known, name="Andet")


def test_an_activity_leader_sees_their_own_association_and_staff_see_all(
    region, ward, coordinator, foreigner
):
    mine, other = factories.partner(region), factories.partner(region, name="Ældre Sagen")
    leader = factories.assigned(Duty.ASSOCIATION_LEADER, at=mine)
    assert list(Partner.objects.visible_to(leader)) == [mine]
    assert set(Partner.objects.visible_to(coordinator)) == {mine, other}
    assert not Partner.objects.visible_to(foreigner).exists()


def test_an_administrator_registers_and_corrects_on_the_pages(region, administrator, client_of):
    client = client_of(administrator)
    url = reverse("partners:registration", args=[region.slug])
    assert client.get(url).status_code == 200
    assert client.post(url, {"kind": "corps", "name": "Korpset"}).status_code == 422
    assert client.post(url, {"kind": "association", "name": "Røde Kors", "cvr": "123"}).status_code == 422
    client.post(url, {"kind": "association", "name": "Røde Kors"})
    partner = Partner.objects.get()
    own = reverse("partners:partner", args=[partner.pk])
    assert client.get(own).status_code == 200
    client.post(own, {"name": "Røde Kors Viborg", "phone": "86600000"})
    partner.refresh_from_db()
    assert (partner.name, partner.phone) == ("Røde Kors Viborg", "+4586600000")
    assert "Røde Kors Viborg" in client.get(reverse("partners:partners")).content.decode()


def test_others_read_or_find_nothing(region, coordinator, foreigner, client_of):
    partner = factories.partner(region)
    url = reverse("partners:partner", args=[partner.pk])
    assert client_of(coordinator).get(url).status_code == 200
    assert client_of(coordinator).post(url, {"name": "Nyt"}).status_code == 403
    assert client_of(coordinator).get(reverse("partners:registration", args=[region.slug])).status_code == 403
    assert client_of(foreigner).get(url).status_code == 404
    assert client_of(None).get(url).status_code == 302
