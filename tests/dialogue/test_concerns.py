"""Four concerns are there from the first day; others are written down, taken in hand and settled."""

import pytest
from django.db import IntegrityError, transaction

from samspil.base.core.actor import STRANGER, SYSTEM
from samspil.base.core.errors import Conflict, Denied, IllegalMove, Invalid
from samspil.base.events.models import Event
from samspil.compact.dialogue.actions import (
    edit_concern,
    ensure_standard_concerns,
    move_concern,
    raise_concern,
)
from samspil.compact.dialogue.flow import ConcernState
from samspil.compact.dialogue.models import Concern
from samspil.compact.dialogue.queries import standard_concerns
from samspil.compact.dialogue.rules.standard_concerns import STANDARD_CONCERNS
from samspil.society.access.matrix import Duty
from samspil.society.accounts.models import User
from tests import factories
from tests.danish import lix

pytestmark = pytest.mark.django_db


def told(ward, by=SYSTEM, **fields):
    return raise_concern(by, ward, **({"title": "Hvem lukker om aftenen?"} | fields))


def test_an_authority_begins_with_the_four_known_concerns(region):
    assert [one.kind for one in standard_concerns(region)] == list(STANDARD_CONCERNS)
    assert all(one.mitigation and one.text for one in standard_concerns(region))
    assert Event.objects.filter(verb="concern.standards_seeded").count() == 1
    assert ensure_standard_concerns(SYSTEM, region) == 0


def test_the_four_are_plain_danish():
    for words in STANDARD_CONCERNS.values():
        assert lix(" ".join(words)) < 45


def test_there_is_one_of_each_for_an_authority(region):
    with pytest.raises(IntegrityError), transaction.atomic():
        Concern.objects.create(
            authority=region, kind="time", is_standard=True, title="Igen", mitigation="Igen"
        )


def test_an_authority_says_the_four_in_its_own_words(region, administrator, leader):
    one = standard_concerns(region)[0]
    with pytest.raises(Denied):
        edit_concern(leader, one, title="Nyt", text="", mitigation="Nyt")
    edit_concern(administrator, one, title="Spares der?", text="", mitigation="Nej.")
    assert standard_concerns(region)[0].title == "Spares der?"
    ensure_standard_concerns(SYSTEM, region)
    assert standard_concerns(region)[0].title == "Spares der?"
    with pytest.raises(Invalid):
        edit_concern(administrator, one, title="Spares der?", text="", mitigation="")
    with pytest.raises(Conflict):
        move_concern(administrator, one, to=ConcernState.SETTLED)


@pytest.mark.requirement("VB-12")
def test_everybody_reads_what_the_authority_promises(region, client_of):
    page = client_of(None).get(f"/dialog/{region.slug}/tryghed/").content.decode()
    assert all(title in page for title, _text, _promise in STANDARD_CONCERNS.values())
    assert client_of(None).get("/dialog/findes-ikke/tryghed/").status_code == 404


@pytest.mark.parametrize(
    ("duty", "may"),
    [
        (Duty.ADMINISTRATOR, True),
        (Duty.CONSULTANT, True),
        (Duty.LEADER, True),
        (Duty.COMMITTEE_MEMBER, True),
        (Duty.COORDINATOR, False),
        (Duty.EMPLOYEE, False),
        (Duty.COUNCIL_MEMBER, False),
    ],
)
def test_who_may_write_a_concern_down(ward, duty, may, client_of):
    by = factories.assigned(duty, at=ward)
    if may:
        assert told(ward, by).state == ConcernState.RAISED
    else:
        with pytest.raises(Denied):
            told(ward, by)
    assert client_of(by).get("/dialog/bekymringer/").status_code == 200


def test_no_one_else_writes_or_moves_it(ward, volunteer, foreigner):
    concern = told(ward)
    for by in (volunteer, foreigner, STRANGER):
        with pytest.raises(Denied):
            told(ward, by)
        with pytest.raises(Denied):
            move_concern(by, concern, to=ConcernState.IN_HAND)
        with pytest.raises(Denied):
            edit_concern(by, concern, title="x", text="", mitigation="")


def test_the_owner_is_somebody_who_looks_after_concerns_here(ward, leader, employee):
    concern = told(ward)
    with pytest.raises(Invalid):
        edit_concern(
            leader, concern, title="x", text="", mitigation="", owner=User.objects.get(pk=employee.user_id)
        )
    edit_concern(
        leader, concern, title="x", text="", mitigation="", owner=User.objects.get(pk=leader.user_id)
    )
    assert Concern.objects.get(pk=concern.pk).owner_id == leader.user_id


def test_a_concern_is_settled_when_something_has_been_done(ward, leader):
    concern = told(ward)
    with pytest.raises(Invalid):
        move_concern(leader, concern, to=ConcernState.SETTLED)
    stale = Concern.objects.get(pk=concern.pk)
    edit_concern(leader, concern, title="Hvem lukker?", text="", mitigation="Vagten lukker.")
    move_concern(leader, concern, to=ConcernState.SETTLED)
    assert concern.settled_at is not None
    with pytest.raises(IllegalMove):
        move_concern(leader, stale, to=ConcernState.IN_HAND)
    with pytest.raises(Invalid):
        edit_concern(leader, concern, title="Hvem lukker?", text="", mitigation="")
    move_concern(leader, concern, to=ConcernState.IN_HAND)
    assert concern.settled_at is None


def test_the_four_are_seen_at_every_workplace_and_the_own_ones_where_they_belong(
    ward, region, foreigner, employee
):
    own = told(ward)
    elsewhere = told(factories.open_workplace(region, name="Kirurgisk afdeling"))
    seen = set(Concern.objects.visible_to(employee))
    assert own in seen
    assert elsewhere not in seen
    assert set(standard_concerns(region)) < seen
    assert not set(Concern.objects.visible_to(foreigner)) & {own, elsewhere, *standard_concerns(region)}
    assert not Concern.objects.visible_to(STRANGER).exists()


def test_a_leader_writes_moves_and_changes_on_the_page(ward, leader, client_of):
    client = client_of(leader)
    sent = {"workplace": ward.pk, "kind": "other", "title": "Hvem lukker?", "text": "", "mitigation": ""}
    assert client.post("/dialog/bekymringer/ny/", sent | {"title": ""}).status_code == 422
    assert client.post("/dialog/bekymringer/ny/", sent).status_code == 302
    concern = Concern.objects.get(workplace=ward)
    page = f"/dialog/bekymringer/{concern.pk}/"
    assert "Hvem lukker?" in client.get("/dialog/bekymringer/").content.decode()
    assert client.get(page).status_code == client.get(f"{page}aendring/").status_code == 200
    assert client.post(f"{page}status/in_hand/").status_code == 302
    changed = sent | {"mitigation": "Vagten lukker.", "owner": leader.user_id}
    assert client.post(f"{page}aendring/", changed).status_code == 302
    concern.refresh_from_db()
    assert (concern.state, concern.mitigation, concern.owner_id) == (
        "in_hand",
        "Vagten lukker.",
        leader.user_id,
    )
    assert client.post(f"{page}status/findes-ikke/").status_code == 404
    assert client.get(f"{page}aendring/").status_code == 200
