"""Random lives of a case: whatever is done in whatever order, nobody who has a part in it ever gets to read it."""

from contextlib import suppress
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER, SYSTEM
from samspil.base.core.errors import DomainError
from samspil.everyday.cases.actions import (
    Kind,
    add_reader,
    ask_again,
    close_case,
    decide_case,
    escalate_case,
    hand_over_case,
    name_people,
    open_case,
    take_up_case,
    withdraw_case,
)
from samspil.everyday.cases.models import Case, CaseReader
from samspil.society.access.matrix import Duty
from samspil.society.accounts.models import User
from samspil.society.duties.actions import end_duty
from samspil.society.duties.models import Assignment
from samspil.society.duties.queries import actor_for
from tests import factories

PEOPLE = 7
STEPS = st.tuples(
    st.sampled_from(
        ["add", "hand_over", "name", "talk", "decide", "again", "close", "withdraw", "escalate", "end_duty"]
    ),
    st.integers(0, PEOPLE - 1),
    st.integers(0, PEOPLE - 1),
)


class _Undone(Exception):
    """Ends an example; its rows go with it."""


@pytest.fixture
def people(region, ward):
    held = [
        (Duty.COORDINATOR, ward, "Karen Holm"),
        (Duty.COORDINATOR, ward, "Bo Lind"),
        (Duty.LEADER, ward, "Lars Bach"),
        (Duty.LEADER, region, "Ove Krog"),
        (Duty.CONSULTANT, region, "Kurt Juhl"),
        (Duty.EMPLOYEE, ward, "Eva Friis"),
        (Duty.ADMINISTRATOR, region, "Anne Dahl"),
    ]
    made = [factories.assigned(duty, at=at, name=name) for duty, at, name in held]
    return [User.objects.get(pk=actor.user_id) for actor in made]


@pytest.mark.requirement("DR-47", "VB-23")
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    kind=st.sampled_from(list(Kind)),
    about=st.sets(st.integers(0, PEOPLE - 1), max_size=4),
    filer=st.one_of(st.none(), st.integers(0, PEOPLE - 1)),
    life=st.lists(STEPS, max_size=10),
)
def test_nobody_with_a_part_in_it_ever_reads_it(ward, people, kind, about, filer, life):
    with suppress(_Undone), transaction.atomic():
        case = open_case(
            STRANGER if filer is None else actor_for(people[filer]),
            kind=kind,
            workplace=ward,
            text="Det går ikke.",
            about_user_ids=tuple(people[n].pk for n in about),
        )
        never = {people[n].pk for n in about} | ({people[filer].pk} if filer is not None else set())
        holds(case, never, people)
        for step, who, whom in life:
            named = attempt(case, step, people[who], people[whom])
            never |= named
            holds(case, never, people)
        raise _Undone


def attempt(case, step, who, whom):
    """Try the step as one of the people; what is refused is refused. Return who is a party from now on."""
    by, fresh = actor_for(who), Case.objects.get(pk=case.pk)
    steps = {
        "add": lambda: add_reader(by, fresh, user=whom, reason="Hjælp"),
        "hand_over": lambda: hand_over_case(by, fresh, user=whom, reason="For tæt på"),
        "name": lambda: name_people(by, fresh, users=[whom]),
        "talk": lambda: take_up_case(by, fresh, to="talk"),
        "decide": lambda: decide_case(by, fresh, outcome="settled", answer="Tak"),
        "again": lambda: ask_again(STRANGER, fresh, key=fresh.key, text="Mere"),
        "close": lambda: close_case(by, fresh),
        "withdraw": lambda: withdraw_case(STRANGER, fresh, key=fresh.key),
        "escalate": lambda: escalate_case(SYSTEM, fresh),
        "end_duty": lambda: end_duty(SYSTEM, Assignment.objects.current().get(user=who)),
    }
    try:
        with transaction.atomic():
            steps[step]()
    except (DomainError, Assignment.DoesNotExist):
        return set()
    return {whom.pk} if step == "name" else set()


def holds(case, never, people):
    reading = set(CaseReader.objects.filter(case=case, ended_at=None).values_list("user_id", flat=True))
    assert not reading & never
    for user in people:
        sees = Case.objects.visible_to(actor_for(user)).filter(pk=case.pk).exists()
        assert not (sees and user.pk in never)
        assert not sees or user.pk in reading
    assert people[6].pk not in reading  # an administrator


def test_when_a_reader_leaves_the_duty_somebody_else_is_asked(ward, people):
    case = open_case(STRANGER, kind=Kind.CONFLICT, workplace=ward, text="Det går ikke.")
    for user in people[:2]:
        end_duty(SYSTEM, Assignment.objects.get(user=user))
        assert not Case.objects.visible_to(actor_for(user)).exists()
    with clock.stopped_at(clock.now() + timedelta(hours=1)):
        escalate_case(SYSTEM, case)
    assert case.readers.filter(user=people[2]).exists()
