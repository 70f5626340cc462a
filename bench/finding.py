"""`python -m bench.finding`: how long does it take to find a volunteer among 50,000? By hand; nothing here is a test.

Makes a PostgreSQL of its own (or, with `--sqlite`, a file), fills it, and asks in the same process what the pages ask: whom to
suggest, whom to call next, and what one volunteer may take. One line each, in milliseconds.
"""

import argparse
import contextlib
import importlib
import os
import statistics
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

PLACES, EACH, REQUESTS, ROUNDS, AT_ONCE = 24, 2_000, 600, 40, 2_000
CROWDED = 50_000 - (PLACES - 1) * EACH  # the first place has the rest
INSIDE = "SAMSPIL_BENCH_FINDING"


def main() -> None:
    """Start the database, and go on in a process that has it."""
    if os.environ.get(INSIDE):
        measure()
        return
    parser = argparse.ArgumentParser(prog="python -m bench.finding", description=__doc__)
    parser.add_argument("--sqlite", action="store_true")
    options = parser.parse_args()
    with contextlib.ExitStack() as stack:
        var = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="samspil-finding-")))
        server = "" if options.sqlite else stack.enter_context(temporary_server())
        env = on_this_machine(server or f"sqlite:///{var / 'finding.sqlite3'}", var) | {INSIDE: "1"}
        subprocess.run(
            [sys.executable, str(ROOT / "manage.py"), "migrate", "-v0", "--skip-checks"],
            cwd=ROOT,
            env=env,
            check=True,
        )
        subprocess.run([sys.executable, "-m", "bench.finding"], cwd=ROOT, env=env, check=True)


def measure() -> None:
    """Fill the database and print the table."""
    django.setup()
    finding_corner = importlib.import_module("bench.finding_corner")  # its models need Django to be set up
    made = finding_corner.make(PLACES, EACH, CROWDED, REQUESTS, AT_ONCE)
    for name, ask in finding_corner.questions(made):
        print(f"{name:48} {timed(ask, made.database)}", flush=True)


def timed(ask: Callable[[], Any], database: list[int]) -> str:
    """Ask forty times. What counts is processor time, of the application and of its database: it hardly depends on what else
    the machine does at that moment, as the time on the wall does.
    """
    ask()
    spent, base, own = [], cpu_seconds(database), time.process_time()
    for _round in range(ROUNDS):
        start = time.perf_counter()
        ask()
        spent.append((time.perf_counter() - start) * 1000)
    app = (time.process_time() - own) * 1000 / ROUNDS
    below = (cpu_seconds(database) - base) * 1000 / ROUNDS
    return f"{app + below:6.1f} ms of processor (database {below:5.1f}); on the wall {statistics.median(spent):6.1f}"


if __name__ == "__main__":
    main()
