"""What the rules ask about consultations."""

from samspil.compact.frameworks.models import Version


def open_consultations(version: Version) -> list[str]:
    """Return the names of the consultations on the version that are still open."""
    return []
