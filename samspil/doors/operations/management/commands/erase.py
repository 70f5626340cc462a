"""`manage.py erase --user <number|e-mail>`: the right to be forgotten."""

from argparse import ArgumentParser
from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

from samspil.base.core.actor import SYSTEM
from samspil.base.jobs.schedule import REGISTRY
from samspil.compact.dialogue.models import Doubt, Idea
from samspil.doors.operations.actions import erase_person, part_with_person
from samspil.doors.operations.queries import find_person, traces_of
from samspil.everyday.requests.models import Companionship, Request
from samspil.people.applications.models import Application, Interest
from samspil.people.centres.models import Referral


class Command(BaseCommand):
    help = "Erase a person: what they take part in ends, their data goes, hours and counts stay."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--user", required=True, help="the person's number or e-mail address")
        parser.add_argument("--dry-run", action="store_true", help="say what would be done, and do nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            done = self._erase(options["user"])
            transaction.set_rollback(options["dry_run"])
        for table, count in sorted(done.items()):
            if count:
                self.stdout.write(f"{table}: {count}")
        self.stdout.write("Nothing was changed (dry run)." if options["dry_run"] else "Erased.")
        if not options["dry_run"]:
            REGISTRY["exchange.delete_files"].job.func()
            _overwrite_free_pages()

    def _erase(self, key: str) -> Counter[str]:
        user = find_person(key)
        if user is None and not _has_written(key):
            raise CommandError(f"Nobody here is {key}.", returncode=2)
        traces = traces_of(user, key if "@" in key else "")
        if user is not None:
            part_with_person(SYSTEM, user)
        done = erase_person(SYSTEM, user, traces=traces)
        if user is not None:
            self.stdout.write(f"person no. {user.pk}")
        return done


def _has_written(email: str) -> bool:
    """Say whether somebody without an account has applied, asked for a volunteer, left an interest, or spoken with this address."""
    written = (Application, Interest, Idea, Doubt, Request, Companionship, Referral)
    address = email.strip().lower()
    if any(model.objects.filter(email=address).exists() for model in written):
        return True
    return Companionship.objects.filter(contact_email=address).exists()


def _overwrite_free_pages() -> None:
    """SQLite leaves deleted words in its file until they are overwritten; PostgreSQL's autovacuum does that by itself."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
