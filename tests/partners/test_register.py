"""The register of stakeholders: of which kind, whom one reaches, and when somebody last spoke with them."""

from datetime import timedelta

import pytest
from django.urls import reverse

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Denied, Invalid
from samspil.society.access.matrix import Duty
from samspil.society.partners.actions import change_partner, note_talk, register_partner
from samspil.society.partners.models import PartnerTalk
from samspil.society.partners.queries import register
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def consultant(region):
    return factories.assigned(Duty.CONSULTANT, at=region)


@pytest.fixture
def seniors(region):
    return register_partner(SYSTEM, region, kind="seniors", name="Ældre Sagen, lokalafdelingen")


@pytest.fixture
def council(region):
    return register_partner(SYSTEM, region, kind="council", name="Ældrerådet")


def spoken(partner, days, by=SYSTEM, **words):
    day = clock.today() - timedelta(days=days)
    return note_talk(by, partner, **{"held_on": day, "way": "meeting", "about": "Rekruttering"} | words)


@pytest.mark.requirement("VB-35")
def test_the_register_is_filtered_by_type_and_shows_contact_and_last_dialogue(
    region, seniors, council, consultant, client_of
):
    change_partner(consultant, seniors, contact_name="Ruth Formand")
    spoken(seniors, 30, about="Besøgsvenner i Ørum")
    spoken(seniors, 90, about="For længe siden")
    url = reverse("partners:partners")
    page = client_of(consultant).get(url, {"slags": "seniors"}).text
    for words in ("Ældre Sagen, lokalafdelingen", "Ruth Formand", "Besøgsvenner i Ørum"):
        assert words in page
    assert "Ældrerådet" not in page.partition('id="results"')[2]
    assert "For længe siden" not in page
    assert "Ældrerådet" in client_of(consultant).get(url, {"slags": "nonsense"}).text


@pytest.mark.requirement("VB-35")
def test_those_with_whom_nobody_has_spoken_for_a_year_are_found(seniors, council, consultant):
    spoken(seniors, 400)
    assert set(register(consultant, quiet=True)) == {seniors, council}
    spoken(seniors, 3)
    assert list(register(consultant, quiet=True)) == [council]
    assert list(register(consultant, kind="council")) == [council]


def test_a_talk_is_noted_on_the_page(seniors, consultant, coordinator, foreigner, client_of):
    client, url = client_of(consultant), reverse("partners:talk", args=[seniors.pk])
    assert client.get(url).status_code == 200
    sent = {"held_on": clock.today().strftime("%d.%m.%Y"), "way": "call", "about": "Tur til havnen"}
    assert client.post(url, sent | {"about": ""}).status_code == 422
    assert client.post(url, sent).status_code == 302
    for by in (consultant, coordinator):
        assert "Tur til havnen" in client_of(by).get(reverse("partners:partner", args=[seniors.pk])).text
    assert client_of(coordinator).get(url).status_code == 403
    assert client_of(foreigner).get(url).status_code == 404
    assert not PartnerTalk.objects.visible_to(foreigner).exists()


def test_a_talk_has_been_held_by_somebody_who_may_note_it(seniors, coordinator, consultant):
    with pytest.raises(Denied):
        spoken(seniors, 1, by=coordinator)
    for wrong in (
        {"held_on": clock.today() + timedelta(days=1)},
        {"about": "  "},
        {"next_on": clock.today() - timedelta(days=9)},
    ):
        with pytest.raises(Invalid):
            spoken(seniors, 1, by=consultant, **wrong)


def test_the_register_costs_the_same_however_long_it_is(
    region, consultant, client_of, django_assert_max_num_queries
):
    client, url = client_of(consultant), reverse("partners:partners")
    client.get(url)
    for number in range(6):
        spoken(register_partner(SYSTEM, region, kind="seniors", name=f"Forening {number}"), number)
    with django_assert_max_num_queries(14):
        client.get(url)
