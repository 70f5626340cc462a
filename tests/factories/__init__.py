"""Rows for tests, made through the actions wherever the action is not itself what is tested."""

from tests.factories.people import affiliated, described_activity, person, published_activity
from tests.factories.places import assigned, authority, open_workplace, partner

__all__ = [
    "affiliated",
    "assigned",
    "authority",
    "described_activity",
    "open_workplace",
    "partner",
    "person",
    "published_activity",
]
