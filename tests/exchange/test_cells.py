from datetime import date

import phonenumbers
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from samspil.doors.exchange.rules import cells, cpr, faults, headings
from samspil.doors.exchange.rules.rows import read_row
from samspil.doors.exchange.rules.sheets import harmless

DAYS = st.dates(date(1950, 1, 1), date(2099, 12, 31))
RECENT = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@given(DAYS)
def test_a_day_is_read_however_it_is_written(day):
    serial = (day - date(1899, 12, 30)).days
    ways = [f"{day:%d.%m.%Y}", f"{day.day}/{day.month}-{day.year}", day.isoformat(), f"{day:%d-%m-%Y}"]
    ways += [f"{day.isoformat()} 00:00", f"{day:%d.%m.%Y} 12.30", str(serial), f"{serial}.0"]
    assert {cells.day(way) for way in ways} == {day}


@given(RECENT)
def test_a_day_with_a_short_year_is_of_our_century(day):
    assert cells.day(f"{day.day}/{day.month}-{day:%y}") == day


@pytest.mark.parametrize("text", ["i morgen", "31.02.2026", "2026", "13/13-26", "0", "99999999", "1.1.1900"])
def test_what_is_no_day_is_odd(text):
    with pytest.raises(cells.Odd, match="day"):
        cells.day(text)


@given(st.integers(20_000_000, 31_999_999))
def test_a_danish_phone_is_read_however_it_is_written(number):
    digits = str(number)
    assume(phonenumbers.is_valid_number(phonenumbers.parse(digits, "DK")))
    pairs = " ".join(digits[at : at + 2] for at in range(0, 8, 2))
    ways = [
        digits,
        pairs,
        f"+45{digits}",
        f"+45 {pairs}",
        f"0045{digits}",
        f"0045 {pairs}",
        f"{digits}.0",
        f"{digits},0",
    ]
    ways += [
        f"{digits[:4]} {digits[4:]}",
        pairs.replace(" ", "-"),
        f"(+45) {pairs}",
        pairs.replace(" ", "\u00a0"),
    ]
    assert {cells.phone(way) for way in ways} == {f"+45{digits}"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1234567", "phone"),
        ("ring til Lis", "phone"),
        ("2,03E+07", "rounded"),
        ("20304050 / 86112233", "phones"),
    ],
)
def test_a_phone_that_cannot_be_used_says_why(text, code):
    with pytest.raises(cells.Odd, match=code):
        cells.phone(text)


@given(st.text(max_size=60))
@example("=cmd|' /C calc'!A0")
@example("\x00")
def test_no_text_breaks_the_reading_of_a_row(text):
    for kind, labels in headings.LABELS.items():
        reading = read_row(kind, [text] * len(labels), dict(enumerate(labels)))
        assert all(fault.code in faults.FAULTS for fault in reading.faults)
        cpr.looks_like_cpr(text)


@given(
    st.dates(date(1930, 1, 1), date(2020, 1, 1)), st.integers(0, 9999), st.sampled_from(["", "-", " ", " - "])
)
def test_a_cpr_number_is_recognised(day, serial, between):
    assert cpr.looks_like_cpr(f"{day:%d%m%y}{between}{serial:04}")


@given(st.dates(date(1930, 1, 1), date(2020, 1, 1)), st.integers(0, 9999))
def test_a_cpr_number_whose_first_zero_excel_ate_is_recognised(day, serial):
    assert cpr.looks_like_cpr(str(int(f"{day:%d%m%y}{serial:04}"))) or day.day < 1


@given(st.integers(20_000_000, 99_999_999))
def test_a_phone_number_is_no_cpr_number(number):
    for text in (str(number), f"+45{number}", f"0045{number}", f"+45 {str(number)[:4]} {str(number)[4:]}"):
        assert not cpr.looks_like_cpr(text)


@given(DAYS)
def test_a_day_is_no_cpr_number(day):
    assert not cpr.looks_like_cpr(day.isoformat())
    assert not cpr.looks_like_cpr(f"{day:%d.%m.%Y}")


@pytest.mark.parametrize("text", ["CPR", "CPR-nr.", "Cpr nummer", "PERSONNUMMER", "Personnr."])
def test_a_heading_for_cpr_numbers_is_recognised(text):
    assert cpr.is_cpr_heading(text)


@pytest.mark.parametrize("text", ["Personale", "Listen er uden CPR-numre, tak", "Navn"])
def test_other_words_are_no_heading_for_cpr_numbers(text):
    assert not cpr.is_cpr_heading(text)


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Navn (for- og efternavn)", "name"),
        ("E-mail-adresse", "email"),
        ("MAIL", "email"),
        ("Tlf. nr.", "phone"),
        ("Mobil:", "phone"),
        ("Fødselsår", "birth_year"),
        ("foedt", "birth_year"),
        ("Postnr. og by", "postcode"),
        ("Startdato *", "starts_on"),
        ("Afd.", "workplace"),
        ("Forening", "partner"),
        ("Surname", "last_name"),
        ("Hund", None),
    ],
)
def test_a_heading_is_understood(text, field):
    assert headings.take_for(text, "volunteers") == field


@pytest.mark.parametrize(
    ("text", "year"), [("1958", 1958), ("1958.0", 1958), ("03.11.1958", 1958), ("1958-11-03", 1958)]
)
def test_of_a_birth_date_only_the_year_is_kept(text, year):
    assert cells.birth_year(text) == year


@pytest.mark.parametrize(
    ("text", "code"), [("8800 Viborg", "8800"), ("DK-8800", "8800"), ("800", "0800"), ("8800.0", "8800")]
)
def test_a_postcode_is_read(text, code):
    assert cells.postcode(text) == code


@given(st.text(max_size=30))
@example("\x1f=")  # Python calls the old separators of files blank
@example("\u2003@")
def test_no_text_is_a_formula_in_what_we_hand_out(text):
    assert not harmless(text).lstrip().startswith(("=", "+", "-", "@"))
