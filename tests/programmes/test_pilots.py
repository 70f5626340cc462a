"""A pilot is planned, started when everybody has been heard, followed, and decided about; what it taught stays."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER, SYSTEM
from samspil.base.core.errors import Closed, Conflict, Denied, IllegalMove, Invalid
from samspil.base.events.models import Event
from samspil.learning.programmes.actions import (
    complete_step,
    decide_gate,
    give_step,
    hold_check_in,
    plan_pilot,
    start_pilot,
)
from samspil.learning.programmes.flow import PilotState
from samspil.learning.programmes.models import CheckIn, GateDecision, Pattern, Pilot, StepKind
from samspil.learning.programmes.queries.overview import overview
from samspil.learning.programmes.queries.pilots import lessons
from samspil.learning.programmes.rules.pilots import missed_check_ins
from samspil.society.access.matrix import Duty
from samspil.society.accounts.models import User
from tests import factories

pytestmark = pytest.mark.django_db

WORDS = {"reason": "Der kom for få.", "lessons": "Begynd med forældrene."}


def tried(programme, places, by=SYSTEM, **fields):
    today = clock.today()
    given = {
        "title": "Læseven",
        "tries": "Pensionister læser med børnene.",
        "measured": "Læselyst",
        "pattern": Pattern.INSTITUTION,
        "check_in_weeks": 4,
        "starts_on": today,
        "until": today + timedelta(days=60),
    }
    return plan_pilot(by, programme, places=places, **(given | fields))


def step_of(pilot, kind, place=None):
    rows = pilot.steps.filter(kind=kind)
    return rows.get(place__workplace=place) if place else rows.get(place=None)


@pytest.mark.requirement("VB-26")
def test_stopping_closes_the_pilot_and_keeps_every_lesson(running, consultant, client_of):
    decide_gate(consultant, running, outcome="go_on", reason="Det går godt.", lessons="Onsdag er bedst.")
    decide_gate(
        consultant,
        running,
        outcome="adjust",
        reason="For sent",
        lessons="Hold det før kl. 15.",
        change="Kl. 14",
    )
    decide_gate(consultant, running, outcome="stop", **WORDS)
    running.refresh_from_db()
    assert running.state == PilotState.STOPPED
    assert running.ended_on == clock.today()
    assert running.check_in_due is None
    assert [one.lessons for one in lessons(running.programme)] == [
        "Begynd med forældrene.",
        "Hold det før kl. 15.",
        "Onsdag er bedst.",
    ]
    page = client_of(consultant).get(f"/programmer/{running.programme_id}/laering/").content.decode()
    assert page.index("Begynd med forældrene.") < page.index("Onsdag er bedst.")
    assert "Stop" in page
    told = client_of(consultant).get(f"/programmer/forsoeg/{running.pk}/").content.decode()
    assert "Der kom for få." in told
    assert "Hold det før kl. 15." in told


@pytest.mark.requirement("VB-26")
@pytest.mark.parametrize("outcome", GateDecision.Outcome.values)
def test_no_decision_without_its_reason_and_what_was_learned(running, consultant, outcome):
    for words in ({"reason": " ", "lessons": "x"}, {"reason": "x", "lessons": ""}):
        with pytest.raises(Invalid):
            decide_gate(consultant, running, outcome=outcome, change="x", **words)
    assert not GateDecision.objects.exists()


def test_adjusting_says_what_is_changed(running, consultant):
    with pytest.raises(Invalid):
        decide_gate(consultant, running, outcome="adjust", **WORDS)
    with pytest.raises(IntegrityError), transaction.atomic():
        GateDecision.objects.create(pilot=running, outcome="adjust", reason="x", lessons="y")


def test_what_has_ended_is_decided_about_no_more(running, consultant):
    stale = Pilot.objects.get(pk=running.pk)
    decide_gate(consultant, running, outcome="adopt", **WORDS)
    assert running.state == PilotState.ADOPTED
    with pytest.raises(Conflict):
        decide_gate(consultant, running, outcome="go_on", **WORDS)
    with pytest.raises(IllegalMove):
        decide_gate(consultant, stale, outcome="stop", **WORDS)
    with pytest.raises(Conflict):
        hold_check_in(consultant, stale, light="green", said="Fint")
    assert GateDecision.objects.count() == 1


def test_what_has_not_begun_can_only_be_stopped(planned, consultant):
    with pytest.raises(Conflict):
        decide_gate(consultant, planned, outcome="go_on", **WORDS)
    with pytest.raises(IllegalMove):
        decide_gate(consultant, planned, outcome="adopt", **WORDS)
    decide_gate(consultant, planned, outcome="stop", **WORDS)
    assert planned.state == PilotState.STOPPED


def test_going_on_may_take_longer_and_never_shorter(running, consultant):
    before = running.until
    with pytest.raises(Invalid):
        decide_gate(consultant, running, outcome="go_on", until=before, **WORDS)
    decide_gate(consultant, running, outcome="go_on", until=before + timedelta(days=30), **WORDS)
    assert Pilot.objects.get(pk=running.pk).until == before + timedelta(days=30)


@pytest.mark.requirement("VB-27")
def test_each_workplace_goes_its_own_way_and_nothing_starts_before_committee_and_employees(
    planned, school, care_home, consultant
):
    shared = step_of(planned, StepKind.DIALOGUE)
    with pytest.raises(Conflict):  # everybody meets first
        complete_step(consultant, planned, step_of(planned, StepKind.OWN_AREA, school), done_on=clock.today())
    complete_step(consultant, planned, shared, done_on=clock.today(), note="34 kom")
    # The school goes ahead while the care home stands still.
    for kind in (StepKind.OWN_AREA, StepKind.COMMITTEE, StepKind.EMPLOYEES):
        complete_step(consultant, planned, step_of(planned, kind, school), done_on=clock.today())
    with pytest.raises(Closed) as lacking:
        start_pilot(consultant, planned)
    assert len(lacking.value.reasons) == 2
    assert all("Plejecenter Højvangen" in reason for reason in lacking.value.reasons)
    complete_step(consultant, planned, step_of(planned, StepKind.OWN_AREA, care_home), done_on=clock.today())
    with pytest.raises(Conflict):  # in its own order
        complete_step(
            consultant, planned, step_of(planned, StepKind.EMPLOYEES, care_home), done_on=clock.today()
        )
    complete_step(consultant, planned, step_of(planned, StepKind.COMMITTEE, care_home), done_on=clock.today())
    with pytest.raises(Closed):
        start_pilot(consultant, planned)
    complete_step(consultant, planned, step_of(planned, StepKind.EMPLOYEES, care_home), done_on=clock.today())
    start_pilot(consultant, planned)
    assert planned.state == PilotState.RUNNING


def test_a_step_is_taken_once_and_not_ahead_of_time(planned, consultant):
    step = step_of(planned, StepKind.DIALOGUE)
    with pytest.raises(Invalid):
        complete_step(consultant, planned, step, done_on=clock.today() + timedelta(days=1))
    complete_step(consultant, planned, step, done_on=clock.today())
    with pytest.raises(Conflict):
        complete_step(consultant, planned, step, done_on=clock.today())


def test_a_step_has_somebody_who_sees_to_it(planned, consultant, school_leader, volunteer):
    step = step_of(planned, StepKind.DIALOGUE)
    give_step(consultant, planned, step, owner=User.objects.get(pk=school_leader.user_id))
    step.refresh_from_db()
    assert step.owner_id == school_leader.user_id
    with pytest.raises(Invalid):
        give_step(consultant, planned, step, owner=User.objects.get(pk=volunteer.user_id))


@pytest.mark.requirement("VB-18")
def test_a_missed_check_in_is_flagged(running, consultant, client_of):
    url = f"/programmer/{running.programme_id}/"
    assert running.check_in_due == clock.today() + timedelta(weeks=6)
    due = clock.today() - timedelta(days=1)
    Pilot.objects.filter(pk=running.pk).update(check_in_due=due)
    late = overview(running.programme, consultant).late
    assert [entry.what for entry in late] == [running.title]
    assert "En opfølgning er glemt." in client_of(consultant).get(url).content.decode()
    assert "Glemt opfølgning" in client_of(consultant).get(f"{url}forsoeg/").content.decode()
    running.refresh_from_db()
    hold_check_in(consultant, running, light="yellow", said="Vi mangler voksne om onsdagen.")
    assert overview(running.programme, consultant).late == []
    held = CheckIn.objects.get()
    assert (held.due_on, held.days_late) == (due, 1)
    assert running.check_in_due == clock.today() + timedelta(weeks=6)


def test_missed_check_ins_are_counted_by_their_interval(running):
    due = running.check_in_due
    assert missed_check_ins(running, due) == 0
    assert missed_check_ins(running, due + timedelta(days=1)) == 1
    assert missed_check_ins(running, due + timedelta(weeks=6)) == 1
    assert missed_check_ins(running, due + timedelta(weeks=6, days=1)) == 2


def test_two_who_check_in_at_once_make_one_check_in(running, consultant, school_leader):
    stale = Pilot.objects.get(pk=running.pk)
    hold_check_in(school_leader, running, light="green", said="Fint")
    with pytest.raises(Conflict):
        hold_check_in(consultant, stale, light="red", said="Skidt")
    assert CheckIn.objects.count() == 1


def test_when_its_time_is_over_somebody_must_decide(running, consultant):
    Pilot.objects.filter(pk=running.pk).update(
        starts_on=clock.today() - timedelta(days=90), until=clock.today() - timedelta(days=1)
    )
    assert [entry.what for entry in overview(running.programme, consultant).late] == [running.title]


@pytest.mark.requirement("VB-17")
def test_an_institution_with_a_history_is_flagged_when_it_is_chosen(
    programme, school, care_home, consultant, client_of
):
    factories.affiliated(care_home)
    form = client_of(consultant).get(f"/programmer/{programme.pk}/forsoeg/nyt/").content.decode()
    assert "Plejecenter Højvangen (har haft frivillige)" in form
    assert "Ørum Skole (har haft frivillige)" not in form
    with pytest.raises(Invalid) as refused:
        tried(programme, [school, care_home], only_new=True)
    assert "Plejecenter Højvangen" in refused.value.errors["places"][0]
    assert "Ørum Skole" not in refused.value.errors["places"][0]
    assert tried(programme, [school], only_new=True).places.get().had_volunteers is False
    assert tried(programme, [care_home]).places.get().had_volunteers is True


def test_an_activity_that_was_published_is_a_history_too(programme, school):
    factories.published_activity(school)
    with pytest.raises(Invalid):
        tried(programme, [school], only_new=True)


@pytest.mark.requirement("VB-46")
def test_something_else_than_volunteering_can_come_of_it(running, consultant, client_of):
    hold_check_in(
        consultant,
        running,
        light="green",
        said="Godt",
        other_outcome="To personalegrupper spiser frokost sammen.",
    )
    page = client_of(consultant).get(f"/programmer/{running.programme_id}/laering/").content.decode()
    assert "To personalegrupper spiser frokost sammen." in page


def test_a_pilot_needs_workplaces_of_the_same_authority(programme, ward):
    for places in ([], [ward]):
        with pytest.raises(Invalid):
            tried(programme, places)


@pytest.mark.parametrize(
    ("duty", "plans", "follows"),
    [
        (Duty.ADMINISTRATOR, True, True),
        (Duty.CONSULTANT, True, True),
        (Duty.LEADER, False, True),
        (Duty.COORDINATOR, False, True),
        (Duty.EMPLOYEE, False, False),
        (Duty.COMMITTEE_MEMBER, False, False),
        (Duty.COUNCIL_MEMBER, False, False),
    ],
)
def test_who_plans_and_who_follows(running, town, school, duty, plans, follows):
    everywhere = duty in (Duty.ADMINISTRATOR, Duty.CONSULTANT, Duty.COUNCIL_MEMBER)
    by = factories.assigned(duty, at=town if everywhere else school)
    acts = (
        (plans, lambda: tried(running.programme, [school], by=by)),
        (follows, lambda: hold_check_in(by, running, light="green", said="Fint")),
        (plans, lambda: decide_gate(by, running, outcome="go_on", **WORDS)),
    )
    for may, act in acts:
        if may:
            act()
        else:
            with pytest.raises(Denied):
                act()


def test_a_leader_elsewhere_and_strangers_follow_nothing(running, foreigner, volunteer, town):
    elsewhere = factories.assigned(
        Duty.LEADER, at=factories.open_workplace(town, name="Krisecentret", setting="institution")
    )
    for by in (elsewhere, foreigner, volunteer, STRANGER):
        with pytest.raises(Denied):
            hold_check_in(by, running, light="green", said="Fint")
        with pytest.raises(Denied):
            decide_gate(by, running, outcome="stop", **WORDS)
        with pytest.raises(Denied):
            start_pilot(by, running)


def test_what_happens_is_told(running, consultant):
    decide_gate(consultant, running, outcome="stop", **WORDS)
    event = Event.objects.get(verb="pilot.decided")
    assert event.payload == {"outcome": "stop"}
    assert "Der kom for få." not in str(event.payload)
