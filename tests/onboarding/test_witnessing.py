"""Volunteers without an e-mail address sign on paper and say yes aloud; somebody else is the witness."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Conflict, Denied, Invalid
from samspil.base.events.models import Event
from samspil.people.onboarding.actions import (
    confirm_talk,
    publish_text,
    sign_declaration,
    witness_declaration,
    witness_own_insurance,
    witness_talk,
    write_talk,
)
from samspil.people.onboarding.models import (
    Completion,
    Declaration,
    DeclarationText,
    RequirementRule,
    TalkConfirmation,
)
from samspil.people.onboarding.queries import gate
from samspil.people.onboarding.rules import readiness
from samspil.people.volunteers.actions import change_volunteer, take_on_volunteer
from samspil.society.duties.queries import actor_for
from tests import factories
from tests.factories.onboarding import made_ready, onboarded, text_for

PAPER = ["confidentiality", "code_of_conduct", "role_limits"]


@pytest.fixture(autouse=True)
def _texts_of_last_year(db):
    DeclarationText.objects.update(published_at=clock.now() - timedelta(days=300))


@pytest.fixture
def way(ward):
    """A volunteer without an e-mail address, at the beginning of the way."""
    affiliation = take_on_volunteer(SYSTEM, ward, name="Gerda <b>Holm</b>", email=None, phone="+4520304050")
    return onboarded(affiliation, factories.published_activity(ward))


@pytest.fixture
def with_address(ward):
    actor, affiliation = factories.affiliated(ward)
    onboarding = onboarded(affiliation, factories.published_activity(ward))
    onboarding.actor = actor
    return onboarding


def witnessed(by, way, kind="confidentiality", **changes):
    text = text_for(way, kind)
    words = {"signed_on": clock.today() - timedelta(days=2), "digest": text.digest, **changes}
    return witness_declaration(by, way, text, **words)


@pytest.mark.requirement("DR-22")
@pytest.mark.parametrize("kind", PAPER)
def test_a_signature_on_paper_has_a_witness_a_day_and_no_paper(way, coordinator, kind):
    signed = witnessed(coordinator, way, kind)
    assert signed.witness_id == coordinator.user_id
    assert clock.local(signed.signed_at).date() == clock.today() - timedelta(days=2)
    assert abs(clock.now() - signed.witnessed_at) < timedelta(minutes=1)
    assert signed.digest == text_for(way, kind).digest
    assert witnessed(coordinator, way, kind) == signed
    told = Event.objects.filter(verb="declaration.witnessed").first()
    assert told.actor_id == coordinator.user_id
    assert "Gerda" not in str(told.payload)
    assert all(
        check.kind != kind for check in readiness(way.volunteer, way.activity, on=clock.today()).missing
    )


def test_the_whole_way_leads_to_ready_without_an_address(way, coordinator):
    made_ready(way.affiliation, way.activity, without={*PAPER, "expectation_talk", "own_insurance"})
    today = clock.today()
    assert gate(way.volunteer_id, way.activity_id, today)
    for kind in PAPER:
        witnessed(coordinator, way, kind)
    witness_own_insurance(coordinator, way, done_on=today)
    witness_talk(coordinator, way.talk, agreed_on=today, revision=way.talk.revision)
    confirm_talk(coordinator, way.talk, revision=way.talk.revision)
    assert gate(way.volunteer_id, way.activity_id, today) == []


def everything(by, way):
    """Return each of the three ways to be a witness."""
    return [
        lambda: witnessed(by, way),
        lambda: witness_talk(by, way.talk, agreed_on=clock.today(), revision=way.talk.revision),
        lambda: witness_own_insurance(by, way, done_on=clock.today()),
    ]


def test_those_with_an_address_sign_for_themselves(with_address, coordinator, leader):
    for by in (coordinator, leader):
        for attempt in everything(by, with_address):
            with pytest.raises(Denied, match="Jytte"):
                attempt()
    assert not Declaration.objects.exists()
    assert not TalkConfirmation.objects.exists()


def test_nobody_from_elsewhere_and_nobody_without_the_duty_is_a_witness(
    way, foreigner, employee, volunteer, stranger
):
    for by in (foreigner, employee, volunteer, stranger, SYSTEM):
        for attempt in everything(by, way):
            with pytest.raises(Denied):
                attempt()


def test_nobody_is_their_own_witness(ward, coordinator):
    affiliation = take_on_volunteer(SYSTEM, ward, name="Karen Kontakt", email=None)
    own = onboarded(affiliation, factories.published_activity(ward))
    own.volunteer.user.email = None
    by = type(coordinator)(user_id=own.volunteer_id, name="Karen", grants=coordinator.grants)
    for attempt in everything(by, own):
        with pytest.raises(Denied):
            attempt()


def test_a_day_that_has_not_come_and_words_that_were_not_there_are_refused(way, coordinator):
    tomorrow = clock.today() + timedelta(days=1)
    for day in (tomorrow, clock.today() - timedelta(days=400)):
        with pytest.raises(Invalid) as refused:
            witnessed(coordinator, way, signed_on=day)
        assert "signed_on" in refused.value.errors
    with pytest.raises(Invalid):
        witnessed(coordinator, way, has_seen=False)
    with pytest.raises(Invalid):
        witness_talk(coordinator, way.talk, agreed_on=tomorrow, revision=way.talk.revision)
    with pytest.raises(Invalid):
        witness_own_insurance(coordinator, way, done_on=tomorrow)


def test_other_words_than_those_that_were_printed_are_refused(way, coordinator):
    with pytest.raises(Conflict):
        witnessed(coordinator, way, digest="0" * 64)
    with pytest.raises(Conflict):
        witnessed(coordinator, way, "rights")
    elsewhere = factories.authority("Region Nord")
    text = publish_text(SYSTEM, elsewhere, kind="confidentiality", version="1", title="T", body="B")
    with pytest.raises(Conflict):
        witness_declaration(coordinator, way, text, signed_on=clock.today(), digest=text.digest)


def test_a_spoken_yes_falls_away_when_the_words_change(way, coordinator):
    witness_talk(coordinator, way.talk, agreed_on=clock.today(), revision=0)
    write_talk(coordinator, way.talk, agreed="Hver anden uge", revision=0)
    with pytest.raises(Conflict):
        witness_talk(coordinator, way.talk, agreed_on=clock.today(), revision=0)
    said = witness_talk(coordinator, way.talk, agreed_on=clock.today(), revision=1)
    assert (said.side, said.by_id) == ("volunteer", coordinator.user_id)


def test_the_database_knows_no_half_witness(way, coordinator):
    signed = witnessed(coordinator, way)
    with pytest.raises(IntegrityError), transaction.atomic():
        Declaration.objects.filter(pk=signed.pk).update(witnessed_at=None)


def test_who_gets_an_address_later_signs_on_screen_from_then_on(way, coordinator):
    witnessed(coordinator, way, "confidentiality")
    change_volunteer(SYSTEM, way.volunteer, birth_year=1944)
    way.volunteer.user.email = "gerda@example.dk"
    way.volunteer.user.save()
    with pytest.raises(Denied):
        witnessed(coordinator, way, "role_limits")
    text = text_for(way, "role_limits")
    signed = sign_declaration(
        actor_for(way.volunteer.user), way, text, typed_name=way.volunteer.user.name, digest=text.digest
    )
    assert signed.witness is None


def test_the_coordinator_prints_sees_the_signature_and_notes_it(way, client_of, coordinator):
    client, text = client_of(coordinator), text_for(way, "confidentiality")
    address = f"/onboarding/{way.pk}/papir/confidentiality/"
    page = client.get(f"/frivillige/{way.volunteer_id}/parat/").content.decode()
    assert address in page
    assert f"{address}underskrift/" in page
    printed = client.get(address).content.decode()
    assert "Gerda &lt;b&gt;Holm&lt;/b&gt;" in printed
    assert text.digest[:16] in printed
    form = client.get(f"{address}underskrift/").content.decode()
    assert text.digest in form
    sent = {"signed_on": clock.today().strftime("%d.%m.%Y"), "digest": text.digest}
    assert client.post(f"{address}underskrift/", sent).status_code == 422
    assert client.post(f"{address}underskrift/", {**sent, "has_seen": "on", "digest": "x"}).status_code == 409
    assert client.post(f"{address}underskrift/", {**sent, "has_seen": "on"}).status_code == 302
    signed = Declaration.objects.get()
    shown = client.get(f"/erklaeringer/{signed.pk}/").content.decode()
    assert "Gerda &lt;b&gt;Holm&lt;/b&gt;" in shown
    assert coordinator.name in shown


def test_the_coordinator_notes_the_spoken_yes_and_the_look_at_the_insurance(way, client_of, coordinator):
    client, today = client_of(coordinator), clock.today().strftime("%d.%m.%Y")
    talk = f"/onboarding/{way.pk}/samtale/"
    assert f"{talk}mundtligt-ja/" in client.get(talk).content.decode()
    assert client.get(f"{talk}mundtligt-ja/").status_code == 200
    assert (
        client.post(f"{talk}mundtligt-ja/", {"agreed_on": "32.13.2026", "revision": "0"}).status_code == 422
    )
    assert client.post(f"{talk}mundtligt-ja/", {"agreed_on": today, "revision": "7"}).status_code == 409
    assert client.post(f"{talk}mundtligt-ja/", {"agreed_on": today, "revision": "0"}).status_code == 302
    page = client.get(talk).content.decode()
    assert coordinator.name in page
    assert f"{talk}mundtligt-ja/" not in page
    address = f"/onboarding/{way.pk}/egen-forsikring/"
    assert client.get(address).status_code == 200
    assert client.post(address, {"done_on": "i går"}).status_code == 422
    assert client.post(address, {"done_on": today}).status_code == 302
    assert Completion.objects.get(kind="own_insurance").confirmed_by_id == coordinator.user_id


def test_own_insurance_is_noted_from_the_list_where_it_is_asked_for(way, region, client_of, coordinator):
    RequirementRule.objects.create(authority=region, kind="own_insurance")
    page = client_of(coordinator).get(f"/frivillige/{way.volunteer_id}/parat/").content.decode()
    assert f"/onboarding/{way.pk}/egen-forsikring/" in page


def test_the_pages_are_for_those_who_look_after_somebody_without_an_address(
    way, with_address, client_of, coordinator, foreigner, employee
):
    ends = (
        "papir/confidentiality/",
        "papir/confidentiality/underskrift/",
        "samtale/mundtligt-ja/",
        "egen-forsikring/",
    )
    for end in ends:
        assert client_of(coordinator).get(f"/onboarding/{with_address.pk}/{end}").status_code == 403
        for actor in (foreigner, employee, with_address.actor):
            assert client_of(actor).get(f"/onboarding/{way.pk}/{end}").status_code in {403, 404}
        assert client_of(None).get(f"/onboarding/{way.pk}/{end}").status_code == 302
    assert client_of(coordinator).get(f"/onboarding/{way.pk}/papir/rights/").status_code == 404
    page = client_of(coordinator).get(f"/frivillige/{with_address.volunteer_id}/parat/").content.decode()
    assert "/papir/" not in page
