"""Is every sentence on the screen there in Danish? Each room keeps its own; this checks them all.

No empty and no fuzzy translation, the same placeholders on both sides, the .mo made from the .po, and, where
xgettext is installed, the messages of the .po exactly those that stand in the code and the templates.
"""

import contextlib
import io
import os
import re
import shutil
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command

from tools.gettext_files import SEPARATOR, Entry, compiled, read_mo, read_po

PO = Path("locale/da/LC_MESSAGES/django.po")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
SOURCES = {".py", ".html", ".txt"}


def main() -> int:
    django.setup()
    problems = [problem for room in rooms() for problem in problems_of(room)]
    print("\n".join(problems))
    if not shutil.which("xgettext"):
        print("(xgettext is not installed: nobody looked for sentences that the .po files lack)")
    return 1 if problems else 0


def rooms() -> list[Path]:
    specs = [find_spec(name) for name in settings.ROOMS]
    return [Path(spec.origin).parent for spec in specs if spec and spec.origin]


def problems_of(room: Path) -> list[str]:
    """Return a sentence for each thing that is wrong with a room's Danish."""
    po = room / PO
    entries = read_po(po) if po.exists() else []
    found = [problem for entry in entries for problem in _problems_of_entry(entry)]
    if entries:
        found += _problems_of_mo(po, entries)
    if shutil.which("xgettext"):
        found += _drift(room, {entry.key for entry in entries})
    return [f"{room.name}: {problem}" for problem in found]


def _problems_of_entry(entry: Entry) -> list[str]:
    name = repr(entry.key.rpartition(SEPARATOR)[2][:70])
    if entry.fuzzy:
        return [f"fuzzy: {name}"]
    if not entry.texts or not all(entry.texts.values()):
        return [f"not translated: {name}"]
    allowed = set(PLACEHOLDER.findall(entry.key)) | set(PLACEHOLDER.findall(entry.plural))
    return [
        f"placeholders differ: {name}"
        for text in entry.texts.values()
        if not _same_places(text, entry, allowed)
    ]


def _same_places(text: str, entry: Entry, allowed: set[str]) -> bool:
    places = set(PLACEHOLDER.findall(text))
    return places <= allowed if entry.plural else places == allowed


def _problems_of_mo(po: Path, entries: list[Entry]) -> list[str]:
    mo = po.with_suffix(".mo")
    if not mo.exists():
        return ["django.mo is missing: msgfmt -o django.mo django.po"]
    return (
        []
        if read_mo(mo) == compiled(entries)
        else ["django.mo is older than django.po: msgfmt -o django.mo django.po"]
    )


def _drift(room: Path, known: set[str]) -> list[str]:
    wanted = _extracted(room)
    missing = [f"the .po lacks {key[:70]!r}" for key in sorted(wanted - known)]
    return missing + [f"no longer said anywhere: {key[:70]!r}" for key in sorted(known - wanted)]


def _extracted(room: Path) -> set[str]:
    """Return the messages that makemessages finds, worked out in a copy; the room stays as it is."""
    with tempfile.TemporaryDirectory(prefix="samspil-po-") as folder:
        copy = Path(folder) / room.name
        for source in room.rglob("*"):
            if source.suffix in SOURCES and source.is_file():
                target = copy / source.relative_to(room)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(source, target)
        (copy / "locale").mkdir(parents=True)
        before = Path.cwd()
        os.chdir(copy)
        try:
            with contextlib.redirect_stdout(io.StringIO()):
                call_command("makemessages", locale=["da"], no_location=True, verbosity=0)
        finally:
            os.chdir(before)
        return {entry.key for entry in read_po(copy / PO)} if (copy / PO).exists() else set()


if __name__ == "__main__":
    sys.exit(main())
