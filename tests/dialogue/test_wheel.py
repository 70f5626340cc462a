"""What comes round every year, what is late, and the reminders: each once, however often the jobs run."""

from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Conflict, Denied, Invalid
from samspil.base.jobs.schedule import REGISTRY
from samspil.compact.dialogue import jobs
from samspil.compact.dialogue.actions import (
    add_wheel_entry,
    cancel_meeting,
    make_meeting_feed,
    make_wheel_item,
    record_discussion,
    remove_wheel_entry,
    revoke_meeting_feed,
)
from samspil.compact.dialogue.models import Cause, Committee, Item, MeetingFeed, WheelEntry
from samspil.compact.dialogue.queries import overdue_evaluations
from samspil.compact.dialogue.rules.wheel import AHEAD, due_on, year_to_make
from samspil.society.accounts.models import User
from samspil.society.notifications.models import Notification
from tests.dialogue.factories import at_the_table, committee, meeting, member, seat


def noon(year, month, day):
    return clock.stopped_at(datetime(year, month, day, 11, tzinfo=UTC))


def turn():
    jobs.turn_year_wheels.func()


@pytest.mark.django_db
@pytest.mark.requirement("HJ-40", "RM-16")
def test_the_evaluation_comes_round_every_year_exactly_once(ward):
    with noon(2026, 1, 10):
        of = committee(ward)  # in October, as long as the authority has chosen no other month
    for year in (2026, 2027, 2028):
        with noon(year, 8, 1):
            turn()
            assert Item.objects.filter(wheel_year=year).count() == 0
        for day in (20, 21, 22):
            with noon(year, 8, day):
                turn()
                turn()
        found = Item.objects.get(wheel_year=year)
        assert (found.committee, found.cause, found.due_on) == (of, Cause.EVALUATION, date(year, 10, 31))


@pytest.mark.django_db
@pytest.mark.requirement("RM-16")
def test_an_evaluation_that_nobody_held_is_listed_as_late(ward, client_of):
    with noon(2026, 1, 10):
        of = committee(ward)
        who = member(of)
    with noon(2026, 9, 1):
        turn()
    everything = Committee.objects.all()
    with noon(2026, 10, 31):
        assert not overdue_evaluations(everything)
    with noon(2026, 11, 1):
        late = overdue_evaluations(everything).get()
        assert late.committee == of
    page = client_of(who).get("/dialog/evalueringer/").content.decode()
    assert late.title in page


@pytest.mark.django_db
def test_a_year_that_the_machine_slept_through_is_made_when_it_wakes(ward):
    with noon(2026, 1, 10):
        committee(ward)
    with noon(2026, 12, 20):
        turn()
    assert Item.objects.get().wheel_year == 2026


@pytest.mark.django_db
def test_a_month_that_had_passed_is_not_caught_up_with(ward):
    with noon(2026, 11, 10):
        committee(ward)
        turn()
    assert not Item.objects.exists()
    with noon(2027, 9, 1):
        turn()
    assert Item.objects.get().wheel_year == 2027


@pytest.mark.django_db
def test_what_was_taken_out_of_the_wheel_comes_no_more(ward):
    with noon(2026, 1, 10):
        entry = committee(ward).wheel.get()
        remove_wheel_entry(SYSTEM, entry)
        with pytest.raises(Conflict):
            remove_wheel_entry(SYSTEM, entry)
    with noon(2026, 9, 10):
        turn()
        assert make_wheel_item(SYSTEM, entry, year=2026) is None
    assert not Item.objects.exists()


@pytest.mark.django_db
def test_an_entry_has_a_month_and_a_title_and_is_put_in_by_the_committee(ward, employee, leader):
    of = committee(ward)
    for wrong in ({"month": 0, "title": "x"}, {"month": 13, "title": "x"}, {"month": 3, "title": " "}):
        with pytest.raises(Invalid):
            add_wheel_entry(SYSTEM, of, kind="other", **wrong)
    with pytest.raises(Denied):
        add_wheel_entry(employee, of, kind="other", month=3, title="x")
    for who in (leader, member(of)):
        add_wheel_entry(who, of, kind="other", month=3, title="Sommerferie")


@given(
    month=st.integers(1, 12),
    today=st.dates(date(2025, 1, 1), date(2030, 12, 31)),
    begun=st.integers(0, 900),
    last_year=st.integers(2020, 2031),
)
def test_a_wheel_never_runs_far_ahead_nor_goes_back(month, today, begun, last_year):
    starts_on = today - timedelta(days=begun)
    year = year_to_make(month, starts_on=starts_on, last_year=last_year, today=today)
    if year is not None:
        assert year > last_year
        assert date(year, month, 1) - AHEAD <= today
        assert due_on(year, month) >= starts_on


@pytest.mark.django_db
def test_members_are_reminded_of_a_meeting_once_three_days_before(ward):
    of = committee(ward)
    who = seat(of).user_id
    soon = clock.now() + timedelta(days=2)
    meeting(of, starts_at=soon, ends_at=soon + timedelta(hours=1))
    meeting(of)
    before = Notification.objects.filter(recipient=who).count()
    jobs.remind_of_meetings.func()
    jobs.remind_of_meetings.func()
    assert Notification.objects.filter(recipient=who).count() == before + 1


@pytest.mark.django_db
def test_whoever_keeps_the_threads_is_reminded_of_a_follow_up_once(ward):
    of, _held, matter = at_the_table(ward)
    keeper = seat(of, name="Sia Sekretær", function="secretary").user_id
    other = seat(of).user_id
    record_discussion(
        SYSTEM,
        matter,
        conclusion="noted",
        outcome="Talt om.",
        follow_up="Skilt på døren",
        follow_up_due=clock.today(),
    )
    before = Notification.objects.filter(recipient=keeper).count()
    jobs.remind_of_follow_ups.func()
    jobs.remind_of_follow_ups.func()
    assert Notification.objects.filter(recipient=keeper).count() == before + 1
    assert not Notification.objects.filter(recipient=other, body__contains="Skilt på døren").exists()


def test_the_jobs_are_on_the_list_of_everything_that_happens_by_itself():
    names = " ".join(REGISTRY)
    assert "turn_year_wheels" in names
    assert "remind_of_meetings" in names
    assert "remind_of_follow_ups" in names


@pytest.mark.django_db
@pytest.mark.requirement("HJ-40")
def test_the_year_wheel_and_the_meetings_can_be_followed_in_ones_own_calendar(ward, client_of):
    of = committee(ward)
    row = seat(of)
    called, off = meeting(of), meeting(of)
    cancel_meeting(SYSTEM, off, reason="Sygdom")
    client = client_of(row.user)
    page = client.post("/dialog/kalender/").content.decode()
    address = page.split("<code>")[1].split("</code>")[0]
    path = "/dialog/" + address.split("/dialog/")[1]
    answer = client_of(None).get(path)
    assert answer.headers["Content-Type"].startswith("text/calendar")
    events = list(icalendar.Calendar.from_ical(answer.content).walk("VEVENT"))
    status = {str(event["uid"]).split("@")[0]: str(event.get("status", "")) for event in events}
    entry = WheelEntry.objects.get()
    assert status[f"moede-{called.pk}"] == "CONFIRMED"
    assert status[f"moede-{off.pk}"] == "CANCELLED"
    assert f"aarshjul-{entry.pk}" in status
    assert "Tove" not in answer.content.decode()
    assert client_of(None).get(path, headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304
    client.post("/dialog/kalender/ophoer/")
    assert client_of(None).get(path).status_code == 404
    assert client.get("/dialog/kalender/").status_code == 200


@pytest.mark.django_db
def test_a_new_address_stops_the_old_one_and_nobody_makes_one_for_another(ward, leader):
    of = committee(ward)
    row = seat(of)
    user = User.objects.get(pk=row.user_id)
    who = member(of, name="Mia Medlem")
    for attempt in (lambda: make_meeting_feed(leader, user), lambda: make_meeting_feed(who, user)):
        with pytest.raises(Denied):
            attempt()
    own = User.objects.get(pk=who.user_id)
    first = make_meeting_feed(who, own)
    assert make_meeting_feed(who, own) != first
    assert MeetingFeed.objects.active().count() == 1
    with pytest.raises(Denied):
        revoke_meeting_feed(leader, MeetingFeed.objects.active().get())


@pytest.mark.django_db
def test_somebody_who_left_gets_no_more_meetings(ward, client_of):
    of = committee(ward)
    row = seat(of)
    meeting(of)
    token = make_meeting_feed(SYSTEM, row.user)
    row.committee.memberships.update(ends_on=clock.today())
    text = client_of(None).get(f"/dialog/kalender/{token}.ics").content.decode()
    assert "VEVENT" not in text
