"""`manage.py audit verify|anchor|head`: the auditor's hold on the event log."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from samspil.base.events import anchors
from samspil.base.events.models import ChainHead
from samspil.base.events.verification import Walk


class Command(BaseCommand):
    help = "Verify the event log, write an anchor outside the database, or print the head of the log."

    def add_arguments(self, parser: ArgumentParser) -> None:
        commands = parser.add_subparsers(dest="what", required=True)
        verify = commands.add_parser("verify", help="exit 1, one finding a line, when the log does not hold")
        verify.add_argument(
            "--head", metavar="SEQUENCE:HASH", help="what `audit head` printed earlier, kept elsewhere"
        )
        commands.add_parser("anchor", help="write the head to SAMSPIL_ANCHOR_FILE")
        commands.add_parser("head", help="print the last event's number and hash, to be kept elsewhere")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["what"] == "verify":
            self._verify(options["head"])
        elif options["what"] == "anchor":
            made = anchors.anchor()
            self.stdout.write(
                f"anchor {made.number}: {made.sequence}:{made.hash}"
                if made
                else "nothing new since the last anchor"
            )
        else:
            head = ChainHead.objects.get(pk=1)
            self.stdout.write(f"{head.sequence}:{head.hash}")

    def _verify(self, head: str | None) -> None:
        walk, found = Walk(), 0
        for finding in walk.findings(head=_parsed(head) if head else None):
            found += 1
            self.stdout.write(str(finding))
        self.stdout.write(f"{walk.events} events, {walk.anchors} anchors, {found} findings")
        if found:
            raise CommandError("The event log does not hold.", returncode=1)


def _parsed(text: str) -> tuple[int, str]:
    sequence, _colon, wanted = text.partition(":")
    if not sequence.isdigit() or len(wanted) != 64:
        raise CommandError(
            "--head is what `audit head` printed: a number, a colon, 64 letters.", returncode=2
        )
    return int(sequence), wanted
