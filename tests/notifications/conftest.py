"""Faithful doubles of the world outside: a mail server, a text message gateway, a push service."""

import base64
import json
import socket
import struct
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from aiosmtpd.controller import Controller
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django_tasks_db.models import DBTaskResult

from samspil.base.core import clock

TOKEN = "gateway-token"


def text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def raw(words: str) -> bytes:
    return base64.urlsafe_b64decode(words + "=" * (-len(words) % 4))


@dataclass
class Mailbox:
    mails: list = field(default_factory=list)
    refuse: str = ""

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - aiosmtpd's name
        if self.refuse:
            return self.refuse
        self.mails.append(envelope)
        return "250 OK"


@pytest.fixture
def mailbox(settings) -> Iterator[Mailbox]:
    """A real SMTP server on this machine."""
    box = Mailbox()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = port
    settings.EMAIL_USE_TLS = False
    yield box
    controller.stop()


@dataclass
class Gateway:
    """Answers as a gateway does: checks the token, knows a duplicate by its key, gives ids."""

    url: str = ""
    status: int = 200
    delay: float = 0
    requests: list = field(default_factory=list)
    sent: dict = field(default_factory=dict)

    def answer(self, headers, body: bytes) -> tuple[int, dict]:
        if headers["Authorization"] != f"Bearer {TOKEN}":
            return 401, {}
        said = json.loads(body)
        self.requests.append(said)
        time.sleep(self.delay)
        if self.status >= 300:
            return self.status, {}
        number = self.sent.setdefault(headers["Idempotency-Key"], (f"sms-{len(self.sent) + 1}", said))[0]
        return 200, {"id": number}


@dataclass
class PushService:
    """Decrypts as a browser does, and checks our signature as a push service does."""

    url: str = ""
    status: int = 201
    notices: list = field(default_factory=list)
    topics: list = field(default_factory=list)
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    secret: bytes = b"0123456789abcdef"

    @property
    def p256dh(self) -> str:
        return text(self.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint))

    def answer(self, headers, body: bytes) -> tuple[int, dict]:
        self.check_signature(headers["Authorization"])
        assert headers["Content-Encoding"] == "aes128gcm"
        assert int(headers["TTL"]) > 0
        if self.status < 300:
            self.notices.append(json.loads(self.decrypt(body)))
            self.topics.append(headers["Topic"])
        return self.status, {}

    def check_signature(self, header: str) -> None:
        parts = dict(part.split("=", 1) for part in header.removeprefix("vapid ").split(", "))
        signed, _, signature = parts["t"].rpartition(".")
        number = raw(signature)
        key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), raw(parts["k"]))
        der = encode_dss_signature(int.from_bytes(number[:32], "big"), int.from_bytes(number[32:], "big"))
        key.verify(der, signed.encode(), ec.ECDSA(SHA256()))
        claims = json.loads(raw(signed.split(".")[1]))
        assert self.url.startswith(claims["aud"])
        assert 0 < claims["exp"] - clock.now().timestamp() <= 86400
        assert claims["sub"] == "mailto:drift@example.dk"

    def decrypt(self, body: bytes) -> bytes:
        salt, (_size, length) = body[:16], struct.unpack("!IB", body[16:21])
        point, sealed = body[21 : 21 + length], body[21 + length :]
        theirs = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
        shared = self.key.exchange(ec.ECDH(), theirs)
        ikm = self.derive(shared, self.secret, b"WebPush: info\x00" + raw(self.p256dh) + point, 32)
        key = self.derive(ikm, salt, b"Content-Encoding: aes128gcm\x00", 16)
        nonce = self.derive(ikm, salt, b"Content-Encoding: nonce\x00", 12)
        padded = AESGCM(key).decrypt(nonce, sealed, None)
        assert padded[-1:] == b"\x02"
        return padded[:-1]

    @staticmethod
    def derive(secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
        return HKDF(algorithm=SHA256(), length=length, salt=salt, info=info).derive(secret)


def _serve(double) -> ThreadingHTTPServer:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            try:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                status, answer = double.answer(self.headers, body)
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.end_headers()
                self.wfile.write(json.dumps(answer).encode())
            except BrokenPipeError:
                pass

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    double.url = f"http://127.0.0.1:{server.server_port}/"
    return server


@pytest.fixture
def gateway(settings) -> Iterator[Gateway]:
    double = Gateway()
    server = _serve(double)
    settings.SMS_URL, settings.SMS_TOKEN = f"{double.url}messages", TOKEN
    yield double
    server.shutdown()
    server.server_close()


@pytest.fixture
def push_service(settings) -> Iterator[PushService]:
    double = PushService()
    server = _serve(double)
    settings.PUSH_DOUBLE = double.url
    settings.PUSH_PRIVATE_KEY = text(b"\x01" * 32)
    settings.PUSH_CONTACT = "mailto:drift@example.dk"
    yield double
    server.shutdown()
    server.server_close()


@pytest.fixture
def retry_now():
    """Let everything that waits in the queue run now, as if the time had passed."""

    def hurry() -> None:
        DBTaskResult.objects.filter(status="READY").update(run_after=clock.now())

    return hurry
