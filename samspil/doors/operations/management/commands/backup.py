"""`manage.py backup <file>`: everything that has to be kept, in one file, while the installation runs."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from samspil.doors.operations.management.archives import backup
from samspil.doors.operations.management.databases import CannotCopy


class Command(BaseCommand):
    help = "Save database, files and anchors of the event log into one tar file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        path = options["file"].resolve()
        if path.exists():
            raise CommandError(f"{path} is there already; a backup never writes over another.")
        try:
            manifest = backup(path)
        except (CannotCopy, OSError) as reason:
            raise CommandError(str(reason)) from reason
        rows = sum(manifest.counts.values())
        self.stdout.write(
            f"{path}: {rows} rows in {len(manifest.counts)} tables, event log to {manifest.head[0]}:{manifest.head[1]}"
        )
