"""The demonstration's post office: a real SMTP server on this machine that keeps every letter and sends none on."""

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.conf import settings

from samspil.base.core import clock

_LINK = re.compile(r"https?://[^\s<>\"]+")
_SHOWN = 40


@dataclass(frozen=True)
class Letter:
    """A letter that has arrived."""

    to: str
    subject: str
    text: str
    paths: list[str]  # the links into our own pages


class PostOffice:
    """Puts each letter into a file of its own."""

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        folder().mkdir(parents=True, exist_ok=True)
        name = f"{clock.now():%Y%m%d%H%M%S%f}-{uuid4().hex[:6]}.eml"
        (folder() / name).write_bytes(envelope.content)
        return "250 Kept"


def folder() -> Path:
    return Path(settings.VAR) / "post"


def letters() -> Iterator[Letter]:
    """Yield the latest letters, newest first."""
    for path in sorted(folder().glob("*.eml"), reverse=True)[:_SHOWN]:
        message = email.message_from_bytes(path.read_bytes(), EmailMessage, policy=email.policy.default)
        body = message.get_body(("plain",))
        text = body.get_content() if body else ""
        ours = [
            link.removeprefix(settings.PUBLIC_URL)
            for link in _LINK.findall(text)
            if link.startswith(settings.PUBLIC_URL)
        ]
        yield Letter(
            to=str(message["To"]), subject=str(message["Subject"]), text=text, paths=list(dict.fromkeys(ours))
        )
