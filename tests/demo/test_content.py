"""The content of the demonstration: every reference leads somewhere, and nobody is too young for what they do."""

import re
from typing import Any

import pytest

from samspil.compact.frameworks.catalogues import CATALOGUES
from tests.danish import SAMSPIL, faults, load

DEMO = sorted((SAMSPIL / "demo/content").glob("*.toml"))
CONTENT = {path.stem: load(path) for path in DEMO}
TEMPLATES = {path.stem: load(path) for path in (SAMSPIL / "people/activities/library").glob("*.toml")}
SETTINGS = {
    "hospital",
    "hospice",
    "care_home",
    "institution",
    "school",
    "daycare",
    "public_space",
    "private_home",
}


def by_key(name: str, table: str) -> dict[str, Any]:
    rows = CONTENT[name][table]
    found = {row["key"]: row for row in rows}
    assert len(found) == len(rows), f"{name}: a key occurs twice"
    return found


@pytest.mark.parametrize("path", DEMO, ids=lambda path: path.stem)
def test_no_text_holds_a_forbidden_word_or_a_cpr_number(path):
    assert faults(path) == []


def test_the_places_of_the_demonstration_form_whole_trees():
    authorities, sites = by_key("places", "authorities"), by_key("places", "sites")
    units, workplaces = by_key("places", "units"), by_key("places", "workplaces")
    assert {row["code"] for row in authorities.values()} == {"1082", "0791", "0860"}
    assert 30 <= len(workplaces) <= 40
    assert not set(units) & set(workplaces)
    for unit in units.values():
        assert unit["authority"] in authorities
        assert unit["parent"] in {"", *units}
    for place in workplaces.values():
        assert place["unit"] in units
        assert place["site"] in sites
        assert place["setting"] in SETTINGS
        assert all(len(place[key]) <= 160 for key in ("citizens_group", "opening_hours", "identification"))
    assert all(54 < site["latitude"] < 58 and 8 < site["longitude"] < 13 for site in sites.values())


def authority_of(place: str) -> str:
    units, workplaces = by_key("places", "units"), by_key("places", "workplaces")
    unit = units[workplaces[place]["unit"] if place in workplaces else place]
    return str(unit["authority"])


def test_the_people_of_the_demonstration_hold_duties_that_exist():
    people, partners = by_key("people", "people"), by_key("partners", "partners")
    places = {*by_key("places", "authorities"), *by_key("places", "units"), *by_key("places", "workplaces")}
    assert len(people) >= 60
    assert {min(row["age"] for row in people.values()), max(row["age"] for row in people.values())} == {
        17,
        81,
    }
    assert len({row["email"] for row in people.values()}) == len(people)
    assert all(row["email"].endswith("@example.dk") for row in people.values())
    for duty in (duty for row in people.values() for duty in row.get("duties", [])):
        assert (
            duty["partner"] in partners if duty["duty"] == "association_leader" else duty["place"] in places
        )


def test_the_activities_of_the_demonstration_fit_their_places_and_people():
    activities, partners, people = (
        by_key("activities", "activities"),
        by_key("partners", "partners"),
        by_key("people", "people"),
    )
    assert len(activities) >= 40
    assert {row["based_on"] for row in activities.values()} == set(TEMPLATES)
    for row in activities.values():
        assert "partner" not in row or partners[row["partner"]]["authority"] == authority_of(row["workplace"])
        assert {row["leader"], row["contact"], *row["substitutes"]} <= set(people)
        assert len({row["leader"], row["contact"], *row["substitutes"]}) == 2 + len(row["substitutes"]) >= 3
        assert len(row["title"]) <= 80
        assert max(len(row["need"]["what"]), len(row["need"]["for_whom"])) <= 160
        assert row["need"]["source"] in {"citizen", "relative", "employee", "leader", "partner"}
        for pattern in row.get("patterns", []):
            assert pattern["weekday"] in {"mon", "tue", "wed", "thu", "fri", "sat", "sun"}
            assert all(re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", pattern[end]) for end in ("start", "end"))
            assert 1 <= pattern["minimum"] <= pattern["places"]
    assert any(p["end"] <= p["start"] for row in activities.values() for p in row.get("patterns", []))


def test_volunteers_and_applicants_are_old_enough_and_join_what_exists():
    activities = by_key("activities", "activities")
    for person in CONTENT["people"]["people"]:
        for joined in person.get("volunteers_at", []):
            activity = activities[joined["activity"]]
            assert joined.get("partner") == activity.get("partner")
            assert person["age"] >= TEMPLATES[activity["based_on"]]["min_age"]
    applications = CONTENT["applications"]["applications"]
    assert len(applications) >= 25
    assert {row["state"] for row in applications} == {
        "received",
        "waiting",
        "accepted",
        "declined",
        "withdrawn",
    }
    for row in applications:
        assert ("reason" in row) == (row["state"] == "declined")
        young = row["age"] < TEMPLATES[activities[row["activity"]]["based_on"]]["min_age"]
        assert not young or row["state"] in {"declined", "waiting"}


def test_the_stories_are_short_and_belong_to_an_activity():
    stories = by_key("stories", "stories")
    assert len(stories) == 8
    assert {row["activity"] for row in stories.values()} <= set(by_key("activities", "activities"))
    assert all(len(row["text"].split()) <= 60 for row in stories.values())


def test_the_goals_of_the_demonstration_are_in_the_catalogues():
    codes = {goal["code"] for catalogue in CATALOGUES.values() for goal in catalogue.goals}
    for row in CONTENT["frameworks"]["goals"]:
        assert set(row["goals"]) <= codes
        assert set(row["activities"]) <= set(TEMPLATES)
