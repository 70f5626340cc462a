"""Who are the volunteers here? What staff may know of the person in the corridor."""

from datetime import timedelta

import pytest

from samspil.base.core import clock
from samspil.everyday.rotas.models import Shift
from samspil.people.volunteers.models import Affiliation
from samspil.society.access.matrix import Duty
from tests import factories
from tests.rotas.factories import ready, shift, taken


@pytest.fixture
def at_noon():
    noon = clock.start_of(clock.today()) + timedelta(hours=12)
    with clock.stopped_at(noon):
        yield noon


@pytest.fixture
def activity(ward):
    return factories.published_activity(ward)


@pytest.fixture
def url(ward):
    return f"/hvem-er-de-frivillige/{ward.pk}/"


@pytest.fixture
def here_today(at_noon, activity):
    """Jytte Holm takes a shift this afternoon."""
    jytte, _belongs = ready(activity, "Jytte Holm")
    taken(jytte, shift(activity, days=3 / 24))
    return jytte


@pytest.mark.requirement("RM-64")
def test_an_employee_sees_first_names_and_what_volunteers_may_and_may_not_do(
    client_of, url, employee, here_today
):
    text = client_of(employee).get(url).content.decode()
    assert "Jytte" in text
    assert "Holm" not in text
    assert "20 30 40 50" not in text
    for said in (
        "Samtale og selskab",
        "Løfte eller flytte patienter",
        "Blå vest med navneskilt",
        "Karen Kontakt",
    ):
        assert said in text


def test_the_page_of_today_shows_an_employee_the_same(client_of, employee, here_today):
    text = client_of(employee).get("/i-dag/").content.decode()
    assert "Jytte" in text
    assert "Holm" not in text
    assert "Løfte eller flytte patienter" in text


@pytest.mark.requirement("DR-16")
def test_somebody_new_stands_among_the_new_volunteers_for_a_month(client_of, url, employee, ward, region):
    cross = factories.partner(region, name="Røde Kors Viborg")
    _actor, affiliation = factories.affiliated(ward, name="Nynne Nørgaard", partner=cross)
    client = client_of(employee)
    text = client.get(url).content.decode()
    assert "Nynne" in text
    assert "Nørgaard" not in text
    assert "Røde Kors Viborg" in text
    Affiliation.objects.filter(pk=affiliation.pk).update(starts_on=clock.today() - timedelta(days=31))
    assert "Nynne" not in client.get(url).content.decode()


@pytest.mark.parametrize("duty", [Duty.COMMITTEE_MEMBER, Duty.CONSULTANT])
def test_those_who_follow_see_numbers_and_no_names(client_of, url, ward, here_today, duty):
    text = client_of(factories.assigned(duty, at=ward)).get(url).content.decode()
    assert "Jytte" not in text
    assert "Patientstøtte" in text


def test_others_do_not_learn_that_the_page_exists(client_of, url, foreigner, here_today, region):
    council = factories.assigned(Duty.COUNCIL_MEMBER, at=region)
    leads = factories.assigned(Duty.ASSOCIATION_LEADER, at=factories.partner(region))
    for actor in (foreigner, here_today, council, leads):
        assert client_of(actor).get(url).status_code == 404
    assert client_of(None).get(url).status_code == 302


def test_with_several_workplaces_the_page_of_today_leads_to_each(client_of, region, ward):
    other = factories.open_workplace(region, name="Øjenafdelingen")
    text = client_of(factories.assigned(Duty.EMPLOYEE, at=region)).get("/i-dag/").content.decode()
    assert f"/hvem-er-de-frivillige/{ward.pk}/" in text
    assert f"/hvem-er-de-frivillige/{other.pk}/" in text


def test_a_place_without_volunteers_says_so(client_of, url, employee):
    Shift.objects.all().delete()
    assert client_of(employee).get(url).status_code == 200
