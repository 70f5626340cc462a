"""The library of ready activities: complete, plain, and within what a volunteer may do."""

import re

import pytest

from tests.danish import SAMSPIL, faults, lix, load

LIBRARY = sorted((SAMSPIL / "people/activities/library").glob("*.toml"))

QUESTIONS = {"legal_entitlement", "referral", "registration", "professional_insight"}
PROSE = {
    "description",
    "staff_do",
    "volunteers_add",
    "meeting_point",
    "without_volunteers",
    "role_card_patient",
}
KEYS = {
    "key",
    "kind",
    "title",
    "summary",
    "target_group",
    "may",
    "may_not",
    "setting",
    "access_mode",
    "min_age",
}
KEYS |= {"language_level", "commitment", "child_contact", "fixed_affiliation", "times", "boundary"}
KEYS |= {"requirement_numbers"} | PROSE
LENGTHS = {"title": 80, "summary": 160, "target_group": 160, "meeting_point": 160, "course": 120}
CHOICES = {
    "kind": "wayfinding patient_support reading conversation peer_support social_event contact_relation talk responder"
    " hospice_relief vigil escort after_discharge cafe_stand patient_information school_daycare visiting other",
    "setting": "hospital hospice care_home institution school daycare public_space private_home phone_online",
    "access_mode": "direct referred",
    "language_level": "beginner everyday fluent",
    "commitment": "one_off flexible weekly monthly long_term",
    "child_contact": "none incidental regular direct",
}

# What staff must do may stand in any list but the list of what a volunteer may do.
STAFF_ONLY = re.compile(
    r"\b(medicin\w*|behandl\w*|pleje|løft\w*|bad|toilettet|sår\w*|journal\w*|diagnos\w*|made|vende|forflyt\w*|vurdere)\b",
    re.IGNORECASE,
)

TEMPLATES = {path.stem: load(path) for path in LIBRARY}


@pytest.mark.requirement("RM-06")
def test_the_library_offers_at_least_eighteen_templates():
    assert len(TEMPLATES) >= 18


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_says_everything_it_must(name):
    template = TEMPLATES[name]
    assert template["key"] == name
    assert set(template) - {"course", "decision_reference"} == KEYS
    assert all(template[key].strip() for key in KEYS if isinstance(template[key], str))
    assert all(len(template.get(key, "")) <= most for key, most in LENGTHS.items())
    assert all(template[key] in words.split() for key, words in CHOICES.items())
    assert set(template["times"]) <= {"weekday", "evening", "weekend", "night"}
    assert template["times"]
    assert 13 <= template["min_age"] <= 30
    assert 2 <= len(template["description"].strip().split("\n\n")) <= 4


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_lists_what_a_volunteer_may_and_may_not_do(name):
    template = TEMPLATES[name]
    for tasks in (template["may"], template["may_not"]):
        assert 5 <= len(tasks) <= 7
        assert all(len(task) <= 160 for task in tasks)
    assert not [task for task in template["may"] if STAFF_ONLY.search(task)]


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_answers_the_four_questions_with_reasons(name):
    template = TEMPLATES[name]
    boundary = template["boundary"]
    assert set(boundary) == QUESTIONS
    assert all(len(answer["reason"]) > 20 for answer in boundary.values())
    referred = template["access_mode"] == "referred"
    assert {key for key, answer in boundary.items() if answer["answer"]} == (
        {"referral"} if referred else set()
    )
    assert ("decision_reference" in template) == referred
    assert template.get("decision_reference", "") == ""  # each authority enters its own decision


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_card_told_to_the_citizen_is_short_and_easy(name):
    card = TEMPLATES[name]["role_card_patient"]
    assert len(card.split()) <= 60
    assert lix(card) < 35
    assert lix(TEMPLATES[name]["description"]) < 40


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_fixed_volunteer_among_children_hears_of_the_certificate(name):
    template = TEMPLATES[name]
    if template["fixed_affiliation"] and template["child_contact"] in {"regular", "direct"}:
        assert "børneattest" in template["description"]


@pytest.mark.requirement("DR-15a")
def test_patient_support_has_the_scope_of_a_relative():
    template = TEMPLATES["patientstoette"]
    assert "ekstra pårørende" in template["description"]
    assert any("bon" in task and "beløb" in task for task in template["may"])


@pytest.mark.requirement("DR-15b")
def test_the_vigil_reaches_through_the_night():
    assert "night" in TEMPLATES["vaagetjeneste"]["times"]


def test_a_contact_friend_is_not_the_statutory_support_scheme():
    using = [name for name, template in TEMPLATES.items() if "støttekontaktperson" in str(template).lower()]
    assert using == ["kontaktperson"]
    assert "ikke støttekontaktperson" in TEMPLATES["kontaktperson"]["description"]


@pytest.mark.parametrize("path", LIBRARY, ids=lambda path: path.stem)
def test_no_text_holds_a_forbidden_word_or_a_cpr_number(path):
    assert faults(path) == []
