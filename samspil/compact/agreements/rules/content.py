"""What is signed: the agreement as one document, and the hash of it."""

import hashlib
import json
from collections.abc import Iterable
from operator import attrgetter
from typing import Any

from samspil.compact.agreements.models import Agreement, QuestionAnswer, Section

# What the agreement itself says. Names are numbers here: the document is kept, also when a person asks to be forgotten.
_FIELDS = (
    "kind",
    "workplace_id",
    "partner_id",
    "title",
    "number",
    "leader_id",
    "contact_id",
    "substitute_id",
    "conflict_first_id",
    "conflict_second_id",
    "leader_statement",
    "summary",
    "valid_from",
    "valid_to",
    "revise_on",
    "notice_days",
    "evaluate_months",
    "coordinator_hours",
)


def content_of(agreement: Agreement) -> dict[str, Any]:
    """Return all that a signature covers, as plain values in a fixed order."""
    return {
        "agreement": {name: _plain(getattr(agreement, name)) for name in _FIELDS},
        "sections": [[row.key, row.text, row.left_because] for row in _by_key(agreement.sections.all())],
        "matrix": [[row.text, row.is_staff_task, row.responsible] for row in agreement.matrix.all()],
        "answers": [[row.key, row.text, row.left_because] for row in _by_key(agreement.answers.all())],
        "principles": sorted([str(row.clause_key), row.clause_version] for row in agreement.principles.all()),
        "concerns": sorted([row.concern_number, row.text] for row in agreement.concerns.all()),
    }


def hash_of(content: dict[str, Any]) -> str:
    """Return the SHA-256 of the document, the same on every machine."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def content_hash(agreement: Agreement) -> str:
    """Return the hash of the agreement as it stands in the tables now."""
    return hash_of(content_of(agreement))


def _by_key(rows: Iterable[Section] | Iterable[QuestionAnswer]) -> list[Any]:
    return sorted(rows, key=attrgetter("key"))


def _plain(value: Any) -> Any:
    return value if isinstance(value, int | str | None) else str(value)
