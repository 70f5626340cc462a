"""With whom an activity is shared (RM-56)."""

import pytest

from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Conflict, Denied, IllegalMove, Invalid
from samspil.people.activities.actions import close_activity, end_sharing, share_activity
from samspil.people.activities.models import Activity
from samspil.society.access.matrix import Can, Duty
from samspil.society.partners.models import Partner
from tests import factories


@pytest.fixture
def activity(ward):
    return factories.published_activity(ward)


@pytest.fixture
def cross(region):
    return factories.partner(region)


def test_a_party_reads_the_activity_and_does_not_change_it(activity, coordinator, cross):
    leader = factories.assigned(Duty.ASSOCIATION_LEADER, at=cross)
    assert activity not in Activity.objects.visible_to(leader)
    share_activity(coordinator, activity, partner=cross)
    assert activity in Activity.objects.visible_to(leader)
    assert activity not in Activity.objects.visible_to(leader, Can.ACTIVITY_EDIT)
    with pytest.raises(Denied):
        end_sharing(leader, activity.parties.get())
    with pytest.raises(Denied):
        share_activity(leader, activity, partner=cross)


def test_the_same_partner_shares_once_and_a_closed_or_owned_activity_is_not_shared(
    region, ward, activity, cross
):
    share_activity(SYSTEM, activity, partner=cross)
    with pytest.raises(Invalid):
        share_activity(SYSTEM, activity, partner=cross)
    other = factories.partner(region, name="Ældre Sagen")
    owned = factories.published_activity(ward, partner=other, title="Højtlæsning")
    with pytest.raises(Conflict):
        share_activity(SYSTEM, owned, partner=cross)
    close_activity(SYSTEM, activity)
    with pytest.raises(IllegalMove):
        share_activity(SYSTEM, activity, partner=other)


def test_sharing_ends_once(activity, coordinator, cross):
    party = share_activity(coordinator, activity, partner=cross)
    end_sharing(coordinator, party)
    party.pk = party.pk or 1
    with pytest.raises(Conflict):
        end_sharing(coordinator, party)


def test_a_volunteer_centre_of_a_municipality_may_come_along(client_of, activity, coordinator):
    town = factories.authority("Viborg Kommune", kind="municipality")
    centre = factories.partner(town, name="Frivilligcenter Viborg", kind=Partner.Kind.VOLUNTEER_CENTRE)
    strange = factories.partner(town, name="Byens Skakklub")
    client = client_of(coordinator)
    page = client.get(f"/indsatser/{activity.pk}/parter/").content.decode()
    assert centre.name in page
    assert strange.name not in page
    assert client.post(f"/indsatser/{activity.pk}/parter/", {"partner": str(strange.pk)}).status_code == 422
    assert client.post(f"/indsatser/{activity.pk}/parter/", {"partner": str(centre.pk)}).status_code == 302
    assert centre.name in client.get(f"/indsatser/{activity.pk}/parter/").content.decode()
    party = activity.parties.get()
    assert client.post(f"/indsatser/parter/{party.pk}/ophoer/").status_code == 302
    assert not activity.parties.exists()
