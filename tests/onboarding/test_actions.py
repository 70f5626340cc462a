"""Each action: done, denied, out of order, and raced."""

from datetime import timedelta
from threading import Thread

import pytest
from django.core import mail
from django.db import connection, models

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Conflict, Denied, IllegalMove, Invalid
from samspil.base.events.models import Event
from samspil.people.onboarding.actions import (
    adjust_rule,
    assess_certificate,
    confirm_step,
    confirm_talk,
    ensure_standard_rules,
    expire_certificate,
    issue_badge,
    lapse_certificate,
    notice_steps,
    open_onboarding,
    order_certificate,
    publish_text,
    receive_certificate,
    require_certificate_anew,
    revoke_badge,
    sign_declaration,
    write_talk,
)
from samspil.people.onboarding.jobs import expire_certificates, notice_all_steps
from samspil.people.onboarding.models import (
    Badge,
    ChildCertificate,
    Declaration,
    Kind,
    Onboarding,
    RequirementRule,
    StepNotice,
)
from samspil.people.onboarding.queries import benefits_notice, gate, onboardings
from samspil.people.onboarding.rules import readiness
from tests import factories
from tests.factories.onboarding import approve, made_ready, onboarded, text_for


@pytest.fixture
def way(ward):
    activity = factories.published_activity(ward, child_contact="direct")
    actor, affiliation = factories.affiliated(ward)
    onboarding = onboarded(affiliation, activity)
    onboarding.actor = actor
    return onboarding


def test_opening_twice_is_opening_once(way):
    again = open_onboarding(
        SYSTEM, way.volunteer, way.activity, affiliation=way.affiliation, due_on=way.due_on
    )
    assert again == way
    assert Onboarding.objects.count() == ChildCertificate.objects.count() == 1


def test_a_foreigner_opens_nothing(way, foreigner, volunteer):
    for actor in (foreigner, volunteer):
        with pytest.raises(Denied):
            open_onboarding(
                actor, way.volunteer, way.activity, affiliation=way.affiliation, due_on=way.due_on
            )


@pytest.mark.requirement("DR-22")
def test_a_signature_keeps_the_version_the_digest_and_the_time(way):
    text = text_for(way, "confidentiality")
    first = sign_declaration(way.actor, way, text, typed_name="Jytte Holm", digest=text.digest)
    again = sign_declaration(way.actor, way, text, typed_name="Jytte Holm", digest=text.digest)
    assert first == again
    assert first.digest == text.digest
    assert abs(clock.now() - first.signed_at) < timedelta(minutes=1)
    assert Event.objects.filter(verb="declaration.signed").count() == 2


def test_nobody_signs_for_another(way, coordinator, leader, administrator):
    text = text_for(way, "confidentiality")
    for actor in (coordinator, leader, administrator):
        with pytest.raises(Denied):
            sign_declaration(actor, way, text, typed_name="Jytte Holm", digest=text.digest)
    assert not Declaration.objects.exists()


def test_a_text_of_another_authority_cannot_be_signed_here(way):
    elsewhere = factories.authority("Region Nord")
    text = publish_text(SYSTEM, elsewhere, kind="confidentiality", version="1", title="T", body="B")
    with pytest.raises(Conflict):
        sign_declaration(way.actor, way, text, typed_name="Jytte Holm", digest=text.digest)


def test_no_declaration_is_ever_deleted():
    """Nothing that a declaration hangs on can be deleted under it, so that it outlives the affiliation."""
    keys = [field for field in Declaration._meta.get_fields() if isinstance(field, models.ForeignKey)]
    assert {field.remote_field.on_delete for field in keys} == {models.PROTECT}


@pytest.mark.requirement("DR-23")
def test_there_is_nowhere_to_put_the_certificate_itself():
    kinds = {type(field) for field in ChildCertificate._meta.get_fields()}
    assert not kinds & {
        models.FileField,
        models.ImageField,
        models.TextField,
        models.BinaryField,
        models.JSONField,
    }
    texts = [
        field.name for field in ChildCertificate._meta.get_fields() if isinstance(field, models.CharField)
    ]
    assert texts == ["state"]


def test_only_assessors_move_certificates(way, coordinator, administrator, foreigner):
    certificate = way.affiliation.certificates.get()
    for actor in (coordinator, administrator, foreigner, way.actor):
        with pytest.raises(Denied):
            order_certificate(actor, certificate)


def test_nobody_handles_their_own_certificate(way, leader):
    certificate = way.affiliation.certificates.get()
    certificate.affiliation.volunteer_id = leader.user_id
    with pytest.raises(Denied):
        order_certificate(leader, certificate)


def test_a_certificate_cannot_be_approved_before_it_came_and_only_once(way, leader):
    certificate = way.affiliation.certificates.get()
    with pytest.raises(IllegalMove):
        assess_certificate(leader, certificate, is_approved=True)
    order_certificate(leader, certificate)
    raced = ChildCertificate.objects.get(pk=certificate.pk)
    receive_certificate(leader, certificate)
    with pytest.raises(IllegalMove):
        receive_certificate(leader, raced)


def test_the_log_never_tells_how_it_was_assessed(way, leader):
    approve(way.affiliation, is_approved=False)
    last = Event.objects.filter(verb="certificate.moved").first()
    assert last.payload == {"volunteer": way.volunteer_id, "step": "assessed"}


def test_a_lapsed_certificate_can_be_ordered_again_and_a_refused_one_anew(way, leader):
    certificate = way.affiliation.certificates.get()
    order_certificate(leader, certificate)
    lapse_certificate(leader, certificate)
    order_certificate(leader, certificate)
    receive_certificate(leader, certificate)
    with pytest.raises(Conflict):
        require_certificate_anew(leader, certificate)
    assess_certificate(leader, certificate, is_approved=False)
    assert require_certificate_anew(leader, certificate).state == "required"
    assert require_certificate_anew(leader, certificate) == way.affiliation.certificates.get(state="required")


def test_an_approval_past_its_day_expires_by_itself(way):
    certificate = approve(way.affiliation, expires_on=clock.today() + timedelta(days=1))
    ChildCertificate.objects.filter(pk=certificate.pk).update(expires_on=clock.today() - timedelta(days=1))
    expire_certificates.func()
    expire_certificates.func()
    assert sorted(way.affiliation.certificates.values_list("state", flat=True)) == ["expired", "required"]
    with pytest.raises(Denied):
        expire_certificate(way.actor, certificate)


def test_nobody_confirms_their_own_steps_or_what_is_not_confirmed(way, coordinator, foreigner):
    with pytest.raises(Denied):
        confirm_step(way.actor, way, kind=Kind.SITE_INTRODUCTION)
    with pytest.raises(Denied):
        confirm_step(foreigner, way, kind=Kind.SITE_INTRODUCTION)
    with pytest.raises(Conflict):
        confirm_step(coordinator, way, kind=Kind.CONFIDENTIALITY)
    with pytest.raises(Invalid):
        confirm_step(coordinator, way, kind=Kind.COURSE, expires_on=clock.today() - timedelta(days=1))
    way.volunteer_id = coordinator.user_id
    with pytest.raises(Denied):
        confirm_step(coordinator, way, kind=Kind.AGE)


@pytest.mark.requirement("VB-13")
def test_a_course_closes_the_gate_on_the_day_after_it_expires(ward, coordinator):
    activity = factories.published_activity(ward, course="Førstehjælp")
    _, affiliation = factories.affiliated(ward)
    way = made_ready(affiliation, activity, without={Kind.COURSE})
    last = clock.today() + timedelta(days=10)
    confirm_step(coordinator, way, kind=Kind.COURSE, course="førstehjælp", expires_on=last)
    assert gate(way.volunteer_id, activity.pk, last) == []
    assert len(gate(way.volunteer_id, activity.pk, last + timedelta(days=1))) == 1


@pytest.mark.requirement("DR-03")
def test_new_words_take_the_old_yeses_away(way, coordinator):
    talk = way.talk
    confirm_talk(way.actor, talk, revision=0)
    write_talk(coordinator, talk, agreed="Hver onsdag", revision=0)
    confirm_talk(coordinator, talk, revision=1)
    with pytest.raises(Conflict):
        confirm_talk(way.actor, talk, revision=0)
    with pytest.raises(Conflict):
        write_talk(way.actor, talk, agreed="Hver fredag", revision=0)
    assert not _check(way, Kind.EXPECTATION_TALK).ok
    confirm_talk(way.actor, talk, revision=1)
    assert _check(way, Kind.EXPECTATION_TALK).ok


def test_a_talk_is_nobody_elses(way, foreigner, volunteer, employee):
    for actor in (foreigner, volunteer, employee):
        with pytest.raises(Denied):
            confirm_talk(actor, way.talk, revision=0)


@pytest.mark.requirement("RM-65")
def test_a_new_card_ends_the_old_one_and_a_card_is_revoked_once(way, coordinator, foreigner):
    first = issue_badge(coordinator, way.affiliation)
    second = issue_badge(coordinator, way.affiliation)
    assert list(Badge.objects.valid()) == [second]
    assert first.code != second.code
    assert len(second.code) >= 20
    with pytest.raises(Denied):
        revoke_badge(foreigner, second, reason="lost")
    revoke_badge(coordinator, second, reason="returned")
    with pytest.raises(Conflict):
        revoke_badge(coordinator, second, reason="lost")


def test_a_mandatory_rule_cannot_be_switched_off(region, administrator, coordinator):
    rule = RequirementRule.objects.get(key="children")
    with pytest.raises(Denied):
        adjust_rule(administrator, region, rule, is_on=False)
    with pytest.raises(Denied):
        adjust_rule(coordinator, region, rule, is_on=True, valid_days=365)
    adjust_rule(administrator, region, rule, is_on=True, valid_days=365)


def test_the_standard_can_be_filled_again_without_anything_happening(db):
    before = RequirementRule.objects.count()
    assert ensure_standard_rules(SYSTEM) == []
    RequirementRule.objects.filter(key="badge").delete()
    assert ensure_standard_rules(SYSTEM) == ["badge"]
    assert RequirementRule.objects.count() == before


@pytest.mark.requirement("RM-67")
def test_a_new_version_is_asked_for_once_and_flagged_after_thirty_days(ward, region):
    activity = factories.published_activity(ward)
    _, affiliation = factories.affiliated(ward)
    way = made_ready(affiliation, activity)
    publish_text(SYSTEM, region, kind="code_of_conduct", version="2", title="Ny", body="Nyt")
    for _day in range(2):
        notice_all_steps.func()
    assert Event.objects.filter(verb="signature.asked").count() == 1
    late = clock.today() + timedelta(days=31)
    assert [c.kind for c in readiness(way.volunteer, activity, on=late).missing] == [Kind.CODE_OF_CONDUCT]
    notice_steps(SYSTEM, list(onboardings()), on=late)
    assert Event.objects.filter(verb="step.overdue").count() == 1


def test_each_warning_of_an_expiry_is_given_once(way, coordinator):
    last = clock.today() + timedelta(days=90)
    made_ready(way.affiliation, way.activity, without={Kind.CHILD_CERTIFICATE})
    approve(way.affiliation, expires_on=last)
    for left in (90, 60, 59, 30, 30, 7, 1, 0):
        notice_steps(SYSTEM, list(onboardings()), on=last - timedelta(days=left))
    said = (
        Event.objects.filter(verb="step.expiring")
        .order_by("sequence")
        .values_list("payload__days", flat=True)
    )
    assert list(said) == [60, 30, 7]
    assert StepNotice.objects.filter(kind=Kind.CHILD_CERTIFICATE).count() == 3


def test_what_is_overdue_is_said_once(way):
    for days in (1, 2, 3):
        notice_steps(SYSTEM, list(onboardings()), on=way.due_on + timedelta(days=days))
    events = Event.objects.filter(verb="step.overdue").values_list("payload__kind", flat=True)
    assert len(events) == len(set(events))
    assert Kind.CONFIDENTIALITY in events
    with pytest.raises(Denied):
        notice_steps(way.actor, [], on=way.due_on)
    assert not any("Jytte" in message.subject for message in mail.outbox)


def test_the_notice_on_benefits_is_for_those_without_an_association(ward, region):
    corps = factories.published_activity(ward)
    through = factories.published_activity(ward, slug="b", partner=factories.partner(region))
    assert "a-kasse" in benefits_notice(corps).body
    assert benefits_notice(through) is None


def _check(way, kind):
    return next(
        check
        for check in readiness(way.volunteer, way.activity, on=clock.today()).checks
        if check.kind == kind
    )


@pytest.mark.django_db(transaction=True)
def test_two_who_receive_the_same_certificate_do_it_once(ward, leader):
    """Two threads with their own connections; the second is told that somebody was first."""
    activity = factories.published_activity(ward, child_contact="direct")
    way = onboarded(factories.affiliated(ward)[1], activity)
    certificate = way.affiliation.certificates.get()
    order_certificate(leader, certificate)
    outcomes = []

    def receive():
        try:
            receive_certificate(
                leader, ChildCertificate.objects.select_related("affiliation").get(pk=certificate.pk)
            )
            outcomes.append("done")
        except IllegalMove:
            outcomes.append("too late")
        finally:
            connection.close()

    threads = [Thread(target=receive) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["done", "too late"]


@pytest.mark.django_db(transaction=True)
def test_the_standard_is_there_after_the_database_has_been_emptied():
    assert RequirementRule.objects.filter(key="confidentiality").exists()
