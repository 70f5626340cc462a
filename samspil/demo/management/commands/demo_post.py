"""`manage.py demo_post`: the demonstration's SMTP server, until it is told to stop."""

import asyncio
import signal
from types import FrameType
from typing import Any

from aiosmtpd.controller import Controller
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from samspil.demo.post import PostOffice


def _stop(number: int, frame: FrameType | None) -> None:
    raise SystemExit(0)


class Command(BaseCommand):
    help = "Receive the demonstration's mail on the port that SAMSPIL_SMTP_PORT names, and keep it under the state folder."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("Only a demonstration (SAMSPIL_DEMO=1) has a post office of its own.")
        signal.signal(signal.SIGTERM, _stop)
        host, port = settings.EMAIL_HOST, settings.EMAIL_PORT
        Controller(PostOffice(), hostname=host, port=port, loop=asyncio.new_event_loop()).start()
        signal.pause()
