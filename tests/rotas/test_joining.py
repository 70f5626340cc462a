"""What is composed once for a crowd says the same as what is asked for everybody else."""

import pytest
from django.urls import reverse

from samspil.base.core import clock
from samspil.base.core.errors import NotVisible
from samspil.everyday.rotas.models import Shift, SignUp
from samspil.everyday.rotas.queries.joining import shift_or_404
from samspil.people.activities.models import Activity
from tests import factories
from tests.rotas.factories import circle_of, ready, recount, shift, taken


def test_a_volunteer_sees_the_shifts_that_the_rule_shows_them_and_no_others(
    region, ward, activity, jytte, volunteer
):
    partner = factories.partner(region)
    others = factories.published_activity(ward, partner=partner)
    away = factories.published_activity(factories.open_workplace(region, name="Langt væk"))
    closed = factories.published_activity(ward)
    member = ready(others, "Med Forening", partner)[0]
    left = shift(closed, days=9)
    SignUp.objects.create(
        shift=left,
        volunteer_id=jytte.volunteer_id,
        affiliation=jytte_at(jytte, ward),
        state="invited",
        **times(left),
    )
    Activity.objects.filter(pk=closed.pk).update(state="paused")
    shifts = [shift(one, days=n) for n, one in enumerate((activity, others, away, closed), start=2)]
    for by in (jytte, volunteer, member):
        seen = {one.pk for one in Shift.objects.visible_to(by)}
        for one in [*shifts, left]:
            if one.pk in seen:
                assert shift_or_404(by, one.pk) == one
            else:
                with pytest.raises(NotVisible):
                    shift_or_404(by, one.pk)
    assert shift_or_404(jytte, left.pk).activity == closed
    with pytest.raises(NotVisible):
        shift_or_404(jytte, 0)


def jytte_at(by, ward):
    return ward.affiliations.get(volunteer=by.volunteer_id)


def times(one):
    return {"starts_at": one.starts_at, "ends_at": one.ends_at}


def test_who_keeps_the_rota_sees_it_whole(activity, coordinator, foreigner):
    one = shift(activity)
    assert shift_or_404(coordinator, one.pk) == one
    with pytest.raises(NotVisible):
        shift_or_404(foreigner, one.pk)


def test_a_circle_and_its_places_are_seen_anew_each_time(activity, client_of, ole, mia):
    one = shift(activity, places=1)
    join = reverse("rotas:join", args=[one.pk])
    taken(ole, one)
    assert client_of(mia).post(join).status_code == 409
    Shift.objects.filter(pk=one.pk).update(places=2)
    assert client_of(mia).post(join).status_code == 302
    assert recount(one).taken == 2


def test_a_place_that_a_circle_holds_goes_to_its_own_and_to_nobody_else(activity, client_of, ole):
    circle, members = circle_of(activity, "Ane", "Bo")
    one = shift(activity, places=1)
    Shift.objects.filter(pk=one.pk).update(taken=1)
    one.holds.create(partner=circle, places=1, left=1)
    join = reverse("rotas:join", args=[one.pk])
    assert client_of(ole).post(join).status_code == 409
    assert client_of(members[0]).post(join).status_code == 302
    assert client_of(members[1]).post(join).status_code == 409
    assert one.holds.get().left == 0


def test_a_yes_and_a_no_cost_few_questions(
    activity, client_of, jytte, ole, mia, django_assert_max_num_queries
):
    first, second = shift(activity), shift(activity, places=1, days=8)
    client = client_of(jytte)
    with django_assert_max_num_queries(36):  # with the messages, and on SQLite, where savepoints count
        assert client.post(reverse("rotas:join", args=[first.pk])).status_code == 302
    taken(ole, second)
    late = client_of(mia)
    late.get(reverse("rotas:mine"))
    with django_assert_max_num_queries(9):
        assert late.post(reverse("rotas:join", args=[second.pk])).status_code == 409


def test_who_has_another_place_at_that_time_is_told_which(activity, client_of, jytte):
    one = shift(activity, label="Formiddag")
    taken(jytte, one)
    same = shift(activity)
    page = client_of(jytte).post(reverse("rotas:join", args=[same.pk]))
    assert page.status_code == 409
    assert "Formiddag" in page.text
    again = client_of(jytte).post(reverse("rotas:join", args=[one.pk]))
    assert again.status_code == 409
    assert clock.now() < one.starts_at
