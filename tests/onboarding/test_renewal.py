"""Promises that hold for some time only: a reminder in good time leads to signing the same words once more."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.db import IntegrityError

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.jobs.working import drain
from samspil.people.onboarding.actions import adjust_rule, notice_steps, sign_declaration, witness_declaration
from samspil.people.onboarding.models import Declaration, DeclarationText, RequirementRule
from samspil.people.onboarding.queries import gate, onboardings
from samspil.people.volunteers.actions import take_on_volunteer
from tests import factories
from tests.factories.onboarding import made_ready, onboarded, text_for


@pytest.fixture
def way(ward, region):
    """A volunteer who is ready where the promise of confidentiality holds for a year."""
    rule = RequirementRule.objects.get(key="confidentiality")
    adjust_rule(SYSTEM, region, rule, is_on=True, valid_days=365)
    actor, affiliation = factories.affiliated(ward)
    onboarding = made_ready(affiliation, factories.published_activity(ward))
    onboarding.actor = actor
    return onboarding


def later(days):
    """Travel to noon of that day: letters are not held back for the night."""
    noon = clock.start_of(clock.today() + timedelta(days=days)) + timedelta(hours=12)
    return time_machine.travel(noon, tick=False)


def sign(way):
    text = text_for(way, "confidentiality")
    return sign_declaration(way.actor, way, text, typed_name="Jytte Holm", digest=text.digest)


def stands(way):
    return Declaration.objects.filter(volunteer=way.volunteer_id, text__kind="confidentiality")


@pytest.mark.requirement("DR-22")
def test_a_promise_that_no_longer_holds_is_given_again_under_the_same_words(way, client_of):
    first = stands(way).get()
    with later(400):
        assert "gælder ikke længere" in " ".join(gate(way.volunteer_id, way.activity_id, clock.today()))
        client, address = client_of(way.actor), f"/mit/parat/{way.pk}/tekst/confidentiality/"
        assert address in client.get("/mit/parat/").content.decode()
        assert 'name="typed_name"' in client.get(address).content.decode()
        words = {"has_read": "on", "typed_name": "Jytte Holm", "digest": first.digest}
        assert client.post(address, words).status_code == 302
        assert not gate(way.volunteer_id, way.activity_id, clock.today())
        assert 'name="typed_name"' not in client.get(address).content.decode()
    again = stands(way).exclude(pk=first.pk).get()
    assert (again.follows, again.text) == (first, first.text)


def test_the_reminder_leads_to_signing_while_the_promise_still_holds(way, client_of):
    with later(365 - 50):
        notice_steps(SYSTEM, onboardings().filter(pk=way.pk))
        drain()
        assert any("udløber" in letter.subject for letter in mail.outbox)
        page = client_of(way.actor).get("/mit/parat/").content.decode()
        assert f"/mit/parat/{way.pk}/tekst/confidentiality/" in page
        assert sign(way).follows is not None
        assert sign(way).follows is not None
        assert stands(way).count() == 2
        assert (
            f"/mit/parat/{way.pk}/tekst/confidentiality/"
            not in client_of(way.actor)
            .get("/mit/parat/")
            .content.decode()
            .split("Det har du skrevet under på")[0]
        )
    with later(365 + 200):
        assert not gate(way.volunteer_id, way.activity_id, clock.today())


def test_long_before_that_signing_twice_is_signing_once(way):
    with later(100):
        assert sign(way) == stands(way).get()


def test_a_promise_on_paper_is_given_again_too(ward, region, coordinator):
    rule = RequirementRule.objects.get(key="confidentiality")
    adjust_rule(SYSTEM, region, rule, is_on=True, valid_days=365)
    affiliation = take_on_volunteer(SYSTEM, ward, name="Gerda Uden Mail", email=None)
    way = onboarded(affiliation, factories.published_activity(ward))
    text = text_for(way, "confidentiality")

    def noted(day):
        return witness_declaration(coordinator, way, text, signed_on=day, digest=text.digest)

    first = noted(clock.today())
    day_of_first = clock.today()
    with later(400):
        assert noted(day_of_first) == first  # the same paper once more
        assert noted(clock.today()).follows == first


@pytest.mark.django_db
def test_a_version_of_a_text_exists_once_also_where_no_authority_owns_it():
    text = DeclarationText.objects.filter(authority=None).first()
    with pytest.raises(IntegrityError):
        DeclarationText.objects.create(
            kind=text.kind,
            affiliation_kind=text.affiliation_kind,
            version=text.version,
            title="T",
            body="B",
            digest="x",
        )
