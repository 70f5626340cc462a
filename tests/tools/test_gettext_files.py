import shutil
import subprocess

import pytest

from tools.gettext_files import compiled, read_mo, read_po
from tools.translations import _problems_of_entry

PO = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Shift"
msgstr "Vagt"

#, python-format
msgid ""
"%(count)s place "
"is free"
msgid_plural "%(count)s places are free"
msgstr[0] "%(count)s plads er ledig"
msgstr[1] "%(count)s pladser er ledige"

msgctxt "verb"
msgid "Thank"
msgstr "Tak \\"nu\\""

#~ msgid "Old"
#~ msgstr "Gammel"
"""


@pytest.fixture
def po(tmp_path):
    path = tmp_path / "django.po"
    path.write_text(PO, encoding="utf-8")
    return path


def test_living_messages_are_read_and_obsolete_ones_are_not(po):
    assert [entry.key for entry in read_po(po)] == ["Shift", "%(count)s place is free", "verb\x04Thank"]
    assert read_po(po)[2].texts == {0: 'Tak "nu"'}


@pytest.mark.skipif(not shutil.which("msgfmt"), reason="gettext is not installed")
def test_what_msgfmt_makes_equals_what_we_read(po):
    subprocess.run(["msgfmt", "-o", str(po.with_suffix(".mo")), str(po)], check=True, timeout=30)
    assert read_mo(po.with_suffix(".mo")) == compiled(read_po(po))


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ('msgstr "Vagt"', 'msgstr ""', "not translated"),
        ('msgid "Shift"', '#, fuzzy\nmsgid "Shift"', "fuzzy"),
        ('"%(count)s pladser er ledige"', '"%(antal)s pladser er ledige"', "placeholders differ"),
    ],
)
def test_a_faulty_translation_is_named(po, before, after, problem):
    po.write_text(PO.replace(before, after), encoding="utf-8")
    found = [sentence for entry in read_po(po) for sentence in _problems_of_entry(entry)]
    assert len(found) == 1
    assert found[0].startswith(problem)
