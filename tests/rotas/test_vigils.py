"""A vigil is opened within a minute, keeps its relay going through any night, and ends once for all."""

import itertools
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Closed, Conflict, Denied, Invalid
from samspil.base.events.models import Event
from samspil.everyday.rotas.actions import (
    change_vigil,
    check_in,
    check_out,
    end_vigil,
    erase_vigil,
    hand_back,
    keep_vigil,
    open_vigil,
    sign_up,
    stand_by,
)
from samspil.everyday.rotas.jobs import erase_vigils, keep_vigils
from samspil.everyday.rotas.models import Shift, SignUp, Vigil
from samspil.everyday.rotas.queries.opportunities import opportunities
from samspil.people.activities.actions import close_activity
from samspil.people.citizens.actions import mark_whereabouts
from samspil.people.citizens.models import NoContact
from samspil.people.volunteers.models import Volunteer
from samspil.society.notifications.models import Notification
from tests import factories
from tests.rotas.factories import ready

pytestmark = pytest.mark.requirement("RM-90")


@pytest.fixture
def sitting(ward):
    """The published activity of those who sit."""
    return factories.published_activity(ward, kind="vigil", title="Vågetjeneste", slug="vaagetjeneste")


@pytest.fixture
def inger(sitting):
    return ready(sitting, "Inger Juul")[0]


@pytest.fixture
def bent(sitting):
    return ready(sitting, "Bent Krag")[0]


@pytest.fixture
def vigil(sitting, employee):
    return open_vigil(employee, sitting, room="Stue 7")


def watches(vigil):
    return list(Shift.objects.filter(vigil=vigil).order_by("starts_at"))


def take(by, watch):
    return sign_up(by, watch, volunteer_id=by.volunteer_id)


def letters(subject="Vågetjenesten er slut"):
    return Notification.objects.filter(kind="vigil", subject=subject)


@pytest.mark.parametrize("duty", ["employee", "coordinator", "leader"])
def test_the_staff_of_the_ward_open_one_with_watches_for_two_days(request, sitting, duty):
    by = request.getfixturevalue(duty)
    vigil = open_vigil(by, sitting, room="Stue 7")
    made = watches(vigil)
    assert made[0].starts_at - clock.now() <= timedelta(minutes=45)
    assert made[-1].starts_at + timedelta(hours=4) >= clock.now() + timedelta(hours=48)
    assert {shift.hours for shift in made} == {4.25}
    assert {(shift.places, shift.minimum) for shift in made} == {(1, 1)}
    assert Event.objects.filter(verb="vigil.opened", actor_id=by.user_id).count() == 1


def test_others_open_none(sitting, administrator, foreigner, inger):
    for by in (administrator, foreigner, inger):
        with pytest.raises(Denied):
            open_vigil(by, sitting, room="Stue 7")


def test_only_a_published_activity_of_those_who_sit_will_do(employee, activity):
    with pytest.raises(Invalid):
        open_vigil(employee, activity, room="Stue 7")


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("room", {"room": " - "}),
        ("length", {"length": 7}),
        ("overlap", {"overlap": 30}),
        ("rest", {"rest": 4}),
        ("starts", {"starts_at": datetime(2020, 1, 1, tzinfo=UTC)}),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(employee, sitting, field, values):
    with pytest.raises(Invalid) as refused:
        open_vigil(employee, sitting, **{"room": "Stue 7", **values})
    assert set(refused.value.errors) == {field}


def test_no_civil_registration_number_finds_its_way_into_a_vigil(employee, sitting):
    with pytest.raises(Exception, match=r"(?i)cpr"):
        open_vigil(employee, sitting, room="Stue 7", note="010190-1234")


def test_there_is_one_vigil_in_a_room(employee, sitting, vigil):
    with pytest.raises(Conflict):
        open_vigil(employee, sitting, room="stue 7")
    end_vigil(employee, vigil)
    open_vigil(employee, sitting, room="stue 7")


NIGHTS = [
    pytest.param(
        datetime(2026, 10, 24, 20, 0, tzinfo=UTC), datetime(2026, 10, 25, 5, 0, tzinfo=UTC), 9, id="autumn"
    ),
    pytest.param(
        datetime(2027, 3, 27, 21, 0, tzinfo=UTC), datetime(2027, 3, 28, 4, 0, tzinfo=UTC), 7, id="spring"
    ),
]


@pytest.mark.parametrize("length", [2, 3, 4, 5, 6])
@pytest.mark.parametrize(("ten", "six", "hours"), NIGHTS)
def test_on_the_nights_when_the_clock_is_changed_no_real_hour_is_missing_or_double(
    employee, sitting, ten, six, hours, length
):
    assert clock.local(ten).strftime("%H.%M") == "22.00"
    assert clock.local(six).strftime("%H.%M") == "06.00"
    with time_machine.travel(ten - timedelta(hours=1), tick=False):
        vigil = open_vigil(employee, sitting, room="Stue 7", starts_at=ten, length=length)
        made = watches(vigil)
    step, stay = timedelta(hours=length), timedelta(minutes=15)
    for one, following in itertools.pairwise(made):
        assert following.starts_at - one.starts_at == step
        assert one.ends_at - following.starts_at == stay
    covered = [
        (max(one.starts_at, ten), min(one.starts_at + step, six)) for one in made if one.starts_at < six
    ]
    assert sum((end - begin for begin, end in covered), timedelta()) == timedelta(hours=hours)


@pytest.mark.parametrize(("ten", "six", "hours"), NIGHTS)
def test_who_sits_through_such_a_night_has_sat_the_real_hours(employee, sitting, ten, six, hours):
    with time_machine.travel(ten - timedelta(hours=1), tick=False):
        vigil = open_vigil(employee, sitting, room="Stue 7", starts_at=ten, length=3)
        people = [ready(sitting, f"Våger {n}")[0] for n in range(3)]
        rows = [take(by, watch) for by, watch in zip(people, watches(vigil), strict=False)]
    sat = timedelta()
    for by, row in zip(people, rows, strict=True):
        with time_machine.travel(row.starts_at, tick=False):
            there = check_in(by, row)
        with time_machine.travel(min(row.starts_at + timedelta(hours=3), six), tick=False):
            check_out(by, there)
        sat += timedelta(hours=there.hours)
    assert sat == timedelta(hours=hours)


def test_the_job_keeps_the_relay_two_days_ahead_without_a_gap_and_twice_is_once(vigil):
    with time_machine.travel(clock.now() + timedelta(hours=30)):
        keep_vigils.func()
        keep_vigils.func()
        made = watches(vigil)
        assert made[-1].starts_at + timedelta(hours=4) >= clock.now() + timedelta(hours=48)
    assert all(b.starts_at - a.starts_at == timedelta(hours=4) for a, b in itertools.pairwise(made))


def test_a_cancelled_watch_is_not_made_again(vigil, coordinator):
    from_the_end = watches(vigil)[-1]
    Shift.objects.filter(pk=from_the_end.pk).update(state="cancelled")
    with time_machine.travel(clock.now() + timedelta(hours=8)):
        keep_vigil(SYSTEM, vigil)
    starts = [shift.starts_at for shift in watches(vigil)]
    assert len(starts) == len(set(starts))
    assert from_the_end.starts_at + timedelta(hours=4) in starts


@pytest.mark.requirement("RM-32")
def test_where_somebody_has_said_no_none_is_opened_and_an_open_one_ends_at_once(
    employee, sitting, vigil, inger, ward
):
    take(inger, watches(vigil)[1])
    mark_whereabouts(employee, ward, whereabouts="stue 7")
    vigil.refresh_from_db()
    assert not vigil.is_open
    assert not Shift.objects.planned().filter(vigil=vigil, starts_at__gt=clock.now()).exists()
    assert letters().filter(recipient=inger.user_id).count() == 1
    with pytest.raises(Closed):
        open_vigil(employee, sitting, room="Stue 7")


def test_a_no_that_came_while_it_was_opened_is_honoured_too(vigil, inger, ward):
    NoContact.objects.create(
        workplace=ward, place_key=vigil.place_key, voice="citizen"
    )  # past every listener
    with pytest.raises(Closed):
        take(inger, watches(vigil)[1])
    keep_vigils.func()
    vigil.refresh_from_db()
    assert not vigil.is_open


def test_the_room_can_be_another_one_but_none_where_somebody_has_said_no(employee, vigil, ward):
    mark_whereabouts(employee, ward, whereabouts="Stue 8")
    with pytest.raises(Closed):
        change_vigil(employee, vigil, room="Stue 8")
    change_vigil(employee, vigil, room="Stue 9", note="Ring på om natten.", rest=10)
    vigil.refresh_from_db()
    assert (vigil.room, vigil.note, vigil.rest) == ("Stue 9", "Ring på om natten.", 10)


def test_the_end_cancels_all_later_watches_and_tells_everybody_once(employee, sitting, vigil, inger, bent):
    second, later = watches(vigil)[1], watches(vigil)[5]
    take(inger, second)
    take(inger, later)
    stand_by(inger, vigil, volunteer_id=inger.volunteer_id)
    stand_by(bent, vigil, volunteer_id=bent.volunteer_id)
    end_vigil(employee, vigil)
    end_vigil(employee, vigil)
    end_vigil(employee, Vigil.objects.get(pk=vigil.pk))
    assert not Shift.objects.planned().filter(vigil=vigil, starts_at__gt=clock.now()).exists()
    assert not SignUp.objects.live().filter(shift__vigil=vigil).exists()
    assert sorted(letters().values_list("recipient", flat=True)) == sorted([inger.user_id, bent.user_id])
    assert Event.objects.filter(verb="vigil.ended").count() == 1
    assert "Stue 7" not in "".join(Notification.objects.values_list("body", flat=True))
    with pytest.raises(Conflict):
        take(bent, later)
    keep_vigil(SYSTEM, Vigil.objects.get(pk=vigil.pk))
    assert not Shift.objects.planned().filter(vigil=vigil, starts_at__gt=clock.now()).exists()


def test_who_sits_there_when_it_ends_can_still_go_home_in_the_ordinary_way(employee, vigil, inger):
    row = take(inger, watches(vigil)[0])
    with time_machine.travel(row.starts_at + timedelta(hours=1)):
        there = check_in(inger, row)
        end_vigil(employee, vigil)
        row.shift.refresh_from_db()
        assert row.shift.is_planned
        check_out(inger, there)
        assert there.hours == pytest.approx(0, abs=0.1)
    assert "ringer vi til dig" in letters().get(recipient=inger.user_id).body


def test_an_activity_that_closes_ends_its_vigils_with_one_letter(leader, sitting, vigil, inger):
    take(inger, watches(vigil)[2])
    close_activity(leader, sitting)
    vigil.refresh_from_db()
    assert not vigil.is_open
    assert letters().count() == 1
    assert not Notification.objects.filter(recipient=inger.user_id, subject__contains="lukket").exists()


def test_a_week_after_the_end_the_room_and_the_words_are_gone(employee, sitting):
    vigil = open_vigil(employee, sitting, room="Stue 7", note="Ring på.")
    end_vigil(employee, vigil)
    erase_vigil(SYSTEM, Vigil.objects.get(pk=vigil.pk))
    assert Vigil.objects.get(pk=vigil.pk).room == "Stue 7"
    with time_machine.travel(clock.now() + timedelta(days=7, minutes=1)):
        erase_vigils.func()
    left = Vigil.objects.get(pk=vigil.pk)
    assert (left.room, left.note, left.place_key) == ("", "", "")
    assert left.erased_at


def test_nobody_sits_two_watches_without_rest_whichever_vigil_they_belong_to(employee, sitting, vigil, inger):
    take(inger, watches(vigil)[2])
    other = open_vigil(employee, sitting, room="Stue 8")
    for watch in [*watches(vigil)[:5], *watches(other)[:5]]:
        if watch != watches(vigil)[2]:
            with pytest.raises(Conflict, match=r"hvile|allerede"):
                take(inger, watch)
    take(inger, watches(vigil)[6])


def test_whoever_steps_back_may_rest_less_and_leaves_no_trace(vigil, inger):
    row = take(inger, watches(vigil)[1])
    hand_back(inger, row)
    take(inger, watches(vigil)[2])
    freed = Event.objects.get(verb="place.freed")
    assert freed.actor_id is None
    assert str(inger.user_id) not in str(freed.payload)


def test_where_two_sit_together_one_is_not_enough_and_does_not_sit_alone(employee, sitting, inger, bent):
    vigil = open_vigil(employee, sitting, room="Stue 7", in_pairs=True)
    first = watches(vigil)[0]
    row = take(inger, first)
    with time_machine.travel(first.starts_at - timedelta(minutes=10)):
        with pytest.raises(Conflict):
            check_in(inger, row)
        take(bent, first)
        check_in(inger, SignUp.objects.select_related("shift").get(pk=row.pk))


def test_a_watch_is_on_no_public_list_but_those_who_sit_find_it(client_of, vigil, inger, sitting):
    stranger = client_of(None)
    for path in ("/find/vagter/", f"/find/{sitting.pk}-{sitting.slug}/"):
        assert f"/vagter/{watches(vigil)[1].pk}/" not in stranger.get(path, follow=True).content.decode()
    assert sitting.slug not in stranger.get("/find/vagter/").content.decode()
    found = opportunities(Volunteer.objects.get(pk=inger.volunteer_id)).shifts
    assert watches(vigil)[1] in found
