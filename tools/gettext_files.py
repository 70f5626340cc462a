"""Reads .po and .mo files without gettext's programs, which a fresh machine does not have."""

import ast
import gettext
from dataclasses import dataclass, field
from pathlib import Path

SEPARATOR = "\x04"  # between context and msgid, as gettext itself stores it


@dataclass
class Entry:
    """One message of a .po file."""

    key: str = ""
    plural: str = ""
    texts: dict[int, str] = field(default_factory=dict)
    fuzzy: bool = False


def read_po(path: Path) -> list[Entry]:
    """Return the living messages of a .po file, without its header and without the obsolete ones (`#~`)."""
    blocks = path.read_text(encoding="utf-8").split("\n\n")
    entries = [_entry(block.splitlines()) for block in blocks]
    return [entry for entry in entries if entry.key]


def read_mo(path: Path) -> dict[str, str | dict[int, str]]:
    """Return the compiled texts by msgid; plural forms by (msgid, number)."""
    with path.open("rb") as file:
        catalog = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]
    return {key: text for key, text in catalog.items() if key}


def compiled(entries: list[Entry]) -> dict[object, str]:
    """Return what msgfmt would make of these messages, in the form of `read_mo`."""
    found: dict[object, str] = {}
    for entry in entries:
        if entry.plural:
            found |= {(entry.key, number): text for number, text in entry.texts.items()}
        else:
            found[entry.key] = entry.texts.get(0, "")
    return found


def _entry(lines: list[str]) -> Entry:
    entry, context, current = Entry(), "", ""
    for line in lines:
        if line.startswith("#"):
            entry.fuzzy = entry.fuzzy or (line.startswith("#,") and "fuzzy" in line)
            continue
        if not line.startswith('"'):
            current, _, line = line.partition(" ")  # noqa: PLW2901 - the keyword is taken off the line
        text = str(ast.literal_eval(line)) if line.startswith('"') else ""
        if current == "msgctxt":
            context += text
        elif current == "msgid":
            entry.key += text
        elif current == "msgid_plural":
            entry.plural += text
        elif current.startswith("msgstr"):
            number = int(current[7:-1]) if current.endswith("]") else 0
            entry.texts[number] = entry.texts.get(number, "") + text
    if context:
        entry.key = f"{context}{SEPARATOR}{entry.key}"
    return entry
