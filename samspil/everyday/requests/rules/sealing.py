"""How what two people write is kept so that nobody else can read it: not the staff, not we, not whoever takes the database.

Each of the two has a code of their own that is never stored. From the code comes a private key (scrypt, X25519), and only the
public half is kept. A random key for the conversation is wrapped for each of the two; the words are sealed with it
(AES-256-GCM). What this holds against, and what not, stands in docs/adr/0010-a-thread-only-two-can-read.md.
"""

import hmac
import os
import secrets
import struct
from hashlib import sha256
from typing import TYPE_CHECKING

from samspil.base.core.later import later

if TYPE_CHECKING:
    from cryptography import exceptions
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import x25519
    from cryptography.hazmat.primitives.ciphers import aead
    from cryptography.hazmat.primitives.kdf import hkdf, scrypt
else:
    exceptions = later("cryptography.exceptions")
    hashes = later("cryptography.hazmat.primitives.hashes")
    x25519 = later("cryptography.hazmat.primitives.asymmetric.x25519")
    aead = later("cryptography.hazmat.primitives.ciphers.aead")
    hkdf = later("cryptography.hazmat.primitives.kdf.hkdf")
    scrypt = later("cryptography.hazmat.primitives.kdf.scrypt")

ALPHABET = (
    "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: no I, L, O, U, so that a handwritten code can be read
)
LENGTH = 20  # of 5 bits each: 100 bits, more than anybody can try
SALT = 16
_KEY, _NONCE, _BLOCK = 32, 12, 256
_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})


class Unreadable(Exception):
    """It was sealed with another key, for somebody else, or has been tampered with."""


def new_code() -> str:
    """Return a fresh code in four groups of five: "7KQ2M-0XW9D-…"."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    return "-".join(letters[n : n + 5] for n in range(0, LENGTH, 5))


def tidied(code: str) -> str:
    """Return the code as it was made, however it is typed; empty when it cannot be one."""
    letters = "".join(letter for letter in code.upper() if letter.isalnum()).translate(_LOOKALIKES)
    if len(letters) != LENGTH or set(letters) - set(ALPHABET):
        return ""
    return "-".join(letters[n : n + 5] for n in range(0, LENGTH, 5))


def new_salt() -> bytes:
    return os.urandom(SALT)


def private_key(code: str, salt: bytes) -> "x25519.X25519PrivateKey":
    """Return the private key that the code opens. It lives as long as one request. Raises Unreadable for no code at all."""
    if not (tidy := tidied(code)):
        raise Unreadable
    raw = scrypt.Scrypt(salt=salt, length=_KEY, n=2**14, r=8, p=1).derive(tidy.encode())
    return x25519.X25519PrivateKey.from_private_bytes(raw)


def public_half(private: "x25519.X25519PrivateKey") -> bytes:
    return private.public_key().public_bytes_raw()


def new_thread_key() -> bytes:
    return aead.AESGCM.generate_key(bit_length=8 * _KEY)


def wrap(thread_key: bytes, public: bytes, context: str) -> bytes:
    """Seal the conversation's key for the one who holds the private half."""
    once = x25519.X25519PrivateKey.generate()
    shared = once.exchange(x25519.X25519PublicKey.from_public_bytes(public))
    mine, nonce = public_half(once), os.urandom(_NONCE)
    sealed = aead.AESGCM(_derived(shared, mine + public, context)).encrypt(
        nonce, thread_key, context.encode()
    )
    return mine + nonce + sealed


def unwrap(wrapped: bytes, private: "x25519.X25519PrivateKey", context: str) -> bytes:
    """Return the conversation's key. Raises Unreadable when it was wrapped for somebody else."""
    theirs, nonce, sealed = wrapped[:_KEY], wrapped[_KEY : _KEY + _NONCE], wrapped[_KEY + _NONCE :]
    shared = private.exchange(x25519.X25519PublicKey.from_public_bytes(theirs))
    return _opened(_derived(shared, theirs + public_half(private), context), nonce, sealed, context)


def seal(thread_key: bytes, text: str, context: str) -> bytes:
    """Seal the words; the length is rounded up, so that "yes" and "no" look alike."""
    words, nonce = text.encode(), os.urandom(_NONCE)
    framed = struct.pack("!I", len(words)) + words
    framed += bytes(-len(framed) % _BLOCK)
    return nonce + aead.AESGCM(thread_key).encrypt(nonce, framed, context.encode())


def unseal(thread_key: bytes, sealed: bytes, context: str) -> str:
    """Return the words. Raises Unreadable when the key or the place in the conversation is another."""
    framed = _opened(thread_key, sealed[:_NONCE], sealed[_NONCE:], context)
    (length,) = struct.unpack("!I", framed[:4])
    return framed[4 : 4 + length].decode()


def compared_number(one: bytes, other: bytes) -> str:
    """Return eight digits of both public keys: the two can compare them when they meet, and know that nobody stands between."""
    digits = int.from_bytes(sha256(b"".join(sorted((one, other)))).digest(), "big") % 10**8
    return f"{digits // 10**4:04} {digits % 10**4:04}"


def same(one: bytes | str, other: bytes | str) -> bool:
    """Compare in constant time."""
    mine, theirs = (half.encode() if isinstance(half, str) else half for half in (one, other))
    return hmac.compare_digest(mine, theirs)


def _opened(key: bytes, nonce: bytes, sealed: bytes, context: str) -> bytes:
    try:
        return aead.AESGCM(key).decrypt(nonce, sealed, context.encode())
    except (exceptions.InvalidTag, ValueError) as error:
        raise Unreadable from error


def _derived(shared: bytes, salt: bytes, context: str) -> bytes:
    return hkdf.HKDF(
        algorithm=hashes.SHA256(), length=_KEY, salt=salt, info=f"samspil thread {context}".encode()
    ).derive(shared)
