"""Minutes of the meetings that employees and volunteers hold together are read by both, and by nobody else's volunteers."""

import pytest

from samspil.base.core.actor import SYSTEM
from samspil.compact.dialogue.actions import hold_meeting
from samspil.compact.dialogue.models import MeetingKind
from samspil.society.access.matrix import Duty
from tests import factories
from tests.dialogue.factories import committee, levels, meeting

URL = "/faelles-moeder/"
SAID = "Vi mangler skilte i forhallen."


@pytest.fixture
def held(ward):
    if not ward.unit.authority.committee_levels.exists():
        levels(ward.unit.authority)
    joint = meeting(committee(ward), begun=True, kind=MeetingKind.JOINT)
    hold_meeting(SYSTEM, joint, minutes=SAID, decisions="Vi sætter skilte op.")
    return joint


@pytest.mark.requirement("DR-57")
@pytest.mark.parametrize("who", ["volunteer", "employee"])
def test_the_minutes_are_for_both(request, client_of, held, who):
    client = client_of(request.getfixturevalue(who))
    assert URL in client.get("/i-dag/").content.decode()
    page = client.get(URL).content.decode()
    assert SAID in page
    assert "Vi sætter skilte op." in page


def test_an_ordinary_meeting_of_the_committee_is_not_among_them(client_of, volunteer, ward):
    levels(ward.unit.authority)
    ordinary = meeting(committee(ward), begun=True)
    hold_meeting(SYSTEM, ordinary, minutes="Kun for udvalget.")
    assert "Kun for udvalget." not in client_of(volunteer).get(URL).content.decode()


def test_others_read_nothing(client_of, held, foreigner, region):
    elsewhere = factories.open_workplace(factories.authority("Region Nordjylland"), name="Fremmed afsnit")
    other = factories.affiliated(elsewhere, name="Fie Fremmed")[0]
    for who in (other, foreigner, factories.assigned(Duty.COUNCIL_MEMBER, at=region)):
        assert SAID not in client_of(who).get(URL).content.decode()
    assert client_of(None).get(URL).status_code == 302


def test_before_the_first_meeting_the_page_says_so(client_of, volunteer):
    assert "Intet fælles møde endnu" in client_of(volunteer).get(URL).content.decode()
