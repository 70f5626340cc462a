"""`manage.py seed --password …`: accounts for an acceptance test, in an installation of their own."""

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from samspil.doors.operations.management.seeding import foreign_data, set_up


class Command(BaseCommand):
    help = "Set up two authorities and an account for every duty, all with the same password; prints them as JSON."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--password", required=True, help="at least 12 characters; - reads it from standard input"
        )
        parser.add_argument("--force", action="store_true", help="also beside other data")
        parser.add_argument(
            "--accounts-with-a-known-password",
            action="store_true",
            dest="known",
            help="needed in production: says that you know what you open",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        password = sys.stdin.readline().rstrip("\n") if options["password"] == "-" else options["password"]  # noqa: S105 - not a password
        if not settings.LOCAL and not options["known"]:
            raise CommandError(
                "This is a production installation. Say --accounts-with-a-known-password if you mean it."
            )
        if foreign_data() and not options["force"]:
            raise CommandError("There is other data here. Seed an empty installation, or say --force.")
        try:
            validate_password(password)
        except ValidationError as weak:
            raise CommandError(" ".join(weak.messages)) from weak
        with transaction.atomic():
            told = set_up(password)
        self.stdout.write(json.dumps(told, indent=2, ensure_ascii=False))
