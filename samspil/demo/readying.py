"""The way from accepted to ready, walked step by step by the volunteer and the people of the place."""

from collections.abc import Callable

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.people.activities.models import Activity
from samspil.people.onboarding.actions import (
    assess_certificate,
    await_consent,
    confirm_step,
    confirm_talk,
    issue_badge,
    look_into_own_insurance,
    order_certificate,
    receive_certificate,
    sign_declaration,
    write_talk,
)
from samspil.people.onboarding.models import ChildCertificate, ExpectationTalk, Group, Kind, Onboarding
from samspil.people.onboarding.queries import text_in_force
from samspil.people.onboarding.rules import readiness
from samspil.people.volunteers.actions import confirm_insurance
from samspil.people.volunteers.models import Affiliation
from samspil.society.duties.queries import actor_for

Step = Callable[[Onboarding, str], None]


def make_ready(affiliation: Affiliation, activity: Activity) -> None:
    """Take every step that readiness names."""
    onboarding = Onboarding.objects.select_related(
        "volunteer__user", "activity", "affiliation__workplace__unit", "affiliation__partner"
    ).get(volunteer=affiliation.volunteer, activity=activity)
    for check in readiness(affiliation.volunteer, activity, on=clock.today()).checks:
        if not check.ok:
            _STEPS[Kind(check.kind)](onboarding, str(check.kind))


def _sign(onboarding: Onboarding, kind: str) -> None:
    affiliation = onboarding.affiliation
    group = Group.of(affiliation.kind)
    text = text_in_force(kind, affiliation.workplace.unit.authority_id, group)
    by = actor_for(onboarding.volunteer.user)
    sign_declaration(by, onboarding, text, typed_name=onboarding.volunteer.user.name, digest=text.digest)


def _insure(onboarding: Onboarding, kind: str) -> None:
    confirm_insurance(
        SYSTEM, onboarding.affiliation, kind="accident", carrier="authority", basis="Myndighedens ordning"
    )


def _own(onboarding: Onboarding, kind: str) -> None:
    look_into_own_insurance(actor_for(onboarding.volunteer.user), onboarding)


def _certificate(onboarding: Onboarding, kind: str) -> None:
    certificate = ChildCertificate.objects.filter(affiliation=onboarding.affiliation).latest("pk")
    order_certificate(SYSTEM, certificate)
    await_consent(SYSTEM, certificate)
    receive_certificate(SYSTEM, certificate)
    assess_certificate(SYSTEM, certificate, is_approved=True)


def _confirm(onboarding: Onboarding, kind: str) -> None:
    confirm_step(SYSTEM, onboarding, kind=kind, course=onboarding.activity.course)


def _talk(onboarding: Onboarding, kind: str) -> None:
    talk = ExpectationTalk.objects.get(onboarding=onboarding)
    write_talk(
        SYSTEM,
        talk,
        agreed="En vagt om ugen. Ring, hvis du bliver forhindret. Du kan altid sige nej tak.",
        revision=talk.revision,
    )
    for by in (SYSTEM, actor_for(onboarding.volunteer.user)):
        confirm_talk(by, talk, revision=talk.revision)


def _badge(onboarding: Onboarding, kind: str) -> None:
    issue_badge(SYSTEM, onboarding.affiliation)


_STEPS: dict[Kind, Step] = {
    Kind.CONFIDENTIALITY: _sign,
    Kind.CODE_OF_CONDUCT: _sign,
    Kind.ROLE_LIMITS: _sign,
    Kind.INSURANCE: _insure,
    Kind.OWN_INSURANCE: _own,
    Kind.CHILD_CERTIFICATE: _certificate,
    Kind.COURSE: _confirm,
    Kind.SITE_INTRODUCTION: _confirm,
    Kind.AGE: _confirm,
    Kind.EXPECTATION_TALK: _talk,
    Kind.BADGE: _badge,
}
