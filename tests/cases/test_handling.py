"""What those do who look into a case, what the clock does, and what is left a year later."""

from datetime import timedelta

import pytest

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER, SYSTEM
from samspil.base.core.errors import Conflict, Denied, IllegalMove, Invalid, NotVisible
from samspil.everyday.cases.actions import (
    Kind,
    add_reader,
    ask_again,
    close_case,
    decide_case,
    erase_case,
    hand_over_case,
    name_people,
    open_case,
    take_up_case,
    withdraw_case,
    write_note,
)
from samspil.everyday.cases.jobs import (
    close_settled_cases,
    erase_old_cases,
    look_after_cases,
    remind_of_cases,
)
from samspil.everyday.cases.models import Case, Lesson
from samspil.society.access.matrix import Duty
from samspil.society.accounts.models import User
from samspil.society.notifications.models import Notification
from tests import factories


def user_of(actor):
    return User.objects.get(pk=actor.user_id)


def later(**span):
    return clock.stopped_at(clock.now() + timedelta(**span))


def decided(case, by):
    decide_case(by, case, outcome="settled", answer="Tak for din henvendelse.", decision="Internt")
    return case


@pytest.mark.requirement("DR-47", "HJ-13")
def test_a_case_goes_from_registration_to_the_end(case, leader):
    take_up_case(leader, case, to="talk", text="Talt med begge")
    take_up_case(leader, case, to="mediation")
    decided(case, leader)
    close_case(leader, case)
    assert (case.state, case.outcome, case.decided_by_id) == ("closed", "settled", leader.user_id)


@pytest.mark.requirement("DR-47")
def test_steps_that_are_not_needed_are_skipped(case, leader):
    decided(case, leader)
    assert case.state == "decided"


@pytest.mark.parametrize("to", ["closed", "withdrawn", "decided", "received"])
def test_a_decision_cannot_be_gone_round(case, leader, to):
    with pytest.raises(IllegalMove):
        take_up_case(leader, case, to=to)


def test_of_two_who_decide_at_once_one_is_told(case, leader):
    first, second = Case.objects.get(pk=case.pk), Case.objects.get(pk=case.pk)
    decided(first, leader)
    with pytest.raises(IllegalMove):
        decided(second, leader)


def test_a_case_that_was_withdrawn_meanwhile_is_not_decided(case, leader):
    seen = Case.objects.get(pk=case.pk)
    withdraw_case(STRANGER, case, key=case.key)
    with pytest.raises(IllegalMove):
        decided(seen, leader)


def test_an_answer_is_owed(case, leader):
    with pytest.raises(Invalid):
        decide_case(leader, case, outcome="settled", answer=" ")


@pytest.mark.requirement("VB-23", "DR-41")
@pytest.mark.parametrize("who", ["coordinator", "administrator", "employee", "volunteer", "consultant"])
def test_nobody_else_does_anything_with_a_case(case, who, request):
    by = request.getfixturevalue(who)
    for attempt in (
        lambda: take_up_case(by, case, to="talk"),
        lambda: write_note(by, case, text="x"),
        lambda: decided(case, by),
        lambda: close_case(by, case),
        lambda: name_people(by, case, users=[]),
        lambda: add_reader(by, case, user=user_of(by), reason="x"),
        lambda: hand_over_case(by, case, user=user_of(by), reason="x"),
    ):
        with pytest.raises(NotVisible):
            attempt()


@pytest.mark.requirement("DR-47")
def test_a_reader_never_brings_in_whom_it_is_about_or_who_filed_it(case, leader, coordinator, volunteer):
    for party in (coordinator, volunteer):
        with pytest.raises(Invalid):
            add_reader(leader, case, user=user_of(party), reason="x")
        with pytest.raises(Invalid):
            hand_over_case(leader, case, user=user_of(party), reason="x")


def test_an_administrator_is_not_brought_in_either(case, leader, administrator):
    with pytest.raises(Invalid):
        add_reader(leader, case, user=user_of(administrator), reason="x")


def test_nobody_is_asked_twice(case, leader, employee):
    add_reader(leader, case, user=user_of(employee), reason="Kender afdelingen")
    with pytest.raises(Conflict):
        add_reader(leader, case, user=user_of(employee), reason="Igen")
    assert Case.objects.visible_to(employee).exists()


# The one who filed it


def test_only_the_filer_takes_it_back(case, employee, volunteer):
    with pytest.raises(Denied):
        withdraw_case(employee, case, key="forkert")
    withdraw_case(volunteer, case, key="")
    assert case.state == "withdrawn"


@pytest.mark.requirement("VB-23")
def test_a_concern_for_a_citizen_is_not_taken_back(ward, leader):
    case = open_case(STRANGER, kind=Kind.SAFEGUARDING, workplace=ward, text="Han spiser ikke.")
    with pytest.raises(Denied):
        withdraw_case(STRANGER, case, key=case.key)


def test_an_answer_that_does_not_settle_it_opens_it_again(case, leader, volunteer):
    decided(case, leader)
    with pytest.raises(Invalid):
        ask_again(volunteer, case, key="", text=" ")
    with later(days=10):
        ask_again(volunteer, case, key="", text="Det er ikke løst.")
        assert case.due_on == clock.today() + timedelta(days=14)
    assert case.state == "talk"


# What is learned


@pytest.mark.requirement("HJ-13")
@pytest.mark.parametrize("name", ["Karen", "koordinator", "Jytte", "Holm", "Lars"])
def test_a_lesson_names_nobody_in_the_case(case, leader, name):
    decided(case, leader)
    with pytest.raises(Invalid) as refused:
        close_case(leader, case, lesson=f"Vi lærte noget af {name}.", is_nameless=True)
    assert "lesson" in refused.value.errors


def test_a_lesson_is_read_through_first(case, leader):
    decided(case, leader)
    with pytest.raises(Invalid):
        close_case(leader, case, lesson="Aftal faste møder.")


@pytest.mark.requirement("HJ-13")
def test_a_lesson_leads_nobody_back_to_the_case(case, leader, consultant, employee, region):
    decided(case, leader)
    close_case(leader, case, lesson="Aftal faste møder.", is_nameless=True)
    lesson = Lesson.objects.get()
    assert lesson.learned_on.day == 1
    assert {field.name for field in Lesson._meta.fields} == {"id", "authority", "kind", "text", "learned_on"}
    member = factories.assigned(Duty.COMMITTEE_MEMBER, at=region)
    reading = [
        who for who in (leader, consultant, member, employee) if Lesson.objects.visible_to(who).exists()
    ]
    assert reading == [leader, consultant, member]


# The clock


@pytest.mark.requirement("DR-41", "DR-47")
def test_a_complaint_has_a_deadline_and_reminds_of_it(ward, leader):
    case = open_case(STRANGER, kind=Kind.COMPLAINT, workplace=ward, text="Det var ikke godt.")
    assert case.due_on == clock.today() + timedelta(days=14)
    take_up_case(leader, case, to="talk")
    told = Notification.objects.filter(recipient=leader.user_id).count()
    with later(days=12):
        remind_of_cases.func()
        remind_of_cases.func()
    assert Notification.objects.filter(recipient=leader.user_id).count() == told + 1


@pytest.mark.requirement("VB-23")
def test_a_concern_that_nobody_looks_at_within_a_day_goes_further_up(ward, region, leader, coordinator):
    above = factories.assigned(Duty.LEADER, at=region)
    case = open_case(STRANGER, kind=Kind.SAFEGUARDING, workplace=ward, text="Han spiser ikke.")
    reading = lambda: set(case.readers.values_list("user_id", flat=True))  # noqa: E731 - asked again and again
    look_after_cases.func()
    assert reading() == {leader.user_id}
    with later(hours=25):
        look_after_cases.func()
        look_after_cases.func()
    assert reading() == {leader.user_id, coordinator.user_id}
    with later(hours=50):
        look_after_cases.func()
    assert reading() == {leader.user_id, coordinator.user_id, above.user_id}
    with later(hours=75):
        look_after_cases.func()
    assert len(reading()) == 3


@pytest.mark.requirement("VB-23")
def test_a_concern_is_urgent_and_says_nothing_on_the_way(
    ward, leader, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        open_case(
            STRANGER,
            kind=Kind.SAFEGUARDING,
            workplace=ward,
            text="Hr. Hansen spiser ikke.",
            about="Olga Olsen",
        )
    notice = Notification.objects.get(recipient=leader.user_id)
    said = f"{notice.subject} {notice.body}"
    assert "Hansen" not in said
    assert "Olga" not in said
    assert notice.subject == "En bekymring har brug for dig i dag"


def test_a_case_without_anybody_is_said_to_the_administrators_without_its_contents(ward, administrator):
    open_case(STRANGER, kind=Kind.COMPLAINT, workplace=ward, text="Hemmeligt", about="Nogen")
    notice = Notification.objects.get(recipient=administrator.user_id)
    assert "Hemmeligt" not in f"{notice.subject}{notice.body}"
    assert "/sager/" not in notice.action_path


def test_a_case_that_somebody_could_not_take_is_asked_about_again(ward, administrator):
    case = open_case(STRANGER, kind=Kind.COMPLAINT, workplace=ward, text="Det var ikke godt.")
    leader = factories.assigned(Duty.LEADER, at=ward)
    look_after_cases.func()
    assert Case.objects.visible_to(leader).get() == case


# What is left


@pytest.mark.requirement("DR-41")
def test_a_year_after_the_end_a_case_is_emptied_and_what_it_taught_stays(case, leader, volunteer):
    write_note(leader, case, text="Talt med begge")
    decided(case, leader)
    close_case(leader, case, lesson="Aftal faste møder.", is_nameless=True)
    with later(days=364):
        erase_old_cases.func()
    case.refresh_from_db()
    assert case.text
    with later(days=366):
        erase_old_cases.func()
    case.refresh_from_db()
    assert (case.text, case.about, case.answer, case.decision, case.filer) == ("", "", "", "", None)
    assert (case.kind, case.outcome, case.state) == ("conflict", "settled", "closed")
    assert not case.notes.exists()
    assert not case.readers.exists()
    assert Lesson.objects.exists()


def test_a_decided_case_closes_by_itself(case, leader):
    decided(case, leader)
    with later(days=31):
        close_settled_cases.func()
    case.refresh_from_db()
    assert case.state == "closed"


def test_an_open_case_is_never_emptied(case):
    erase_case(SYSTEM, case)
    case.refresh_from_db()
    assert case.text
    assert case.readers.exists()
