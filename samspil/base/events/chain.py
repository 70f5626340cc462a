"""Links of the chain: how an event's hash is made, appended, checked and anchored outside the database."""

import hashlib
import hmac
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import F

from samspil.base.core import clock
from samspil.base.events.models import ChainHead, Event, EventPersonal

GENESIS = "0" * 64


def digest(value: Any) -> str:
    """Return the keyed digest of a JSON value; the key keeps an outsider from rehashing an edited log."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, default=str)
    return hmac.new(settings.SECRET_KEY.encode(), text.encode(), hashlib.sha256).hexdigest()


def link(event: Event) -> str:
    """Return the hash that the event must carry."""
    return digest(
        [
            event.sequence,
            event.at.isoformat(),
            event.verb,
            event.subject_type,
            event.subject_id,
            event.authority_id,
            event.unit_path,
            event.actor_id,
            event.actor_kind,
            event.request_id,
            event.payload,
            event.personal_digest,
            event.previous_hash,
        ]
    )


def append(events: list[tuple[Event, dict[str, Any]]]) -> None:
    """Number, link and insert the events. The head row is locked from here to the commit, so keep it last."""
    ChainHead.objects.filter(pk=1).update(sequence=F("sequence") + len(events))
    head = ChainHead.objects.get(pk=1)
    sequence, previous = head.sequence - len(events), head.hash
    for event, personal in events:
        sequence += 1
        event.sequence, event.previous_hash = sequence, previous
        event.personal_digest = digest(personal) if personal else ""
        event.hash = previous = link(event)
    Event.objects.bulk_create([event for event, _ in events])
    EventPersonal.objects.bulk_create([EventPersonal(event=event, payload=personal) for event, personal in events if personal])
    ChainHead.objects.filter(pk=1).update(hash=previous)


@dataclass(frozen=True)
class Finding:
    """Something wrong with the log."""

    sequence: int
    what: str


def verify(*, anchors: Iterable[dict[str, Any]] | None = None) -> Iterator[Finding]:
    """Walk the whole chain and yield what does not hold: edits, insertions, holes, a cut tail, shifted anchors."""
    marks = {mark["sequence"]: mark["hash"] for mark in (read_anchors() if anchors is None else anchors)}
    expected, previous = 1, GENESIS
    for event in Event.objects.order_by("sequence").iterator(chunk_size=2000):
        if event.sequence != expected:
            yield Finding(expected, f"events {expected} to {event.sequence - 1} are missing")
        if event.previous_hash != previous:
            yield Finding(event.sequence, "is not linked to the event before it")
        if event.hash != link(event):
            yield Finding(event.sequence, "was changed after it was recorded")
        if event.sequence in marks and marks.pop(event.sequence) != event.hash:
            yield Finding(event.sequence, "differs from its anchor outside the database")
        expected, previous = event.sequence + 1, event.hash
    head = ChainHead.objects.get(pk=1)
    if (head.sequence, head.hash) != (expected - 1, previous):
        yield Finding(head.sequence, "the head of the chain does not match the last event")
    for sequence in sorted(marks):
        yield Finding(sequence, "is anchored outside the database but gone from it")


def anchor() -> dict[str, Any]:
    """Append the head to the anchor file, which lies outside the database, and return it."""
    head = ChainHead.objects.get(pk=1)
    mark = {"at": clock.now().isoformat(), "sequence": head.sequence, "hash": head.hash}
    path: Path = settings.EVENT_ANCHOR_FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(mark) + "\n")
    return mark


def read_anchors() -> Iterator[dict[str, Any]]:
    """Yield the anchors that have been written; the empty log has none."""
    path: Path = settings.EVENT_ANCHOR_FILE
    if path.exists():
        with path.open(encoding="utf-8") as file:
            yield from (mark for line in file if line.strip() and (mark := json.loads(line))["sequence"])
