"""Every authority has its own values, and says which question stands for which."""

import pytest

from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Conflict, Denied, Invalid
from samspil.learning.surveys.actions import (
    edit_value,
    ensure_standards,
    map_question,
    retire_question,
    retire_value,
    write_question,
    write_value,
)
from samspil.learning.surveys.models import Question, Value
from samspil.learning.surveys.models.standards import STANDARD, VALUES
from samspil.learning.surveys.queries.reports import report_of
from samspil.learning.surveys.rules.opening import GROUPS
from tests import factories
from tests.surveys.factories import answer, closed, opened


@pytest.fixture
def value(region):
    return Value.objects.get(authority=region, key="trust")


@pytest.fixture
def question(region):
    return Question.objects.get(authority=region, key="equality")


def test_an_authority_begins_with_values_and_questions_and_gets_them_once(region):
    assert Value.objects.filter(authority=region).count() == len(VALUES)
    assert Question.objects.filter(authority=region).count() == len(STANDARD)
    assert ensure_standards(SYSTEM, region) == 0
    Question.objects.filter(authority=region, key="trust").delete()
    assert ensure_standards(SYSTEM, region) == 1


@pytest.mark.parametrize("key", sorted(STANDARD))
def test_every_standard_question_is_of_a_kind_with_groups_and_a_known_value(key):
    one = STANDARD[key]
    assert set(one.groups) <= set(GROUPS[one.kind])
    assert one.value in {"", *VALUES}


@pytest.mark.requirement("HJ-02")
def test_values_are_edited_and_the_report_speaks_by_them(ward, region, consultant, client_of):
    page = client_of(consultant)
    base = f"/spoergeskemaer/{region.slug}"
    assert (
        page.post(f"{base}/vaerdier/ny/", {"name": "Ligeværd", "about": "Vi er to sider."}).status_code == 302
    )
    value = Value.objects.get(authority=region, name="Ligeværd")
    equality = Question.objects.get(authority=region, key="equality")
    assert page.post(f"/spoergeskemaer/spoergsmaal/{equality.pk}/", {"value": value.pk}).status_code == 302
    assert page.post(f"/spoergeskemaer/vaerdier/{value.pk}/", {"name": "Lige værd"}).status_code == 302
    assert "Lige værd" in page.get(f"{base}/vaerdier/").content.decode()
    of = opened(ward)
    answer(of, "volunteers", 5, 5, 5, 5, 4, only=("equality",))
    report = report_of(closed(of))
    assert {line.label: line.cells[0].mean for line in report.values}["Lige værd"] == 4.8


def test_a_round_keeps_the_value_its_questions_stood_for(ward, question, value, consultant):
    of = opened(ward)
    map_question(consultant, question, value=value)
    kept = of.questions.get(question=question).value
    assert kept is not None
    assert kept.key == "respect"
    retire_value(consultant, kept)
    assert "Gensidig respekt" in [line.label for line in report_of(closed(of)).values]


def test_a_name_is_taken_once_and_free_again_when_the_value_is_gone(region, value, consultant):
    for name in ("Tillid", " "):
        with pytest.raises(Invalid):
            write_value(consultant, region, name=name)
    with pytest.raises(Invalid):
        edit_value(consultant, value, name="Dialog")
    retire_value(consultant, value)
    assert write_value(consultant, region, name="Tillid").pk != value.pk


def test_what_is_out_of_use_is_not_changed(value, question, consultant):
    for retire, thing in ((retire_value, value), (retire_question, question)):
        retire(consultant, thing)
        with pytest.raises(Conflict):
            retire(consultant, thing)
    value.refresh_from_db()
    with pytest.raises(Conflict):
        edit_value(consultant, value, name="Noget nyt")
    with pytest.raises(Conflict):
        map_question(consultant, question, value=None)


def test_a_value_that_goes_leaves_its_questions(value, consultant, region):
    retire_value(consultant, value)
    assert Question.objects.get(authority=region, key="trust").value is None


def test_an_own_question_is_asked_like_the_others(ward, region, consultant, value):
    own = write_question(
        consultant, region, wording="Vi spiser frokost sammen.", groups=["volunteers"], value=value
    )
    of = opened(ward)
    assert of.questions.filter(question=own, value=value).exists()
    retire_question(consultant, own)
    with pytest.raises(Invalid):
        opened(ward, kind="experience", questions=[own])


@pytest.mark.parametrize(
    "fields",
    [
        {"wording": " "},
        {"groups": []},
        {"groups": ["potential"]},
        {"kind": "outcome"},
        {"groups": ["citizens"]},
    ],
)
def test_a_question_that_cannot_be_asked_is_refused(region, consultant, fields):
    values = {"wording": "Vi hilser på hinanden.", "groups": ["volunteers"]}
    with pytest.raises(Invalid):
        write_question(consultant, region, **(values | fields))


def test_a_value_of_another_authority_is_refused(region, question, consultant):
    foreign = Value.objects.filter(authority=factories.authority("Viborg Kommune")).first()
    with pytest.raises(Invalid):
        map_question(consultant, question, value=foreign)


def test_a_leader_reads_the_values_and_changes_none(region, value, question, leader, client_of):
    for attempt in (
        lambda: write_value(leader, region, name="Nyt"),
        lambda: edit_value(leader, value, name="Nyt"),
        lambda: retire_value(leader, value),
        lambda: map_question(leader, question, value=None),
        lambda: retire_question(leader, question),
        lambda: write_question(leader, region, wording="Nyt", groups=["volunteers"]),
    ):
        with pytest.raises(Denied):
            attempt()
    page = client_of(leader)
    assert page.get(f"/spoergeskemaer/{region.slug}/vaerdier/").status_code == 200
    for path in (f"{region.slug}/vaerdier/ny", f"vaerdier/{value.pk}", f"spoergsmaal/{question.pk}"):
        assert page.get(f"/spoergeskemaer/{path}/").status_code == 404


def test_only_the_system_writes_the_standards_down(region, consultant):
    with pytest.raises(Denied):
        ensure_standards(consultant, region)
