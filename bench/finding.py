"""`python -m bench.finding`: how long does it take to find a volunteer among 50,000? By hand; nothing here is a test.

Makes a PostgreSQL of its own (or, with `--sqlite`, a file), fills it, and asks in the same process what the pages ask: whom to
suggest, whom to call next, what one volunteer may take, and the lists of those who look after it all. One line of a table each.
"""

import argparse
import contextlib
import importlib
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django

from bench.serving import ROOT, cpu_seconds, on_this_machine
from tools.postgres import temporary_server

ROUNDS = 40
GOAL = 60  # milliseconds of processor, for each of them
INSIDE = "SAMSPIL_BENCH_FINDING"


def main() -> None:
    """Start the database, and go on in a process that has it."""
    if os.environ.get(INSIDE):
        measure()
        return
    parser = argparse.ArgumentParser(prog="python -m bench.finding", description=__doc__)
    parser.add_argument("--sqlite", action="store_true")
    parser.add_argument(
        "--database",
        default="",
        help="postgresql://… that is kept: filled when it is empty, else only measured",
    )
    options = parser.parse_args()
    with contextlib.ExitStack() as stack:
        var = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="samspil-finding-")))
        server = options.database
        if not server and not options.sqlite:
            server = stack.enter_context(temporary_server())
        env = on_this_machine(server or f"sqlite:///{var / 'finding.sqlite3'}", var) | {INSIDE: "1"}
        for command in (["migrate"], ["collectstatic", "--noinput"]):
            subprocess.run(
                [sys.executable, "manage.py", *command, "-v0", "--skip-checks"], cwd=ROOT, env=env, check=True
            )
        subprocess.run([sys.executable, "-m", "bench.finding"], cwd=ROOT, env=env, check=True)


def measure() -> None:
    """Fill the database, if it is empty, and print the table."""
    django.setup()
    corner = importlib.import_module("bench.finding_corner")  # their models need Django to be set up
    asking = importlib.import_module("bench.finding_questions")
    if not corner.is_there():
        corner.make()
    print(asking.about(), end="\n\n")
    print(f"| What (goal {GOAL}) | CPU ms | of it the database | queries |\n| --- | ---: | ---: | ---: |")
    for name, ask in asking.questions():
        spent, below = timed(ask, asking.backend)
        marked = f"**{spent:.1f}**" if spent > GOAL else f"{spent:.1f}"
        print(f"| {name} | {marked} | {below:.1f} | {asking.queries(ask)} |", flush=True)


def timed(ask: Callable[[], Any], database: Callable[[], list[int]]) -> tuple[float, float]:
    """Ask forty times. What counts is processor time, of the application and of its database: it hardly depends on what else
    the machine does at that moment, as the time on the wall does.
    """
    for _round in range(4):  # templates are compiled, and the statements' plans kept
        ask()
    base, own = cpu_seconds(database()), time.process_time()
    for _round in range(ROUNDS):
        ask()
    app = (time.process_time() - own) * 1000 / ROUNDS
    below = (cpu_seconds(database()) - base) * 1000 / ROUNDS
    return app + below, below


if __name__ == "__main__":
    main()
