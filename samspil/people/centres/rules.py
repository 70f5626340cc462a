"""Whose private address it is, and how long a question waits."""

from datetime import timedelta

from samspil.base.core.errors import NotVisible
from samspil.people.centres.models import Referral

ANSWER_WITHIN = timedelta(days=14)
KEPT_FOR = timedelta(days=183)
ERASED = "-"


def require_own(referral: Referral, key: str) -> None:
    """Raise NotVisible unless the key is the referral's own: the person's private address is their only pass."""
    if not referral.opens_with(key):
        raise NotVisible
