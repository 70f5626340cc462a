"""The two ceremonies of WebAuthn: a device promises a key, and later proves that it holds it."""

import json
import struct
from typing import Any
from urllib.parse import urlsplit

from cryptography.exceptions import UnsupportedAlgorithm
from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from fido2.server import Fido2Server
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    AuthenticatorData,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from samspil.base.core.errors import Invalid
from samspil.society.accounts.models import Passkey, User
from samspil.society.accounts.models.passkeys import credential_digest

# What fido2 raises, one way or another, when a stranger sends it nonsense.
NONSENSE = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    UnsupportedAlgorithm,
    ValueError,
    struct.error,
)
MUST = UserVerificationRequirement.REQUIRED  # a finger, a face or a code: so a passkey alone is two factors


def registration(request: HttpRequest, user: User) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what the browser is asked, and the state that its answer is held against."""
    options, state = _server(request).register_begin(
        PublicKeyCredentialUserEntity(name=user.email or str(user), id=_handle(user), display_name=str(user)),
        credentials=[_data(passkey) for passkey in user.passkeys.all()],
        resident_key_requirement=ResidentKeyRequirement.REQUIRED,
        user_verification=MUST,
    )
    return dict(options)["publicKey"], state


def registered(request: HttpRequest, state: dict[str, Any], answer: str) -> AuthenticatorData:
    """Return what the device promises. Raises Invalid when the answer does not hold."""
    try:
        return _server(request).register_complete(state, json.loads(answer))
    except NONSENSE as error:
        raise _refused() from error


def proof(request: HttpRequest) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what the browser is asked when somebody signs in; the device knows whose key it holds."""
    options, state = _server(request).authenticate_begin(user_verification=MUST)
    return dict(options)["publicKey"], state


def proven(request: HttpRequest, state: dict[str, Any], answer: str) -> tuple[Passkey, int]:
    """Return the passkey that signed the answer, and its new count. Raises Invalid when it does not hold."""
    try:
        response = AuthenticationResponse.from_dict(json.loads(answer))
        passkey = Passkey.objects.select_related("user").get(
            credential_digest=credential_digest(response.raw_id), user__is_active=True
        )
        _server(request).authenticate_complete(state, [_data(passkey)], response)
    except (*NONSENSE, Passkey.DoesNotExist) as error:
        raise _refused() from error
    return passkey, response.response.authenticator_data.counter


def _server(request: HttpRequest) -> Fido2Server:
    origin = _origin(request)
    party = PublicKeyCredentialRpEntity(name="Samspil", id=urlsplit(origin).hostname)
    return Fido2Server(party, verify_origin=lambda claimed: claimed == origin)


def _origin(request: HttpRequest) -> str:
    """A key belongs to the installation's public address; on one's own machine to the address in the browser."""
    if settings.LOCAL:
        return f"{request.scheme}://{request.get_host()}"
    public: str = settings.PUBLIC_URL
    return public


def _handle(user: User) -> bytes:
    # What the device keeps about the person must say nothing about them.
    return salted_hmac("samspil.passkey", str(user.pk), algorithm="sha256").digest()


def _data(passkey: Passkey) -> AttestedCredentialData:
    return AttestedCredentialData(bytes(passkey.credential))


def _refused() -> Invalid:
    return Invalid(_("The passkey could not be used. Try again, or let us send you a link."))
