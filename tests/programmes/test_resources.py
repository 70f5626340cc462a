"""Departments are asked for hours, their own leaders commit them, and the sum of each department is known."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspil.base.core.actor import STRANGER, SYSTEM
from samspil.base.core.errors import Denied, IllegalMove, Invalid
from samspil.learning.programmes.actions import ask_for_hours, commit_hours, decline_hours, withdraw_ask
from samspil.learning.programmes.flow import AskState
from samspil.learning.programmes.models import ResourceAsk
from samspil.learning.programmes.queries.resources import asks_of, asks_to_answer
from samspil.learning.programmes.rules.resources import share, sums, total
from samspil.society.access.matrix import Duty
from samspil.society.duties.actions import assign_duty
from samspil.society.duties.queries import actor_for
from samspil.society.places.actions import place_unit
from tests import factories

pytestmark = pytest.mark.django_db

YEAR = {"starts_on": date(2026, 1, 1), "until": date(2026, 12, 31)}
WHOLE = {"since": date(2026, 1, 1), "to": date(2026, 12, 31)}


@pytest.fixture
def communication(town):
    return place_unit(SYSTEM, town, name="Kommunikation")


def led(unit):
    """Return the leader of the unit."""
    user = factories.person("Lis Leder")
    assign_duty(SYSTEM, user, Duty.LEADER, authority=unit.authority, unit=unit)
    return actor_for(user)


def asked(programme, unit, by=SYSTEM, **fields):
    words = {"function": "Kommunikationskonsulent", "purpose": "Artikler og opslag", "hours": 100}
    return ask_for_hours(by, programme, unit=unit, **(words | YEAR | fields))


def sum_of(programme, **period):
    return {row.name: row for row in sums(asks_of(programme), **(WHOLE | period))}


@pytest.mark.requirement("VB-52")
def test_each_department_has_its_sum_of_what_is_asked_and_committed(
    programme, department, communication, consultant, client_of
):
    first = asked(programme, department, hours=200)
    second = asked(programme, department, hours=60, function="Koordinator")
    third = asked(programme, communication, hours=100)
    commit_hours(led(department), first, hours=150)
    decline_hours(led(department), second, words="Ikke i år.")
    found = sum_of(programme)
    schools, press = found["Børn & Unge"], found["Kommunikation"]
    assert (schools.asked, schools.committed, schools.missing, schools.unanswered) == (260, 150, 110, 0)
    assert (press.asked, press.committed, press.missing, press.unanswered) == (100, 0, 100, 100)
    assert total(found.values()).committed == 150
    withdraw_ask(consultant, third)
    assert "Kommunikation" not in sum_of(programme)
    page = client_of(consultant).get(
        f"/programmer/{programme.pk}/ressourcer/", {"fra": "01.01.2026", "til": "31.12.2026"}
    )
    shown = page.content.decode()
    assert ">150<" in shown
    assert ">110<" in shown


@pytest.mark.requirement("VB-52")
def test_the_sum_is_of_a_period(programme, department):
    ask = asked(programme, department, hours=365)
    commit_hours(led(department), ask, hours=365)
    january = sum_of(programme, to=date(2026, 1, 31))["Børn & Unge"]
    assert (january.asked, january.committed) == (31, 31)
    assert sum_of(programme, since=date(2027, 1, 1), to=date(2027, 12, 31)) == {}


days = st.dates(date(2020, 1, 1), date(2030, 12, 31))


@given(st.integers(1, 5000), st.lists(days, min_size=3, max_size=3).map(sorted))
def test_two_halves_of_a_period_hold_what_the_whole_holds(hours, three):
    first, middle, last = three
    one = share(hours, first, last, since=first, to=middle)
    other = share(hours, first, last, since=date.fromordinal(middle.toordinal() + 1), to=last)
    assert abs(one + other - Decimal(hours)) < Decimal("0.000001")


@pytest.mark.requirement("VB-52")
def test_only_the_leader_of_the_department_commits_its_hours(
    programme, department, communication, consultant, school_leader, town, foreigner, volunteer
):
    ask = asked(programme, department)
    others = (
        consultant,
        factories.assigned(Duty.ADMINISTRATOR, at=town),
        school_leader,  # leads a school below, not the department
        led(communication),
        foreigner,
        volunteer,
        STRANGER,
    )
    for by in others:
        with pytest.raises(Denied):
            commit_hours(by, ask, hours=10)
        with pytest.raises(Denied):
            decline_hours(by, ask, words="Nej")
    director = factories.assigned(Duty.LEADER, at=town)  # leads all of it
    commit_hours(director, ask, hours=10)
    assert ask.state == AskState.COMMITTED


def test_a_leader_can_take_hours_back_and_find_them_after_all(programme, department):
    leader, ask = led(department), asked(programme, department)
    stale = ResourceAsk.objects.get(pk=ask.pk)
    with pytest.raises(Invalid):
        commit_hours(leader, ask, hours=0)
    commit_hours(leader, ask, hours=80, words="Fra februar")
    with pytest.raises(IllegalMove):
        commit_hours(leader, stale, hours=90)
    with pytest.raises(Invalid):
        decline_hours(leader, ask, words=" ")
    decline_hours(leader, ask, words="En er blevet syg.")
    assert ResourceAsk.objects.get().hours_committed is None
    commit_hours(leader, ask, hours=40)
    with pytest.raises(Denied):
        withdraw_ask(leader, ask)
    withdraw_ask(SYSTEM, ask)
    with pytest.raises(IllegalMove):
        commit_hours(leader, ask, hours=1)


def test_who_asks_and_of_whom(programme, department, consultant, councillor, school_leader, ward):
    asked(programme, department, by=consultant)
    for by in (councillor, school_leader):
        with pytest.raises(Denied):
            asked(programme, department, by=by)
    with pytest.raises(Invalid):
        asked(programme, ward.unit)
    with pytest.raises(Invalid):
        asked(programme, department, starts_on=date(2026, 2, 1), until=date(2026, 1, 1))


def test_a_leader_finds_what_waits_for_an_answer(programme, department, communication, consultant):
    ask = asked(programme, department)
    asked(programme, communication)
    leader = led(department)
    assert asks_to_answer(leader) == [ask]
    assert asks_to_answer(consultant) == []
    commit_hours(leader, ask, hours=1)
    assert asks_to_answer(leader) == []
