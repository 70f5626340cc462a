"""What may be done with a framework, and why not."""

from samspil.compact.frameworks.rules.content import content_hash, text_digest
from samspil.compact.frameworks.rules.gate import Gate, Lack, adoption_gate
from samspil.compact.frameworks.rules.rights import (
    deciding,
    editing,
    may_correct,
    may_decide,
    may_edit,
    may_sign,
)
from samspil.compact.frameworks.rules.status import Status, status_of

__all__ = [
    "Gate",
    "Lack",
    "Status",
    "adoption_gate",
    "content_hash",
    "deciding",
    "editing",
    "may_correct",
    "may_decide",
    "may_edit",
    "may_sign",
    "status_of",
    "text_digest",
]
