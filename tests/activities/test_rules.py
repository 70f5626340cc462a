"""The gate, the boundary and the readability number, without a database."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM, Actor, Grant
from samspil.people.activities.flow import FLOW, State
from samspil.people.activities.models import Activity, BoundaryCheck
from samspil.people.activities.rules import (
    QUESTIONS,
    Gate,
    boundary_lacks,
    lix,
    readability,
    text_lacks,
    yes_answers,
)
from samspil.society.access.matrix import Duty
from samspil.society.places.models import Authority, Unit, Workplace
from tests.activities.answers import answers


def an_activity(access_mode="direct", decision_reference=""):
    unit = Unit(pk=7, authority=Authority(pk=1), path="/7/", name="Afdelingen")
    return Activity(
        workplace=Workplace(unit=unit), access_mode=access_mode, decision_reference=decision_reference
    )


def holder(duty):
    return Actor(user_id=1, volunteer_id=1, grants=(Grant(duty=duty, authority_id=1, unit_path="/7/"),))


EVERYBODY = [holder(duty) for duty in Duty] + [SYSTEM, Actor()]


def closing(activity, by, *yes):
    check = BoundaryCheck(activity=activity, **answers(*yes))
    return [lack.code for lack in boundary_lacks(activity, check, by)]


@pytest.mark.requirement("RM-03", "DR-26", "DR-28", "HJ-08")
@given(
    yes=st.sets(st.sampled_from(QUESTIONS), min_size=1),
    by=st.sampled_from(EVERYBODY),
    mode=st.sampled_from(["direct", "referred"]),
    decision=st.sampled_from(["", "  ", "Regionsrådet 12. marts"]),
)
def test_a_yes_closes_the_gate_but_for_a_leader_with_a_decision_about_a_referral(yes, by, mode, decision):
    codes = closing(an_activity(mode, decision), by, *yes)
    excused = yes == {"referral"} and mode == "referred" and decision.strip() and Duty.LEADER in by.duties
    assert bool(codes) != bool(excused)


@given(by=st.sampled_from(EVERYBODY), mode=st.sampled_from(["direct", "referred"]))
def test_four_times_no_leaves_the_boundary_open(by, mode):
    assert not closing(an_activity(mode), by)


def test_a_leader_of_another_place_does_not_count_as_the_leader():
    elsewhere = Actor(user_id=1, grants=(Grant(duty=Duty.LEADER, authority_id=1, unit_path="/8/"),))
    assert closing(an_activity("referred", "Beslutning 4"), elsewhere, "referral") == ["boundary_leader"]


def test_a_missing_check_closes_the_boundary():
    assert [lack.code for lack in boundary_lacks(an_activity(), None, SYSTEM)] == ["boundary_missing"]


def test_a_check_from_before_the_change_does_not_count():
    activity = an_activity()
    check = BoundaryCheck(activity=activity, **answers())
    activity.scope_changed_at = check.checked_at + timedelta(seconds=1)
    assert [lack.code for lack in boundary_lacks(activity, check, SYSTEM)] == ["boundary_stale"]


@given(st.sets(st.sampled_from(QUESTIONS)))
def test_the_yes_answers_are_named(yes):
    assert set(yes_answers(BoundaryCheck(**answers(*yes)))) == yes


@pytest.mark.requirement("RM-02", "DR-30")
@given(
    empty=st.sets(
        st.sampled_from(
            ["title", "summary", "staff_do", "volunteers_add", "without_volunteers", "meeting_point"]
        )
    )
)
def test_each_missing_text_is_named_by_its_field(empty):
    names = ("title", "summary", "staff_do", "volunteers_add", "without_volunteers", "meeting_point")
    activity = Activity(**{name: " " if name in empty else "Noget" for name in names})
    tasks = [SimpleNamespace(may=True), SimpleNamespace(may=False)]
    gate = Gate(tuple(text_lacks(activity, tasks)))
    assert set(gate.errors) == empty
    assert bool(gate) == (not empty)


@pytest.mark.requirement("RM-22")
def test_both_lists_of_tasks_are_needed():
    activity = Activity(
        **dict.fromkeys(
            ("title", "summary", "staff_do", "volunteers_add", "without_volunteers", "meeting_point"), "x"
        )
    )
    assert [lack.code for lack in text_lacks(activity, [])] == ["may", "may_not"]
    assert [lack.code for lack in text_lacks(activity, [SimpleNamespace(may=True)])] == ["may_not"]
    assert [lack.code for lack in text_lacks(activity, [SimpleNamespace(may=False)])] == ["may"]


def test_what_is_closed_stays_closed():
    assert not FLOW.moves[State.CLOSED]
    assert all(State.CLOSED in afters for state, afters in FLOW.moves.items() if state != State.CLOSED)


@given(st.text())
def test_readability_is_a_number_for_any_text(text):
    assert lix(text) >= 0


@given(st.lists(st.text("abcdefghijklmnopqrstuvwxyzæøå", min_size=1, max_size=12), min_size=1, max_size=40))
def test_readability_counts_words_and_long_words(words):
    long_words = sum(len(word) > 6 for word in words)
    assert lix(" ".join(words) + ".") == round(len(words) + 100 * long_words / len(words))


@given(st.lists(st.text("abcdeæø", min_size=1, max_size=6), min_size=1, max_size=30))
def test_a_full_stop_never_makes_a_text_harder(words):
    assert lix(". ".join(words)) <= lix(" ".join(words))


@pytest.mark.requirement("RM-66")
def test_hard_words_are_over_the_limit_and_plain_words_under(settings):
    settings.ROLE_CARD_LIX = 45
    plain = "Du møder en frivillig. Hun læser højt for dig. Du kan altid sige nej tak."
    hard = (
        "Patientinddragelseskompetencer implementeres tværsektorielt gennem kvalitetsudviklingsinitiativer."
    )
    assert not readability(plain).is_hard
    assert readability(hard).is_hard


def test_a_fresh_check_counts_in_the_same_instant():
    now = clock.now()
    activity = an_activity()
    activity.scope_changed_at = now
    assert not list(boundary_lacks(activity, BoundaryCheck(checked_at=now, **answers()), SYSTEM))
