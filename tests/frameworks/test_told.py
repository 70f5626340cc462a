"""People who are waited for are told: those who sign, and the leaders of the workplaces."""

from datetime import timedelta

import pytest

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.compact.frameworks.actions import adopt_version, correct_clause, sign_version, start_version
from samspil.compact.frameworks.flow import State
from samspil.compact.frameworks.jobs.versions import settle_versions
from samspil.compact.frameworks.models import LookAgain
from samspil.society.access.matrix import Duty
from samspil.society.notifications.models import Notification
from tests.factories import assigned
from tests.factories.frameworks import adopted, decided, owned, signatories


def told(actor):
    return list(
        Notification.objects.filter(recipient=actor.user_id).order_by("pk").values_list("subject", flat=True)
    )


@pytest.fixture
def chair(region):
    return assigned(Duty.COUNCIL_MEMBER, at=region)


def test_those_who_sign_are_asked_and_asked_again_after_a_correction(region, chair):
    consultant = assigned(Duty.CONSULTANT, at=region)
    director = assigned(Duty.COUNCIL_MEMBER, at=region)
    frame = owned(region)
    signatories(frame, chair, director)
    done = adopted(frame, "Et princip")
    assert len(told(chair)) == len(told(director)) == 1
    sign_version(chair, done, digest=done.content_hash)
    correct_clause(SYSTEM, done.clauses.get(), text="Et prinsip")
    assert (len(told(chair)), len(told(director))) == (2, 1)
    done.refresh_from_db()
    for one in (chair, director):
        sign_version(one, done, digest=done.content_hash)
    assert len(told(consultant)) == 1


@pytest.mark.requirement("HJ-25")
def test_the_leader_is_told_on_the_day_when_a_new_common_version_holds(region, ward, leader, time_machine):
    frame = owned(region)
    adopted(frame, "Et princip")
    new = decided(start_version(SYSTEM, frame))
    adopt_version(SYSTEM, new, valid_from=clock.today() + timedelta(days=3))
    assert told(leader) == []
    settle_versions.func()
    assert not LookAgain.objects.exists()
    time_machine.move_to(clock.now() + timedelta(days=3))
    settle_versions.func()
    settle_versions.func()
    new.refresh_from_db()
    assert new.state == State.ADOPTED
    assert new.effective_at is not None
    assert LookAgain.objects.get().workplace == ward
    assert len(told(leader)) == 1
