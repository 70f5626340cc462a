"""Links of the chain: how an event's hash is made, and how events are appended."""

import hashlib
import hmac
import json
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from samspil.base.core.kept import kept
from samspil.base.events.models import ChainHead, Event, EventPersonal

GENESIS = "0" * 64


def digest(value: Any) -> str:
    """Return the keyed digest of a JSON value; the key keeps an outsider from rehashing an edited log."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, default=str)
    return hmac.new(settings.AUDIT_KEY.encode(), text.encode(), hashlib.sha256).hexdigest()


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
    sequence, previous = _head(1)[0]
    for event, personal in events:
        sequence += 1
        event.sequence, event.previous_hash = sequence, previous
        event.personal_digest = digest(personal) if personal else ""
        event.hash = previous = link(event)
    Event.objects.bulk_create([event for event, _ in events])
    EventPersonal.objects.bulk_create(
        [EventPersonal(event=event, payload=personal) for event, personal in events if personal]
    )
    ChainHead.objects.filter(pk=1).update(sequence=sequence, hash=previous)


@kept
def _head(pk: int) -> QuerySet[ChainHead, tuple[int, str]]:
    return ChainHead.objects.select_for_update(of=("self",)).filter(pk=pk).values_list("sequence", "hash")
