"""The gates that no path may pass: each closed by its own missing fact, and open when all facts are there."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.people.onboarding.models import Kind, RequirementRule
from samspil.people.onboarding.queries import gate, readiness_for
from samspil.people.onboarding.rules import readiness
from samspil.people.volunteers.actions import end_affiliation
from tests import factories
from tests.factories.onboarding import approve, made_ready, onboarded

CASES = [
    pytest.param(Kind.CONFIDENTIALITY, {}, marks=pytest.mark.requirement("DR-22"), id="confidentiality"),
    pytest.param(
        Kind.CODE_OF_CONDUCT, {}, marks=pytest.mark.requirement("RM-67", "DR-21"), id="code of conduct"
    ),
    pytest.param(Kind.ROLE_LIMITS, {}, marks=pytest.mark.requirement("DR-32", "DR-39"), id="role and limits"),
    pytest.param(Kind.INSURANCE, {}, marks=pytest.mark.requirement("RM-57"), id="insurance"),
    pytest.param(
        Kind.COURSE, {"course": "Anerkendende tilgang"}, marks=pytest.mark.requirement("VB-13"), id="course"
    ),
    pytest.param(Kind.SITE_INTRODUCTION, {}, marks=pytest.mark.requirement("DR-19"), id="site introduction"),
    pytest.param(Kind.EXPECTATION_TALK, {}, marks=pytest.mark.requirement("DR-03"), id="expectation talk"),
    pytest.param(
        Kind.CHILD_CERTIFICATE,
        {"child_contact": "direct"},
        marks=pytest.mark.requirement("DR-23"),
        id="child certificate",
    ),
]


def reasons(affiliation, activity, on=None):
    return gate(affiliation.volunteer_id, activity.pk, on or clock.today())


@pytest.mark.requirement("DR-38")
@pytest.mark.parametrize(("kind", "fields"), CASES)
def test_one_missing_step_closes_the_gate_and_says_why(ward, kind, fields):
    activity = factories.published_activity(ward, **fields)
    _, affiliation = factories.affiliated(ward, insured=kind != Kind.INSURANCE)
    made_ready(affiliation, activity, without={kind})
    assert len(reasons(affiliation, activity)) == 1
    state = readiness(affiliation.volunteer, activity, on=clock.today())
    assert not state.is_ready
    assert [check.kind for check in state.checks if check.blocks and not check.ok] == [kind]


@pytest.mark.parametrize("fields", [{}, {"child_contact": "direct", "course": "Våger"}])
def test_the_gate_opens_when_every_step_is_done(ward, fields):
    activity = factories.published_activity(ward, **fields)
    _, affiliation = factories.affiliated(ward)
    made_ready(affiliation, activity)
    assert reasons(affiliation, activity) == []


def test_somebody_who_never_began_is_not_ready(ward):
    activity = factories.published_activity(ward)
    _, affiliation = factories.affiliated(ward)
    assert len(reasons(affiliation, activity)) >= 5


def test_the_gate_asks_at_most_four_queries(ward, django_assert_max_num_queries):
    activity = factories.published_activity(ward, child_contact="direct")
    _, affiliation = factories.affiliated(ward)
    made_ready(affiliation, activity)
    with django_assert_max_num_queries(4):
        reasons(affiliation, activity)


def test_two_hundred_pairs_take_as_many_queries_as_one(ward):
    activity = factories.published_activity(ward)
    pairs = [(factories.affiliated(ward, name=f"Frivillig {n}")[1].volunteer_id, activity) for n in range(40)]
    pairs += [
        (volunteer, factories.published_activity(ward, slug=f"x-{n}"))
        for n in range(4)
        for volunteer, _ in pairs[:40]
    ]
    counts = []
    for some in (pairs[:1], pairs):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            found = readiness_for(some, clock.today())
        counts.append(len(asked))
        assert len(found) == len(some)
    assert len(pairs) == 200
    assert counts[0] == counts[1] <= 3


@pytest.mark.requirement("RM-57")
def test_ending_the_affiliation_closes_the_gate_the_same_day(ward):
    activity = factories.published_activity(ward)
    _, affiliation = factories.affiliated(ward)
    made_ready(affiliation, activity)
    end_affiliation(SYSTEM, affiliation)
    assert len(reasons(affiliation, activity)) >= 1


def test_the_gates_hold_even_when_the_rule_table_is_empty(ward):
    activity = factories.published_activity(ward, child_contact="direct")
    _, affiliation = factories.affiliated(ward, insured=False)
    RequirementRule.objects.all().delete()
    kinds = {
        check.kind
        for check in readiness(affiliation.volunteer, activity, on=clock.today()).checks
        if not check.ok
    }
    assert {Kind.CONFIDENTIALITY, Kind.INSURANCE, Kind.CHILD_CERTIFICATE} <= kinds


@pytest.mark.requirement("DR-19")
def test_a_missing_introduction_closes_the_gate_at_that_site_only(region, ward):
    other = factories.open_workplace(region, name="Børneafdelingen")
    here, there = factories.published_activity(ward), factories.published_activity(other, slug="b")
    _, affiliation = factories.affiliated(ward)
    made_ready(affiliation, here)
    _, second = factories.affiliated(other, email=affiliation.volunteer.user.email)
    made_ready(second, there, without={Kind.SITE_INTRODUCTION})
    assert reasons(affiliation, here) == []
    assert len(reasons(second, there)) == 1


def test_what_counts_everywhere_in_the_authority_is_not_asked_again_at_the_next_workplace(region, ward):
    other = factories.open_workplace(region, name="Børneafdelingen")
    here, there = factories.published_activity(ward), factories.published_activity(other, slug="b")
    _, affiliation = factories.affiliated(ward)
    made_ready(affiliation, here)
    _, second = factories.affiliated(other, email=affiliation.volunteer.user.email)
    onboarded(second, there)
    state = {
        check.kind: check.ok for check in readiness(affiliation.volunteer, there, on=clock.today()).checks
    }
    assert state[Kind.CONFIDENTIALITY]
    assert state[Kind.CODE_OF_CONDUCT]
    assert not state[Kind.SITE_INTRODUCTION]
    assert not state[Kind.EXPECTATION_TALK]


def test_another_authority_asks_for_its_own_promise(ward):
    elsewhere = factories.open_workplace(
        factories.authority("Viborg Kommune", kind="municipality"), name="Plejehjemmet", setting="care_home"
    )
    here, there = factories.published_activity(ward), factories.published_activity(elsewhere, slug="b")
    _, affiliation = factories.affiliated(ward)
    made_ready(affiliation, here)
    factories.affiliated(elsewhere, email=affiliation.volunteer.user.email)
    state = {
        check.kind: check.ok for check in readiness(affiliation.volunteer, there, on=clock.today()).checks
    }
    assert not state[Kind.CONFIDENTIALITY]


@pytest.mark.requirement("DR-23", "VB-29")
@pytest.mark.parametrize("setting", ["daycare", "school"])
def test_where_children_are_the_certificate_is_asked_for_without_anybody_asking(region, setting):
    house = factories.open_workplace(region, name="Lupinmarkens Børnehus", setting=setting)
    activity = factories.published_activity(house)
    _, affiliation = factories.affiliated(house)
    onboarded(affiliation, activity)
    assert affiliation.certificates.get().state == "required"
    made_ready(affiliation, activity, without={Kind.CHILD_CERTIFICATE})
    assert len(reasons(affiliation, activity)) == 1


def test_a_certificate_that_has_expired_or_was_refused_closes_the_gate(ward):
    activity = factories.published_activity(ward, child_contact="regular")
    for number, (is_approved, expires_on) in enumerate(
        [(False, None), (True, clock.today() + timedelta(days=5))]
    ):
        _, affiliation = factories.affiliated(ward, name=f"Frivillig {number}")
        made_ready(affiliation, activity, without={Kind.CHILD_CERTIFICATE})
        approve(affiliation, is_approved=is_approved, expires_on=expires_on)
        assert bool(reasons(affiliation, activity)) is not is_approved
        assert reasons(affiliation, activity, clock.today() + timedelta(days=6))


def test_the_reason_never_tells_how_the_certificate_was_assessed(ward):
    activity = factories.published_activity(ward, child_contact="regular")
    sentences = []
    for assessed in (False, True):
        _, affiliation = factories.affiliated(ward)
        made_ready(affiliation, activity, without={Kind.CHILD_CERTIFICATE})
        if assessed:
            approve(affiliation, is_approved=False)
        sentences.append(reasons(affiliation, activity))
    assert sentences[0] == sentences[1]


@pytest.mark.parametrize(("born", "ready"), [(20, True), (18, False), (10, False)])
def test_the_age_gate_knows_only_the_year(ward, born, ready):
    activity = factories.published_activity(ward, min_age=18)
    _, affiliation = factories.affiliated(ward)
    affiliation.volunteer.birth_year = clock.today().year - born
    affiliation.volunteer.save()
    made_ready(affiliation, activity, without={Kind.AGE})
    assert (reasons(affiliation, activity) == []) is ready
    if not ready and born == 18:
        made_ready(affiliation, activity)
        assert reasons(affiliation, activity) == []
