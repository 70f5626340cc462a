"""Does the log still say what was recorded? Walks the chain and the anchors, and says what does not hold."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db.models import OuterRef, Subquery

from samspil.base.events import anchors
from samspil.base.events.anchors import Anchor, Unreadable
from samspil.base.events.chain import GENESIS, digest, link
from samspil.base.events.events import LogAnchored
from samspil.base.events.models import ChainHead, Event, EventPersonal


@dataclass(frozen=True)
class Finding:
    """Something wrong: with the event of that number, or with the file of anchors (no number)."""

    sequence: int | None
    what: str

    def __str__(self) -> str:
        return (
            f"event {self.sequence}: {self.what}"
            if self.sequence is not None
            else f"anchor file: {self.what}"
        )


@dataclass
class Walk:
    """One walk through the log."""

    events: int = 0
    anchors: int = 0
    _told: dict[str, int] = field(
        default_factory=dict
    )  # digests of anchors that the log tells of -> their event

    def findings(self, *, head: tuple[int, str] | None = None) -> Iterator[Finding]:
        """Yield what does not hold: edits, insertions, holes, a cut end, anchors that disagree.

        `head` is a sequence and its hash that were kept elsewhere: on paper, in a mail, on another machine.
        """
        last = ChainHead.objects.filter(pk=1).first() or ChainHead()
        lines = (
            anchors.read()
        )  # after the head: each anchor that the walk will meet in the log has its line by now
        marks = [line for line in lines if isinstance(line, Anchor)]
        self.anchors = len(marks)
        yield from _file(lines)
        yield from self._chain(last)
        yield from _personal()
        yield from _against(marks)
        for mark, sequence in self._told.items():
            if mark not in {line.mark for line in marks}:
                yield Finding(sequence, "tells of an anchor that is gone from the file outside the database")
        if head is not None and not Event.objects.filter(sequence=head[0], hash=head[1]).exists():
            yield Finding(head[0], "is not the event that was kept elsewhere")

    def _chain(self, last: ChainHead) -> Iterator[Finding]:
        expected, previous = 1, GENESIS
        for event in (
            Event.objects.filter(sequence__lte=last.sequence).order_by("sequence").iterator(chunk_size=2000)
        ):
            self.events += 1
            if event.sequence != expected:
                yield Finding(expected, f"missing, up to {event.sequence - 1}")
            if event.previous_hash != previous:
                yield Finding(event.sequence, "is not linked to the event before it")
            if event.hash != link(event):
                yield Finding(event.sequence, "was changed after it was recorded")
            if event.verb == LogAnchored.verb:
                self._told[str(event.payload.get("mark"))] = event.sequence
            expected, previous = event.sequence + 1, event.hash
        if (last.sequence, last.hash) != (expected - 1, previous):
            yield Finding(last.sequence, "the head of the log does not match its last event")
        # One statement, so that what is recorded at this moment is seen with its head or not at all.
        heads = ChainHead.objects.filter(pk=1).values("sequence")[:1]
        for event in Event.objects.filter(sequence__gt=Subquery(heads)).order_by("sequence")[:20]:
            yield Finding(event.sequence, "stands after the head of the log")


def verify() -> list[Finding]:
    """Return everything that is wrong with the log."""
    return list(Walk().findings())


def _file(lines: list[Anchor | Unreadable]) -> Iterator[Finding]:
    before, number = "", 0
    for line in lines:
        number += 1
        if isinstance(line, Unreadable):
            yield Finding(None, f"line {line.line} cannot be read")
            continue
        if line.number != number or not line.follows(before):
            yield Finding(None, f"anchor {line.number} does not follow the one before it, or was changed")
        before, number = line.mark, line.number


def _against(marks: list[Anchor]) -> Iterator[Finding]:
    """Hold every anchor against its event."""
    for start in range(0, len(marks), 500):
        some = marks[start : start + 500]
        hashes = dict(
            Event.objects.filter(sequence__in=[mark.sequence for mark in some])
            .order_by()
            .values_list("sequence", "hash")
        )
        for mark in some:
            if mark.sequence not in hashes:
                yield Finding(mark.sequence, "is anchored outside the database but gone from it")
            elif hashes[mark.sequence] != mark.hash:
                yield Finding(mark.sequence, "differs from its anchor outside the database")


def _personal() -> Iterator[Finding]:
    """Personal parts may be gone (erasure), but never changed or added."""
    event = Event.objects.filter(pk=OuterRef("event_id"))
    rows = EventPersonal.objects.annotate(
        sequence=Subquery(event.values("sequence")[:1]), kept=Subquery(event.values("personal_digest")[:1])
    )
    for part in rows.order_by("pk").iterator(chunk_size=2000):
        if part.kept != digest(part.payload):
            yield Finding(part.sequence, "its personal part was changed after it was recorded")
