"""Which permission a framework asks for, and what may still be done with a version."""

from django.utils.translation import gettext as _

from samspil.base.core.actor import Actor
from samspil.compact.frameworks.flow import State
from samspil.compact.frameworks.models import Framework, Signatory, Version
from samspil.compact.frameworks.queries.consultations import was_sent_out
from samspil.society.access.matrix import Can
from samspil.society.access.permission import ALLOWED, Verdict, allowed, refused


def editing(framework: Framework) -> Can:
    """Return what it takes to write: a workplace writes its own principles itself."""
    return Can.PRINCIPLE_EDIT if framework.is_local else Can.FRAMEWORK_EDIT


def deciding(framework: Framework) -> Can:
    """Return what it takes to record decisions and to adopt: the leader puts the workplace's own principles in force."""
    return Can.FRAMEWORK_SIGN if framework.is_local else Can.FRAMEWORK_DECIDE


def may_edit(by: Actor, version: Version) -> Verdict:
    """Say whether the actor may change the text of the version now."""
    verdict = allowed(by, editing(version.framework), version)
    return verdict and text_is_open(version)


def text_is_open(version: Version) -> Verdict:
    """Say whether the text can still be changed: only a draft's can, and only until others were asked about it."""
    if version.state == State.DRAFT and was_sent_out(version):
        return refused(_("Others have been asked about this text. Begin a new version to change it."))
    if version.state == State.DRAFT:
        return ALLOWED
    if version.state == State.IN_CONSULTATION:
        return refused(_("The text stands still while it is in consultation."))
    return refused(_("The text has been adopted. Begin a new version to change it."))


def may_decide(by: Actor, version: Version) -> Verdict:
    verdict = allowed(by, deciding(version.framework), version)
    if verdict and version.state not in (State.DRAFT, State.IN_CONSULTATION):
        return refused(_("The version has been adopted."))
    return verdict


def may_correct(by: Actor, version: Version) -> Verdict:
    """Say whether the actor may still mend a slip in an adopted text: until everybody has signed."""
    verdict = allowed(by, deciding(version.framework), version)
    return verdict and correctable(version)


def correctable(version: Version) -> Verdict:
    if version.sealed_at is not None:
        return refused(_("The version is sealed. It can be read, never changed."))
    if version.state != State.ADOPTED:
        return refused(_("Only an adopted text that waits for signatures is corrected like this."))
    return ALLOWED


def seat_of(by: Actor, version: Version) -> Signatory | None:
    """Return the function that the actor signs the version for, if they hold one."""
    return version.framework.signatories.filter(user=by.user_id or 0).first()


def may_sign(by: Actor, version: Version) -> Verdict:
    """Say whether the actor may sign the version now."""
    seat = seat_of(by, version)
    if seat is None:
        return refused(_("You are not among those who sign it."))
    verdict = allowed(by, Can.FRAMEWORK_SIGN, version)
    if not verdict:
        return verdict
    if version.state != State.ADOPTED or version.sealed_at is not None:
        return refused(_("It is signed when it has been adopted, and only once."))
    if version.signatures.filter(voided_at=None, function=seat.function).exists():
        return refused(_("This has been signed for your function."))
    return ALLOWED
