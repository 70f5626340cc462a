"""Whatever people try in whatever order, the gates hold; and of two at once one wins."""

import contextlib
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import DomainError
from samspil.compact.frameworks.actions import (
    add_clause,
    adopt_version,
    change_clause,
    correct_clause,
    record_decision,
    sign_version,
    start_version,
    withdraw_version,
)
from samspil.compact.frameworks.flow import State
from samspil.compact.frameworks.models import Version
from samspil.compact.frameworks.rules import content_hash
from samspil.society.access.matrix import Duty
from tests.factories import assigned
from tests.factories.frameworks import decided, owned, signatories, version

STEPS = (
    "write",
    "change",
    "decide_council",
    "decide_med",
    "adopt",
    "sign_0",
    "sign_1",
    "correct",
    "renew",
    "withdraw",
)


def attempt(step, frame, actors):
    one = frame.versions.order_by("-number").first()
    clause = one.clauses.first()
    if step == "write":
        add_clause(SYSTEM, one, kind="principle", text="Et princip")
    elif step == "change" and clause:
        change_clause(SYSTEM, clause, kind="principle", text=clause.text + " mere")
    elif step.startswith("decide"):
        is_med = step.endswith("med")
        body = frame.owners.get(kind="med" if is_med else "political")
        record_decision(SYSTEM, one, body, decided_on=clock.today(), case_number="7", outcome="adopted")
    elif step == "adopt":
        adopt_version(SYSTEM, one)
    elif step.startswith("sign"):
        sign_version(actors[int(step[-1])], one, digest=one.content_hash)
    elif step == "correct" and clause:
        correct_clause(SYSTEM, clause, text=clause.text + ".")
    elif step == "renew":
        start_version(SYSTEM, frame)
    elif step == "withdraw":
        withdraw_version(SYSTEM, one)


def hold(frame):
    """What must be true of every version, always."""
    for one in frame.versions.all():
        if one.state in (State.ADOPTED, State.SIGNED):
            assert one.content_hash == content_hash(one)
            assert {decision.body.kind for decision in one.decisions.all()} == {"political", "med"}
        given_ones = one.signatures.filter(voided_at=None)
        assert all(signature.content_hash == one.content_hash for signature in given_ones)
        assert (one.state == State.SIGNED) <= (given_ones.count() == 2)
        if one.state == State.DRAFT:
            assert not one.signatures.exists()
    assert frame.versions.filter(state__in=[State.DRAFT, State.IN_CONSULTATION]).count() <= 1
    assert frame.versions.in_force().count() <= 1


@pytest.mark.requirement("RM-01", "RM-17", "RM-18")
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.sampled_from(STEPS), min_size=4, max_size=14))
def test_no_order_of_steps_opens_a_gate(region, steps):
    actors = [assigned(Duty.COUNCIL_MEMBER, at=region) for _ in range(2)]
    frame = owned(region)
    signatories(frame, *actors)
    version(frame, "Et princip")
    for step in steps:
        with contextlib.suppress(DomainError):
            attempt(step, frame, actors)
        hold(frame)


def together(*calls):
    """Call all at once, each in its own connection; return what each said."""

    def one(call):
        try:
            call()
        except DomainError as error:
            return type(error).__name__
        else:
            return "done"
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return sorted(pool.map(one, calls))


@pytest.mark.django_db(transaction=True)
def test_of_two_who_adopt_at_once_one_does(region):
    draft = decided(version(owned(region), "Et princip"))
    together(*[lambda: adopt_version(SYSTEM, Version.objects.get(pk=draft.pk)) for _ in range(4)])
    draft.refresh_from_db()
    assert draft.state == State.ADOPTED


@pytest.mark.django_db(transaction=True)
def test_who_changes_the_text_while_it_is_adopted_is_too_late_or_in_it(region):
    draft = decided(version(owned(region), "Et princip"))
    clause = draft.clauses.get()
    together(
        lambda: adopt_version(SYSTEM, Version.objects.get(pk=draft.pk)),
        lambda: change_clause(SYSTEM, type(clause).objects.get(pk=clause.pk), kind="principle", text="Andet"),
    )
    draft.refresh_from_db()
    assert draft.content_hash == content_hash(draft)


@pytest.mark.django_db(transaction=True)
def test_two_who_sign_at_once_seal_it_once(region):
    actors = [assigned(Duty.COUNCIL_MEMBER, at=region) for _ in range(2)]
    frame = owned(region)
    signatories(frame, *actors)
    done = decided(version(frame, "Et princip"))
    adopt_version(SYSTEM, done)
    said = together(
        *[
            lambda who=who: sign_version(who, Version.objects.get(pk=done.pk), digest=done.content_hash)
            for who in actors
        ]
    )
    done.refresh_from_db()
    assert (said, done.state) == (["done", "done"], State.SIGNED)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_begin_a_version_at_once_both_are_kept_and_one_is_open(region):
    frame = owned(region)
    together(*[lambda: start_version(SYSTEM, type(frame).objects.get(pk=frame.pk)) for _ in range(3)])
    assert frame.versions.filter(state=State.DRAFT).count() == 1
    assert len(set(frame.versions.values_list("number", flat=True))) == frame.versions.count()
