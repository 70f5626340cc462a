from datetime import timedelta

import pytest
import time_machine

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Closed, Conflict, Denied, Invalid
from samspil.everyday.rotas.actions import check_in, check_out, move_shift, record_attendance
from samspil.everyday.rotas.jobs import close_shifts
from samspil.everyday.rotas.models import Attendance, SignUp
from samspil.everyday.rotas.queries.hours import hours_by_activity, hours_by_volunteer, hours_of
from samspil.everyday.rotas.queries.people import expected_today
from samspil.people.onboarding.models import Kind
from samspil.people.volunteers.models import Affiliation
from samspil.society.access.matrix import Duty
from tests import factories
from tests.factories.onboarding import made_ready
from tests.rotas.factories import ready, shift, taken


def affiliation_of(actor):
    return Affiliation.objects.get(volunteer=actor.volunteer_id)


def test_checking_in_is_possible_from_half_an_hour_before_until_the_end(activity, jytte):
    on = shift(activity, days=1, hours=2)
    row = taken(jytte, on)
    for instant in (on.starts_at - timedelta(minutes=31), on.ends_at):
        with time_machine.travel(instant, tick=False), pytest.raises(Conflict):
            check_in(jytte, row)
    with time_machine.travel(on.starts_at - timedelta(minutes=30), tick=False):
        first = check_in(jytte, row)
        assert check_in(jytte, row).pk == first.pk
    with time_machine.travel(on.ends_at - timedelta(minutes=30), tick=False):
        check_out(jytte, first)
        with pytest.raises(Conflict):
            check_out(jytte, first)
    assert first.hours == 2


def test_only_the_volunteer_the_coordinator_and_the_tablet_note_attendance(
    activity, jytte, ole, coordinator, foreigner, employee
):
    on = shift(activity, days=1)
    row = taken(jytte, on)
    with time_machine.travel(on.starts_at):
        for by in (ole, foreigner, employee):
            with pytest.raises(Denied):
                check_in(by, row)
        attendance = check_in(SYSTEM, row, how=Attendance.How.TABLET)
        assert attendance.in_kind == "tablet"
        with pytest.raises(Denied):
            check_out(foreigner, attendance)
        check_out(coordinator, attendance, how=Attendance.How.COORDINATOR)


def test_an_association_notes_its_own_on_a_shared_shift(region, activity, jytte):
    red_cross = factories.partner(region)
    leader = factories.assigned(Duty.ASSOCIATION_LEADER, at=red_cross)
    anna = ready(activity, "Anna Kors", red_cross)[0]
    on = shift(activity, days=1)
    own, others = taken(anna, on), taken(jytte, on)
    with time_machine.travel(on.starts_at):
        check_in(leader, own)
        with pytest.raises(Denied):
            check_in(leader, others)


def test_whoever_only_waits_cannot_check_in(activity, jytte, ole):
    on = shift(activity, days=1, places=1)
    taken(jytte, on)
    row = taken(ole, on, wait=True)
    with time_machine.travel(on.starts_at), pytest.raises(Conflict):
        check_in(ole, row)


@pytest.mark.requirement("DR-22")
def test_the_gates_hold_at_the_door_and_afterwards(activity, coordinator):
    _, affiliation = factories.affiliated(activity.workplace)
    made_ready(affiliation, activity, without={Kind.CONFIDENTIALITY})
    on = shift(activity, days=1)
    row = SignUp.objects.create(
        shift=on,
        volunteer=affiliation.volunteer,
        affiliation=affiliation,
        state="taken",
        starts_at=on.starts_at,
        ends_at=on.ends_at,
    )
    with time_machine.travel(on.starts_at), pytest.raises(Closed):
        check_in(coordinator, row)
    with time_machine.travel(on.ends_at), pytest.raises(Closed):
        record_attendance(coordinator, on, affiliation=affiliation, came_at=on.starts_at, left_at=on.ends_at)
    assert not Attendance.objects.exists()


def test_a_forgotten_check_out_is_closed_at_the_end_of_the_shift(activity, jytte):
    on = shift(activity, days=1, hours=3)
    row = taken(jytte, on)
    with time_machine.travel(on.starts_at, tick=False):
        check_in(jytte, row)
        close_shifts.func()
        assert Attendance.objects.open().count() == 1
    with time_machine.travel(on.ends_at + timedelta(hours=1), tick=False):
        close_shifts.func()
        close_shifts.func()
    attendance = Attendance.objects.get()
    assert (attendance.hours, attendance.out_kind) == (3, "system")


def test_hours_are_noted_and_put_right_afterwards(activity, coordinator, jytte, foreigner):
    on = shift(activity, days=1, hours=3)
    who = affiliation_of(jytte)
    hours = {"affiliation": who, "came_at": on.starts_at, "left_at": on.ends_at}
    with pytest.raises(Conflict):
        record_attendance(coordinator, on, **hours)
    with time_machine.travel(on.ends_at + timedelta(hours=5)):
        with pytest.raises(Denied):
            record_attendance(foreigner, on, **hours)
        for wrong in (
            {"left_at": on.starts_at},
            {"left_at": on.ends_at + timedelta(hours=6)},
            {"came_at": on.starts_at - timedelta(hours=3)},
        ):
            with pytest.raises(Invalid):
                record_attendance(coordinator, on, **{**hours, **wrong})
        record_attendance(coordinator, on, **hours)
        record_attendance(coordinator, on, **{**hours, "came_at": on.starts_at + timedelta(hours=1)})
    assert Attendance.objects.get().hours == 2


def test_nothing_is_noted_about_those_who_did_not_come(activity, jytte):
    on = shift(activity, days=1)
    taken(jytte, on)
    with time_machine.travel(on.ends_at + timedelta(hours=1)):
        close_shifts.func()
    assert not Attendance.objects.exists()
    assert not [
        field.name for field in SignUp._meta.get_fields() if "show" in field.name or "score" in field.name
    ]


def test_hours_add_up_for_each_activity_and_volunteer(region, activity, coordinator, jytte, ole, foreigner):
    other = factories.published_activity(activity.workplace, slug="anden", title="Højtlæsning")
    made_ready(affiliation_of(jytte), other)
    today = clock.today()
    for on, by in (
        (shift(activity, days=0.1), jytte),
        (shift(activity, days=0.2), ole),
        (shift(other, days=0.3, hours=1.5), jytte),
    ):
        with time_machine.travel(on.ends_at):
            record_attendance(
                coordinator, on, affiliation=affiliation_of(by), came_at=on.starts_at, left_at=on.ends_at
            )
    span = (today, today + timedelta(days=1))
    activities = [
        (row["title"], row["people"], row["times"], row["hours"])
        for row in hours_by_activity(coordinator, *span)
    ]
    assert activities == [("Højtlæsning", 1, 1, 1.5), ("Patientstøtte", 2, 2, 4)]
    people = [(row["name"], row["hours"]) for row in hours_by_volunteer(coordinator, *span)]
    assert people == [("Jytte Holm", 3.5), ("Ole Bakke", 2)]
    assert hours_of(jytte.volunteer_id, *span) == 3.5
    assert hours_by_activity(foreigner, *span) == hours_by_volunteer(foreigner, *span) == []
    assert hours_by_volunteer(jytte, *span)[0]["name"] == "Jytte Holm"
    assert len(hours_by_volunteer(jytte, *span)) == 1


def test_the_tablet_knows_who_is_expected_today(activity, jytte, ole, coordinator):
    with time_machine.travel("2026-11-23 07:00:00+01:00", tick=False):
        on, tomorrow = shift(activity, days=0.1), shift(activity, days=1.5)
        row = taken(jytte, on)
        taken(ole, tomorrow)
        assert [(item.sign_up.pk, item.attendance) for item in expected_today(activity.workplace_id)] == [
            (row.pk, None)
        ]
        move_shift(
            coordinator,
            on,
            starts_at=on.starts_at + timedelta(hours=1),
            ends_at=on.ends_at + timedelta(hours=1),
        )
        assert len(expected_today(activity.workplace_id)) == 1
