"""The rule table without a database: what applies, what is stricter, and that nothing missing is ever ready."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspil.people.activities.models import Activity
from samspil.people.onboarding.flow import FLOW, State
from samspil.people.onboarding.models import CountsAt, Group, Kind
from samspil.people.onboarding.rules.assessment import assess
from samspil.people.onboarding.rules.cases import AFFILIATION, Proof
from samspil.people.onboarding.rules.requirements import Rule, Situation, demands, meets
from samspil.people.onboarding.rules.standard import FLOOR, STANDARD, standard_texts
from samspil.people.onboarding.rules.texts import TextRow, pick_text
from samspil.society.places.models import Setting

TODAY = date(2026, 11, 22)
SIGNED = (Kind.CONFIDENTIALITY, Kind.CODE_OF_CONDUCT, Kind.ROLE_LIMITS)
TEXTS = [TextRow(pk, kind, None, "", TODAY - timedelta(days=400)) for pk, kind in enumerate(SIGNED, start=1)]
RULES = [
    Rule(kind=kind, **{name: value for name, value in conditions.items() if name != "is_mandatory"})
    for kind, conditions in STANDARD.values()
]
HERE = {"authority_id": 1, "workplace_id": 10, "site_id": 100, "activity_id": 1000}


def situation(**changes):
    values = {
        **HERE,
        "volunteer_id": 7,
        "setting": "hospital",
        "child_contact": "direct",
        "is_fixed": True,
        "course": "Våger",
        "min_age": 18,
        "birth_year": 1958,
        "affiliation_id": 70,
        "group": Group.ASSOCIATION,
        "partner_id": 5,
    }
    return Situation(**{**values, **changes})


def all_proofs(**changes):
    """Everything that the standard asks in the situation."""
    day = TODAY - timedelta(days=3)
    own = {"volunteer_id": 7, "day": day, **HERE, **changes}
    return [
        *(Proof(kind=text.kind, ref=text.pk, **own) for text in TEXTS),
        Proof(kind=Kind.INSURANCE, ref=70, **own),
        Proof(kind=Kind.OWN_INSURANCE, **own),
        Proof(kind=Kind.CHILD_CERTIFICATE, code=State.APPROVED, partner_id=5, **own),
        Proof(kind=Kind.COURSE, code="vaager", **own),
        Proof(kind=Kind.SITE_INTRODUCTION, **own),
        Proof(kind=Kind.EXPECTATION_TALK, code="volunteer", **own),
        Proof(kind=Kind.EXPECTATION_TALK, code="workplace", **own),
        Proof(kind=Kind.BADGE, **own),
    ]


def ready(where, proofs, rules=RULES, on=TODAY):
    return assess(where, rules, proofs, TEXTS, on=on)


def test_with_all_facts_the_volunteer_is_ready():
    state = ready(situation(), all_proofs())
    assert state.is_ready
    assert state.missing == []


@pytest.mark.parametrize("gone", range(len(all_proofs())))
def test_each_missing_fact_is_noticed(gone):
    proofs = all_proofs()
    lost = proofs.pop(gone)
    state = ready(situation(), proofs)
    assert [check.kind for check in state.missing] == [lost.kind]
    blocks = lost.kind not in (Kind.OWN_INSURANCE, Kind.BADGE)
    assert state.is_ready is not blocks


@given(kept=st.sets(st.integers(0, len(all_proofs()) - 1)))
def test_a_missing_fact_never_gives_ready(kept):
    proofs = [proof for number, proof in enumerate(all_proofs()) if number in kept]
    kinds = {Kind.OWN_INSURANCE, Kind.BADGE}
    lost = [
        proof for number, proof in enumerate(all_proofs()) if number not in kept and proof.kind not in kinds
    ]
    assert ready(situation(), proofs).is_ready is not bool(lost)


RULE = st.builds(
    Rule,
    kind=st.sampled_from(Kind.values),
    setting=st.sampled_from(["", *Setting.values]),
    affiliation=st.sampled_from(["", *Group.values]),
    child_contact=st.sampled_from(Activity.ChildContact.values),
    fixed_only=st.booleans(),
    course=st.sampled_from(["", "Hygiejne"]),
    counts_at=st.sampled_from(CountsAt.values),
    valid_days=st.none() | st.integers(1, 800),
    blocks=st.booleans(),
)
SITUATION = st.builds(
    situation,
    setting=st.sampled_from(Setting.values),
    child_contact=st.sampled_from(Activity.ChildContact.values),
    is_fixed=st.booleans(),
    course=st.sampled_from(["", "Våger"]),
    birth_year=st.none() | st.integers(1930, 2015),
    group=st.sampled_from(list(Group)),
    affiliation_id=st.none() | st.just(70),
)


@given(rules=st.lists(RULE, max_size=12), where=SITUATION)
def test_without_any_fact_nobody_is_ready_whatever_the_rules_say(rules, where):
    assert not ready(where, [], rules).is_ready


@given(rules=st.lists(RULE, max_size=8), extra=RULE, where=SITUATION, kept=st.sets(st.integers(0, 11)))
def test_a_further_rule_never_makes_anybody_readier(rules, extra, where, kept):
    proofs = [proof for number, proof in enumerate(all_proofs()) if number in kept]
    if ready(where, proofs, [*rules, extra]).is_ready:
        assert ready(where, proofs, rules).is_ready


@given(rules=st.lists(RULE, max_size=8), where=SITUATION, proof=st.sampled_from(all_proofs()))
def test_a_further_fact_never_makes_anybody_less_ready(rules, where, proof):
    proofs = [one for one in all_proofs() if one != proof]
    if ready(where, proofs, rules).is_ready:
        assert ready(where, [*proofs, proof], rules).is_ready


@given(rules=st.lists(RULE, max_size=8), where=SITUATION)
def test_another_persons_facts_never_count(rules, where):
    others = all_proofs(volunteer_id=8)
    assert not ready(where, others, rules).is_ready


@given(rules=st.lists(RULE, max_size=12), where=SITUATION)
def test_each_kind_is_asked_once(rules, where):
    asked = [(demand.kind, demand.course) for demand in demands(rules, where)]
    assert len(asked) == len(set(asked))


@pytest.mark.requirement("HJ-12")
def test_the_same_person_meets_other_requirements_in_another_setting():
    def kinds(**changes):
        return {
            demand.kind for demand in demands(RULES, situation(child_contact="none", course="", **changes))
        }

    hospital, home, daycare = (
        kinds(setting="hospital"),
        kinds(setting="private_home"),
        kinds(setting="daycare"),
    )
    assert Kind.SITE_INTRODUCTION in hospital - home
    assert Kind.CHILD_CERTIFICATE in daycare - hospital


@pytest.mark.requirement("DR-23")
@pytest.mark.parametrize(
    ("contact", "fixed", "asked"),
    [
        ("direct", True, True),
        ("regular", True, True),
        ("incidental", True, False),
        ("none", True, False),
        ("direct", False, False),
    ],
)
def test_certificates_follow_the_children_and_the_fixed_role(contact, fixed, asked):
    kinds = {demand.kind for demand in demands(RULES, situation(child_contact=contact, is_fixed=fixed))}
    assert (Kind.CHILD_CERTIFICATE in kinds) is asked


def test_an_authority_can_switch_a_standard_rule_off_for_itself_alone():
    rule = Rule(kind=Kind.ROLE_LIMITS, adjustments=((1, False, None),))
    assert demands([rule], situation()) == []
    assert len(demands([rule], situation(authority_id=2))) == 1
    assert demands([Rule(kind=Kind.BADGE, authority_id=2)], situation()) == []


def test_an_adjusted_time_makes_a_fact_expire():
    rule = Rule(kind=Kind.SITE_INTRODUCTION, counts_at=CountsAt.SITE, adjustments=((1, True, 365),))
    check = ready(situation(), all_proofs(), [rule]).checks[-1]
    last = next(
        c for c in ready(situation(), all_proofs(), [rule]).checks if c.kind == Kind.SITE_INTRODUCTION
    )
    assert check is not None
    assert last.expires_on == TODAY - timedelta(days=3) + timedelta(days=365)
    later = ready(situation(), all_proofs(), [rule], on=TODAY + timedelta(days=400))
    assert not next(c for c in later.checks if c.kind == Kind.SITE_INTRODUCTION).ok


@pytest.mark.parametrize("elsewhere", [{"site_id": 101}, {"authority_id": 2, "site_id": 101}])
def test_an_introduction_counts_at_its_own_site_only(elsewhere):
    state = ready(situation(), all_proofs(**elsewhere))
    assert Kind.SITE_INTRODUCTION in {check.kind for check in state.missing}


@pytest.mark.requirement("RM-67")
def test_a_new_version_gives_thirty_days_and_then_closes():
    new = [*TEXTS, TextRow(9, Kind.CODE_OF_CONDUCT, 1, "", TODAY - timedelta(days=10))]

    def check(days):
        state = assess(situation(), RULES, all_proofs(), new, on=TODAY + timedelta(days=days))
        return next(one for one in state.checks if one.kind == Kind.CODE_OF_CONDUCT), state

    assert check(0)[0].ok
    assert check(0)[0].next_step
    assert check(0)[0].due_on == TODAY + timedelta(days=20)
    late, state = check(21)
    assert not late.ok
    assert state.is_overdue(TODAY + timedelta(days=21))


def test_the_authoritys_own_text_comes_before_the_standard_and_the_groups_before_the_common():
    old, new = TODAY - timedelta(days=9), TODAY
    rows = [
        TextRow(1, "x", None, "", new),
        TextRow(2, "x", None, "corps", old),
        TextRow(3, "x", 1, "", old),
        TextRow(4, "x", 2, "", new),
    ]
    assert pick_text(rows, "x", 1, "corps").pk == 3
    assert pick_text(rows, "x", 9, "corps").pk == 2
    assert pick_text(rows, "x", 9, "association").pk == 1
    assert pick_text(rows, "y", 1, "") is None


@pytest.mark.parametrize(
    ("born", "ok"), [(1958, True), (2007, True), (2008, False), (2012, False), (None, False)]
)
def test_the_age_is_sure_only_from_the_year_after(born, ok):
    state = ready(situation(birth_year=born), all_proofs())
    assert next(check for check in state.checks if check.kind == Kind.AGE).ok is ok


def test_without_an_affiliation_nothing_else_helps():
    state = ready(situation(affiliation_id=None), all_proofs())
    assert AFFILIATION in {check.kind for check in state.missing}


def test_an_associations_certificate_does_not_count_in_a_corps():
    state = ready(situation(partner_id=None, group=Group.CORPS), all_proofs())
    assert Kind.CHILD_CERTIFICATE in {check.kind for check in state.missing}


def test_only_an_approved_certificate_counts():
    for code in set(State.values) - {State.APPROVED}:
        proofs = [p for p in all_proofs() if p.kind != Kind.CHILD_CERTIFICATE]
        proofs.append(Proof(7, Kind.CHILD_CERTIFICATE, **HERE, partner_id=5, code=code, day=TODAY))
        assert not ready(situation(), proofs).is_ready


@given(steps=st.lists(st.sampled_from(State.values), max_size=9))
def test_no_walk_through_the_flow_reaches_approval_without_an_assessment(steps):
    here, received = State.REQUIRED.value, False
    for step in steps:
        if step in FLOW.moves[here]:
            here, received = step, received or step == State.RECEIVED
    assert here not in (State.APPROVED, State.NOT_APPROVED, State.EXPIRED) or received


def test_the_floor_holds_what_no_authority_can_do_without():
    assert {rule.kind for rule in FLOOR} == {
        Kind.CONFIDENTIALITY,
        Kind.AGE,
        Kind.INSURANCE,
        Kind.CHILD_CERTIFICATE,
    }


def test_every_group_has_a_text_to_sign_for_each_kind():
    rows = [TextRow(n, t["kind"], None, t["affiliation_kind"], TODAY) for n, t in enumerate(standard_texts())]
    for group in Group.values:
        for kind in (*SIGNED, "expectation_talk", "site_introduction", "insurance", "rights"):
            assert pick_text(rows, kind, 1, group) is not None


def test_a_rule_for_one_setting_meets_only_that():
    assert meets(Rule(kind=Kind.BADGE, setting="hospital"), situation())
    assert not meets(Rule(kind=Kind.BADGE, setting="hospice"), situation())
    assert not meets(Rule(kind=Kind.COURSE), situation(course=""))
