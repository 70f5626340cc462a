"""The races that decide whether people can rely on a place. In large: tests/rotas/stress.py."""

from collections import Counter

import pytest
from django.db import IntegrityError, connection

from samspil.base.core.actor import SYSTEM
from samspil.everyday.rotas.actions import accept_place, hand_back, lapse_offer, sign_up
from samspil.everyday.rotas.models import SignUp
from tests import factories
from tests.rotas.factories import ready, recount, shift, taken
from tests.rotas.stress import (
    at_once,
    circle_and_crowd,
    coming_and_going,
    many_for_few,
    moving_up_while_going_elsewhere,
    one_in_many_places,
    parting_while_signing_up,
)

pytestmark = pytest.mark.django_db(transaction=True)


def test_forty_hands_for_five_places_give_five_places():
    many_for_few(40, 5, rounds=3)


def test_one_volunteer_is_never_given_two_places_at_the_same_hour():
    one_in_many_places(8, rounds=3)


def test_no_place_is_lost_while_some_leave_and_others_come():
    coming_and_going(10, 4, rounds=5)


def test_whoever_moves_up_while_taking_another_shift_has_one_place():
    moving_up_while_going_elsewhere(3, rounds=3)


@pytest.mark.requirement("VB-41")
def test_what_a_circle_holds_is_never_given_twice_and_never_lost():
    circle_and_crowd(5, 4, rounds=4)


def test_nobody_who_has_parted_keeps_a_place():
    parting_while_signing_up(rounds=4)


def test_of_two_yeses_to_one_offer_one_counts_and_a_late_one_meets_the_lapse():
    activity = factories.published_activity(factories.open_workplace())
    first, second = ready(activity, "Første")[0], ready(activity, "Anden")[0]
    on = shift(activity, places=1)
    row = taken(first, on)
    taken(second, on, wait=True)
    hand_back(first, row)
    offer = SignUp.objects.get(shift=on)
    said = at_once([lambda: accept_place(second, SignUp.objects.get(pk=offer.pk))] * 4)
    assert Counter(said) == Counter({"ok": 1, "Conflict": 3})
    lapse_offer(SYSTEM, offer)
    assert recount(on).taken == 1


def test_a_double_click_gives_one_place():
    activity = factories.published_activity(factories.open_workplace())
    by = ready(activity)[0]
    on = shift(activity, places=5)
    said = at_once([lambda: sign_up(by, on, volunteer_id=by.volunteer_id)] * 6)
    assert Counter(said) == Counter({"ok": 1, "Conflict": 5})
    assert recount(on).taken == 1


@pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite has one writer at a time and no exclusion constraint"
)
def test_postgresql_itself_refuses_two_places_at_the_same_hour():
    activity = factories.published_activity(factories.open_workplace())
    by, affiliation = ready(activity)
    first, second = shift(activity), shift(activity)
    taken(by, first)
    with pytest.raises(IntegrityError, match="one_place_at_a_time"):
        SignUp.objects.create(
            shift=second,
            volunteer_id=by.volunteer_id,
            affiliation=affiliation,
            state="taken",
            starts_at=second.starts_at,
            ends_at=second.ends_at,
        )
