"""The hard gates of the spine, each tried through the pages, the actions and whoever might have a way round."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Closed, Conflict, Denied
from samspil.everyday.rotas.actions import hand_back, invite_volunteer, record_attendance, sign_up
from samspil.everyday.rotas.models import Attendance, SignUp
from samspil.people.activities.actions import answer_boundary_check, publish_activity
from samspil.people.activities.models import Activity
from samspil.people.activities.rules import QUESTIONS
from samspil.people.onboarding.actions import adjust_rule, revoke_badge
from samspil.people.onboarding.models import Kind, RequirementRule
from samspil.people.volunteers.actions import end_affiliation
from tests import factories
from tests.factories.onboarding import approve, made_ready
from tests.rotas.factories import ready, shift, taken

NO = {f"{name}_reason": "Ingen har krav på det." for name in QUESTIONS} | dict.fromkeys(QUESTIONS, False)


@pytest.fixture
def activity(ward):
    return factories.published_activity(ward)


class TestGate1NoStaffTaskIsPublished:
    pytestmark = pytest.mark.requirement("RM-03", "DR-26", "DR-28", "HJ-08")

    @pytest.mark.parametrize("question", QUESTIONS)
    @pytest.mark.parametrize("persona", ["leader", "coordinator", "administrator", "system"])
    def test_any_yes_closes_publication_for_everybody(self, request, ward, question, persona):
        by = SYSTEM if persona == "system" else request.getfixturevalue(persona)
        draft = factories.described_activity(ward)
        answer_boundary_check(SYSTEM, draft, **(NO | {question: True}))
        draft.refresh_from_db()
        gate = publish_activity(by, draft)
        assert not gate
        assert Activity.objects.get(pk=draft.pk).state == "draft"

    def test_the_button_is_no_way_round(self, ward, leader, client_of):
        draft = factories.described_activity(ward)
        answer_boundary_check(SYSTEM, draft, **(NO | {"professional_insight": True}))
        client_of(leader).post(reverse("activities:publish", args=[draft.pk]))
        assert Activity.objects.get(pk=draft.pk).state == "draft"
        assert not Activity.objects.public().exists()


GATED = {
    2: (Kind.CONFIDENTIALITY, {}),
    3: (Kind.CHILD_CERTIFICATE, {"child_contact": "direct", "fixed_affiliation": True}),
    4: (Kind.INSURANCE, {}),
}


@pytest.mark.requirement("DR-22", "DR-23", "RM-57")
@pytest.mark.parametrize("gate", GATED)
class TestGates2To4NoShiftBeforeItIsSafe:
    @pytest.fixture
    def unsafe(self, gate, ward):
        """Return a volunteer who lacks the one thing, their affiliation, and a shift."""
        kind, fields = GATED[gate]
        activity = factories.published_activity(ward, **fields)
        actor, affiliation = factories.affiliated(ward, insured=kind != Kind.INSURANCE)
        made_ready(affiliation, activity, without={kind})
        return actor, affiliation, shift(activity)

    def test_the_volunteer_cannot_take_it(self, unsafe, client_of):
        actor, _affiliation, on = unsafe
        with pytest.raises(Closed):
            sign_up(actor, on, volunteer_id=actor.volunteer_id)
        assert client_of(actor).post(reverse("rotas:join", args=[on.pk])).status_code == 409
        assert not SignUp.objects.exists()

    @pytest.mark.parametrize("persona", ["coordinator", "leader", "administrator"])
    def test_nobody_can_put_them_on_it(self, request, unsafe, persona):
        _actor, affiliation, on = unsafe
        by = request.getfixturevalue(persona)
        with pytest.raises(Closed):
            invite_volunteer(by, on, affiliation=affiliation)
        on.starts_at, on.ends_at = on.starts_at - timedelta(days=9), on.ends_at - timedelta(days=9)
        on.save()
        with pytest.raises(Closed):
            record_attendance(by, on, affiliation=affiliation, came_at=on.starts_at, left_at=on.ends_at)
        assert not SignUp.objects.exists()
        assert not Attendance.objects.exists()

    def test_no_job_puts_them_on_it(self, unsafe):
        call_command("worker", "--once")
        assert not SignUp.objects.exists()


@pytest.mark.requirement("DR-23")
def test_gate_3_a_certificate_that_is_not_approved_opens_nothing(ward):
    activity = factories.published_activity(ward, child_contact="direct")
    actor, affiliation = factories.affiliated(ward)
    made_ready(affiliation, activity, without={Kind.CHILD_CERTIFICATE})
    approve(affiliation, is_approved=False)
    with pytest.raises(Closed):
        sign_up(actor, shift(activity), volunteer_id=actor.volunteer_id)


@pytest.mark.requirement("RM-33", "DR-31")
def test_gate_8_saying_no_leaves_no_number_behind(activity, coordinator, client_of):
    jytte, _affiliation = ready(activity)
    on = shift(activity)
    for _again in range(10):
        hand_back(jytte, taken(jytte, on))
    assert not SignUp.objects.exists()
    on.refresh_from_db()
    assert on.taken == 0
    page = client_of(coordinator).get(reverse("rotas:shift", args=[on.pk])).content.decode()
    assert "Jytte" not in page.split("<main")[1].split("<form")[0]
    assert taken(jytte, on).pk


@pytest.mark.parametrize("kind", [Kind.CONFIDENTIALITY, Kind.INSURANCE, Kind.CHILD_CERTIFICATE])
def test_gate_11_a_local_rule_may_add_but_never_weaken(region, administrator, kind):
    for rule in RequirementRule.objects.filter(kind=kind, authority=None):
        with pytest.raises(Denied):
            adjust_rule(administrator, region, rule, is_on=False)


def test_gate_12_ending_takes_the_access_the_same_day(activity, coordinator, client_of):
    jytte, affiliation = ready(activity)
    later = shift(activity, days=8)
    taken(jytte, later)
    badge = affiliation.volunteer.badges.get()
    end_affiliation(coordinator, affiliation, ends_on=clock.today())
    later.refresh_from_db()
    assert later.taken == 0
    with pytest.raises(Closed):
        sign_up(jytte, later, volunteer_id=jytte.volunteer_id)
    check = client_of(None).get(reverse("onboarding:check", args=[badge.code])).content.decode()
    assert "Jytte" not in check
    with pytest.raises(Conflict):  # the card was blocked with the goodbye
        revoke_badge(coordinator, badge, reason="lost")
