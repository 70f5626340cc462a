"""People are referred in both directions, and only after their own yes (RM-74)."""

from datetime import timedelta

import pytest
import time_machine

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER, SYSTEM
from samspil.base.core.errors import Closed, Conflict, Denied, IllegalMove, Invalid, NotVisible
from samspil.people.applications.actions import leave_interest
from samspil.people.applications.models import Interest
from samspil.people.centres.actions import (
    agree_to_referral,
    decline_referral,
    lapse_referral,
    refer_to_centre,
    refer_to_workplace,
    settle_referral,
)
from samspil.people.centres.jobs import forget_referrals
from samspil.people.centres.models import Referral
from samspil.society.notifications.models import Notification
from tests import factories
from tests.centres.conftest import centre_of
from tests.hostile import HostileClient

IDA = {"name": "Ida Interesseret", "email": "ida@example.dk"}


@pytest.fixture
def sent(guide, house, vacancy):
    """The centre has asked Ida whether it may pass her on to the ward."""
    return refer_to_workplace(guide, vacancy, centre=house, **IDA)


@pytest.fixture
def interest(region, ward):
    return leave_interest(SYSTEM, region, workplace=ward, **IDA)


@pytest.fixture
def received(coordinator, interest, house):
    """The ward has asked Ida whether the centre may contact her."""
    return refer_to_centre(coordinator, interest, centre=house)


def page_of(referral):
    return f"/henvisning/{referral.pk}-{referral.key}/"


@pytest.mark.requirement("RM-74", "VB-38")
def test_a_centre_refers_to_a_workplace_and_nothing_is_passed_on_before_the_persons_own_yes(
    client_of, guide, house, vacancy
):
    answer = client_of(guide).post(f"/frivilligcentre/{house.pk}/opslag/{vacancy.pk}/", IDA)
    assert answer.status_code == 302
    assert not Interest.objects.exists()
    asked = Referral.objects.get()
    assert Notification.objects.filter(address="ida@example.dk").count() == 1
    client = HostileClient()
    page = client.get(page_of(asked)).content.decode()
    for word in ("Ida Interesseret", "Frivilligcenter Viborg", "Medicinsk afdeling"):
        assert word in page
    assert not Interest.objects.exists()
    assert client.post(page_of(asked) + "ja/").status_code == 302
    interest = Interest.objects.get()
    assert (interest.name, interest.email, interest.workplace) == (*IDA.values(), vacancy.activity.workplace)
    asked.refresh_from_db()
    assert (asked.name, asked.email) == ("-", "")
    assert "kontakter dig" in client.get(page_of(asked)).content.decode()


@pytest.mark.requirement("RM-74", "VB-38")
def test_a_workplace_refers_to_a_centre_and_the_centre_sees_whom_after_the_persons_own_yes(
    client_of, coordinator, guide, house, interest
):
    address = f"/ansoegninger/interesser/{interest.pk}/henvisning/"
    assert client_of(coordinator).post(address, {"centre": str(house.pk)}).status_code == 302
    asked = Referral.objects.get()
    own = f"/frivilligcentre/{house.pk}/"
    assert "Ida" not in client_of(guide).get(own).content.decode()
    assert HostileClient().post(page_of(asked) + "ja/").status_code == 302
    assert "ida@example.dk" in client_of(guide).get(own).content.decode()
    assert client_of(guide).post(f"/henvisninger/{asked.pk}/afslutning/").status_code == 302
    asked.refresh_from_db()
    assert (asked.name, asked.email) == ("-", "")
    assert "slettet" in HostileClient().get(page_of(asked)).content.decode()


def test_a_no_deletes_the_row_and_so_does_a_yes_taken_back(sent, received):
    assert HostileClient().post(page_of(sent) + "nej/").url == "/henvisning/slettet/"
    agree_to_referral(STRANGER, received, key=received.key)
    assert HostileClient().post(page_of(received) + "nej/").status_code == 302
    assert not Referral.objects.exists()
    assert HostileClient().get("/henvisning/slettet/").status_code == 200


def test_only_the_persons_own_address_answers_and_only_once(sent):
    assert HostileClient().get(f"/henvisning/{sent.pk}-forkert/").status_code == 404
    with pytest.raises(NotVisible):
        agree_to_referral(STRANGER, sent, key="forkert")
    late = Referral.objects.select_related("centre", "authority", "workplace__unit", "activity").get()
    agree_to_referral(STRANGER, sent, key=sent.key)
    with pytest.raises(Conflict):
        agree_to_referral(STRANGER, late, key=late.key)
    with pytest.raises(Conflict):
        decline_referral(STRANGER, late, key=late.key)
    assert Interest.objects.count() == 1


def test_nobody_is_asked_twice(guide, house, vacancy, interest, sent, received):
    with pytest.raises(Invalid):
        refer_to_workplace(guide, vacancy, centre=house, **IDA)
    with pytest.raises(Invalid):
        refer_to_centre(SYSTEM, interest, centre=house)


def test_nobody_is_referred_without_an_address_or_to_a_vacancy_that_is_not_shared(
    region, guide, house, vacancy, interest
):
    silent = leave_interest(SYSTEM, region, name="Tavs", phone="+4520304050")
    with pytest.raises(Invalid):
        refer_to_centre(SYSTEM, silent, centre=house)
    with pytest.raises(Invalid):
        refer_to_centre(SYSTEM, interest, centre=factories.partner(region))
    other, stranger = centre_of(factories.authority("Hjørring Kommune", kind="municipality"))
    with pytest.raises(Closed):
        refer_to_workplace(stranger, vacancy, centre=other, **IDA)
    with pytest.raises(Denied):
        refer_to_workplace(stranger, vacancy, centre=house, **IDA)
    with pytest.raises(Denied):
        refer_to_centre(guide, interest, centre=house)


def test_a_centre_settles_only_its_own_and_only_after_the_yes(guide, received):
    _other, stranger = centre_of(factories.authority("Hjørring Kommune", kind="municipality"))
    with pytest.raises(IllegalMove):
        settle_referral(guide, received)
    agree_to_referral(STRANGER, received, key=received.key)
    assert received not in Referral.objects.visible_to(stranger)
    with pytest.raises(Denied):
        settle_referral(stranger, received)


def test_what_nobody_answers_is_deleted_after_two_weeks_and_a_name_leaves_the_centre_after_half_a_year(
    sent, received
):
    with pytest.raises(Denied):
        lapse_referral(STRANGER, sent)
    agree_to_referral(STRANGER, received, key=received.key)
    with time_machine.travel(clock.now() + timedelta(days=15)):
        forget_referrals.func()
        assert list(Referral.objects.all()) == [received]
    with time_machine.travel(clock.now() + timedelta(days=184)):
        forget_referrals.func()
    received.refresh_from_db()
    assert (received.state, received.name, received.email) == ("settled", "-", "")
