from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.template import Context, Template
from django.utils import translation

from samspil.base.core import clock
from samspil.base.ui import formats


@pytest.fixture(autouse=True)
def _in_november_2026_in_danish():
    with time_machine.travel(datetime(2026, 11, 22, 12, tzinfo=UTC), tick=False), translation.override("da"):
        yield


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=clock.COPENHAGEN)


def test_a_date_is_written_out_as_danes_do():
    assert formats.date_long(date(2026, 11, 22)) == "søndag 22. november 2026"
    assert formats.date_short(date(2026, 11, 3)) == "03.11.2026"


def test_an_instant_is_shown_on_a_copenhagen_clock():
    assert formats.moment(datetime(2026, 11, 22, 23, 30, tzinfo=UTC)) == "mandag 23. november 2026 kl. 00.30"
    assert formats.at_hour(datetime(2026, 7, 1, 12, 30, tzinfo=UTC)) == "kl. 14.30"


def test_english_readers_get_english_forms():
    with translation.override("en"):
        assert formats.date_long(date(2026, 11, 22)) == "Sunday 22 November 2026"
        assert formats.at_hour(at("2026-11-22T14:30")) == "14:30"
        assert (
            formats.timespan(at("2026-11-28T22:00"), at("2026-11-29T06:00"))
            == "Saturday 28 November 22:00–06:00 (to Sunday)"
        )
        assert formats.number(Decimal("1234.5")) == "1,234.5"


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        ("2026-11-22T14:30", "2026-11-22T16:00", "søndag 22. november kl. 14.30–16.00"),
        ("2026-11-28T22:00", "2026-11-29T06:00", "lørdag 28. november kl. 22.00–06.00 (til søndag)"),
        ("2026-11-28T18:00", "2026-11-29T00:00", "lørdag 28. november kl. 18.00–24.00"),
        (
            "2026-11-27T22:00",
            "2026-11-29T06:00",
            "fredag 27. november kl. 22.00 – søndag 29. november kl. 06.00",
        ),
        ("2026-12-31T22:00", "2027-01-01T06:00", "torsdag 31. december kl. 22.00–06.00 (til fredag)"),
        ("2027-01-02T10:00", "2027-01-02T12:00", "lørdag 2. januar 2027 kl. 10.00–12.00"),
        ("2026-03-28T22:00", "2026-03-29T06:00", "lørdag 28. marts kl. 22.00–06.00 (til søndag)"),
    ],
)
def test_a_span_says_which_day_it_ends(start, end, shown):
    assert formats.timespan(at(start), at(end)) == shown


def test_the_hour_that_occurs_twice_says_which_of_them():
    start = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)  # 02.30 for the first time
    shown = formats.timespan(start, start + timedelta(hours=1))
    assert shown == "søndag 25. oktober kl. 02.30 (sommertid)–02.30 (vintertid)"


def test_a_machine_reads_the_offset():
    assert formats.machine(datetime(2026, 7, 1, 12, 30, tzinfo=UTC)) == "2026-07-01T14:30+02:00"


@pytest.mark.parametrize(
    ("number", "shown"),
    [("+4512345678", "12 34 56 78"), ("+46812345678", "+46 8 123 456 78"), ("ring", "ring"), ("", "")],
)
def test_phone_numbers_are_written_in_pairs(number, shown):
    assert formats.phone(number) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [(1234.5, "1.234,5"), (1234, "1.234"), (0, "0"), (Decimal("10.00"), "10"), (100, "100"), (None, "")],
)
def test_numbers_have_danish_marks(value, shown):
    assert formats.number(value) == shown


def test_nothing_is_shown_as_nothing():
    template = Template("[{{ day|date_long }}{{ day|clock }}{{ day|phone }}{{ day|number }}]")
    assert template.render(Context({"day": None})) == "[]"


def test_on_paper_the_year_is_always_named():
    start, end = at("2026-12-01T13:00"), at("2026-12-01T15:00")
    assert formats.timespan(start, end) == "tirsdag 1. december kl. 13.00–15.00"
    assert formats.timespan(start, end, on_paper=True) == "tirsdag 1. december 2026 kl. 13.00–15.00"


def test_an_english_day_names_its_month_except_in_lists_for_machines():
    assert formats.date_short(date(2026, 1, 5)) == formats.in_figures(date(2026, 1, 5)) == "05.01.2026"
    with translation.override("en"):
        assert formats.date_short(date(2026, 1, 5)) == "5 Jan 2026"
        assert formats.in_figures(date(2026, 1, 5)) == "05/01/2026"
