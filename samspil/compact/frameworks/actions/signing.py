"""Signing an adopted version: everybody signs the same words, and then it is sealed."""

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Denied, IllegalMove
from samspil.base.events.recording import action, record
from samspil.compact.frameworks.actions.held import locked, locked_framework
from samspil.compact.frameworks.events import SignatureGiven, VersionSigned
from samspil.compact.frameworks.flow import FLOW, State
from samspil.compact.frameworks.models import Signature, Version
from samspil.compact.frameworks.rules.content import content_hash
from samspil.compact.frameworks.rules.rights import seat_of
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require


@action
def sign_version(by: Actor, version: Version, *, digest: str) -> Signature:
    """Sign the words as they were read, for one's own function; the last signature seals the version for good.

    Raises Denied for those who hold none of the functions, IllegalMove unless the version is adopted and unsealed, Conflict
    when the words are no longer those that were read, or the function has signed.
    """
    require(by, Can.FRAMEWORK_SIGN, version)
    locked_framework(version.framework)
    locked(version)
    seat = seat_of(by, version)
    if seat is None:
        raise Denied(_("You are not among those who sign it."))
    _refuse_unsignable(version, digest)
    if version.signatures.filter(voided_at=None, function=seat.function).exists():
        raise Conflict(_("This has been signed for your function."))
    signature = Signature.objects.create(
        version=version,
        signatory=seat,
        function=seat.function,
        signer_id=seat.user_id,
        content_hash=digest,
    )
    record(
        SignatureGiven(subject=version, number=version.number, signature=signature.pk, content_hash=digest),
        by=by,
    )
    _seal_when_all_have_signed(by, version)
    return signature


def _refuse_unsignable(version: Version, digest: str) -> None:
    if version.state != State.ADOPTED or version.sealed_at is not None:
        raise IllegalMove(_("It is signed when it has been adopted, and only once."))
    if not digest == version.content_hash == content_hash(version):
        raise Conflict(_("The text has changed since you read it. Read it again before you sign."))


def _seal_when_all_have_signed(by: Actor, version: Version) -> None:
    wanted = set(version.framework.signatories.values_list("function", flat=True))
    given = set(
        version.signatures.filter(voided_at=None, content_hash=version.content_hash).values_list(
            "function", flat=True
        )
    )
    if wanted <= given:
        FLOW.move(version, to=State.SIGNED, sealed_at=clock.now())
        record(
            VersionSigned(subject=version, number=version.number, content_hash=version.content_hash), by=by
        )
