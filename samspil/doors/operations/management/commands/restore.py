"""`manage.py restore <file>`: a backup into an empty database, and the proof that it is whole."""

import tarfile
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from samspil.doors.operations.management.archives import restore
from samspil.doors.operations.management.databases import CannotCopy


class Command(BaseCommand):
    help = "Restore a backup into an empty installation, and verify counts, references and the event log."
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            doubts = restore(options["file"])
        except (CannotCopy, OSError, tarfile.TarError) as reason:
            raise CommandError(str(reason)) from reason
        for doubt in doubts:
            self.stdout.write(doubt)
        if doubts:
            raise CommandError(f"Restored, but {len(doubts)} things do not hold.")
        self.stdout.write(
            "Restored. Counts, references and the event log hold. Erase anew whoever was erased since the backup."
        )
