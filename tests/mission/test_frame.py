"""The frame as one whole: from an agreement nobody has signed to a shift, and to the day when it ends. Gates 5 and 12."""

from datetime import time, timedelta

import pytest

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Invalid
from samspil.compact.agreements.actions.ending import end_agreement, give_notice
from samspil.compact.agreements.flow import State as AgreementState
from samspil.compact.agreements.models import Side
from samspil.compact.dialogue.actions import mark_not_relevant
from samspil.compact.dialogue.models import Item
from samspil.everyday.rotas.actions import make_shift
from samspil.people.activities.actions import answer_boundary_check, publish_activity
from samspil.people.activities.flow import State
from samspil.people.activities.rules import QUESTIONS
from tests import factories
from tests.factories.agreements import awaiting_agreement, parties, sign

NO = {name: value for q in QUESTIONS for name, value in ((q, False), (f"{q}_reason", "Alle kan læse højt."))}


@pytest.fixture
def ward(db):
    return factories.open_workplace(factories.authority(framed=True))


@pytest.fixture
def people(ward):
    return parties(ward)


def shift_in(days, activity):
    start = clock.at(clock.today() + timedelta(days=days), time(10))
    return make_shift(SYSTEM, activity, starts_at=start, ends_at=start + timedelta(hours=2), places=2)


@pytest.mark.requirement("DR-05", "HJ-03", "HJ-32", "HJ-39")
def test_an_activity_opens_when_the_agreement_is_signed_and_the_committee_was_asked(ward, people):
    agreement = awaiting_agreement(ward, people)
    activity = factories.described_activity(ward)
    answer_boundary_check(people.leader, activity, **NO)
    assert publish_activity(people.leader, activity).codes == ["agreement"]

    sign(people.leader, agreement, Side.LEADER)
    assert publish_activity(people.leader, activity).codes == ["agreement"]
    sign(people.spokesperson, agreement, Side.EMPLOYEE)
    assert publish_activity(people.leader, activity).codes == ["discussion"]

    item = Item.objects.get(about=f"activities.activity:{activity.pk}")
    assert item.committee == people.committee
    mark_not_relevant(people.chair, item, reason="Kendt af alle, drøftet på personalemødet.")
    assert publish_activity(people.leader, activity)
    assert shift_in(3, activity).pk


@pytest.mark.requirement("DR-13", "DR-49")
def test_with_its_last_day_the_agreement_takes_shifts_activities_and_access_along(ward, people):
    agreement = awaiting_agreement(ward, people)
    sign(people.leader, agreement, Side.LEADER)
    sign(people.spokesperson, agreement, Side.EMPLOYEE)
    activity = factories.published_activity(ward)
    _actor, affiliation = factories.affiliated(ward)
    agreement.refresh_from_db()

    give_notice(people.leader, agreement, reason="workplace", last_day=clock.today() + timedelta(days=40))
    agreement.refresh_from_db()
    assert shift_in(39, activity).pk
    with pytest.raises(Invalid):
        shift_in(41, activity)
    with clock.stopped_at(clock.now() + timedelta(days=41)):
        end_agreement(SYSTEM, agreement)
        today = clock.today()
    for thing in (agreement, activity, affiliation):
        thing.refresh_from_db()
    assert agreement.state == AgreementState.ENDED
    assert activity.state == State.PAUSED
    assert affiliation.ends_on == today
