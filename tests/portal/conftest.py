"""What the tests of the public pages stand on."""

from collections.abc import Callable
from typing import Any

import pytest

from samspil.doors.portal import navigation
from samspil.people.activities.models import Activity
from samspil.people.activities.rules import searchable
from samspil.society.places.models import Workplace
from tests import factories
from tests.hostile import HostileClient


@pytest.fixture(autouse=True)
def _fresh_process() -> None:
    navigation.installed.cache_clear()


@pytest.fixture
def visitor(db: None) -> HostileClient:
    """Somebody without a session, whose pages are read by the worst critic."""
    return HostileClient()


@pytest.fixture
def published(db: None) -> Callable[..., Activity]:
    """Return a function that publishes an activity and makes it findable by its own words."""

    def publish(at: Workplace | None = None, **fields: Any) -> Activity:
        activity = factories.published_activity(at, **fields)
        activity.search_text = searchable(activity)
        activity.save(update_fields=["search_text"])
        return activity

    return publish
