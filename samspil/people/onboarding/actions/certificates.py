"""Moving a child certificate on. Only those who assess may, and never their own."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Denied
from samspil.base.events.recording import action, record
from samspil.people.onboarding.events import CertificateMoved
from samspil.people.onboarding.flow import CONSENT_DAYS, FLOW, OPEN, State
from samspil.people.onboarding.models import ChildCertificate
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, require_system


@action
def order_certificate(by: Actor, certificate: ChildCertificate) -> None:
    """Note that the certificate has been ordered from the police."""
    require(by, Can.CERTIFICATE_ASSESS, certificate)
    _refuse_own(by, certificate)
    FLOW.move(certificate, to=State.ORDERED, ordered_on=clock.today(), consent_due_on=None)
    record(_moved(certificate, "ordered"), by=by)


@action
def await_consent(by: Actor, certificate: ChildCertificate) -> None:
    """Note that the police have asked the volunteer, who has 14 days to say yes."""
    require(by, Can.CERTIFICATE_ASSESS, certificate)
    _refuse_own(by, certificate)
    FLOW.move(
        certificate, to=State.AWAITING_CONSENT, consent_due_on=clock.today() + timedelta(days=CONSENT_DAYS)
    )
    record(_moved(certificate, "consent_asked"), by=by)


@action
def receive_certificate(by: Actor, certificate: ChildCertificate) -> None:
    """Note that the answer has come. The paper stays where it came, and is deleted there once it has been assessed."""
    require(by, Can.CERTIFICATE_ASSESS, certificate)
    _refuse_own(by, certificate)
    FLOW.move(certificate, to=State.RECEIVED, received_on=clock.today())
    record(_moved(certificate, "received"), by=by)


@action
def assess_certificate(
    by: Actor, certificate: ChildCertificate, *, is_approved: bool, expires_on: date | None = None
) -> None:
    """Approve, or not. The log says only that it has been assessed."""
    require(by, Can.CERTIFICATE_ASSESS, certificate)
    _refuse_own(by, certificate)
    FLOW.move(
        certificate,
        to=State.APPROVED if is_approved else State.NOT_APPROVED,
        assessed_on=clock.today(),
        assessed_by_id=by.user_id,
        expires_on=expires_on if is_approved else None,
    )
    record(_moved(certificate, "assessed"), by=by)


@action
def lapse_certificate(by: Actor, certificate: ChildCertificate) -> None:
    """Note that no consent came in time. It can be ordered again."""
    require(by, Can.CERTIFICATE_ASSESS, certificate)
    _refuse_own(by, certificate)
    FLOW.move(certificate, to=State.LAPSED)
    record(_moved(certificate, "lapsed"), by=by)


@action
def require_certificate_anew(by: Actor, certificate: ChildCertificate) -> ChildCertificate:
    """Ask for a new certificate after one that has expired or was not approved.

    Raises Conflict while the old one is still on its way or holds.
    """
    require(by, Can.CERTIFICATE_ASSESS, certificate)
    _refuse_own(by, certificate)
    if certificate.state not in (State.EXPIRED, State.NOT_APPROVED):
        raise Conflict(_("The certificate that is there must have run its course first."))
    anew = _anew(certificate)
    record(_moved(anew, "required"), by=by)
    return anew


@action
def expire_certificate(by: Actor, certificate: ChildCertificate) -> None:
    """Let a certificate expire whose last day has passed, and put a new one on the list."""
    require_system(by)
    FLOW.move(certificate, to=State.EXPIRED)
    _anew(certificate)
    record(_moved(certificate, "expired"), by=by)


def _anew(certificate: ChildCertificate) -> ChildCertificate:
    """Return the certificate that is on its way for the same engagement, or put one on the list."""
    standing = ChildCertificate.objects.filter(
        affiliation_id=certificate.affiliation_id, state__in=OPEN
    ).first()
    return standing or ChildCertificate.objects.create(affiliation=certificate.affiliation)


def _refuse_own(by: Actor, certificate: ChildCertificate) -> None:
    if by.user_id is not None and by.user_id == certificate.affiliation.volunteer_id:
        raise Denied(_("Nobody handles their own certificate."))


def _moved(certificate: ChildCertificate, step: str) -> CertificateMoved:
    return CertificateMoved(subject=certificate, volunteer=certificate.affiliation.volunteer_id, step=step)
