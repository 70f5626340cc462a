from datetime import UTC, datetime, timedelta
from time import process_time

import pytest
import time_machine
from icalendar import Calendar

from samspil.base.core.errors import Denied
from samspil.everyday.rotas.actions import cancel_shift, make_feed, move_shift, revoke_feed
from samspil.everyday.rotas.models import CalendarFeed, SignUp
from samspil.everyday.rotas.queries.calendar import etag_of, rows_of, written
from samspil.people.volunteers.models import Affiliation, Volunteer
from samspil.society.accounts.models import User
from tests.rotas.factories import shift, taken


def volunteer(actor):
    return Volunteer.objects.get(pk=actor.volunteer_id)


def events(response):
    return list(Calendar.from_ical(response.content).walk("VEVENT"))


def test_the_feed_holds_my_shifts_and_nothing_of_others(client_of, activity, jytte, ole):
    on = shift(activity, meeting_point="Forhallen; ved uret, 1. sal", label="Aften")
    taken(jytte, on)
    taken(ole, on)
    other = shift(activity, days=8)
    taken(ole, other)
    token = make_feed(jytte, volunteer(jytte))
    answer = client_of(None).get(f"/kalender/{token}.ics")
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Cache-Control"] == "private, no-cache"
    [event] = events(answer)
    assert event.decoded("dtstart") == on.starts_at
    assert event.decoded("dtend") == on.ends_at
    assert str(event["summary"]) == "Patientstøtte: Aften"
    assert str(event["location"]).startswith("Forhallen; ved uret, 1. sal, Medicinsk afdeling")
    text = answer.content.decode()
    for secret in ("Ole", "Jytte", "ATTENDEE", "ORGANIZER", token):
        assert secret not in text
    assert "BEGIN:VTIMEZONE" in text
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert text.endswith("END:VCALENDAR\r\n")


def test_an_unchanged_feed_is_answered_without_writing_it(
    client_of, activity, coordinator, jytte, django_assert_num_queries
):
    on = shift(activity)
    taken(jytte, on)
    client = client_of(None)
    address = f"/kalender/{make_feed(jytte, volunteer(jytte))}.ics"
    etag = client.get(address).headers["ETag"]
    with django_assert_num_queries(2):
        again = client.get(address, headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")
    move_shift(
        coordinator, on, starts_at=on.starts_at + timedelta(hours=1), ends_at=on.ends_at + timedelta(hours=1)
    )
    moved = client.get(address, headers={"If-None-Match": etag})
    assert moved.status_code == 200
    [event] = events(moved)
    assert (str(event["status"]), event["sequence"]) == ("TENTATIVE", 1)
    cancel_shift(coordinator, on)
    [event] = events(client.get(address))
    assert (str(event["status"]), event["sequence"]) == ("CANCELLED", 2)


def test_an_address_is_kept_as_a_digest_and_can_be_stopped(client_of, activity, jytte, ole):
    token = make_feed(jytte, volunteer(jytte))
    feed = CalendarFeed.objects.get()
    assert len(token) >= 27  # 160 bits
    assert token not in (feed.token_digest, feed.prefix)
    with pytest.raises(Denied):
        revoke_feed(ole, feed)
    with pytest.raises(Denied):
        make_feed(ole, volunteer(jytte))
    client = client_of(None)
    renewed = make_feed(jytte, volunteer(jytte))
    assert client.get(f"/kalender/{token}.ics").status_code == 404
    assert client.get(f"/kalender/{renewed}.ics").status_code == 200
    revoke_feed(jytte, CalendarFeed.objects.active().get())
    assert client.get(f"/kalender/{renewed}.ics").status_code == 404
    assert client.get("/kalender/gaet.ics").status_code == 404


def test_somebody_whose_account_is_closed_has_no_feed(client_of, jytte):
    token = make_feed(jytte, volunteer(jytte))
    User.objects.filter(pk=jytte.user_id).update(is_active=False)
    assert client_of(None).get(f"/kalender/{token}.ics").status_code == 404


def test_the_page_shows_the_address_once(client_of, jytte):
    client = client_of(jytte)
    assert "Lav en adresse" in client.get("/mit/kalender/").content.decode()
    made = client.post("/mit/kalender/")
    assert "/kalender/" in made.context["address"]
    assert made.context["address"] not in client.get("/mit/kalender/").content.decode()
    assert client.post("/mit/kalender/ophoer/").status_code == 302
    assert not CalendarFeed.objects.active().exists()


def test_one_shift_can_be_put_into_a_calendar(client_of, activity, jytte, ole):
    on = shift(activity)
    taken(jytte, on)
    [event] = events(client_of(jytte).get(f"/vagter/{on.pk}/vagt.ics"))
    assert event.decoded("dtstart") == on.starts_at
    assert client_of(ole).get(f"/vagter/{on.pk}/vagt.ics").status_code == 404


@pytest.mark.parametrize(
    ("starts_at", "hours"),
    [
        (datetime(2027, 3, 27, 21, tzinfo=UTC), 7),
        (datetime(2027, 10, 30, 20, tzinfo=UTC), 9),
        (datetime(2027, 10, 31, 0, 30, tzinfo=UTC), 1),
        (datetime(2027, 10, 31, 1, 30, tzinfo=UTC), 1),
        (datetime(2028, 2, 29, 22, tzinfo=UTC), 4),
        (datetime(2038, 1, 19, 2, tzinfo=UTC), 3),
    ],
)
def test_other_programs_read_the_same_instants_on_the_nights_when_the_clock_changes(
    client_of, activity, jytte, starts_at, hours
):
    ends_at = starts_at + timedelta(hours=hours)
    on = shift(activity)
    taken(jytte, on)
    SignUp.objects.update(starts_at=starts_at, ends_at=ends_at)
    with time_machine.travel(starts_at - timedelta(days=1), tick=False):
        [event] = Calendar.from_ical(written(rows_of(jytte.volunteer_id))).walk("VEVENT")
    assert event.decoded("dtstart") == starts_at
    assert event.decoded("dtend") == ends_at


def test_fifty_shifts_are_written_in_a_few_milliseconds(activity, jytte):
    affiliation = Affiliation.objects.get(volunteer=jytte.volunteer_id)
    for n in range(50):
        on = shift(activity, days=1 + n, hours=1)
        SignUp.objects.create(
            shift=on,
            volunteer_id=jytte.volunteer_id,
            affiliation=affiliation,
            state="taken",
            starts_at=on.starts_at,
            ends_at=on.ends_at,
        )
    times = []
    for _ in range(7):
        began = process_time()
        rows = rows_of(jytte.volunteer_id)
        etag_of(rows, "da")
        assert len(written(rows)) > 10_000
        times.append(process_time() - began)
    assert min(times) < 0.012, times  # about 4 ms on an ordinary machine
