"""One word for one thing: the catalogues of all rooms are one catalogue at run time, where the first room wins.

So a sentence has one Danish text, whichever room asks; two meanings of one English word get two English words,
or a context.
"""

import ast
import gettext
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest
from django.utils import dates
from django.utils.translation.template import templatize

from tests.architecture.house import HOUSE, called_name, tree
from tests.danish import faults

CATALOGUES = sorted(HOUSE.rglob("locale/da/LC_MESSAGES/django.po"))
_LINE = re.compile(r'(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d)\])? (".*")')
_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%%|%[sd]|\{\w*\}")
_ASKING = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy"}
_IN_TEMPLATE = re.compile(r"""(?<!\w)(?:_|n?gettext)\(\s*u?("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')""")
_DJANGO = {
    *(str(name) for name in (*dates.WEEKDAYS.values(), *dates.WEEKDAYS_ABBR.values())),
    *(str(name) for name in (*dates.MONTHS.values(), *dates.MONTHS_3.values())),
    *(str(name) for name in (*dates.MONTHS_AP.values(), *dates.MONTHS_ALT.values())),
    *("a.m.", "p.m.", "AM", "PM", "midnight", "noon"),
}


@dataclass
class Entry:
    """A sentence of a catalogue: its English, its Danish, and what gettext says about it."""

    catalogue: Path
    msgctxt: str = ""
    msgid: str = ""
    msgid_plural: str = ""
    msgstr: dict[str, str] = field(default_factory=dict)
    flags: str = ""
    is_obsolete: bool = False

    def __str__(self) -> str:
        return f"{self.catalogue.parents[3].name}: {self.msgid!r}"

    def take(self, key: str, number: str | None, text: str) -> None:
        if key == "msgstr":
            self.msgstr[number or "0"] = self.msgstr.get(number or "0", "") + text
        else:
            setattr(self, key, getattr(self, key) + text)


@cache
def entries(catalogue: Path) -> list[Entry]:
    """Read a catalogue; its first entry is the header, whose English is empty."""
    blocks = catalogue.read_text(encoding="utf-8").split("\n\n")
    return [_read(catalogue, block) for block in blocks if "msgid" in block]


def _read(catalogue: Path, block: str) -> Entry:
    entry = Entry(catalogue)
    where: tuple[str, str | None] = ("msgid", None)
    for line in block.splitlines():
        entry.is_obsolete |= line.startswith("#~")
        if line.startswith("#,"):
            entry.flags += line
        elif found := _LINE.fullmatch(line.removeprefix("#~ ")):
            where = (found[1], found[2])
            entry.take(*where, ast.literal_eval(found[3]))
        elif line.startswith('"'):
            entry.take(*where, ast.literal_eval(line))
    return entry


def sentences() -> list[Entry]:
    return [entry for path in CATALOGUES for entry in entries(path) if entry.msgid and not entry.is_obsolete]


def test_a_sentence_has_one_danish_text_in_all_rooms():
    texts: dict[tuple[str, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for entry in sentences():
        for number, text in entry.msgstr.items():
            texts[entry.msgctxt, entry.msgid if number == "0" else entry.msgid_plural][text].append(
                str(entry)
            )
    assert [dict(found) for found in texts.values() if len(found) > 1] == []


def test_no_room_redefines_the_words_that_dates_are_written_with():
    assert [str(entry) for entry in sentences() if entry.msgid in _DJANGO] == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parents[3].name)
def test_a_catalogue_holds_what_its_room_says_and_nothing_else(path):
    said = {text for file in path.parents[3].rglob("*") if file.is_file() for text in _said(file)}
    held = {entry.msgid for entry in entries(path) if entry.msgid and not entry.is_obsolete}
    assert (sorted(said - held), sorted(held - said)) == ([], [])


def _said(file: Path) -> Iterator[str]:
    if file.suffix == ".py" and "migrations" not in file.parts:
        for call in (node for node in ast.walk(tree(file)) if isinstance(node, ast.Call)):
            if called_name(call) in _ASKING and call.args and isinstance(call.args[0], ast.Constant):
                yield call.args[0].value
    elif "templates" in file.parts and file.suffix in {".html", ".txt"}:
        words = templatize(file.read_text(encoding="utf-8"))
        yield from (ast.literal_eval(found[1]) for found in _IN_TEMPLATE.finditer(words))


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parents[3].name)
def test_a_catalogue_is_complete_and_certain(path):
    found = [entry for entry in entries(path) if entry.msgid]
    assert [str(entry) for entry in found if "" in entry.msgstr.values() or not entry.msgstr] == []
    assert [str(entry) for entry in found if "fuzzy" in entry.flags or entry.is_obsolete] == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parents[3].name)
def test_what_is_compiled_is_what_is_written(path):
    with path.with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for entry in (entry for entry in entries(path) if entry.msgid and not entry.msgctxt):
        assert compiled.gettext(entry.msgid) == entry.msgstr["0"], f"compile the catalogue again: {entry}"


def test_the_same_values_are_filled_in_both_languages():
    wrong = []
    for entry in sentences():
        allowed = [_values(entry.msgid), _values(entry.msgid_plural or entry.msgid)]
        wrong += [str(entry) for text in entry.msgstr.values() if _values(text) not in allowed]
    assert wrong == []


def _values(text: str) -> set[str]:
    return set(_PLACEHOLDER.findall(text))


def test_sentences_end_as_sentences_and_labels_as_labels():
    wrong = [
        str(entry)
        for entry in sentences()
        for text in entry.msgstr.values()
        if text.removesuffix("kl.").endswith(".") != entry.msgid.endswith(".")
    ]
    assert wrong == []


def test_quotation_marks_are_the_same_everywhere():
    wrong = [
        str(entry)
        for entry in sentences()
        for text in entry.msgstr.values()
        if set(text) & set('"»«„') or not re.fullmatch(r"([^“”]|“[^“”]*”)*", text)
    ]
    assert wrong == []


def test_the_screens_never_say_what_a_volunteer_is_not():
    assert [(path.parents[3].name, found) for path in CATALOGUES for found in faults(path)] == []
