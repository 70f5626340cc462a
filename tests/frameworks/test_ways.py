"""Two authorities work in two ways, and no code knows either of them: everything is set up through the actions."""

import pytest

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Invalid
from samspil.compact.frameworks.actions import (
    add_clause,
    add_owner,
    adopt_version,
    create_framework,
    import_goals,
    link_framework,
    name_signatory,
    record_decision,
    sign_version,
    start_local_principles,
)
from samspil.compact.frameworks.catalogues import CATALOGUES
from samspil.compact.frameworks.flow import State
from samspil.compact.frameworks.models import FrameworkLink, Goal
from samspil.compact.frameworks.queries import goals_of, in_force, principles_in_force
from samspil.compact.frameworks.queries.local import implementation
from samspil.compact.frameworks.rules import status_of
from samspil.society.access.matrix import Duty
from samspil.society.accounts.models import User
from tests.factories import assigned, authority, open_workplace


def decide(version, name, outcome="adopted"):
    body = version.framework.owners.get(name=name)
    return record_decision(
        SYSTEM, version, body, decided_on=clock.today(), case_number="15/2026", outcome=outcome
    )


def written(framework, *texts, kind="principle"):
    version = framework.versions.get()
    for text in texts:
        add_clause(SYSTEM, version, kind=kind, text=text)
    return version


@pytest.mark.requirement("RM-08", "RM-18")
def test_a_region_has_a_strategy_that_two_bodies_own_and_two_people_sign(region):
    consultant = assigned(Duty.CONSULTANT, at=region)
    chair, director = (assigned(Duty.COUNCIL_MEMBER, at=region) for _ in range(2))
    strategy = create_framework(consultant, region, kind="strategy", title="Sammen om frivillighed")
    add_owner(consultant, strategy, name="Regionsrådet", kind="political")
    add_owner(consultant, strategy, name="Regions-MED", kind="med")
    for function, actor in (("Regionsrådsformand", chair), ("Regionsdirektør", director)):
        name_signatory(consultant, strategy, function=function, user=User.objects.get(pk=actor.user_id))
    version = written(strategy, "Frivillige er et supplement")
    decide(version, "Regionsrådet")
    assert adopt_version(consultant, version).codes == ["body_undecided"]
    decide(version, "Regions-MED")
    assert adopt_version(consultant, version)
    assert not status_of(version).is_final
    for actor in (chair, director):
        sign_version(actor, version, digest=version.content_hash)
    assert version.state == State.SIGNED


@pytest.mark.requirement("HJ-01", "HJ-05")
def test_a_municipality_has_a_policy_a_value_framework_under_it_and_principles_at_the_workplaces(db):
    town = authority("Hjørring Kommune", kind="municipality")
    home, school = (open_workplace(town, name=name) for name in ("Plejehjem", "Skole"))
    policy = create_framework(SYSTEM, town, kind="policy", title="Medborgerskab", needs_med_dialogue=False)
    values = create_framework(SYSTEM, town, kind="value_framework", title="Værdiramme")
    link_framework(SYSTEM, values, policy, relation_kind="builds_on")
    add_owner(SYSTEM, policy, name="Byrådet", kind="political")
    add_owner(SYSTEM, values, name="Hoved-MED", kind="med")
    for one, body, outcome in ((policy, "Byrådet", "adopted"), (values, "Hoved-MED", "discussed")):
        version = written(one, f"Fra {one.title}")
        decide(version, body, outcome)
        assert adopt_version(SYSTEM, version)
        assert status_of(version).is_final
    leader = assigned(Duty.LEADER, at=home)
    own = start_local_principles(leader, home, committee="Lokal-MED")
    draft = own.versions.get()
    add_clause(leader, draft, kind="principle", text="Her banker vi på", relation_kind="adds")
    decide(draft, "Lokal-MED", "discussed")
    assert adopt_version(leader, draft, checked=True)
    assert [(row.workplace, row.stage) for row in implementation(SYSTEM, values)] == [
        (school, "none"),
        (home, "done"),
    ]
    assert len(principles_in_force(home)) == 3
    assert len(principles_in_force(school)) == 2
    assert {one.framework.kind for one in in_force(town)} == {"policy", "value_framework", "local_principles"}
    assert FrameworkLink.objects.filter(framework=own, relation_kind="supplements").count() == 2


def test_twenty_one_political_goals_are_brought_in_and_brought_in_again(region):
    catalogue = CATALOGUES["21-politiske-maal"]
    for _ in range(2):
        made = import_goals(SYSTEM, region, catalogue=catalogue.name, goals=catalogue.goals)
    assert len(made) == Goal.objects.count() == 21


def test_four_guiding_marks_have_goals_under_them(region):
    catalogue = CATALOGUES["pejlemaerker"]
    import_goals(SYSTEM, region, catalogue=catalogue.name, goals=catalogue.goals)
    assert goals_of(region).filter(parent=None).count() == 4
    assert all(goal.parent for goal in goals_of(region).exclude(parent=None))


def test_no_goal_is_brought_in_above_itself(region):
    first = [{"code": "A", "title": "A"}, {"code": "B", "title": "B", "parent": "A"}]
    import_goals(SYSTEM, region, catalogue="Egne", goals=first)
    circles = (
        [{"code": "A", "title": "A", "parent": "B"}],
        [{"code": "B", "title": "B"}, {"code": "A", "title": "A", "parent": "A"}],
        [{"code": "B", "title": "B", "parent": "A"}, {"code": "A", "title": "A", "parent": "B"}],
    )
    for goals in circles:
        with pytest.raises(Invalid):
            import_goals(SYSTEM, region, catalogue="Egne", goals=goals)
    assert Goal.objects.get(code="A").parent is None
    turned = [{"code": "B", "title": "B"}, {"code": "A", "title": "A", "parent": "B"}]
    import_goals(SYSTEM, region, catalogue="Egne", goals=turned)
    assert Goal.objects.get(code="A").parent == Goal.objects.get(code="B")
