"""What holds today, at a workplace and at an authority."""

from datetime import timedelta

import pytest

from samspil.base.core import clock
from samspil.compact.frameworks.models import Goal
from samspil.compact.frameworks.queries import goals_of, in_force, newer_than, principles_in_force
from tests.factories import authority, open_workplace
from tests.factories.frameworks import framework, version, version_in_force


def texts(workplace):
    return [clause.text for clause in principles_in_force(workplace)]


def test_the_common_principles_come_first_and_then_the_workplaces_own(region, ward):
    version_in_force(framework(region, workplace=ward), "Vi banker på")
    version_in_force(framework(region, title="A"), "Frivillige er et supplement")
    assert texts(ward) == ["Frivillige er et supplement", "Vi banker på"]


def test_a_draft_does_not_hold(region, ward):
    version(framework(region), "Kun et forslag")
    assert texts(ward) == []


def test_what_begins_tomorrow_does_not_hold_today(region, ward):
    version_in_force(framework(region), "I morgen", since=clock.today() + timedelta(days=1))
    assert texts(ward) == []


@pytest.mark.requirement("DR-14")
def test_two_authorities_with_different_principles_see_their_own(region, ward):
    other = authority("Viborg Kommune", kind="municipality")
    elsewhere = open_workplace(other, name="Plejehjem")
    version_in_force(framework(region), "Regionens princip")
    version_in_force(framework(other), "Kommunens princip")
    assert (texts(ward), texts(elsewhere)) == (["Regionens princip"], ["Kommunens princip"])
    assert [one.framework.authority for one in in_force(other)] == [other]


def test_another_workplaces_own_principles_do_not_hold_here(region, ward):
    version_in_force(framework(region, workplace=open_workplace(region, name="Hospice")), "Her er ro")
    assert texts(ward) == []


def test_a_newer_version_is_found(region):
    frame = framework(region)
    old = version_in_force(frame, "Før", valid_to=clock.today(), since=clock.today() - timedelta(days=9))
    new = version_in_force(frame, "Nu")
    assert newer_than(old) == new
    assert newer_than(new) is None


def test_goals_that_have_ended_are_not_steered_by(region):
    Goal.objects.create(authority=region, catalogue="Pejlemærker", code="1", title="Borgeren først")
    Goal.objects.create(
        authority=region, catalogue="Pejlemærker", code="2", title="Gammelt", ended_on=clock.today()
    )
    assert [goal.code for goal in goals_of(region)] == ["1"]
