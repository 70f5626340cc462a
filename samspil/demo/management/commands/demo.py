"""`manage.py demo`: fill an empty database with a living demonstration."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from samspil.demo.large import Sizes, tell_large
from samspil.demo.telling import forget_old_mail, tell
from samspil.society.places.models import Authority


class Command(BaseCommand):
    help = "Fill an empty database with the demonstration. Does nothing when there are authorities already."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--large", action="store_true", help="a whole region: 50,000 volunteers, 500,000 sign-ups"
        )
        parser.add_argument(
            "--volunteers", type=int, default=Sizes.volunteers, help="with --large: another number"
        )
        parser.add_argument("--shifts", type=int, default=Sizes.shifts, help="with --large: another number")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.LOCAL:
            raise CommandError(
                "The demonstration is only made where SAMSPIL_DEMO, SAMSPIL_DEBUG or SAMSPIL_TEST is set."
            )
        if Authority.objects.exists():
            return
        with transaction.atomic():
            story = tell()
            if options["large"]:
                tell_large(story, Sizes(volunteers=options["volunteers"], shifts=options["shifts"]))
            forget_old_mail()
