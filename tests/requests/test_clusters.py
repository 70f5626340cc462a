"""“Vi bliver hinandens frivillige”: institutions near each other, their board, and the days they agree on."""

from datetime import timedelta

import pytest
from django.urls import reverse

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER
from samspil.base.core.errors import Closed, Conflict, Denied, IllegalMove, Invalid
from samspil.everyday.requests.actions import (
    agree_visit,
    ask_workplace,
    call_off_visit,
    close_post,
    end_cluster,
    found_cluster,
    join_cluster,
    leave_cluster,
    propose_visit,
    put_up_post,
)
from samspil.everyday.requests.flow import PostState, VisitState
from samspil.everyday.requests.models import Cluster, Member, Post, Visit
from samspil.society.access.matrix import Duty
from samspil.society.notifications.models import Notification
from tests import factories

SONG = {"kind": "offer", "title": "3.b synger i en time", "group": "children", "count": 22}


@pytest.fixture
def home(db):
    """A care home of one municipality."""
    return factories.open_workplace(
        factories.authority("Viborg Kommune"), name="Plejehjemmet", setting="care_home"
    )


@pytest.fixture
def school(db):
    """A school of another authority."""
    return factories.open_workplace(
        factories.authority("Friskolen"), name="Friskolen ved Åen", setting="school"
    )


@pytest.fixture
def karen(home):
    return factories.assigned(Duty.COORDINATOR, at=home, name="Karen")


@pytest.fixture
def lone(school):
    return factories.assigned(Duty.LEADER, at=school, name="Lone")


@pytest.fixture
def cluster(karen, home, lone, school):
    made = found_cluster(karen, home, name="Bydelen", about="Vi bor på samme vej")
    join_cluster(lone, ask_workplace(karen, made, school))
    return made


@pytest.fixture
def song(cluster, lone, school):
    return put_up_post(lone, cluster, school, **SONG, good_until=clock.today() + timedelta(days=30))


def hours(days=3, length=1):
    start = clock.now() + timedelta(days=days)
    return {"starts_at": start, "ends_at": start + timedelta(hours=length)}


@pytest.fixture
def visit(karen, song, home):
    return propose_visit(karen, song, home, **hours(), count=10)


@pytest.mark.requirement("VB-28")
def test_two_institutions_of_different_authorities_agree_on_a_day(cluster, song, visit, karen, lone):
    assert visit.state == VisitState.PROPOSED
    with pytest.raises(Denied):
        agree_visit(karen, visit)
    agree_visit(lone, visit)
    assert visit.state == VisitState.AGREED
    assert visit.agreed_by_id == lone.user_id
    told = Notification.objects.filter(kind="request")
    assert told.filter(recipient=karen.user_id).count() == 1
    assert told.filter(recipient=lone.user_id).count() == 2
    call_off_visit(karen, visit)
    with pytest.raises(IllegalMove):
        agree_visit(lone, visit)


@pytest.mark.requirement("VB-28")
def test_a_group_of_children_is_a_kind_and_a_number(song, visit):
    for model in (Post, Visit):
        people = {
            field.name
            for field in model._meta.get_fields()
            if field.is_relation
            and field.related_model._meta.label in {"accounts.User", "volunteers.Volunteer"}
        }
        assert people <= {"posted_by", "proposed_by", "agreed_by"}
    assert (song.group, song.count, visit.count) == ("children", 22, 10)


@pytest.mark.requirement("VB-28")
def test_the_board_shows_offers_and_wishes_to_the_employees_of_both(
    cluster, song, visit, home, school, client_of
):
    for place in (home, school):
        client = client_of(factories.assigned(Duty.EMPLOYEE, at=place))
        page = client.get(reverse("requests:cluster", args=[cluster.pk])).content.decode()
        assert "3.b synger i en time" in page
        assert '<form method="post"' not in page.split("<main", 1)[1]
        assert "Bydelen" in client.get(reverse("requests:clusters")).content.decode()


def test_outsiders_find_nothing(cluster, song, visit, coordinator, administrator, volunteer, client_of):
    for who in (coordinator, administrator, volunteer):
        client = client_of(who)
        assert client.get(reverse("requests:cluster", args=[cluster.pk])).status_code == 404
        assert "Bydelen" not in client.get(reverse("requests:clusters")).content.decode()
        for name, pk in (
            ("cluster_ending", cluster.pk),
            ("cluster_post_closing", song.pk),
            ("cluster_visit_agreement", visit.pk),
            ("cluster_visit_calling_off", visit.pk),
            ("cluster_membership", Member.objects.last().pk),
            ("cluster_leaving", Member.objects.last().pk),
        ):
            assert client.post(reverse(f"requests:{name}", args=[pk])).status_code == 404
        assert client.get(reverse("requests:cluster_visit_new", args=[song.pk])).status_code == 404


def test_employees_read_and_do_not_post(cluster, song, visit, home):
    employee = factories.assigned(Duty.EMPLOYEE, at=home)
    for attempt in (
        lambda: put_up_post(employee, cluster, home, **SONG, good_until=clock.today()),
        lambda: propose_visit(employee, song, home, **hours(), count=1),
        lambda: call_off_visit(employee, visit),
        lambda: found_cluster(employee, home, name="Min"),
        lambda: ask_workplace(employee, cluster, home),
        lambda: end_cluster(employee, cluster),
        lambda: found_cluster(STRANGER, home, name="Min"),
    ):
        with pytest.raises(Denied):
            attempt()


def test_who_is_asked_decides_and_may_say_no(cluster, karen, region):
    daycare = factories.open_workplace(region, name="Børnehaven", setting="daycare")
    sofie = factories.assigned(Duty.COORDINATOR, at=daycare)
    member = ask_workplace(karen, cluster, daycare)
    with pytest.raises(Conflict):
        ask_workplace(karen, cluster, daycare)
    with pytest.raises(Denied):
        join_cluster(karen, member)
    with pytest.raises(Closed):
        put_up_post(sofie, cluster, daycare, **SONG, good_until=clock.today())
    leave_cluster(sofie, member)
    assert not Cluster.objects.visible_to(sofie).exists()
    with pytest.raises(Conflict):
        join_cluster(sofie, member)
    join_cluster(sofie, ask_workplace(karen, cluster, daycare))


@pytest.mark.parametrize(
    ("change", "field"),
    [({"title": " "}, "title"), ({"count": 0}, "count"), ({"good_until": "yesterday"}, "good_until")],
)
def test_what_cannot_stand_on_the_board(cluster, lone, school, change, field):
    said = {**SONG, "good_until": clock.today(), **change}
    if said["good_until"] == "yesterday":
        said["good_until"] = clock.today() - timedelta(days=1)
    with pytest.raises(Invalid) as refused:
        put_up_post(lone, cluster, school, **said)
    assert field in refused.value.errors


def test_no_civil_registration_number_on_the_board(cluster, lone, school):
    with pytest.raises(Invalid):
        put_up_post(lone, cluster, school, **{**SONG, "title": "Barn 010218-1234"}, good_until=clock.today())


@pytest.mark.parametrize("when", [hours(days=-1), hours(length=0), hours(length=13)])
def test_a_day_that_cannot_be(karen, song, home, when):
    with pytest.raises(Invalid):
        propose_visit(karen, song, home, **when, count=1)


def test_one_does_not_answer_oneself_nor_what_is_gone(karen, lone, song, home, school):
    with pytest.raises(Conflict):
        propose_visit(lone, song, school, **hours(), count=1)
    close_post(lone, song)
    with pytest.raises(Conflict):
        propose_visit(karen, song, home, **hours(), count=1)


@pytest.mark.parametrize("who", ["guest", "host", "end"])
def test_whoever_leaves_calls_off_what_lies_ahead(cluster, visit, song, karen, lone, home, school, who):
    agree_visit(lone, visit)
    if who == "end":
        with pytest.raises(Denied):
            end_cluster(lone, cluster)
        end_cluster(karen, cluster)
    else:
        by, place = (karen, home) if who == "guest" else (lone, school)
        leave_cluster(by, Member.objects.get(workplace=place))
    visit.refresh_from_db()
    assert visit.state == VisitState.OFF
    song.refresh_from_db()
    assert (song.state == PostState.CLOSED) == (who == "host")


@pytest.mark.requirement("VB-28")
def test_the_whole_way_through_the_pages(karen, lone, home, school, client_of):
    hers, theirs = client_of(karen), client_of(lone)
    hers.post(reverse("requests:cluster_new"), {"workplace": home.pk, "name": "Bydelen"})
    cluster = Cluster.objects.get()
    assert hers.get(reverse("requests:cluster_asking", args=[cluster.pk])).status_code == 200
    hers.post(reverse("requests:cluster_asking", args=[cluster.pk]), {"workplace": school.pk})
    board = reverse("requests:cluster", args=[cluster.pk])
    assert theirs.get(board).status_code == 200
    theirs.post(reverse("requests:cluster_membership", args=[Member.objects.get(workplace=school).pk]))
    new = reverse("requests:cluster_post_new", args=[cluster.pk])
    assert theirs.post(new, {"workplace": school.pk, "title": ""}).status_code == 422
    day = clock.today() + timedelta(days=10)
    theirs.post(new, {**SONG, "workplace": school.pk, "good_until": str(day)})
    answer = reverse("requests:cluster_visit_new", args=[Post.objects.get().pk])
    assert hers.get(answer).status_code == 200
    said = {"workplace": home.pk, "day": str(day), "begins": "10", "until": "11.30", "count": 12}
    assert hers.post(answer, {**said, "until": "9"}).status_code == 422
    hers.post(answer, said)
    theirs.post(reverse("requests:cluster_visit_agreement", args=[Visit.objects.get().pk]))
    assert Visit.objects.get().state == VisitState.AGREED
    assert "3.b" in hers.get(board).content.decode()
