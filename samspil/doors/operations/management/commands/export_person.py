"""`manage.py export_person <number|e-mail>`: everything kept about a person, as JSON (GDPR art. 15)."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from samspil.doors.operations.queries import find_person
from samspil.doors.operations.queries.person import everything_about


class Command(BaseCommand):
    help = "Print everything kept about a person as JSON."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("person", help="the person's number or e-mail address")

    def handle(self, *args: Any, **options: Any) -> None:
        user = find_person(options["person"])
        found = everything_about(user, options["person"])
        if user is None and not any(found["tables"].values()):
            raise CommandError(f"Nobody here is {options['person']}.", returncode=2)
        self.stdout.write(json.dumps(found, indent=2, ensure_ascii=False, default=str))
