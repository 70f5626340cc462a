"""Those who look after volunteers meet in networks. Members read and write; for all others there is nothing."""

from datetime import timedelta

import pytest
from django.urls import reverse

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER
from samspil.base.core.errors import Conflict, Denied, Invalid, NotVisible
from samspil.learning.networks.actions.networks import (
    add_member,
    call_off_gathering,
    describe_network,
    found_network,
    leave_network,
    plan_gathering,
    take_back_post,
    write_post,
)
from samspil.learning.networks.models import Gathering, Membership, Network, Post
from samspil.learning.networks.queries import networks as queries
from samspil.society.accounts.models import User
from samspil.society.duties.actions import end_duty
from samspil.society.duties.models import Assignment
from samspil.society.duties.queries import actor_for
from tests.networks.conftest import told

pytestmark = pytest.mark.django_db


def address(actor):
    return User.objects.get(pk=actor.user_id).email


@pytest.fixture
def network(coordinator, region, foreigner) -> Network:
    """Karen's network, with Frede of another hospital and another authority in it."""
    made = found_network(coordinator, region, name="Koordinatorer i Midt", about="Vi hjælper hinanden.")
    add_member(coordinator, made, email=address(foreigner))
    return made


def planned(by, network, **fields):
    starts = clock.now() + timedelta(days=7)
    values = {"starts_at": starts, "ends_at": starts + timedelta(hours=2), "place": "Viborg", **fields}
    return plan_gathering(by, network, title="Hvordan siger vi nej?", **values)


@pytest.mark.requirement("RM-70")
def test_a_post_reaches_the_member_at_another_hospital_and_nobody_else(
    client_of, coordinator, foreigner, network, leader, administrator, volunteer
):
    write_post(coordinator, network, text="Hvordan finder I vejvisere til om morgenen?")
    assert told(foreigner) == ["Velkommen til et netværk", "Nyt i dit netværk"]
    assert told(coordinator) == told(leader) == []
    page = reverse("networks:network", args=[network.pk])
    assert "vejvisere til om morgenen" in client_of(foreigner).get(page).text
    for who in (leader, administrator, volunteer):
        assert client_of(who).get(page).status_code == 404
    assert client_of(None).get(page).status_code == 302


def test_what_is_written_travels_in_no_message(coordinator, foreigner, network):
    write_post(coordinator, network, text="Hemmelig sætning")
    written = User.objects.get(pk=foreigner.user_id).notifications.values_list("body", flat=True)
    assert not [body for body in written if "Hemmelig" in str(body)]


def test_answers_stand_below_what_they_answer(coordinator, foreigner, network):
    first = write_post(coordinator, network, text="Hvem kender et godt sted at købe veste?")
    answer = write_post(foreigner, network, text="Ring til mig.", parent=first)
    [post] = queries.talk_of(network)
    assert list(post.replies.all()) == [answer]
    assert told(coordinator) == ["Nyt i dit netværk"]
    with pytest.raises(Conflict):
        write_post(coordinator, network, text="Svar på et svar", parent=answer)


def test_nobody_outside_does_anything(coordinator, network, leader, administrator, volunteer):
    post, gathering = write_post(coordinator, network, text="Hej"), planned(coordinator, network)
    for by in (leader, administrator, volunteer, STRANGER):
        for attempt in (
            lambda by=by: write_post(by, network, text="Hej"),
            lambda by=by: add_member(by, network, email=address(leader)),
            lambda by=by: describe_network(by, network, name="Andet"),
            lambda by=by: planned(by, network),
            lambda by=by: take_back_post(by, post),
            lambda by=by: call_off_gathering(by, gathering),
            lambda by=by: leave_network(by, network),
            lambda by=by: queries.network_or_404(by, network.pk),
            lambda by=by: queries.post_or_404(by, post.pk),
            lambda by=by: queries.gathering_or_404(by, gathering.pk),
        ):
            with pytest.raises(NotVisible):
                attempt()


def test_only_those_who_look_after_volunteers_found_networks_and_only_where_they_do(
    region, foreigner, volunteer, association
):
    for by in (foreigner, volunteer, STRANGER):
        with pytest.raises(Denied):
            found_network(by, region, name="Nej")
    with pytest.raises(Invalid):
        found_network(association, region, name=" ")
    assert found_network(association, region, name="Foreningerne").name == "Foreningerne"


def test_volunteers_and_unknown_addresses_are_told_apart_for_nobody(coordinator, network, volunteer):
    said = set()
    for email in (address(volunteer), "ingen@example.dk"):
        with pytest.raises(Invalid) as refused:
            add_member(coordinator, network, email=email)
        said.add(str(refused.value))
    assert len(said) == 1


def test_a_member_is_a_member_once(coordinator, foreigner, network):
    with pytest.raises(Invalid):
        add_member(coordinator, network, email=address(foreigner))
    assert Membership.objects.filter(user=foreigner.user_id).count() == 1


def test_whoever_leaves_reads_nothing_more_and_the_oldest_member_becomes_host(
    coordinator, foreigner, network
):
    leave_network(coordinator, network)
    with pytest.raises(NotVisible):
        queries.network_or_404(coordinator, network.pk)
    assert Membership.objects.get(user=foreigner.user_id).is_host
    write_post(foreigner, network, text="Er her nogen?")
    assert told(coordinator) == []
    add_member(foreigner, network, email=address(coordinator))
    assert queries.network_or_404(coordinator, network.pk) == network


def test_whoever_has_no_duty_any_more_reads_nothing_and_hears_nothing(
    coordinator, foreigner, network, administrator
):
    boss = Assignment.objects.get(user=coordinator.user_id)
    end_duty(administrator, boss)
    former = actor_for(User.objects.get(pk=coordinator.user_id))
    with pytest.raises(NotVisible):
        queries.network_or_404(former, network.pk)
    before = told(coordinator)
    write_post(foreigner, network, text="Hej")
    assert told(coordinator) == before


def test_the_author_or_a_host_takes_a_post_back_with_its_answers(coordinator, foreigner, network, leader):
    mine = write_post(foreigner, network, text="Det skulle jeg ikke have skrevet")
    write_post(coordinator, network, text="Pyt", parent=mine)
    add_member(coordinator, network, email=address(leader))
    with pytest.raises(Denied):
        take_back_post(leader, mine)
    same = Post.objects.get(pk=mine.pk)
    take_back_post(coordinator, mine)
    with pytest.raises(Conflict):
        take_back_post(foreigner, same)
    assert not Post.objects.exists()


def test_members_are_called_to_a_meeting_and_told_when_it_is_off(coordinator, foreigner, network):
    gathering = planned(coordinator, network)
    assert told(foreigner)[-1] == "Dit netværk mødes"
    call_off_gathering(foreigner, gathering)
    assert told(coordinator)[-1] == "Et møde i dit netværk er aflyst"
    with pytest.raises(Conflict):
        call_off_gathering(coordinator, Gathering.objects.get())
    assert queries.gatherings_ahead(network) == []


@pytest.mark.parametrize(
    ("days", "hours", "place", "field"), [(-1, 2, "Her", "day"), (1, 0, "Her", "ends"), (1, 2, " ", "place")]
)
def test_a_meeting_that_cannot_be_is_refused(coordinator, network, days, hours, place, field):
    starts = clock.now() + timedelta(days=days)
    with pytest.raises(Invalid) as refused:
        planned(coordinator, network, starts_at=starts, ends_at=starts + timedelta(hours=hours), place=place)
    assert list(refused.value.errors) == [field]


def test_from_founding_to_leaving_on_the_pages(client_of, coordinator, region, foreigner):
    client = client_of(coordinator)
    client.get(reverse("networks:network_new"))
    client.post(reverse("networks:network_new"), {"name": "Vi i Midt", "authority": region.pk})
    network = Network.objects.get()
    page, members = (reverse(f"networks:{name}", args=[network.pk]) for name in ("network", "members"))
    assert client.post(members, {"email": "ingen@example.dk"}).status_code == 422
    client.post(members, {"email": address(foreigner)})
    assert "Fremmed afdeling" in client.get(members).text
    assert client.post(page, {"text": ""}).status_code == 422
    client.post(page, {"text": "Hej alle"})
    post = Post.objects.get()
    other = client_of(foreigner)
    other.post(reverse("networks:post", args=[post.pk]), {"text": "Hej Karen"})
    assert "Hej Karen" in client.get(page).text
    meeting = {"title": "Kaffe", "day": "24.12.2031", "starts": "10", "ends": "12", "place": "Kantinen"}
    client.get(reverse("networks:gathering_new", args=[network.pk]))
    client.post(reverse("networks:gathering_new", args=[network.pk]), meeting)
    assert "Kantinen" in other.get(page).text
    other.post(reverse("networks:gathering_cancellation", args=[Gathering.objects.get().pk]))
    client.post(reverse("networks:network_change", args=[network.pk]), {"name": "Vi i hele Midt"})
    assert "Vi i hele Midt" in other.get(reverse("networks:networks")).text
    client.post(reverse("networks:post_withdrawal", args=[post.pk]))
    client.post(reverse("networks:departure", args=[network.pk]))
    assert client.get(page).status_code == 404


def test_a_network_costs_the_same_however_much_is_written(
    client_of, coordinator, foreigner, network, django_assert_max_num_queries
):
    for n in range(6):
        post = write_post(coordinator, network, text=f"Nr. {n}")
        write_post(foreigner, network, text="Ja", parent=post)
    client = client_of(coordinator)
    page, members = (reverse(f"networks:{name}", args=[network.pk]) for name in ("network", "members"))
    client.get(page)
    with django_assert_max_num_queries(9):
        client.get(page)
    with django_assert_max_num_queries(8):
        client.get(members)
