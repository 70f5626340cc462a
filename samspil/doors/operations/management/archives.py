"""One tar with everything that has to be kept: the database, the files, the anchors of the event log, and a manifest."""

import hashlib
import json
import os
import tarfile
from dataclasses import asdict, dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings
from django.db import connection

from samspil.base.core import clock
from samspil.base.events import verification
from samspil.doors.operations.management import databases
from samspil.doors.operations.management.databases import CannotCopy

FORMAT = 1
DATABASE, ANCHORS, FILES, MANIFEST = "database", "anchors.jsonl", "files", "manifest.json"


@dataclass
class Manifest:
    """What the archive says of itself."""

    format: int = FORMAT
    made_at: str = ""
    version: str = ""
    engine: str = ""
    counts: dict[str, int] = field(default_factory=dict)
    head: list[Any] = field(default_factory=list)
    sha256: dict[str, str] = field(default_factory=dict)


def backup(path: Path) -> Manifest:
    """Write the archive, readable by its owner alone. Raises CannotCopy. An archive is whole or not there."""
    part = path.with_name(f".{path.name}.part")
    with TemporaryDirectory(dir=path.parent, prefix=".samspil-backup-") as name:
        folder = Path(name)
        manifest = Manifest(made_at=clock.now().isoformat(), version=_version(), engine=connection.vendor)
        manifest.counts, manifest.head = databases.copy_to(folder / DATABASE)
        _write_anchors(folder / ANCHORS, until=int(manifest.head[0]))
        members = {DATABASE: folder / DATABASE, ANCHORS: folder / ANCHORS, **_files()}
        manifest.sha256 = {member: _digest(file) for member, file in members.items()}
        (folder / MANIFEST).write_text(json.dumps(asdict(manifest), indent=2), encoding="utf-8")
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as raw, tarfile.open(fileobj=raw, mode="w") as tar:
            for member, file in {MANIFEST: folder / MANIFEST, **members}.items():
                tar.add(file, arcname=member, recursive=False)
    part.replace(path)
    return manifest


def restore(path: Path) -> list[str]:
    """Put the archive into an empty installation; return what does not hold afterwards. Raises CannotCopy."""
    if not databases.is_empty():
        raise CannotCopy("The database is not empty. Restore into a new one.")
    if _files():
        raise CannotCopy(f"There are files in {settings.MEDIA_ROOT}. Move them away first.")
    with TemporaryDirectory(prefix="samspil-restore-") as name, tarfile.open(path) as tar:
        folder = Path(name)
        tar.extractall(folder, filter="data")  # refuses absolute paths, links and devices
        manifest = _manifest(folder)
        databases.put_back(folder / DATABASE)
        _place(folder)
    return _doubts(manifest)


def _manifest(folder: Path) -> Manifest:
    try:
        found = Manifest(**json.loads((folder / MANIFEST).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise CannotCopy("This is no backup of Samspil: its manifest cannot be read.") from error
    if found.format != FORMAT or found.engine != connection.vendor:
        raise CannotCopy(
            f"This backup is of {found.engine}, format {found.format}; here is {connection.vendor}, format {FORMAT}."
        )
    present = {str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file()} - {MANIFEST}
    damaged = [m for m, right in found.sha256.items() if m not in present or _digest(folder / m) != right]
    if damaged or present - set(found.sha256):
        raise CannotCopy(
            f"The backup is damaged: {', '.join(sorted({*damaged, *(present - set(found.sha256))}))}."
        )
    return found


def _place(folder: Path) -> None:
    if (folder / FILES).is_dir():
        for file in (folder / FILES).rglob("*"):
            if file.is_file():
                target = Path(settings.MEDIA_ROOT) / file.relative_to(folder / FILES)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(file.read_bytes())
    anchors: Path = settings.EVENT_ANCHOR_FILE
    if anchors.exists():  # it may know of more than the backup: what was lost must stay to be seen
        anchors.rename(anchors.with_name(f"{anchors.name}.before-restore-{clock.now():%Y%m%d%H%M%S}"))
    anchors.parent.mkdir(parents=True, exist_ok=True)
    anchors.write_bytes((folder / ANCHORS).read_bytes())


def _doubts(manifest: Manifest) -> list[str]:
    with connection.cursor() as cursor:
        now, head = databases.counts(cursor), databases.head(cursor)
    wrong = [
        f"{table}: {now.get(table, 0)} rows instead of {was}"
        for table, was in manifest.counts.items()
        if now.get(table) != was
    ]
    if list(head) != list(manifest.head):
        wrong.append("the event log does not end where the backup says")
    wrong += [f"broken reference: {what}" for what in databases.broken_references()]
    return wrong + [str(finding) for finding in verification.verify()]


def _files() -> dict[str, Path]:
    root = Path(settings.MEDIA_ROOT)
    found = sorted(file for file in root.rglob("*") if file.is_file()) if root.is_dir() else []
    return {f"{FILES}/{file.relative_to(root)}": file for file in found}


def _write_anchors(path: Path, *, until: int) -> None:
    """Copy the anchors that the copied log can answer for; a later one would look like a cut end."""
    lines = []
    source: Path = settings.EVENT_ANCHOR_FILE
    for line in source.read_text(encoding="utf-8").splitlines() if source.exists() else []:
        try:
            later = json.loads(line)["sequence"] > until
        except (ValueError, KeyError, TypeError):
            later = False  # an unreadable line is a finding, and stays one
        if not later:
            lines.append(line + "\n")
    path.write_text("".join(lines), encoding="utf-8")


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _version() -> str:
    try:
        return version("samspil")
    except PackageNotFoundError:  # run from its folder, not installed
        return ""
