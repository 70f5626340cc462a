"""What a push service asks for: a notice that only the browser can open (RFC 8291, 8188), and who sends it (RFC 8292)."""

import base64
import json
import os
import struct
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings

from samspil.base.core import clock
from samspil.society.notifications.channels.outcome import Never

_RECORD = 4096


def public_key() -> str:
    """Return the key that a browser must be given when it subscribes."""
    return _text(_point(_own_key().public_key()))


def encrypt(text: bytes, p256dh: str, auth: str) -> bytes:
    """Encrypt for one browser with a key of its own each time (RFC 8291). Raises Never for keys that are none."""
    try:
        theirs, shared = (
            ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), _bytes(p256dh)),
            _bytes(auth),
        )
    except ValueError:
        raise Never("key") from None
    mine, salt = ec.generate_private_key(ec.SECP256R1()), os.urandom(16)
    my_point = _point(mine.public_key())
    info = b"WebPush: info\x00" + _point(theirs) + my_point
    secret = _derive(mine.exchange(ec.ECDH(), theirs), shared, info, 32)
    key = _derive(secret, salt, b"Content-Encoding: aes128gcm\x00", 16)
    nonce = _derive(secret, salt, b"Content-Encoding: nonce\x00", 12)
    sealed = AESGCM(key).encrypt(nonce, text[: _RECORD - 128] + b"\x02", None)
    return salt + struct.pack("!IB", _RECORD, len(my_point)) + my_point + sealed


def vapid(endpoint: str) -> str:
    """Return the header that says who sends."""
    parts = urlsplit(endpoint)
    claims = {
        "aud": f"{parts.scheme}://{parts.netloc}",
        "exp": int(clock.now().timestamp()) + 12 * 3600,
        "sub": settings.PUSH_CONTACT,
    }
    head = _text(json.dumps({"typ": "JWT", "alg": "ES256"}).encode())
    signed = f"{head}.{_text(json.dumps(claims).encode())}"
    r, s = decode_dss_signature(_own_key().sign(signed.encode(), ec.ECDSA(SHA256())))
    signature = _text(r.to_bytes(32, "big") + s.to_bytes(32, "big"))
    return f"vapid t={signed}.{signature}, k={public_key()}"


def _own_key() -> ec.EllipticCurvePrivateKey:
    return ec.derive_private_key(int.from_bytes(_bytes(settings.PUSH_PRIVATE_KEY), "big"), ec.SECP256R1())


def _derive(secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    return HKDF(algorithm=SHA256(), length=length, salt=salt, info=info).derive(secret)


def _point(key: ec.EllipticCurvePublicKey) -> bytes:
    return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
