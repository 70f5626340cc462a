"""Patient associations run their own sessions; citizens sign up by themselves (RM-07)."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER, SYSTEM
from samspil.base.core.errors import Closed, Conflict, Denied, IllegalMove, Invalid
from samspil.base.events.models import Event
from samspil.everyday.sessions.actions import (
    add_session,
    call_off_session,
    cancel_sign_up,
    change_series,
    close_series,
    erase_sign_ups,
    open_series,
    remind_of_session,
    sign_up,
    start_series,
)
from samspil.everyday.sessions.flow import PlaceState, SeriesState
from samspil.everyday.sessions.jobs import forget_those_who_came, remind_of_sessions
from samspil.everyday.sessions.models import Series, Session, SignUp
from samspil.society.access.matrix import Duty
from samspil.society.notifications.models import Notification
from tests import factories

WORDS = {
    "title": "Hverdagen efter en blodprop",
    "theme": "brain",
    "about": "Vi fortæller om hverdagen.",
    "place": "Sundhedshuset, lokale 2",
}


@pytest.fixture
def association(region):
    return factories.partner(region, name="Hjernesagen Viborg", kind="patient_association")


@pytest.fixture
def runner(association):
    return factories.assigned(Duty.ASSOCIATION_LEADER, at=association, name="Ruth Foredrag")


@pytest.fixture
def series(runner, association):
    return start_series(runner, association, **WORDS)


def times(days=10):
    start = clock.now() + timedelta(days=days)
    return {"starts_at": start, "ends_at": start + timedelta(hours=2)}


@pytest.fixture
def session(runner, series):
    """A session with two places, open to everybody."""
    made = add_session(runner, series, capacity=2, **times())
    open_series(runner, series)
    made.refresh_from_db()
    return made


def joined(session, name="Jytte", email=""):
    return sign_up(STRANGER, session, first_name=name, email=email or f"{name.lower()}@example.dk")


def told(email):
    return list(Notification.objects.filter(address=email).order_by("pk").values_list("subject", flat=True))


@pytest.mark.requirement("RM-07")
def test_an_association_opens_a_series_and_a_citizen_signs_up_and_cancels_without_anybody_of_the_staff(
    association, runner, client_of
):
    own, anybody = client_of(runner), client_of(None)
    page = own.post(reverse("sessions:start", args=[association.pk]), WORDS)
    series = Series.objects.get()
    assert page.url == reverse("sessions:work", args=[series.pk])
    day = (clock.today() + timedelta(days=10)).strftime("%d.%m.%Y")
    sent = {"day": day, "begins": "16", "ends": "18", "capacity": "12", "topic": "Træthed"}
    assert own.post(page.url, sent | {"capacity": "0"}).status_code == 422
    assert own.post(page.url, sent).status_code == 302
    session = Session.objects.get()
    assert anybody.get(reverse("sessions:series", args=[series.pk])).status_code == 404
    assert own.post(reverse("sessions:opening", args=[series.pk])).status_code == 302

    assert WORDS["title"] in anybody.get(reverse("sessions:catalogue") + "?emne=brain").text
    assert WORDS["title"] not in anybody.get(reverse("sessions:catalogue") + "?emne=cancer").text
    assert "12 pladser tilbage" in anybody.get(reverse("sessions:series", args=[series.pk])).text
    form = reverse("sessions:signing_up", args=[session.pk])
    assert anybody.post(form, {"first_name": "Jytte", "email": "jytte"}).status_code == 422
    answer = anybody.post(form, {"first_name": "Jytte", "email": "jytte@example.dk"})
    place = SignUp.objects.get()
    assert answer.url == reverse("sessions:place", args=[place.pk, place.key])
    assert "Du har en plads" in anybody.get(answer.url).text
    seen = own.get(reverse("sessions:work", args=[series.pk])).text
    assert "Jytte" in seen
    assert "1 af 12 pladser er taget" in seen
    assert "jytte@example.dk" not in seen
    cancelling = reverse("sessions:cancellation", args=[place.pk, place.key])
    assert anybody.post(cancelling).status_code == 302
    assert "Jytte" not in own.get(reverse("sessions:work", args=[series.pk])).text


def test_when_it_is_full_one_waits_and_moves_up_when_somebody_cancels(session):
    first, _second, third = joined(session, "Anna"), joined(session, "Bo"), joined(session, "Carl")
    assert (first.state, third.state) == (PlaceState.HELD, PlaceState.WAITING)
    cancel_sign_up(STRANGER, first, key=first.key)
    third.refresh_from_db()
    session.refresh_from_db()
    assert (third.state, session.taken) == (PlaceState.HELD, 2)
    assert told("carl@example.dk") == ["Du står på ventelisten", "Der er en plads til dig"]
    first.refresh_from_db()
    assert first.first_name == "-"
    assert "anna" not in first.email
    with pytest.raises(IllegalMove):
        cancel_sign_up(STRANGER, first, key=first.key)


def test_an_address_signs_up_once_and_takes_one_place(session):
    joined(session)
    with pytest.raises(Invalid):
        joined(session)
    session.refresh_from_db()
    assert session.taken == 1


@pytest.mark.django_db(transaction=True)
def test_two_never_get_the_last_place(session):
    joined(session, "Anna")

    def take(name):
        try:
            return joined(Session.objects.select_related("series").get(pk=session.pk), name).state
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        states = sorted(pool.map(take, ["Bo", "Carl"]))
    assert states == [PlaceState.HELD, PlaceState.WAITING]


def test_nobody_cancels_for_another(session, client_of):
    place = joined(session)
    with pytest.raises(Denied):
        cancel_sign_up(STRANGER, place, key="forkert")
    assert client_of(None).get(reverse("sessions:place", args=[place.pk, "forkert"])).status_code == 404


def test_too_late_is_too_late(session):
    with clock.stopped_at(session.starts_at + timedelta(minutes=1)), pytest.raises(Conflict):
        joined(session)


def test_a_session_called_off_is_told_to_all_and_takes_nobody(runner, session):
    joined(session)
    with pytest.raises(Invalid):
        call_off_session(runner, session, because=" ")
    call_off_session(runner, session, because="Oplægsholderen er syg.")
    assert told("jytte@example.dk")[-1] == "Aflyst"
    with pytest.raises(Conflict):
        joined(session, "Bo")
    with pytest.raises(Conflict):
        call_off_session(runner, session, because="Igen")


def test_the_letters_never_say_what_it_is_about(runner, session):
    joined(session)
    call_off_session(runner, session, because="Sygdom.")
    for one in Notification.objects.filter(address="jytte@example.dk"):
        assert WORDS["title"] not in one.subject + one.body
        assert "Hjernesagen" not in one.subject + one.body


def test_those_who_come_are_reminded_once_the_day_before(session):
    joined(session)
    for _time in range(2):
        with clock.stopped_at(session.starts_at - timedelta(hours=20)):
            remind_of_sessions.call()
    assert told("jytte@example.dk") == ["Du har en plads", "Vi ses snart"]
    remind_of_session(SYSTEM, session)
    assert Event.objects.filter(verb="session.reminded").count() == 1


def test_two_weeks_later_nobody_is_kept_and_the_number_stays(session):
    joined(session)
    with clock.stopped_at(session.ends_at + timedelta(days=13)):
        forget_those_who_came.call()
        assert SignUp.objects.exists()
    with clock.stopped_at(session.ends_at + timedelta(days=15)):
        forget_those_who_came.call()
    session.refresh_from_db()
    assert not SignUp.objects.exists()
    assert session.taken == 1
    with pytest.raises(Denied):
        erase_sign_ups(STRANGER, session)


def test_a_series_opens_only_with_something_to_sign_up_for_and_closes_only_without(runner, series):
    with pytest.raises(Closed):
        open_series(runner, series)
    session = add_session(runner, series, capacity=5, **times())
    open_series(runner, series)
    joined(Session.objects.get(pk=session.pk))
    with pytest.raises(Conflict):
        close_series(runner, series)
    call_off_session(runner, session, because="Ingen tid.")
    close_series(runner, series)
    assert series.state == SeriesState.CLOSED
    with pytest.raises(Conflict):
        change_series(runner, series, **WORDS)
    with pytest.raises(Conflict):
        add_session(runner, series, capacity=5, **times(20))


@pytest.mark.parametrize("changed", [{"capacity": 0}, {"capacity": 501}, {"ends_at": clock.now()}, times(-1)])
def test_a_session_that_cannot_be_held_is_refused(runner, series, changed):
    with pytest.raises(Invalid):
        add_session(runner, series, **({"capacity": 5, **times()} | changed))


def test_one_session_at_a_time(runner, series):
    when = times()
    add_session(runner, series, capacity=5, **when)
    with pytest.raises(Invalid):
        add_session(runner, series, capacity=5, **when)


def test_only_associations_own_series_and_only_their_own(region, ward, series, runner, client_of):
    corps = factories.partner(region, name="Korpset", kind="corps", workplace=ward)
    with pytest.raises(Denied):
        start_series(SYSTEM, corps, **WORDS)
    other = factories.assigned(Duty.ASSOCIATION_LEADER, at=factories.partner(region, name="En anden"))
    assert not Series.objects.visible_to(other).exists()
    for act in (open_series, close_series):
        with pytest.raises(Denied):
            act(other, series)
    with pytest.raises(Denied):
        change_series(other, series, **WORDS)
    assert client_of(other).get(reverse("sessions:work", args=[series.pk])).status_code == 404
    assert client_of(runner).get(reverse("sessions:mine")).status_code == 200


@pytest.mark.parametrize("persona", ["coordinator", "employee", "volunteer", "foreigner", "stranger"])
def test_nobody_else_starts_or_sees_them(request, association, series, persona):
    by = request.getfixturevalue(persona)
    assert not Series.objects.visible_to(by).exists()
    with pytest.raises(Denied):
        start_series(by, association, **WORDS)


def test_the_pages_ask_the_same_for_one_as_for_many(
    runner, series, session, client_of, django_assert_max_num_queries
):
    for number in range(6):
        add_session(runner, series, capacity=5, **times(20 + number))
    for name in ("Anna", "Bo", "Carl"):
        joined(session, name)
    for client, page in (
        (client_of(None), reverse("sessions:catalogue")),
        (client_of(None), reverse("sessions:series", args=[series.pk])),
        (client_of(runner), reverse("sessions:work", args=[series.pk])),
    ):
        with django_assert_max_num_queries(12):
            assert client.get(page).status_code == 200
