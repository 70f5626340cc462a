"""A volunteer centre sees the vacancies that are shared with its municipality, and no others (RM-74, VB-38)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Conflict, Denied, Invalid
from samspil.people.activities.actions import pause_activity
from samspil.people.centres.actions import share_vacancy, take_back_vacancy
from samspil.people.centres.models import Vacancy
from samspil.society.access.matrix import Duty
from samspil.society.notifications.models import Notification
from tests import factories
from tests.centres.conftest import centre_of


@pytest.mark.requirement("RM-74", "VB-38")
def test_a_centre_sees_only_the_vacancies_shared_with_its_municipality(
    client_of, ward, viborg, house, guide, vacancy
):
    hjoerring = factories.authority("Hjørring Kommune", kind="municipality")
    other, stranger = centre_of(hjoerring)
    elsewhere = factories.published_activity(ward, title="Højtlæsning i haven")
    share_vacancy(SYSTEM, elsewhere, municipality=hjoerring)
    unshared = factories.published_activity(ward, title="Vejviser i forhallen")
    assert set(Vacancy.objects.visible_to(guide)) == {vacancy}
    page = client_of(guide).get(f"/frivilligcentre/{house.pk}/").content.decode()
    assert vacancy.activity.title in page
    for title in (elsewhere.title, unshared.title):
        assert title not in page
    assert client_of(guide).get(f"/frivilligcentre/{other.pk}/").status_code == 404
    foreign = elsewhere.vacancies.get()
    assert client_of(guide).get(f"/frivilligcentre/{house.pk}/opslag/{foreign.pk}/").status_code == 404
    assert client_of(stranger).get(f"/frivilligcentre/{house.pk}/opslag/{vacancy.pk}/").status_code == 404


def test_an_association_of_the_municipality_is_no_centre_and_sees_nothing(viborg, vacancy):
    association = factories.partner(viborg, name="Ældre Sagen Viborg")
    leader = factories.assigned(Duty.ASSOCIATION_LEADER, at=association)
    assert not Vacancy.objects.visible_to(leader).exists()


def test_a_vacancy_is_shared_by_its_workplace_once_and_while_it_is_published(
    client_of, coordinator, guide, activity, viborg, house
):
    client = client_of(coordinator)
    address = f"/indsatser/{activity.pk}/frivilligcentre/"
    assert client.post(address, {"municipality": str(viborg.pk)}).status_code == 302
    assert Notification.objects.filter(recipient=guide.user_id).count() == 1
    assert client.post(address, {"municipality": str(viborg.pk)}).status_code == 422
    with pytest.raises(Invalid):
        share_vacancy(coordinator, activity, municipality=viborg)
    with pytest.raises(Denied):
        share_vacancy(guide, activity, municipality=viborg)
    draft = factories.described_activity(activity.workplace)
    with pytest.raises(Conflict):
        share_vacancy(coordinator, draft, municipality=viborg)


def test_what_is_paused_or_taken_back_is_no_vacancy_any_more(client_of, coordinator, guide, house, vacancy):
    address = f"/frivilligcentre/{house.pk}/"
    pause_activity(SYSTEM, vacancy.activity)
    assert vacancy.activity.title not in client_of(guide).get(address).content.decode()
    with pytest.raises(Denied):
        take_back_vacancy(guide, vacancy)
    assert client_of(coordinator).post(f"/opslag/{vacancy.pk}/ophoer/").status_code == 302
    take_back_vacancy(coordinator, vacancy)
    assert not Vacancy.objects.exists()


def test_the_centres_page_asks_as_often_for_many_vacancies_as_for_one(
    client_of, region, viborg, house, guide, vacancy
):
    client, address = client_of(guide), f"/frivilligcentre/{house.pk}/"
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    for number in range(3):
        place = factories.open_workplace(region, name=f"Afdeling {number}")
        share_vacancy(SYSTEM, factories.published_activity(place), municipality=viborg)
    with CaptureQueriesContext(connection) as more:
        assert "Afdeling 2" in client.get(address).content.decode()
    assert len(more) == len(few)


def test_the_directory_leads_a_centre_to_its_own_page_and_others_to_its_address(
    client_of, volunteer, guide, house
):
    own = f'href="/frivilligcentre/{house.pk}/"'
    assert own in client_of(guide).get("/frivilligcentre/").content.decode()
    page = client_of(volunteer).get("/frivilligcentre/").content.decode()
    assert house.name in page
    assert own not in page
