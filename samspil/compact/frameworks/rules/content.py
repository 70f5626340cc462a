"""What is signed: the hash of the words, in their order, with what each is."""

import hashlib
import json

from samspil.compact.frameworks.models import Version


def content_hash(version: Version) -> str:
    """Return the SHA-256 of the version's title, number and clauses as they stand in the table."""
    clauses = version.clauses.order_by("position", "pk").values_list(
        "kind", "level", "label", "text", "relation_kind", "parent__key"
    )
    content = {
        "framework": version.framework_id,
        "number": version.number,
        "title": version.title,
        "clauses": [[str(part or "") for part in clause] for clause in clauses],
    }
    words = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(words.encode()).hexdigest()


def text_digest(text: str) -> str:
    """Return what changes whenever the text does: a form sends it back, so that nobody overwrites what they have not seen."""
    return hashlib.sha256(text.replace("\r\n", "\n").encode()).hexdigest()[:16]
