"""The process beside the web server: everything that is done later or by itself."""

import signal
from argparse import ArgumentParser
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand

from samspil.base.jobs.working import Worker, drain


class Command(BaseCommand):
    help = "Run queued and periodic jobs until stopped (TERM or Ctrl-C lets the job at hand finish)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="run what may run now, then end")
        parser.add_argument(
            "--interval", type=float, default=0.5, help="seconds between two looks at an empty queue"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["once"]:
            count = drain()
            if options["verbosity"] > 1:
                self.stdout.write(f"{count} jobs run")
            return
        worker = Worker()

        def stop(number: int, frame: FrameType | None) -> None:
            worker.stop()

        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, stop)
        worker.run(interval=options["interval"])
