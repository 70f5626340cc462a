"""What a report shows: both sides, values, tasks that have moved, the way from round to round. And what it hides."""

from datetime import timedelta

import pytest

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Conflict, Denied, Invalid
from samspil.compact.dialogue.models import Item
from samspil.learning.surveys.actions import bring_tasks, close_round
from samspil.learning.surveys.models import Round
from samspil.learning.surveys.queries.reports import best_tasks_of, report_of
from samspil.learning.surveys.queries.trends import trend_of
from samspil.learning.surveys.rules.suppression import HIDDEN, Cell
from samspil.society.access.matrix import Duty
from tests import factories
from tests.dialogue import factories as dialogue
from tests.surveys.factories import answer, closed, opened, questions


def line(report, words):
    return next(one for one in report.lines if words in str(one.label))


@pytest.fixture
def read(pulse):
    """A closed pulse: eight volunteers are glad, six employees less so."""
    answer(pulse, "volunteers", 5, 5, 5, 4, 4, 5, 5, 4)
    answer(pulse, "employees", 3, 4, 3, 2, 3, 3)
    return closed(pulse)


@pytest.mark.requirement("RM-37")
@pytest.mark.usefixtures("_english")
def test_both_sides_stand_beside_each_other_with_their_numbers_and_the_gap_in_words(read):
    equality = line(report_of(read), "equals")
    assert equality.cells == [Cell(8, 4.6), Cell(6, 3.0)]
    assert equality.gap == "The volunteers answer clearly higher. Talk about why."


@pytest.mark.requirement("RM-37", "VB-10")
def test_a_side_of_four_is_hidden_everywhere(pulse, leader, client_of):
    answer(pulse, "volunteers", 5, 5, 5, 4, 4, 5, words="Godt samarbejde")
    answer(pulse, "employees", 1, 1, 1, 1, words="Hemmelige ord", tasks="Hemmelig opgave")
    report = report_of(closed(pulse))
    assert [column.answers for column in report.columns] == [6, None]
    assert {one.cells[1] for one in report.lines} == {HIDDEN}
    assert {one.cells[1] for one in report.values} == {HIDDEN}
    assert (report.total, report.tasks) == (None, [])
    assert [words.label for words in report.words] == ["Frivillige"]
    for page in ("rapport", "udvikling", "opgaver", ""):
        text = (
            client_of(leader).get(f"/spoergeskemaer/{pulse.pk}/{page}{'/' if page else ''}").content.decode()
        )
        assert "Hemmelig" not in text


@pytest.mark.usefixtures("_english")
def test_a_question_that_most_left_out_is_hidden_and_its_value_stands_on_the_others(pulse):
    answer(pulse, "volunteers", 5, 5, 5, 5, 5, 5, only=("equality", "competence"))
    answer(pulse, "volunteers", 1, 1, 1, only=("effort",))
    report = report_of(closed(pulse))
    assert line(report, "professional skill").cells[0] == Cell(6, 5.0)
    assert line(report, "recognised").cells[0] == HIDDEN
    respect = next(one for one in report.values if one.label == "Gensidig respekt")
    assert respect.cells[0] == Cell(6, 5.0)


@pytest.mark.requirement("HJ-28")
@pytest.mark.usefixtures("_english")
def test_trust_dialogue_and_mutual_respect_are_asked_of_both_sides(read):
    report = report_of(read)
    for words in ("trust each other", "talk openly", "with respect"):
        assert line(report, words).cells == [Cell(8, 4.6), Cell(6, 3.0)]


@pytest.mark.requirement("HJ-29")
@pytest.mark.usefixtures("_english")
def test_both_sides_say_whether_skill_is_respected_and_effort_recognised(read):
    report = report_of(read)
    for words in ("professional skill is respected", "volunteers do is recognised"):
        found = line(report, words)
        assert [cell.n for cell in found.cells] == [8, 6]
        assert found.gap


@pytest.mark.requirement("HJ-02")
def test_the_report_speaks_by_the_values_of_the_authority(read):
    report = report_of(read)
    assert [one.label for one in report.values] == ["Tillid", "Dialog", "Gensidig respekt", "Arbejdsglæde"]
    joy = report.values[3]
    assert joy.cells[0] == Cell(8, 4.6)
    assert joy.cells[1] == Cell(6, 3.0)  # one question agreed to at 3.0, and one turned round: 6 - 3.0


def test_nothing_is_read_before_it_is_closed(pulse, leader, client_of):
    answer(pulse, "volunteers", 5, 5, 5, 5, 5)
    page = client_of(leader)
    for name in ("rapport", "udvikling", "opgaver"):
        text = page.get(f"/spoergeskemaer/{pulse.pk}/{name}/").content.decode()
        assert "5 svar" not in text
    close_round(leader, pulse)
    assert "5 svar" in page.get(f"/spoergeskemaer/{pulse.pk}/rapport/").content.decode()


@pytest.mark.requirement("VB-10")
@pytest.mark.usefixtures("_english")
def test_parents_employees_and_the_committee_answer_the_same_questions_without_a_name(ward):
    of = opened(ward, kind="experience", groups=("parents", "employees", "committee"))
    answer(of, "parents", 5, 5, 5, 4, 4, 4, 5)
    answer(of, "employees", 4, 4, 4, 3, 3)
    answer(of, "committee", 1, 2, 3)
    report = report_of(closed(of))
    assert [column.label for column in report.columns] == ["Parents", "Employees", "The MED committee"]
    assert [column.answers for column in report.columns] == [7, 5, None]
    assert len(report.lines) == 4
    for found in report.lines:
        assert found.cells == [Cell(7, 4.6), Cell(5, 3.6), HIDDEN]


@pytest.fixture
def rounds(ward):
    """Four pulses of the employees half a year apart; in the third too few answered."""
    made = []
    for scores, days in (
        ((2, 2, 2, 2, 2), 540),
        ((3, 3, 3, 3, 3), 360),
        ((5, 5), 180),
        ((4, 4, 4, 4, 5), 20),
    ):
        with clock.stopped_at(clock.now() - timedelta(days=days)):
            only = [one for one in questions(ward.unit.authority) if one.key == "best_tasks"]
            of = opened(ward, groups=("employees",), questions=only)
            answer(of, "employees", *scores, tasks="Gåturen i haven\nKaffe på stuen")
            made.append(closed(of))
    return made


@pytest.mark.requirement("VB-15")
@pytest.mark.usefixtures("_english")
def test_whether_the_best_tasks_disappear_is_followed_from_round_to_round(rounds, leader, client_of):
    trend = trend_of(rounds[-1])
    assert trend.rounds == rounds
    row = next(one for one in trend.tables[0].rows if one.is_best_tasks)
    assert row.cells == [Cell(5, 2.0), Cell(5, 3.0), HIDDEN, Cell(5, 4.2)]
    assert row.words == "Too few answers to compare."
    earlier = next(one for one in trend_of(rounds[1]).tables[0].rows if one.is_best_tasks)
    assert earlier.words == "Higher than last time."
    assert best_tasks_of(rounds[2]) == HIDDEN
    text = client_of(leader).get(f"/spoergeskemaer/{rounds[-1].pk}/udvikling/").content.decode()
    assert "4,2" in text


@pytest.mark.requirement("VB-15")
def test_tasks_that_have_moved_come_before_the_committee(ward, rounds, leader, client_of):
    committee = dialogue.committee(ward)
    last = rounds[-1]
    page = client_of(leader)
    assert "Gåturen i haven" in page.get(f"/spoergeskemaer/{last.pk}/rapport/").content.decode()
    answered = page.post(
        f"/spoergeskemaer/{last.pk}/opgaver/", {"tasks": ["Gåturen i haven"], "why": "Glæden."}
    )
    assert answered.status_code == 302
    item = Item.objects.get(committee=committee)
    assert "Gåturen i haven" in item.what
    assert "Kaffe" not in item.what
    assert (item.about, item.link) == (f"surveys.round:{last.pk}", f"/spoergeskemaer/{last.pk}/rapport/")
    assert ["Svar fra medarbejdere", "5"] in item.numbers
    assert item.numbers[1][1] == "4,2"


def test_the_employees_side_may_bring_them_too_and_others_may_not(
    ward, rounds, employee, volunteer, foreigner
):
    member = dialogue.member(dialogue.committee(ward))
    for by in (employee, volunteer, foreigner):
        with pytest.raises(Denied):
            bring_tasks(by, rounds[-1], tasks=["Gåturen i haven"])
    assert bring_tasks(member, rounds[-1], tasks=["Gåturen i haven"]).cause == "other"


def test_only_what_was_said_is_brought_and_only_when_it_can_be_read(ward, region, rounds):
    for tasks in ([], ["Noget helt andet"]):
        with pytest.raises(Invalid):
            bring_tasks(SYSTEM, rounds[-1], tasks=tasks)
    with pytest.raises(Invalid):
        bring_tasks(SYSTEM, rounds[2], tasks=["Gåturen i haven"])  # too few answered
    for of in (opened(ward), closed(opened(region))):
        with pytest.raises(Conflict):
            bring_tasks(SYSTEM, of, tasks=["Gåturen i haven"])


def test_a_report_costs_the_same_for_many_answers(read, django_assert_max_num_queries):
    of = Round.objects.get(pk=read.pk)
    with django_assert_max_num_queries(5):
        report_of(of)
    with django_assert_max_num_queries(5):
        trend_of(of)


def test_who_sees_what(ward, region, pulse, employee, volunteer, foreigner, leader, consultant):
    member = dialogue.member(dialogue.committee(ward))
    for by, seen in (
        (leader, 1),
        (consultant, 1),
        (member, 1),
        (employee, 0),
        (volunteer, 0),
        (foreigner, 0),
    ):
        assert Round.objects.visible_to(by).count() == seen
    for_all = opened(region)
    other = factories.open_workplace(region, name="Kirurgisk afdeling")
    neighbour = factories.assigned(Duty.LEADER, at=other)
    assert list(Round.objects.visible_to(neighbour)) == [for_all]
