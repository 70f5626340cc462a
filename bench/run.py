"""`python -m bench.run`: what a page costs, in a small and in a large installation. By hand; nothing here is a test.

Starts a PostgreSQL of its own, fills two databases, serves each with granian and two workers, and loads every page with `wrk`
from 16 clients. What counts is processor time for each request, of the application and of the database together: it hardly
depends on what else the machine does at that moment, as requests per second do.
"""

import argparse
import contextlib
import json
import os
import platform
import re
import resource
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bench import race, report
from bench.serving import (
    HEADERS,
    PORT,
    ROOT,
    ask,
    cookie,
    cpu_seconds,
    family,
    granian,
    on_this_machine,
    production,
    resident_mb,
)
from tools.postgres import named, temporary_server

SIZES = {"S": (200, 500), "L": (50_000, 50_000)}
CLIENTS = 16
RESULTS = ROOT / "bench" / "results"


def main() -> None:
    """Measure, write the results, and write the table into docs/performance.md."""
    options = _options()
    with contextlib.ExitStack() as stack:
        var = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="samspil-bench-")))
        server = options.server or stack.enter_context(temporary_server())
        result = _about(options)
        for size in options.sizes:
            database = named(server, f"bench_{size.lower()}")
            if not options.server:
                result["seed_seconds", size] = fill(server, database, var, size)
            result["sizes"][size] = _measure(database, var, server, options)
    result = {" ".join(key) if isinstance(key, tuple) else key: value for key, value in result.items()}
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"{result['at'][:10]}.json").write_text(json.dumps(result, indent=1) + "\n")
    report.write(result)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.run", description=__doc__)
    parser.add_argument("--sizes", nargs="+", choices=SIZES, default=list(SIZES))
    parser.add_argument("--seconds", type=int, default=6, help="how long each page is loaded")
    parser.add_argument("--rounds", type=int, default=1_000, help="of 24 people who want three places")
    parser.add_argument(
        "--server", default="", help="postgresql://… of a server that has bench_s and bench_l already"
    )
    return parser.parse_args()


def _about(options: argparse.Namespace) -> dict[Any, Any]:
    command = f"python -m bench.run --seconds {options.seconds} --rounds {options.rounds}"
    cpu = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return {
        "at": datetime.now(UTC).isoformat(timespec="minutes"),  # noqa: TID251 - no Django in this process
        "command": command,
        "commit": commit.stdout.strip(),
        "machine": f"{cpu[1] if cpu else platform.machine()}, {os.cpu_count()} cores, {platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "load": os.getloadavg()[0],
        "sizes": {},
    }


def fill(server: str, database: str, var: Path, size: str) -> float:
    """Make the database and tell the story in it; return the processor seconds."""
    volunteers, shifts = SIZES[size]
    subprocess.run(["psql", "-q", server, "-c", f"CREATE DATABASE {urlsplit(database).path[1:]}"], check=True)
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    manage(on_this_machine(database, var), "create_tables")
    manage(
        on_this_machine(database, var),
        "demo",
        "--large",
        "--volunteers",
        str(volunteers),
        "--shifts",
        str(shifts),
    )
    subprocess.run(["psql", "-q", database, "-c", "VACUUM ANALYZE"], check=True)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


def manage(env: dict[str, str], *arguments: str) -> None:
    subprocess.run([sys.executable, str(ROOT / "manage.py"), *arguments], cwd=ROOT, env=env, check=True)


def _measure(database: str, var: Path, server: str, options: argparse.Namespace) -> dict[str, Any]:
    env = production(database, var)
    manage(env, "collectstatic", "--noinput", "-v0")
    made = json.loads(corner(database, var))
    subprocess.run(["psql", "-q", database, "-c", "ANALYZE"], check=True)
    postmaster = _postmaster(server)
    found: dict[str, Any] = {"cold_start": _cold_start(env), "pages": {}}
    with granian("bench.bare:application", env, path="/") as pid:
        found["pages"]["bare Django, 50 rows"] = _load(
            {"path": "/", "session": ""}, pid, postmaster, options.seconds
        )
    with granian("config.wsgi:application", env, path="/robots.txt") as pid:
        for name, page in made["pages"].items():
            found["pages"][name] = page | _load(page, pid, postmaster, options.seconds)
            if page["goal_304"]:
                etag = ask(page["path"])[1]["etag"]
                again = _load(page, pid, postmaster, options.seconds, etag=etag)
                found["pages"][f"{name}, unchanged (304)"] = {"goal": page["goal_304"]} | again
        found["race"] = _race(made["race"], pid, postmaster, options.rounds)
        found["resident_mb"] = resident_mb(family(pid)[1:])[:2]
    found["race"] |= json.loads(corner(database, var, "prove"))
    for page in found["pages"].values():
        page.pop("session", None)
    return found


def corner(database: str, var: Path, *arguments: str) -> str:
    """Make the measured corner; production's key, so that its sessions hold."""
    env = on_this_machine(database, var)
    done = subprocess.run(
        [sys.executable, "-m", "bench.corner", *arguments],
        cwd=ROOT,
        env=env,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return done.stdout.splitlines()[-1]


def _postmaster(server: str) -> int:
    """Return the process id of our PostgreSQL."""
    asked = "SELECT pg_read_file('postmaster.pid')"
    done = subprocess.run(["psql", "-Atq", server, "-c", asked], check=True, capture_output=True, text=True)
    return int(done.stdout.split()[0])


def _cold_start(env: dict[str, str]) -> float:
    """Return the processor seconds from nothing to an application that knows its addresses; the best of three."""
    code = "import config.wsgi; from django.urls import get_resolver; get_resolver().url_patterns"
    spent = []
    for _try in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=env, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return round(min(spent), 2)


def _load(page: dict[str, Any], pid: int, postmaster: int, seconds: int, *, etag: str = "") -> dict[str, Any]:
    headers = HEADERS | cookie(page["session"]) | ({"If-None-Match": etag} if etag else {})
    _wrk(page["path"], headers, 1)  # both workers compile their templates and connect
    before = cpu_seconds(family(pid)), cpu_seconds(family(postmaster))
    out = _wrk(page["path"], headers, seconds)
    after = cpu_seconds(family(pid)), cpu_seconds(family(postmaster))
    count = max(1, int(_read(out, r"(\d+) requests in")))
    if bad := re.search(r"Non-2xx or 3xx responses: (\d+)", out):
        sys.exit(f"{page['path']}: {bad[1]} of {count} answers are errors")
    app, base = ((after[n] - before[n]) * 1000 / count for n in (0, 1))
    return {
        "cpu_ms": round(app + base, 2),
        "app_ms": round(app, 2),
        "database_ms": round(base, 2),
        "requests_per_second": round(float(_read(out, r"Requests/sec:\s+([\d.]+)"))),
        "p50": _read(out, r"(?m)^\s*50%\s+(\S+)"),
        "p99": _read(out, r"(?m)^\s*99%\s+(\S+)"),
    }


def _wrk(path: str, headers: dict[str, str], seconds: int) -> str:
    command = ["wrk", "-t2", f"-c{CLIENTS}", f"-d{seconds}s", "--latency"]
    for name, value in headers.items():
        command += ["-H", f"{name}: {value}"]
    done = subprocess.run(
        [*command, f"http://127.0.0.1:{PORT}{path}"], check=True, capture_output=True, text=True
    )
    return done.stdout


def _read(text: str, pattern: str) -> str:
    found = re.search(pattern, text)
    return found[1] if found else "0"


def _race(given: dict[str, Any], pid: int, postmaster: int, rounds: int) -> dict[str, Any]:
    before = cpu_seconds(family(pid)) + cpu_seconds(family(postmaster))
    told = race.run(given, rounds)
    spent = cpu_seconds(family(pid)) + cpu_seconds(family(postmaster)) - before
    return told | {"cpu_ms": round(spent * 1000 / told["requests"], 2), "goal": 10, "asked_rounds": rounds}


if __name__ == "__main__":
    main()
