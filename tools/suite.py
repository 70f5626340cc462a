"""Runs every test: rooms on SQLite, journeys in a browser, rooms again on PostgreSQL. Standard library only.

The last line is always the plain total, `N passed, N failed, N skipped`, and the exit code agrees with it.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from tools import bootstrap, machine, postgres
from tools.bootstrap import PYTHON, ROOT, say

PART_SECONDS = 2700
NOTHING_COLLECTED = 5
JOURNEYS = "tests/journeys"
WITHOUT_DATABASE = ("tests/architecture", "tests/tools")  # run once


@dataclass
class Part:
    """What one run of pytest came to. A run that did not happen counts as one skip, in CI as one failure."""

    name: str
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    note: str = ""

    def __str__(self) -> str:
        numbers = f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"
        return f"{self.name}: {self.note}" if self.note else f"{self.name}: {numbers}"


def check(arguments: list[str]) -> int:
    """Run the checks, all or those named."""
    bootstrap.prepare("dev")
    machine.complete()
    return subprocess.run([str(PYTHON), "-m", "tools.checks", *arguments], cwd=ROOT, check=False).returncode


def main(arguments: list[str]) -> int:
    """Run the suite; CI runs the checks first."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    bootstrap.prepare("dev")
    machine.complete()
    parts = [_checks()] if machine.in_ci() and not arguments else []
    with _state() as state:
        parts += _rooms_and_journeys(arguments, state)
    return _summary(parts)


def _rooms_and_journeys(arguments: list[str], state: Path) -> list[Part]:
    named = [argument for argument in arguments if _is_path(argument)]
    options = [argument for argument in arguments if not _is_path(argument)]
    journeys = [path for path in named if path.startswith(JOURNEYS)]
    rooms = [path for path in named if not path.startswith(JOURNEYS)]
    parts = []
    if rooms or not journeys:
        where = [*(rooms or ["tests"]), f"--ignore={JOURNEYS}", *options]
        parts.append(_pytest("SQLite", where, state, {}))
    if journeys or not rooms:
        parts.append(_journeys([*(journeys or [JOURNEYS]), *options], state))
    if rooms or not journeys:
        where += [] if rooms else [f"--ignore={path}" for path in WITHOUT_DATABASE]
        parts.append(_on_postgres(where, state))
    return parts


def _checks() -> Part:
    done = subprocess.run([str(PYTHON), "-m", "tools.checks"], cwd=ROOT, check=False)
    return (
        Part("Checks", failed=1, note="FAILED, see above")
        if done.returncode
        else Part("Checks", note="passed")
    )


def _journeys(where: list[str], state: Path) -> Part:
    if not any((ROOT / JOURNEYS).glob("**/test_*.py")):
        return Part("Journeys", note="none yet")
    if reason := machine.why_no_journeys():
        return _left_out("Journeys", reason)
    return _pytest("Journeys", where, state, {"CHROMIUM": str(machine.browser())}, most=2)


def _on_postgres(where: list[str], state: Path) -> Part:
    if given := os.environ.get("SAMSPIL_TEST_POSTGRES_URL"):
        return _pytest("PostgreSQL", where, state, {"SAMSPIL_DATABASE_URL": given})
    try:
        with postgres.temporary_server() as url:
            return _pytest("PostgreSQL", where, state, {"SAMSPIL_DATABASE_URL": url})
    except postgres.NoPostgres as reason:
        return _left_out("PostgreSQL", str(reason))


def _left_out(name: str, reason: str) -> Part:
    word = "MISSING" if machine.in_ci() else "SKIPPED"
    note = f"{word} - {reason}"
    return Part(name, failed=1, note=note) if machine.in_ci() else Part(name, skipped=1, note=note)


def _pytest(name: str, arguments: list[str], state: Path, extra: dict[str, str], most: int = 4) -> Part:
    workers = min(os.cpu_count() or 1, most)
    report = state / f"{name}.xml"
    env = os.environ | {"SAMSPIL_TEST": "1", "SAMSPIL_VAR": str(state)} | extra
    if name != "PostgreSQL":
        env.pop("SAMSPIL_DATABASE_URL", None)
    command = [
        str(PYTHON),
        "-m",
        "pytest",
        "-q",
        "--tb=short",
        f"--junitxml={report}",
        "--mission-append",
        *arguments,
    ]
    command += ["-n", str(workers)] if workers > 1 else []
    say(f"{name} ...")
    began = time.monotonic()
    returned = _run(command, env)
    part = _read(name, report)
    if returned not in (0, NOTHING_COLLECTED) and not part.failed:
        part.failed, part.note = 1, f"pytest ended with code {returned}; see above"
    say(f"{part} ({time.monotonic() - began:.0f} s)")
    return part


def _run(command: list[str], env: dict[str, str]) -> int:
    """Run pytest in its own group, so that nothing it started outlives it or its time."""
    process = subprocess.Popen(command, cwd=ROOT, env=env, start_new_session=True)
    try:
        return process.wait(PART_SECONDS)
    except subprocess.TimeoutExpired:
        say(f"Not done after {PART_SECONDS} s; ended.")
        return 124
    finally:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)


def _read(name: str, report: Path) -> Part:
    part = Part(name)
    try:
        suites = ET.parse(report).getroot().iter("testsuite")  # noqa: S314 - written by our own pytest
    except (OSError, ET.ParseError):
        return part
    for suite in suites:
        count = {key: int(suite.get(key, 0)) for key in ("tests", "failures", "errors", "skipped")}
        failed = count["failures"] + count["errors"]
        part.failed += failed
        part.skipped += count["skipped"]
        part.passed += max(0, count["tests"] - failed - count["skipped"])
    return part


@contextlib.contextmanager
def _state() -> Iterator[Path]:
    """A state folder of the tests' own, so that several runs and a demonstration can live side by side."""
    folder = Path(tempfile.mkdtemp(prefix="samspil-test-"))
    try:
        yield folder
    finally:
        found = folder / "mission.json"
        if found.exists():
            (ROOT / "var").mkdir(exist_ok=True)
            shutil.copy(found, ROOT / "var" / "mission.json")
        shutil.rmtree(folder, ignore_errors=True)


def _is_path(argument: str) -> bool:
    return not argument.startswith("-") and (ROOT / argument.partition("::")[0]).exists()


def _summary(parts: list[Part]) -> int:
    print(flush=True)
    for part in parts:
        say(str(part))
    passed, failed, skipped = (
        sum(getattr(part, key) for part in parts) for key in ("passed", "failed", "skipped")
    )
    print(f"{passed} passed, {failed} failed, {skipped} skipped", flush=True)
    return 1 if failed or not passed + skipped else 0  # a path that does not exist is no success
