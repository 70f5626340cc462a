import zipfile
from contextlib import suppress
from datetime import date, datetime

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from samspil.base.core.errors import Invalid
from samspil.doors.exchange.rules import cpr, files, headings
from tests.exchange.files import csv_list, with_part, workbook

HALF_PAST_NINE = datetime(2026, 11, 3, 9, 30)  # noqa: DTZ001 - Excel knows no zones
ROWS = [["Navn", "Mail"], ["Søren Ærø", "søren@ærø.dk"]]


def cells_of(content):
    return [line.cells for line in files.read(content)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_danish_letters_survive_every_encoding_and_separator(encoding, separator):
    assert cells_of(csv_list(ROWS, separator=separator, encoding=encoding)) == ROWS


def is_utf8(content):
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


@given(st.lists(st.text("abcæøåÆØÅé €–", min_size=1), min_size=2, max_size=4))
def test_windows_letters_are_told_from_utf8(words):
    text = ";".join(f"x{word}x" for word in words)
    # "Å–" in Windows-1252 is also one letter in UTF-8: nobody can tell, and UTF-8 is the likelier.
    assume(text.isascii() or not is_utf8(text.encode("cp1252")))
    expected = [files.tidy(f"x{word}x") for word in words]
    assert cells_of(text.encode("cp1252")) == [expected]
    assert cells_of(text.encode()) == [expected]


@given(st.binary(max_size=400))
def test_no_bytes_break_the_reading(content):
    for attempt in (content, b"PK\x03\x04" + content, b"\xff\xfe" + content):
        with suppress(Invalid):
            files.read(attempt)


def test_a_semicolon_inside_quotes_and_a_line_break_in_a_cell_are_text():
    content = 'Navn;Bemærkning\r\n"Holm; Jytte";"to\r\nlinjer"'.encode()
    assert cells_of(content) == [["Navn", "Bemærkning"], ["Holm; Jytte", "to linjer"]]


def test_a_workbook_gives_text_whatever_its_cells_hold():
    content = workbook([["A", 20304050.0, 8800, date(2026, 11, 3), HALF_PAST_NINE, True, None, "x"]])
    assert cells_of(content) == [["A", "20304050", "8800", "2026-11-03", "2026-11-03 09:30", "1", "", "x"]]


def test_a_formula_is_not_computed():
    assert cells_of(workbook([["Navn"], ["=1+1"], ["Jytte"]])) == [["Navn"], ["Jytte"]]


def test_blank_rows_keep_the_numbers_that_excel_shows():
    content = workbook([[], ["Navn"], [], ["Jytte"]])
    assert [line.number for line in files.read(content)] == [2, 4]


@pytest.mark.requirement("DR-29")
def test_an_entity_is_never_resolved():
    evil = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'
    for part in (evil, evil.decode().encode("utf-16")):
        with pytest.raises(Invalid, match=r"declarations|erklæringer"):
            files.read(with_part(workbook(ROWS), "xl/sharedStrings.xml", part))


def test_a_bomb_is_not_unpacked():
    bomb = with_part(workbook(ROWS), "xl/worksheets/sheet1.xml", b"<x>" + b" " * (90 * 1024 * 1024))
    assert len(bomb) < 1024 * 1024
    with pytest.raises(Invalid, match=r"unpacked|pakkes"):
        files.read(bomb)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\r\n;;;\r\n",
        b"PK\x03\x04 no zip",
        b"\xd0\xcf\x11\xe0 old Excel",
        b"%PDF-1.7\x00\x00\x00",
        b"x" * (files.BIGGEST + 1),
        b"Navn\n" + b"Jytte\n" * 20_001,
    ],
)
def test_what_is_no_list_is_refused_in_words(content):
    with pytest.raises(Invalid) as refusal:
        files.read(content)
    assert refusal.value.errors["file"]


def test_a_zip_that_is_no_workbook_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("readme.txt", "hej")
    with pytest.raises(Invalid):
        files.read((tmp_path / "a.zip").read_bytes())


def test_macros_are_refused():
    with pytest.raises(Invalid, match=r"macros|makroer"):
        files.read(with_part(workbook(ROWS), "xl/vbaProject.bin", b"x"))


def sheet_with_last_row(number):
    sheet = (
        b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b'<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Navn</t></is></c></row>'
        b'<row r="%d"><c r="XFD%d" t="inlineStr"><is><t>x</t></is></c></row></sheetData></worksheet>'
    )
    return with_part(workbook(ROWS), "xl/worksheets/sheet1.xml", sheet % (number, number))


def test_a_coloured_row_at_the_end_of_the_sheet_is_read_past():
    assert cells_of(sheet_with_last_row(1_048_576)) == [["Navn"]]


def test_a_row_beyond_the_end_of_the_world_is_refused():
    with pytest.raises(Invalid):
        files.read(sheet_with_last_row(999_999_999))


def test_titles_above_and_merged_headings_are_seen_through():
    content = workbook(
        [
            ["Frivillige på Afdeling 3"],
            ["Opdateret 3/11-26"],
            [],
            ["Navn", "Kontakt", None],
            [None, "Telefon", "Mail"],
            ["Jytte", "20304050", "j@x.dk"],
        ],
        merge=["A1:C1", "B4:C4"],
    )
    heading = headings.find(files.read(content), "volunteers")
    assert heading.number == 5
    assert heading.mapping == {0: "name", 1: "phone", 2: "email"}


def test_a_list_without_headings_is_refused():
    with pytest.raises(Invalid, match=r"headings|overskrifter"):
        headings.find(files.read(b"Jytte;20304050\nKarl;20304051"), "volunteers")


@pytest.mark.parametrize(
    "row",
    [["Jytte", "010158-1234"], ["Jytte", "0101581234"], ["Jytte", "født 010158 1234"], ["101581234", "x"]],
)
def test_cpr_numbers_are_refused_with_their_place_but_never_repeated(row):
    lines = files.read(csv_list([["Navn", "Nr"], row]))
    with pytest.raises(Invalid) as refusal:
        cpr.refuse_cpr(lines)
    sentence = refusal.value.errors["file"][0]
    assert "1234" not in sentence
    assert "2" in sentence
