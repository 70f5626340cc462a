"""Anchors: the head of the chain, written again and again to a file outside the database.

Who cuts the end off the log has to cut the file too, and the other way round: each names the other. The lines are chained
with the key of the log, so the file cannot be written anew by somebody who has only the machine's disk.
"""

import fcntl
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

from samspil.base.core import clock
from samspil.base.events.chain import digest
from samspil.base.events.events import LogAnchored
from samspil.base.events.models import ChainHead, Event
from samspil.base.events.recording import record_by_itself


@dataclass(frozen=True)
class Anchor:
    """One line of the file."""

    number: int
    at: str
    sequence: int
    hash: str
    mark: str = ""

    def marked(self, before: str) -> "Anchor":
        """Return the anchor with its digest, which holds that of the line before."""
        return Anchor(self.number, self.at, self.sequence, self.hash, self._mark(before))

    def follows(self, before: str) -> bool:
        """Say whether this is the line that was written after the one with that digest."""
        return self.mark == self._mark(before)

    def _mark(self, before: str) -> str:
        return digest([before, self.number, self.at, self.sequence, self.hash])


@dataclass(frozen=True)
class Unreadable:
    """A line of the file that is no anchor."""

    line: int


def anchor() -> Anchor | None:
    """Write the head of the log to the file and return it; nothing when the log has not grown since the last time."""
    head = ChainHead.objects.get(pk=1)
    newest = Event.objects.filter(sequence=head.sequence).first()
    if newest is None or newest.verb == LogAnchored.verb:
        return None
    made = _write(head)
    # The file first: a line without its event is only early, an event without its line is a finding.
    record_by_itself(LogAnchored(subject=head, number=made.number, anchored=made.sequence, mark=made.mark))
    return made


def _write(head: ChainHead) -> Anchor:
    path: Path = settings.EVENT_ANCHOR_FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.seek(0)
        last = next(
            (found for found in reversed(list(_parse(file.read()))) if isinstance(found, Anchor)), None
        )
        number, before = (last.number + 1, last.mark) if last else (1, "")
        made = Anchor(number, clock.now().isoformat(), head.sequence, head.hash).marked(before)
        file.write(json.dumps(asdict(made)) + "\n")
    return made


def read() -> list[Anchor | Unreadable]:
    """Return the lines of the file, the oldest first; without a file there are none."""
    path: Path = settings.EVENT_ANCHOR_FILE
    return list(_parse(path.read_text(encoding="utf-8", errors="replace"))) if path.exists() else []


def _parse(text: str) -> Iterator[Anchor | Unreadable]:
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            yield _anchor(line) or Unreadable(number)


def _anchor(line: str) -> Anchor | None:
    try:
        values: dict[str, Any] = json.loads(line)
        found = Anchor(**values)
    except (ValueError, TypeError):
        return None
    right = (int, str, int, str, str)
    return (
        found
        if all(isinstance(v, kind) for v, kind in zip(asdict(found).values(), right, strict=True))
        else None
    )
