"""One line of the record of processing (art. 30)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Rule:
    """One kind of data and its end."""

    job: str  # the periodic job that enforces it
    what: str
    kept: str
    purpose: str
    basis: str
    tables: tuple[str, ...]


TASK = "GDPR art. 6(1)(e), the authority's task of working with volunteers"
SECURITY = "GDPR art. 32, security of processing"
