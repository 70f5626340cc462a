"""Many hands at once: real threads, real connections. Used by the suite in small, and by hand in large.

python -m pytest tests/rotas/stress.py -p no:randomly     200 for 5 places, and 1,000 rounds of 24 for 3
"""

from collections import Counter
from collections.abc import Callable
from functools import partial
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connection

from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import DomainError
from samspil.everyday.rotas.actions import hand_back, hand_back_places, hold_places, sign_up
from samspil.everyday.rotas.models import Hold, Shift, SignUp
from samspil.everyday.rotas.rules import ShiftFull
from samspil.people.volunteers.actions import end_affiliation
from tests import factories
from tests.rotas.factories import circle_of, ready, recount, shift

MOST_CONNECTIONS = 80  # the tests' PostgreSQL has a hundred


def at_once(tasks: list[Callable[[], Any]]) -> list[str]:
    """Run all tasks in threads that start together; return "ok" or the name of the error of each, in order.

    At most as many threads as a server has connections; the rest of the tasks wait in line, as requests do.
    """
    hands = min(len(tasks), MOST_CONNECTIONS)
    start = Barrier(hands)
    said = [""] * len(tasks)

    def run(first: int) -> None:
        start.wait()
        for number in range(first, len(tasks), hands):
            said[number] = _outcome(tasks[number])
        connection.close()

    threads = [Thread(target=run, args=(n,)) for n in range(hands)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return said


def _outcome(task: Callable[[], Any]) -> str:
    try:
        task()
    except ShiftFull:
        return "Conflict"
    except DomainError as refused:
        return type(refused).__name__
    except Exception as crash:  # noqa: BLE001 - the test wants to see it
        return f"CRASH {type(crash).__name__}: {crash}"
    return "ok"


def many_for_few(people: int, places: int, *, rounds: int) -> None:
    """Let all want one of a few places, many times over: just so many get one, and everybody is told the truth."""
    activity = factories.published_activity(factories.open_workplace())
    actors = [ready(activity, f"Frivillig {n}")[0] for n in range(people)]
    for number in range(rounds):
        on = shift(activity, days=3 + number, places=places)
        said = at_once([lambda by=by, on=on: sign_up(by, on, volunteer_id=by.volunteer_id) for by in actors])
        assert Counter(said) == Counter({"ok": places, "Conflict": people - places}), Counter(said)
        have = set(SignUp.objects.filter(shift=on, state="taken").values_list("volunteer_id", flat=True))
        assert have == {by.volunteer_id for by, word in zip(actors, said, strict=True) if word == "ok"}
        recount(on)


def one_in_many_places(requests: int, *, rounds: int) -> None:
    """Let one volunteer ask for many shifts at the same hour at once: one is given."""
    activity = factories.published_activity(factories.open_workplace())
    by = ready(activity)[0]
    for number in range(rounds):
        wanted = [shift(activity, days=3 + number, places=5) for _ in range(requests)]
        said = at_once([lambda on=on: sign_up(by, on, volunteer_id=by.volunteer_id) for on in wanted])
        assert Counter(said) == Counter({"ok": 1, "Conflict": requests - 1}), Counter(said)
        assert SignUp.objects.filter(shift__in=wanted).count() == 1


def coming_and_going(people: int, places: int, *, rounds: int) -> None:
    """Let half of them hand back while the others join the waiting list: the counters stay true, and no place is lost."""
    activity = factories.published_activity(factories.open_workplace())
    actors = [ready(activity, f"Frivillig {n}")[0] for n in range(people)]
    leaving, coming = actors[:places], actors[places:]
    for number in range(rounds):
        on = shift(activity, days=3 + number, places=places)
        rows = [sign_up(by, on, volunteer_id=by.volunteer_id) for by in leaving]
        tasks = [lambda by=by, row=row: hand_back(by, row) for by, row in zip(leaving, rows, strict=True)]
        tasks += [
            partial(sign_up, by, on, volunteer_id=by.volunteer_id, wait=True, automatic=n % 2 == 0)
            for n, by in enumerate(coming)
        ]
        said = at_once(tasks)
        assert set(said) == {"ok"}, Counter(said)
        assert recount(on).taken == min(places, len(coming))
        assert Shift.objects.get(pk=on.pk).waiting == max(0, len(coming) - places)


def moving_up_while_going_elsewhere(people: int, *, rounds: int) -> None:
    """Let places become free for those who wait while they take another shift of that hour: each has one of the two."""
    activity = factories.published_activity(factories.open_workplace())
    holder, *waiters = (ready(activity, f"Frivillig {n}")[0] for n in range(people + 1))
    for number in range(rounds):
        full = shift(activity, days=3 + number, places=1)
        other = shift(activity, days=3 + number, places=people)
        row = sign_up(holder, full, volunteer_id=holder.volunteer_id)
        for by in waiters:
            sign_up(by, full, volunteer_id=by.volunteer_id, wait=True, automatic=True)
        tasks = [partial(hand_back, holder, row)]
        tasks += [partial(sign_up, by, other, volunteer_id=by.volunteer_id) for by in waiters]
        said = at_once(tasks)
        assert set(said) <= {"ok", "Conflict"}, Counter(said)
        rows = SignUp.objects.filter(shift__in=[full, other], state="taken").values_list(
            "volunteer_id", flat=True
        )
        assert max(Counter(rows).values()) == 1
        assert recount(other).taken == said[1:].count("ok")
        recount(full)


def parting_while_signing_up(*, rounds: int) -> None:
    """Let affiliations end while their volunteers take a shift: whoever came first, nobody who has left holds a place."""
    activity = factories.published_activity(factories.open_workplace())
    on = shift(activity, places=2 * rounds)
    for number in range(rounds):
        by, bond = ready(activity, f"Frivillig {number}")
        tasks = [
            partial(sign_up, by, on, volunteer_id=by.volunteer_id),
            partial(end_affiliation, SYSTEM, bond),
        ]
        said = at_once(tasks)
        assert set(said) <= {"ok", "Closed"}, Counter(said)
        assert not SignUp.objects.live().filter(volunteer=by.volunteer_id).exists()
        recount(on)


def circle_and_crowd(people: int, places: int, *, rounds: int) -> None:
    """Let a circle hold places, its own take them, others take the rest, and the contact hand back, all at once.

    Nobody is overbooked, the counters stay true, and when all is let go every place is one that somebody has or can have.
    """
    activity = factories.published_activity(factories.open_workplace())
    group, own = circle_of(activity, *(f"Ven {n}" for n in range(people)))
    crowd = [ready(activity, f"Frivillig {n}")[0] for n in range(people)]
    for number in range(rounds):
        on = shift(activity, days=3 + number, places=places)
        hold = hold_places(own[0], on, circle=group, places=places // 2)
        tasks = [partial(sign_up, by, on, volunteer_id=by.volunteer_id) for by in own[1:]]
        tasks += [
            partial(sign_up, by, on, volunteer_id=by.volunteer_id, wait=True, automatic=True) for by in crowd
        ]
        tasks += [partial(hold_places, own[0], on, circle=group, places=places - 1)]
        tasks += [partial(hand_back_places, own[0], hold)] * (number % 2)
        said = at_once(tasks)
        assert set(said) <= {"ok", "Conflict", "Invalid"}, Counter(said)
        recount(on)
        for left in Hold.objects.filter(shift=on):
            hand_back_places(own[0], left)
        assert recount(on).taken == places


@pytest.mark.django_db(transaction=True)
def test_two_hundred_for_five_places():
    many_for_few(200, 5, rounds=1)


@pytest.mark.django_db(transaction=True)
def test_a_thousand_rounds_of_twenty_four_for_three_places():
    many_for_few(24, 3, rounds=1000)


@pytest.mark.django_db(transaction=True)
def test_a_hundred_rounds_of_coming_and_going():
    coming_and_going(20, 5, rounds=100)


@pytest.mark.django_db(transaction=True)
def test_a_hundred_rounds_of_one_in_many_places():
    one_in_many_places(12, rounds=100)


@pytest.mark.django_db(transaction=True)
def test_fifty_rounds_of_moving_up_while_going_elsewhere():
    moving_up_while_going_elsewhere(8, rounds=50)


@pytest.mark.django_db(transaction=True)
def test_fifty_rounds_of_a_circle_and_a_crowd():
    circle_and_crowd(8, 6, rounds=50)


@pytest.mark.django_db(transaction=True)
def test_fifty_rounds_of_parting_while_signing_up():
    parting_while_signing_up(rounds=50)
