"""Hostile clients, and a draft whose people hold their duties."""

import pytest

from samspil.people.activities.models import Activity
from samspil.society.access.matrix import Duty
from samspil.society.accounts.models import User
from tests import factories
from tests.hostile import HostileClient


@pytest.fixture
def page_of(db):
    """Return a client that is signed in as the actor and complains about every bad page."""

    def sign_in(who=None):
        client = HostileClient()
        if who is not None and who.user_id:
            client.force_login(User.objects.get(pk=who.user_id))
        return client

    return sign_in


@pytest.fixture
def colleague(ward):
    """A second employee of the ward."""
    return factories.assigned(Duty.EMPLOYEE, at=ward, name="Ellen Ekstra")


@pytest.fixture
def draft(ward, leader, coordinator, colleague) -> Activity:
    """A draft that lacks nothing; its people hold their duties at the ward."""
    return factories.described_activity(
        ward,
        leader=User.objects.get(pk=leader.user_id),
        contact=User.objects.get(pk=coordinator.user_id),
        substitute=User.objects.get(pk=colleague.user_id),
    )


@pytest.fixture
def published(draft) -> Activity:
    draft.state, draft.published_at = "published", draft.created_at
    draft.save()
    return draft
