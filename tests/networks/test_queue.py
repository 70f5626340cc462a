"""The consultant's queue: who waits, whom they are brought together with, and how long it takes."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Conflict, Denied, Invalid, NotVisible
from samspil.learning.networks.actions.advice import (
    answer_advice,
    ask_for_advice,
    erase_advice,
    note_advice,
    take_back_advice,
)
from samspil.learning.networks.actions.introductions import introduce_colleague, introduce_network
from samspil.learning.networks.actions.networks import found_network
from samspil.learning.networks.models import AdviceCase, Introduction
from samspil.learning.networks.queries.queue import figures_of, introduction_or_404, queue_of
from samspil.learning.networks.rules.queue import in_words, median_wait
from samspil.society.access.matrix import Duty
from samspil.society.accounts.models import User
from tests import factories
from tests.networks.conftest import told

BEGIN = datetime(2026, 11, 2, 8, tzinfo=UTC)


def hours(number):
    return BEGIN + timedelta(hours=number)


def test_half_of_them_had_the_first_answer_within_the_median():
    answers = [
        (BEGIN, [hours(90), hours(2), None]),
        (BEGIN, [hours(5)]),
        (BEGIN, [None, hours(100)]),
        (BEGIN, [None]),
    ]
    assert median_wait(answers) == timedelta(hours=5)
    assert median_wait([(BEGIN, [None])]) is None


def test_the_median_is_told_in_words():
    told_of = [timedelta(minutes=20), timedelta(hours=5), timedelta(days=2, hours=20)]
    assert [in_words(wait) for wait in (None, *told_of)] == [
        "ikke noget at tælle endnu",
        "under en time",
        "5 timer",
        "3 dage",
    ]


@pytest.fixture
def case(coordinator, region):
    return ask_for_advice(coordinator, region, kind="peer", question="Hvem har prøvet det?")


def email_of(actor):
    return User.objects.get(pk=actor.user_id).email


@pytest.mark.django_db
@pytest.mark.requirement("RM-72")
def test_the_queue_shows_who_waits_and_counts_the_median_and_the_introductions(
    coordinator, consultant, foreigner, leader, region, client_of
):
    now = clock.now().replace(microsecond=0)
    for days, first, kind in ((9, 8, "advice"), (9, 6, "peer"), (9, 5, "network")):
        with time_machine.travel(now - timedelta(days=days), tick=False):
            asked = ask_for_advice(coordinator, region, kind=kind, question=f"Spørgsmål {kind}")
        with time_machine.travel(now - timedelta(days=first), tick=False):
            note_advice(consultant, asked, text="Jeg vender tilbage.")
        with time_machine.travel(now - timedelta(days=1), tick=False):
            if kind == "advice":
                answer_advice(consultant, asked, solution="Sådan.")
    with time_machine.travel(now - timedelta(days=2), tick=False):
        take_back_advice(coordinator, ask_for_advice(coordinator, region, kind="peer", question="Nej"))
    peer = AdviceCase.objects.get(question="Spørgsmål peer")
    introduce_colleague(consultant, peer, email=email_of(foreigner), words="I har begge et hospice.")
    found = figures_of(consultant)
    assert (found.waiting, found.longest, found.introductions, found.median) == (2, 9, 1, "3 dage")
    page = client_of(consultant).get(reverse("networks:queue")).text
    for words in ("3 dage", "Sat i forbindelse med", "Fremmed"):
        assert words in page
    narrowed = client_of(consultant).get(reverse("networks:queue"), {"slags": "network"}).text
    assert "Spørgsmål network" in narrowed
    assert "Spørgsmål peer" not in narrowed.partition("Forbindelser")[0]
    assert client_of(leader).get(reverse("networks:queue")).status_code == 403


@pytest.mark.django_db
@pytest.mark.requirement("RM-72")
def test_both_are_told_and_see_how_they_reach_each_other(
    case, coordinator, consultant, foreigner, leader, volunteer, client_of
):
    client, url = client_of(consultant), reverse("networks:introduce_colleague", args=[case.pk])
    assert client.get(url).status_code == 200
    assert client.post(url, {"email": "nobody@example.dk"}).status_code == 422
    assert client.post(url, {"email": email_of(foreigner), "words": "Ring"}).status_code == 302
    assert client.post(url, {"email": email_of(foreigner)}).status_code == 422
    for by in (coordinator, foreigner):
        assert told(by) == ["En kollega at tale med"]
        found = Introduction.objects.get()
        page = client_of(by).get(reverse("networks:introduction", args=[found.pk])).text
        assert email_of(coordinator) in page
        assert email_of(foreigner) in page
        assert "Hvem har prøvet det?" not in page
    for by in (leader, volunteer):
        with pytest.raises(NotVisible):
            introduction_or_404(by, found.pk)
    assert "Sat i forbindelse med" in client.get(reverse("networks:advice_case", args=[case.pk])).text


@pytest.mark.django_db
def test_the_one_who_asks_is_taken_into_a_network_of_the_consultant(
    case, coordinator, consultant, region, client_of
):
    network = found_network(consultant, region, name="Koordinatorer på hospitaler")
    client, url = client_of(consultant), reverse("networks:introduce_network", args=[case.pk])
    assert "Koordinatorer på hospitaler" in client.get(url).text
    assert client.post(url, {"network": network.pk}).status_code == 302
    assert client.post(url, {"network": network.pk}).status_code == 422
    assert told(coordinator) == ["Velkommen til et netværk"]
    assert client_of(coordinator).get(reverse("networks:network", args=[network.pk])).status_code == 200


@pytest.mark.django_db
def test_who_may_bring_people_together_and_until_when(
    case, coordinator, consultant, leader, foreigner, region
):
    network = found_network(leader, region, name="Lederes eget")
    for by in (coordinator, leader, foreigner):
        with pytest.raises(Denied):
            introduce_colleague(by, case, email=email_of(foreigner))
        with pytest.raises(Denied):
            introduce_network(by, case, network=network)
    with pytest.raises(NotVisible):  # a network that the consultant does not belong to
        introduce_network(consultant, case, network=network)
    with pytest.raises(Invalid):  # nobody meets themselves
        introduce_colleague(consultant, case, email=email_of(coordinator))
    own = ask_for_advice(consultant, region, kind="peer", question="Og jeg?")
    with pytest.raises(Denied):
        introduce_colleague(consultant, own, email=email_of(foreigner))
    assert not Introduction.objects.exists()
    answer_advice(consultant, case, solution="Ring til Vejle.")
    with pytest.raises(Conflict):
        introduce_colleague(consultant, case, email=email_of(foreigner))


@pytest.mark.django_db
def test_an_introduction_is_deleted_with_the_question(case, consultant, foreigner):
    introduce_colleague(consultant, case, email=email_of(foreigner))
    answer_advice(consultant, case, solution="Godt I fandt hinanden.")
    erase_advice(SYSTEM, case)
    assert not Introduction.objects.exists()


@pytest.mark.django_db
def test_the_queue_costs_the_same_however_long_it_is(
    coordinator, consultant, region, client_of, django_assert_max_num_queries
):
    client = client_of(consultant)
    client.get(reverse("networks:queue"))
    other = factories.assigned(Duty.COORDINATOR, at=factories.open_workplace(region, name="Andet sted"))
    for by in (coordinator, other) * 3:
        case = ask_for_advice(by, region, kind="peer", question="Hvem?")
        introduce_colleague(consultant, case, email=email_of(consultant))
    assert queue_of(consultant).count() == 6
    with django_assert_max_num_queries(20):
        client.get(reverse("networks:queue"))
