"""What associations can get help with is put up, found, and gone when its time is over."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER
from samspil.base.core.errors import Conflict, Denied, Invalid, NotVisible
from samspil.learning.networks.actions.support import change_support, offer_support, withdraw_support
from samspil.learning.networks.models import SupportOffer
from samspil.learning.networks.queries import support as queries
from samspil.society.access.matrix import Duty
from tests import factories

pytestmark = pytest.mark.django_db


def offered(by, region, **fields):
    values = {"kind": "room", "title": "Lån et mødelokale", "text": "Ring, og hent nøglen.", **fields}
    return offer_support(by, region, **values)


def on_the_list(**narrowed):
    return [one.title for one in queries.support(**narrowed)]


@pytest.mark.requirement("HJ-19")
def test_support_is_listed_for_everybody_and_shown_to_associations(
    client_of, consultant, region, association
):
    offered(consultant, region, email="huset@example.dk", phone="+4578440000")
    offered(consultant, region, kind="money", title="§ 18-midler: søg nu", url="https://example.dk/18")
    shown = client_of(None).get(reverse("networks:support")).text
    assert "Lån et mødelokale" in shown
    assert "§ 18-midler" in shown


def test_an_offer_leaves_the_list_when_its_last_day_is_over(consultant, region):
    offered(consultant, region, ends_on=clock.today() + timedelta(days=3))
    assert on_the_list() == ["Lån et mødelokale"]
    with time_machine.travel(clock.now() + timedelta(days=4), tick=False):
        assert on_the_list() == []


def test_the_list_is_narrowed_by_authority_and_kind(consultant, region):
    viborg = factories.authority("Viborg Kommune", kind="municipality")
    offered(factories.assigned(Duty.CONSULTANT, at=viborg), viborg, title="Viborg", kind="course")
    offered(consultant, region, title="Region")
    assert on_the_list(authority=viborg) == ["Viborg"]
    assert on_the_list(kind="room") == ["Region"]


def test_consultants_and_administrators_edit_and_nobody_else(
    region, consultant, administrator, leader, coordinator, association, foreigner, volunteer
):
    for by in (consultant, administrator):
        offered(by, region)
    offer = SupportOffer.objects.first()
    for by in (leader, coordinator, association, foreigner, volunteer, STRANGER):
        with pytest.raises(Denied):
            offered(by, region)
        with pytest.raises(Denied):
            change_support(by, offer, title="Andet")
        with pytest.raises(NotVisible):
            queries.offer_to_edit_or_404(by, offer.pk)


def test_an_offer_cannot_end_before_it_starts(consultant, region):
    today = clock.today()
    with pytest.raises(Invalid):
        offered(consultant, region, starts_on=today, ends_on=today - timedelta(days=1))
    offer = offered(consultant, region, starts_on=today)
    with pytest.raises(Invalid):
        change_support(consultant, offer, ends_on=today - timedelta(days=1))


def test_an_offer_is_taken_down_once_and_put_up_again(consultant, region):
    offer = offered(consultant, region)
    withdraw_support(consultant, offer)
    with pytest.raises(Conflict):
        withdraw_support(consultant, SupportOffer.objects.get())
    assert on_the_list() == []
    change_support(consultant, SupportOffer.objects.get(), title="Lån salen")
    assert on_the_list() == ["Lån salen"]


def test_the_pages_of_those_who_edit(client_of, consultant, region, coordinator):
    client = client_of(consultant)
    new = reverse("networks:support_new")
    client.get(new)
    said = {"authority": region.pk, "kind": "room", "title": "Lån salen", "text": "Hver tirsdag."}
    assert client.post(new, {**said, "ends_on": "32.1.2027"}).status_code == 422
    assert client.post(new, said).url == reverse("networks:support_ours")
    offer = SupportOffer.objects.get()
    assert "Lån salen" in client.get(reverse("networks:support_ours")).text
    change = reverse("networks:support_change", args=[offer.pk])
    assert "Hver tirsdag." in client.get(change).text
    client.post(change, {**said, "title": "Lån køkkenet"})
    client.post(reverse("networks:support_withdrawal", args=[offer.pk]))
    assert "Ikke på listen" in client.get(reverse("networks:support_ours")).text
    for url in (new, reverse("networks:support_ours"), change):
        assert client_of(coordinator).get(url).status_code == 404


def test_the_list_costs_the_same_however_long_it_is(
    client_of, consultant, region, django_assert_max_num_queries
):
    for n in range(5):
        offered(consultant, region, title=f"Tilbud {n}")
    with django_assert_max_num_queries(4):
        client_of(None).get(reverse("networks:support"), {"slags": "room"})


@pytest.mark.requirement("HJ-19")
def test_associations_are_led_to_support_from_their_page_of_today(client_of, association):
    assert f'href="{reverse("networks:support")}"' in client_of(association).get(reverse("portal:today")).text
