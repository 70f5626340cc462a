"""A stand on trial: two organisations fill it, visitors are a number, and leads leave their own name (RM-55)."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER, SYSTEM
from samspil.base.core.errors import Conflict, Denied, Invalid, NotVisible
from samspil.base.events.models import Event
from samspil.doors.kiosk.actions import (
    add_stock_item,
    count_stock,
    drop_stock_item,
    make_tablet,
    note_visitors,
    revoke_tablet,
    tablet_count_visitors,
    tablet_leave_interest,
)
from samspil.doors.kiosk.models import StockItem, Tablet, Tally
from samspil.people.activities.actions import share_activity
from samspil.people.applications.models import Interest
from samspil.society.access.matrix import Duty
from tests import factories
from tests.hostile import HostileClient
from tests.rotas.factories import ready, shift, taken

LEAD = {"name": "Ida Interesseret", "email": "ida@example.dk", "phone": "", "kind": "", "consent": "on"}


@pytest.fixture
def stand(ward):
    return factories.published_activity(ward, title="Infostand i forhallen", kind="cafe_stand")


@pytest.fixture
def parties(region, stand):
    """Two associations that share the stand, each with its leader and a volunteer who is ready."""
    found = []
    for name in ("Røde Kors Viborg", "Kræftens Bekæmpelse Viborg"):
        partner = factories.partner(region, name=name)
        share_activity(SYSTEM, stand, partner=partner)
        leader = factories.assigned(Duty.ASSOCIATION_LEADER, at=partner)
        found.append((partner, leader, ready(stand, f"Frivillig i {name}", partner=partner)[0]))
    return found


@pytest.fixture
def key(coordinator, ward):
    return make_tablet(coordinator, ward, name="Forhallen")


@pytest.fixture
def tablet(key):
    return Tablet.objects.get()


@pytest.fixture
def on(stand):
    """A shift that begins in twenty minutes: the stand is being put up."""
    return shift(stand, days=20 / 1440, places=4)


def at(key, on, what=""):
    return f"/tavle/{key}/stand/{on.pk}/{what}"


@pytest.mark.requirement("RM-55")
def test_a_stand_shift_is_filled_by_two_organisations(client_of, coordinator, stand, parties, on):
    for _partner, _leader, volunteer in parties:
        taken(volunteer, on)
    page = client_of(coordinator).get(f"/indsatser/{stand.pk}/stand/").content.decode()
    assert "Røde Kors Viborg: 1" in page
    assert "Kræftens Bekæmpelse Viborg: 1" in page
    assert "Frivillig i" not in page


@pytest.mark.requirement("RM-55")
def test_a_lead_reads_the_words_agrees_and_becomes_an_interest(key, on):
    client = HostileClient()
    page = client.get(at(key, on, "interesse/")).content.decode()
    assert "gemmer Region Midtjylland dit navn" in page
    refused = client.post(at(key, on, "interesse/"), LEAD | {"consent": ""})
    assert refused.status_code == 422
    assert not Interest.objects.exists()
    assert client.post(at(key, on, "interesse/"), LEAD).url == at(key, on, "?sagt=tak")
    interest = Interest.objects.get()
    assert (interest.name, interest.email, interest.workplace) == (
        "Ida Interesseret",
        "ida@example.dk",
        on.activity.workplace,
    )
    assert Tally.objects.get().interests == 1
    fact = Event.objects.get(verb="stand.interest_left")
    assert fact.payload == {"interest": interest.pk, "consent": "stand-2026-11"}
    assert "Ida" not in client.get(at(key, on, "?sagt=tak")).content.decode()


def test_a_lead_without_a_way_to_answer_is_asked_for_one(key, on):
    refused = HostileClient().post(at(key, on, "interesse/"), LEAD | {"email": ""})
    assert refused.status_code == 422
    assert not Tally.objects.exists()


@pytest.mark.requirement("RM-55")
def test_visitors_are_a_plain_count_that_goes_up_and_down_but_never_below_none(key, on):
    client = HostileClient()
    for more in ("5", "1", "-1", "nonsense"):
        assert client.post(at(key, on, "besoegende/"), {"more": more}).status_code == 302
    assert Tally.objects.get().visitors == 5
    for _turn in range(7):
        client.post(at(key, on, "besoegende/"), {"more": "-1"})
    assert Tally.objects.get().visitors == 0
    assert client.get(f"/tavle/{key}/").content.decode().count(at(key, on)) == 1


def test_two_thumbs_at_once_count_two(tablet, key, on):
    stale = type(on).objects.select_related("activity__workplace__unit", "tally").get(pk=on.pk)
    for one in (on, stale):
        tablet_count_visitors(STRANGER, tablet, one, key=key, more=1)
    assert Tally.objects.get().visitors == 2


def test_the_tablet_serves_only_a_stand_that_is_on_at_its_own_workplace(region, ward, stand, tablet, key, on):
    later, other = shift(stand, days=2), factories.published_activity(ward)
    no_stand = shift(other, days=20 / 1440)
    elsewhere = factories.published_activity(
        factories.open_workplace(region, name="Anden forhal"), kind="cafe_stand"
    )
    for one in (later, no_stand, shift(elsewhere, days=20 / 1440)):
        assert HostileClient().get(at(key, one)).status_code == 404
        with pytest.raises(NotVisible):
            tablet_count_visitors(STRANGER, tablet, one, key=key, more=1)
    with pytest.raises(NotVisible):
        tablet_leave_interest(STRANGER, tablet, on, key="another", name="Ida", email="ida@example.dk")
    revoke_tablet(SYSTEM, tablet)
    assert HostileClient().get(at(key, on, "interesse/")).status_code == 404


def test_every_party_looks_after_the_stock_and_the_tablet_counts_it(
    client_of, coordinator, parties, stand, key, on
):
    _partner, leader, volunteer = parties[0]
    leaflets = add_stock_item(coordinator, stand, name="Foldere", number=100, least=20)
    with pytest.raises(Invalid):
        add_stock_item(coordinator, stand, name="foldere", number=1)
    cups = add_stock_item(leader, stand, name="Krus", number=40)
    with pytest.raises(Denied):
        count_stock(volunteer, stand, counts={leaflets.pk: 3})
    assert HostileClient().post(at(key, on, "beholdning/"), {f"item-{leaflets.pk}": "12"}).status_code == 422
    typed = {f"item-{leaflets.pk}": "12", f"item-{cups.pk}": "35"}
    assert HostileClient().post(at(key, on, "beholdning/"), typed).status_code == 302
    leaflets.refresh_from_db()
    assert leaflets.runs_out
    assert "Hent flere" in HostileClient().get(at(key, on)).content.decode()
    client = client_of(leader)
    assert client.post(f"/indsatser/{stand.pk}/stand/beholdning/", typed).status_code == 302
    assert client.post(f"/beholdning/{cups.pk}/ophoer/").status_code == 302
    new = {"name": "Plakater", "number": "3", "least": "0"}
    assert client.post(f"/indsatser/{stand.pk}/stand/beholdning/ny/", new).status_code == 302
    assert sorted(StockItem.objects.values_list("name", flat=True)) == ["Foldere", "Plakater"]


def test_what_lies_on_a_stand_is_nobody_elses(client_of, coordinator, foreigner, stand, ward):
    item = add_stock_item(coordinator, stand, name="Foldere", number=1)
    other = factories.published_activity(ward)
    strange = add_stock_item(coordinator, other, name="Bøger", number=7)
    count_stock(coordinator, stand, counts={strange.pk: 0})
    strange.refresh_from_db()
    assert strange.number == 7
    drop_stock_item(coordinator, item)
    drop_stock_item(coordinator, item)
    assert client_of(foreigner).get(f"/indsatser/{stand.pk}/stand/").status_code == 404
    assert client_of(coordinator).get(f"/indsatser/{other.pk}/stand/").status_code == 404


def test_a_party_notes_its_own_visitors_afterwards(client_of, coordinator, parties, stand):
    (partner, leader, _one), (_other, stranger, _two) = parties
    with clock.stopped_at(clock.now() - timedelta(days=1)):
        on = shift(stand, days=0.1, partner=partner)
    with pytest.raises(Denied):
        note_visitors(stranger, on, visitors=3)
    assert client_of(leader).post(f"/vagter/{on.pk}/besoegende/", {"visitors": "17"}).status_code == 302
    assert Tally.objects.get().visitors == 17
    assert client_of(coordinator).get(f"/vagter/{on.pk}/besoegende/").status_code == 403
    with pytest.raises(Conflict):
        note_visitors(coordinator, shift(stand), visitors=1)


def test_the_page_of_a_stand_asks_as_often_for_many_shifts_as_for_one(
    client_of, coordinator, parties, stand, on
):
    client, address = client_of(coordinator), f"/indsatser/{stand.pk}/stand/"
    taken(parties[0][2], on)
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    for days in (2, 4, 6):
        taken(parties[1][2], shift(stand, days=days))
        shift(stand, days=days, partner=parties[0][0])
    with CaptureQueriesContext(connection) as more:
        client.get(address)
    assert len(more) == len(few)
