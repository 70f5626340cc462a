"""Volunteers on the way into an activity, and those who have come through."""

from datetime import date

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.people.activities.models import Activity
from samspil.people.onboarding.actions import (
    assess_certificate,
    confirm_step,
    confirm_talk,
    issue_badge,
    look_into_own_insurance,
    open_onboarding,
    order_certificate,
    receive_certificate,
    sign_declaration,
)
from samspil.people.onboarding.models import ChildCertificate, DeclarationText, Kind, Onboarding
from samspil.people.onboarding.rules import Check, readiness
from samspil.people.onboarding.rules.evidence import evidence_for
from samspil.people.onboarding.rules.texts import pick_text
from samspil.people.volunteers.actions import change_volunteer, confirm_insurance
from samspil.people.volunteers.models import Affiliation
from samspil.society.duties.queries import actor_for


def onboarded(affiliation: Affiliation, activity: Activity, *, due_on: date | None = None) -> Onboarding:
    """Return the opened onboarding; the volunteer's year of birth is known."""
    if affiliation.volunteer.birth_year is None:
        change_volunteer(SYSTEM, affiliation.volunteer, birth_year=1958)
    return open_onboarding(
        SYSTEM, affiliation.volunteer, activity, affiliation=affiliation, due_on=due_on or clock.today()
    )


def made_ready(
    affiliation: Affiliation, activity: Activity, *, without: frozenset[str] | set[str] = frozenset()
) -> Onboarding:
    """Do every step that is missing (but those named), so that the volunteer may take shifts of the activity."""
    onboarding = onboarded(affiliation, activity)
    for check in readiness(affiliation.volunteer, activity, on=clock.today()).open_steps:
        if check.kind not in without:
            take_step(onboarding, check)
    return onboarding


def take_step(onboarding: Onboarding, check: Check) -> None:
    """Do one step as the right person would."""
    volunteer = actor_for(onboarding.volunteer.user)
    if check.kind in (Kind.CONFIDENTIALITY, Kind.CODE_OF_CONDUCT, Kind.ROLE_LIMITS):
        text = text_for(onboarding, check.kind)
        sign_declaration(
            volunteer, onboarding, text, typed_name=onboarding.volunteer.user.name, digest=text.digest
        )
    elif check.kind in (Kind.SITE_INTRODUCTION, Kind.COURSE, Kind.AGE):
        confirm_step(SYSTEM, onboarding, kind=check.kind, course=check.course)
    elif check.kind == Kind.OWN_INSURANCE:
        look_into_own_insurance(volunteer, onboarding)
    elif check.kind == Kind.INSURANCE:
        confirm_insurance(
            SYSTEM, onboarding.affiliation, kind="accident", carrier="authority", basis="Regionens ordning"
        )
    elif check.kind == Kind.EXPECTATION_TALK:
        confirm_talk(volunteer, onboarding.talk, revision=onboarding.talk.revision)
        confirm_talk(SYSTEM, onboarding.talk, revision=onboarding.talk.revision)
    elif check.kind == Kind.CHILD_CERTIFICATE:
        approve(onboarding.affiliation)
    elif check.kind == Kind.BADGE:
        issue_badge(SYSTEM, onboarding.affiliation)


def text_for(onboarding: Onboarding, kind: str) -> DeclarationText:
    """Return the text in force for the volunteer in this onboarding."""
    evidence = evidence_for([(onboarding.volunteer_id, onboarding.activity)], clock.today())
    here = evidence.situation(onboarding.volunteer_id, onboarding.activity)
    row = pick_text(evidence.texts, kind, here.authority_id, here.group)
    assert row is not None
    return DeclarationText.objects.get(pk=row.pk)


def approve(
    affiliation: Affiliation, *, is_approved: bool = True, expires_on: date | None = None
) -> ChildCertificate:
    """Take the certificate of the affiliation all the way."""
    certificate = affiliation.certificates.filter(
        state="required"
    ).first() or ChildCertificate.objects.create(affiliation=affiliation)
    order_certificate(SYSTEM, certificate)
    receive_certificate(SYSTEM, certificate)
    assess_certificate(SYSTEM, certificate, is_approved=is_approved, expires_on=expires_on)
    return certificate
