"""Small numbers stay hidden, differences are said in words, and quarters have days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspil.learning.surveys.rules.answering import quarter_of, task_lines
from samspil.learning.surveys.rules.gaps import gap_in_words, trend_in_words
from samspil.learning.surveys.rules.suppression import (
    HIDDEN,
    MIN_ANSWERS,
    Cell,
    answers_shown,
    cell_of,
    together,
    total_shown,
    value_of,
)

COUNTS = st.dictionaries(st.integers(1, 5), st.integers(0, 40), max_size=5)


@given(COUNTS)
def test_an_average_stands_on_five_answers_or_is_hidden(counts):
    cell = cell_of(counts)
    assert cell.is_shown == (sum(counts.values()) >= MIN_ANSWERS)
    assert (cell.n is None) == (cell.mean is None)
    if cell.is_shown:
        assert 1 <= cell.mean <= 5
        assert 0 <= cell.percent <= 100


@pytest.mark.requirement("RM-37", "VB-10")
def test_four_are_hidden_and_five_are_shown():
    assert cell_of({5: 4}) == HIDDEN
    assert cell_of({5: 4, 1: 1}) == Cell(5, 4.2)


@given(st.lists(st.tuples(COUNTS, st.booleans()), max_size=6))
def test_a_value_is_the_same_whatever_a_hidden_question_holds(parts):
    """Otherwise the hidden one could be worked out from the value and the questions that are shown."""
    cells = [(cell_of(counts), is_reversed) for counts, is_reversed in parts]
    assert value_of(cells) == value_of([part for part in cells if part[0].is_shown])


@given(st.lists(COUNTS, max_size=6))
def test_what_is_put_together_never_counts_what_is_hidden(parts):
    cells = [cell_of(counts) for counts in parts]
    assert (together(cells).n or 0) == sum(cell.n or 0 for cell in cells)


def test_bad_news_to_agree_counts_the_other_way_round_in_a_value():
    assert value_of([(Cell(6, 5.0), True), (Cell(8, 5.0), False)]) == Cell(6, 3.0)
    assert value_of([(HIDDEN, True)]) == HIDDEN


@given(st.lists(st.integers(0, 12), min_size=1, max_size=5))
def test_no_total_gives_a_hidden_group_away(numbers):
    total = total_shown(numbers)
    assert (total is None) == any(answers_shown(number) is None for number in numbers)
    assert total in (None, sum(numbers))


def test_nobody_at_all_is_no_secret():
    assert answers_shown(0) == 0
    assert [answers_shown(number) for number in (1, 4, 5)] == [None, None, 5]


@pytest.mark.parametrize(
    ("volunteers", "employees", "said"),
    [
        (4.2, 4.0, "alike"),
        (4.5, 4.0, "volunteers answer a little higher"),
        (4.0, 4.5, "employees answer a little higher"),
        (4.8, 4.0, "volunteers answer clearly higher"),
        (3.0, 4.1, "employees answer clearly higher"),
    ],
)
@pytest.mark.usefixtures("_english")
def test_a_gap_is_said_in_words(volunteers, employees, said):
    assert said in gap_in_words(Cell(7, volunteers), Cell(9, employees))


@pytest.mark.usefixtures("_english")
def test_nothing_is_said_about_what_is_hidden():
    assert "Too few" in gap_in_words(HIDDEN, Cell(9, 3.0))
    assert "Too few" in trend_in_words(Cell(9, 3.0), HIDDEN)


@pytest.mark.parametrize(("now", "said"), [(3.2, "same"), (3.4, "Higher"), (2.5, "Lower")])
@pytest.mark.usefixtures("_english")
def test_a_trend_is_said_in_words(now, said):
    assert said in trend_in_words(Cell(9, 3.0), Cell(8, now))


@given(st.dates(date(2020, 1, 1), date(2040, 12, 31)))
def test_a_day_lies_in_its_quarter_and_quarters_touch(day):
    first, last = quarter_of(day)
    assert first <= day <= last
    assert first.day == 1
    assert quarter_of(last + timedelta(days=1))[0] == last + timedelta(days=1)


def test_tasks_come_one_on_each_line_without_bullets_and_repetitions():
    assert task_lines("- Kaffe på stuen\n\n* Kaffe på stuen\n  Gåturen  \n") == ["Kaffe på stuen", "Gåturen"]
    assert len(task_lines("\n".join(f"Opgave {n}" for n in range(30)))) == 10
    assert len(task_lines("x" * 500)[0]) == 120
