"""The catalogue finds an activity by the names of its place and partner as they are today."""

from datetime import timedelta

import pytest
import time_machine

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Denied
from samspil.base.core.search import matching
from samspil.people.activities.actions import renew_search
from samspil.people.activities.models import Activity
from samspil.society.partners.actions import change_partner
from samspil.society.places.actions import move_unit, rename_unit, write_profile
from samspil.society.places.models import Workplace
from tests import factories


@pytest.fixture
def activity(ward, region):
    activity = factories.published_activity(ward, partner=factories.partner(region, name="Røde Kors Viborg"))
    renew_search(SYSTEM, ward, activities=Activity.objects.filter(pk=activity.pk))
    return activity


def finds(words):
    return Activity.objects.filter(matching(words)).exists()


def test_a_partner_that_is_renamed_is_found_by_its_new_name(activity):
    assert finds("røde kors")
    change_partner(SYSTEM, activity.partner, name="Hjælpere i Viborg")
    assert finds("hjælpere")
    assert not finds("røde kors")


def test_a_ward_that_is_renamed_is_found_by_its_new_name(activity, ward, leader, coordinator, client_of):
    address = f"/organisation/{ward.pk}/navn/"
    assert client_of(coordinator).post(address, {"name": "Hjerteafsnit"}).status_code == 403
    client = client_of(leader)
    assert client.get(address).status_code == 200
    assert client.post(address, {"name": " "}).status_code == 422
    assert client.post(address, {"name": "Hjerteafsnittet"}).status_code == 302
    assert finds("hjerteafsnittet")
    assert Workplace.objects.filter(matching("hjerteafsnittet"), pk=ward.pk).exists()
    with pytest.raises(Denied):
        rename_unit(coordinator, ward.unit, name="Andet")


def test_a_workplace_with_a_new_site_or_authority_is_found_there(activity, ward):
    address = {"site_name": "Psykiatriens Hus", "street": "Nye Vej 1", "postcode": "8800", "city": "Viborg"}
    write_profile(SYSTEM, ward.unit, setting="hospital", **address)
    assert finds("psykiatriens hus")
    elsewhere = factories.authority("Region Nordvest")
    with time_machine.travel(clock.now() + timedelta(days=1)):
        move_unit(SYSTEM, ward.unit, authority=elsewhere, parent=None, valid_from=clock.today())
    assert finds("nordvest")
    assert Workplace.objects.filter(matching("nordvest"), pk=ward.pk).exists()
