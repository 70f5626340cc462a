import pytest

from samspil.base.core.errors import Denied
from samspil.base.events.verification import verify
from samspil.base.events.models import Event
from samspil.society.places.actions import close_workplace
from samspil.society.places.models import Workplace


def test_a_coordinator_sees_their_own_workplace_and_no_other(ward, coordinator, foreigner):
    assert list(Workplace.objects.visible_to(coordinator)) == [ward]
    assert ward not in Workplace.objects.visible_to(foreigner)


def test_only_those_who_may_edit_the_place_can_close_it(ward, leader, coordinator):
    with pytest.raises(Denied):
        close_workplace(coordinator, ward)
    close_workplace(leader, ward)
    assert not Workplace.objects.get(pk=ward.pk).is_active


def test_every_change_is_a_link_of_the_chain(ward):
    assert Event.objects.filter(verb="workplace.opened").count() == 1
    assert verify() == []
