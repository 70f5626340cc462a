from datetime import timedelta

import pytest
import time_machine

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Closed, Conflict, Denied, Invalid
from samspil.base.events.models import Event
from samspil.society.places.actions import (
    close_workplace,
    describe_workplace,
    found_authority,
    move_unit,
    open_workplace,
    place_unit,
    write_profile,
)
from samspil.society.places.jobs import settle_units
from samspil.society.places.models import Unit, Workplace
from samspil.society.places.rules import completeness
from tests import factories


def test_a_coordinator_sees_their_own_workplace_and_no_other(ward, coordinator, foreigner):
    assert list(Workplace.objects.visible_to(coordinator)) == [ward]
    assert ward not in Workplace.objects.visible_to(foreigner)


def test_only_those_who_may_edit_the_place_can_close_it(ward, leader, coordinator):
    with pytest.raises(Denied):
        close_workplace(coordinator, ward)
    close_workplace(leader, ward)
    assert not Workplace.objects.get(pk=ward.pk).is_active
    assert Event.objects.filter(verb="workplace.closed").count() == 1


def test_only_the_system_founds_an_authority(administrator):
    with pytest.raises(Denied):
        found_authority(administrator, kind="region", name="Region Østdanmark", slug="oestdanmark")


@pytest.mark.requirement("RM-13", "RM-21")
def test_a_workplace_opens_when_its_profile_is_complete_and_says_what_is_missing(region):
    unit = place_unit(SYSTEM, region, name="Kirurgisk afdeling")
    workplace = describe_workplace(SYSTEM, unit, setting="hospital")
    assert not Workplace.objects.public().exists()
    with pytest.raises(Closed) as refusal:
        open_workplace(SYSTEM, workplace)
    assert len(refusal.value.reasons) == completeness(workplace).total


def test_the_site_of_a_profile_is_shared_with_others_at_the_same_address(ward, leader):
    address = {"site_name": ward.site.name, "street": ward.site.street, "postcode": "8800", "city": "Viborg"}
    again = write_profile(leader, ward.unit, setting="hospital", **address)
    assert again.site_id == ward.site_id
    moved = write_profile(leader, ward.unit, setting="hospital", **(address | {"street": "Heibergs Allé 7"}))
    assert moved.site_id != ward.site_id


@pytest.mark.requirement("HJ-14")
def test_a_unit_moves_with_all_below_it_and_its_history_stays(region, ward, administrator):
    child = place_unit(SYSTEM, region, name="Sengeafsnit 1", parent=ward.unit)
    new_home = place_unit(SYSTEM, region, name="Medicinsk Center")
    before = clock.today()
    with time_machine.travel(clock.now() + timedelta(days=10)):
        move_unit(administrator, ward.unit, authority=region, parent=new_home, valid_from=clock.today())
        child.refresh_from_db()
        assert child.path.startswith(new_home.path)
        placements = list(ward.unit.placements.order_by("valid_from"))
    assert [p.parent_id for p in placements] == [None, new_home.pk]
    assert placements[0].holds_on(before)
    assert not placements[1].holds_on(before)


@pytest.mark.requirement("HJ-14")
def test_a_move_to_another_authority_takes_effect_on_its_day(ward):
    east = factories.authority("Region Østdanmark")
    day = clock.today() + timedelta(days=40)
    move_unit(SYSTEM, ward.unit, authority=east, parent=None, valid_from=day)
    settle_units.call()
    assert Unit.objects.get(pk=ward.pk).authority_id != east.pk
    with time_machine.travel(clock.start_of(day) + timedelta(minutes=6)):
        settle_units.call()
    assert Unit.objects.get(pk=ward.pk).authority_id == east.pk


def test_a_unit_cannot_stand_below_itself(region, ward, administrator):
    child = place_unit(SYSTEM, region, name="Sengeafsnit 1", parent=ward.unit)
    with pytest.raises(Invalid):
        move_unit(administrator, ward.unit, authority=region, parent=child, valid_from=clock.today())


def test_two_moves_for_the_same_day_are_not_both_noted(region, ward, administrator):
    later = clock.today() + timedelta(days=3)
    move_unit(administrator, ward.unit, authority=region, parent=None, valid_from=later)
    with pytest.raises(Conflict):
        move_unit(administrator, ward.unit, authority=region, parent=None, valid_from=later)


@pytest.mark.parametrize(
    "persona", ["leader", "coordinator", "employee", "volunteer", "foreigner", "stranger"]
)
def test_only_an_administrator_moves_units(request, region, ward, persona):
    with pytest.raises(Denied):
        move_unit(
            request.getfixturevalue(persona),
            ward.unit,
            authority=region,
            parent=None,
            valid_from=clock.today(),
        )
