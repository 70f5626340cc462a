"""A ward with an association, and evaluations on their way."""

from datetime import timedelta

import pytest

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.everyday.rotas.models import Attendance, Shift
from samspil.learning.insights.actions import answer_evaluation, open_evaluation
from samspil.learning.insights.actions.answering import Told
from samspil.society.access.matrix import Duty
from tests import factories


def told(group="citizens", effect="good", words="De smiler, når vi kommer.", basis="seen"):
    return Told(group=group, effect=effect, words=words, basis=basis)


def opened(about, by=SYSTEM, **days):
    today = clock.today()
    values = {"first_on": today - timedelta(days=364), "last_on": today, **days}
    return open_evaluation(by, about, **values)


def answered(by, evaluation, *outcomes, advice="continue", **more):
    return answer_evaluation(by, evaluation, outcomes=outcomes or (told(),), advice=advice, **more)


def attended(activity, affiliation=None, *, hours=2, days_ago=1):
    """Let somebody have been there."""
    if affiliation is None:
        _by, affiliation = factories.affiliated(activity.workplace, partner=activity.partner)
    begins = clock.now() - timedelta(days=days_ago, hours=hours)
    ends = begins + timedelta(hours=hours)
    on = Shift.objects.create(
        activity=activity, starts_at=begins, ends_at=ends, places=5, day=clock.local(begins).date()
    )
    return Attendance.objects.create(
        shift=on,
        volunteer=affiliation.volunteer,
        affiliation=affiliation,
        checked_in_at=begins,
        checked_out_at=ends,
        in_kind="volunteer",
        out_kind="volunteer",
    )


@pytest.fixture
def red_cross(region):
    return factories.partner(region)


@pytest.fixture
def association(red_cross):
    return factories.assigned(Duty.ASSOCIATION_LEADER, at=red_cross, name="Arne Aktivitetsleder")


@pytest.fixture
def consultant(region):
    return factories.assigned(Duty.CONSULTANT, at=region, name="Kaja Konsulent")


@pytest.fixture
def council(region):
    return factories.assigned(Duty.COUNCIL_MEMBER, at=region, name="Rita Råd")


@pytest.fixture
def shared_activity(ward, red_cross):
    """An activity of an association at the ward: the two sides of its evaluation."""
    return factories.published_activity(ward, partner=red_cross, title="Patientstøtte ved sengen")


@pytest.fixture
def evaluation(shared_activity):
    return opened(shared_activity)


@pytest.fixture
def finished(evaluation, leader, association):
    answered(leader, evaluation, told("citizens"), told("employees", words="Travle dage føles lettere."))
    answered(association, evaluation, told("volunteers", words="Vi er glade for at komme."), advice="adjust")
    evaluation.refresh_from_db()
    return evaluation
