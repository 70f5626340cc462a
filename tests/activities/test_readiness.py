"""Whether a workplace is prepared before it goes live: six parts, a threshold, and a leader's written yes (VB-48)."""

from datetime import timedelta

import pytest
from django.urls import reverse

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Denied, Invalid
from samspil.base.events.models import Event
from samspil.compact.agreements.flow import State as AgreementState
from samspil.compact.agreements.models import Agreement
from samspil.compact.dialogue.actions import mark_not_relevant, raise_item
from samspil.compact.dialogue.actions.readiness import hold_briefing, publish_staff_page
from samspil.compact.dialogue.models import Cause, DialoguePolicy
from samspil.people.activities.actions import (
    accept_start,
    publish_activity,
    publish_material,
    retire_material,
    set_readiness_policy,
)
from samspil.people.activities.flow import State
from samspil.people.activities.models import Activity, Material, ReadinessPolicy, StartAcceptance
from samspil.people.activities.models.readiness import Part
from samspil.people.activities.rules.readiness import start_readiness
from samspil.society.access.matrix import Duty
from tests import factories
from tests.factories.agreements import parties


@pytest.fixture
def ward(region):
    """A ward whose authority asks for five of the six parts, as every new one does."""
    ReadinessPolicy.objects.all().delete()
    return factories.open_workplace(region)


def prepare(ward, part):
    """Put one part of the preparation in place, the way people do."""
    today = clock.today()
    match part:
        case Part.TIME:
            Agreement.objects.create(
                kind="workplace",
                workplace=ward,
                title="Aftale om frivillige",
                state=AgreementState.ACTIVE,
                leader=factories.person("Lene Leder"),
                valid_from=today,
                activated_at=clock.now(),
                content_hash="a" * 64,
                coordinator_hours=4,
            )
        case Part.LEADER:
            factories.assigned(Duty.LEADER, at=ward)
        case Part.CONTACT:
            factories.assigned(Duty.COORDINATOR, at=ward)
        case Part.MATERIAL:
            publish_material(SYSTEM, ward, title="Velkommen", audience="volunteers", text="Hils på alle.")
        case Part.STAFF:
            texts = ("staff_do", "volunteers_add", "limits", "whom_to_ask", "in_doubt")
            publish_staff_page(SYSTEM, ward, **dict.fromkeys(texts, "De frivillige kommer tirsdag."))
            hold_briefing(SYSTEM, ward, held_on=today, people=5, what="Vi talte om roller.")
        case Part.MED:
            people = parties(ward)
            item = raise_item(
                SYSTEM,
                ward,
                cause=Cause.OTHER,
                about="activities.activity:1",
                title="Frivillige",
                what="Frivillige",
                why="Nyt",
            )
            mark_not_relevant(people.chair, item, reason="Drøftet på personalemødet.")


@pytest.mark.parametrize("part", list(Part))
def test_each_part_is_seen_from_what_stands_in_the_house(ward, part):
    if part == Part.MED:
        DialoguePolicy.objects.update(discussion_required=True)
    before = start_readiness(ward).score
    assert part in start_readiness(ward).missing
    prepare(ward, part)
    found = start_readiness(ward)
    assert part not in found.missing
    assert found.score > before


@pytest.mark.requirement("VB-48")
def test_below_the_threshold_nothing_is_published_unless_the_leader_accepts_in_writing(
    ward, leader, coordinator, client_of
):
    activity = factories.described_activity(ward)
    gate = publish_activity(coordinator, activity)
    assert gate.codes == ["not_prepared"]
    assert "3 af 6" in gate.reason
    page = reverse("activities:readiness", args=[ward.pk])
    assert (
        f'href="{page}"'
        in client_of(coordinator).get(reverse("activities:activity", args=[activity.pk])).text
    )
    assert client_of(coordinator).post(page, {"reason": "Vi begynder i det små."}).status_code == 403
    assert client_of(leader).post(page, {"reason": " "}).status_code == 422
    assert client_of(leader).post(page, {"reason": "Vi begynder i det små."}).status_code == 302
    kept = StartAcceptance.objects.get()
    assert (kept.accepted_by_id, kept.score) == (leader.user_id, 3)
    assert set(kept.missing) == {"time", "staff", "material"}
    assert "Vi begynder i det små." in client_of(coordinator).get(page).text
    assert Event.objects.filter(verb="workplace.start_accepted").count() == 1
    assert publish_activity(coordinator, activity)


def test_prepared_enough_opens_the_gate_without_a_word_of_the_leader(ward, leader, coordinator):
    activity = factories.described_activity(ward)
    for part in (Part.STAFF, Part.MATERIAL):
        assert not publish_activity(coordinator, activity)
        prepare(ward, part)
    assert publish_activity(coordinator, activity)
    with pytest.raises(Denied):
        accept_start(leader, ward, reason="Det er ikke nødvendigt.")


def test_a_leaders_yes_does_not_cover_what_comes_to_be_missing_later(ward, leader, coordinator):
    activity = factories.described_activity(ward)
    prepare(ward, Part.MATERIAL)
    accept_start(leader, ward, reason="Personalet bliver briefet i næste uge.")
    assert start_readiness(ward)
    retire_material(leader, Material.objects.get())
    assert publish_activity(coordinator, activity).codes == ["not_prepared"]


def test_a_workplace_that_has_gone_live_is_not_stopped_again(ward, coordinator):
    factories.published_activity(ward, slug="den-foerste")
    assert publish_activity(coordinator, factories.described_activity(ward))


def test_an_authority_decides_how_much_is_asked_for(ward, region, administrator, leader, client_of):
    page = reverse("activities:readiness_policy", args=[region.pk])
    assert client_of(leader).get(page).status_code == 404
    assert client_of(administrator).post(page, {"threshold": "7"}).status_code == 422
    assert client_of(administrator).post(page, {"threshold": "1"}).status_code == 302
    assert start_readiness(ward).is_enough
    with pytest.raises(Invalid):
        set_readiness_policy(administrator, region, threshold=7)
    with pytest.raises(Denied):
        set_readiness_policy(leader, region, threshold=1)


@pytest.mark.parametrize("persona", ["coordinator", "employee", "administrator", "volunteer", "foreigner"])
def test_only_a_leader_of_the_workplace_accepts(request, ward, persona):
    with pytest.raises(Denied):
        accept_start(request.getfixturevalue(persona), ward, reason="Vi begynder.")
    assert not StartAcceptance.objects.exists()


def test_a_paused_activity_opens_again_whatever_is_missing(ward, coordinator):
    activity = factories.described_activity(
        ward, state=State.PAUSED, published_at=clock.now() - timedelta(days=9)
    )
    assert Activity.objects.get(pk=activity.pk).published_at
    assert start_readiness(ward).missing
