import re

import pytest
from django.urls import reverse

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.events.models import Event
from samspil.people.applications import queries
from samspil.people.applications.actions import confirm_application, set_recruitment
from samspil.people.applications.models import Application, Interest
from samspil.people.applications.rules import inviter
from samspil.people.onboarding.actions import open_onboarding
from samspil.people.volunteers.actions import end_affiliation
from samspil.society.accounts.models import User
from tests import factories
from tests.applications.test_views import FORM


@pytest.fixture
def activity(ward):
    return factories.published_activity(ward)


@pytest.fixture
def belongs(ward, activity):
    """A volunteer of the activity, with their affiliation."""
    actor, affiliation = factories.affiliated(ward, name="Jytte Holm")
    open_onboarding(SYSTEM, affiliation.volunteer, activity, affiliation=affiliation, due_on=clock.today())
    return actor, affiliation


def path_of(actor):
    (invitation,) = queries.invitations(actor)
    return "/" + invitation.url.split("/", 3)[3]


@pytest.mark.requirement("RM-50", "VB-42")
def test_a_volunteer_shares_a_link_and_a_code_and_the_activity_is_credited(
    activity, belongs, coordinator, client_of
):
    page = client_of(belongs[0]).get(reverse("applications:invitations")).text
    assert "<svg" in page
    link = "/" + re.search(r'value="https?://[^/]+/([^"]+)"', page)[1]
    guest = client_of(None)
    assert "Jytte" in guest.get(link).text
    guest.post(link, FORM)
    application = Application.objects.get()
    assert application.was_invited
    assert queries.invited(activity) == 0  # not before they have confirmed
    confirm_application(SYSTEM, application, key=application.key)
    assert queries.invited(activity) == 1
    client = client_of(coordinator)
    client.cookies["samspil_language"] = "da"
    assert "1 person er kommet" in client.get(reverse("applications:recruitment", args=[activity.pk])).text


@pytest.mark.requirement("RM-50", "VB-42")
def test_nothing_is_stored_of_the_invited_until_they_act(activity, belongs, client_of):
    users, events = User.objects.count(), Event.objects.count()
    client_of(None).get(path_of(belongs[0]))
    assert (User.objects.count(), Event.objects.count()) == (users, events)
    assert not Application.objects.exists()
    assert not Interest.objects.exists()


@pytest.mark.requirement("RM-50")
def test_nothing_says_whose_invitation_it_was(activity, belongs, client_of):
    client_of(None).post(path_of(belongs[0]), FORM)
    columns = {field.attname for field in Application._meta.fields}
    assert not {name for name in columns if "invit" in name} - {"was_invited"}
    made = Event.objects.get(verb="application.made")
    assert set(made.payload) == {"activity"}


def test_a_false_code_is_an_ordinary_application(activity, belongs, client_of):
    volunteer = belongs[0].volunteer_id
    for code in ("", "x", f"{volunteer}-falsk", "٣-x", f"{'9' * 40}-x", f"{volunteer}"):
        address = reverse("applications:apply", args=[activity.pk, activity.slug])
        page = client_of(None).get(address, {"invitation": code})
        assert page.status_code == 200
        assert "Jytte" not in page.text
        assert inviter(activity, code) is None


def test_the_code_of_one_activity_opens_no_other(ward, activity, belongs):
    other = factories.published_activity(ward, title="Højtlæsning")
    code = path_of(belongs[0]).split("invitation=")[1]
    assert inviter(activity, code) is not None
    assert inviter(other, code) is None


def test_who_has_left_invites_no_more_and_the_printed_link_still_leads_somewhere(
    activity, belongs, client_of
):
    link = path_of(belongs[0])
    end_affiliation(SYSTEM, belongs[1])
    assert queries.invitations(belongs[0]) == []
    page = client_of(None).get(link)
    assert page.status_code == 200
    assert "Jytte" not in page.text


def test_only_what_asks_for_volunteers_can_be_shared(activity, belongs, volunteer, client_of):
    assert queries.invitations(volunteer) == []
    assert client_of(volunteer).get(reverse("applications:invitations")).status_code == 200
    set_recruitment(SYSTEM, activity, wanted=1, is_open=False)
    assert queries.invitations(belongs[0]) == []
