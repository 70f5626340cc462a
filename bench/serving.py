"""The processes that are measured: granian with the settings of production, PostgreSQL, and what the kernel says of them."""

import contextlib
import http.client
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PORT = 8765
TICK = os.sysconf("SC_CLK_TCK")
HEADERS = {
    "Host": "bench.example.dk",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-For": "127.0.0.1",
    "Connection": "keep-alive",
}


def production(database: str, var: Path) -> dict[str, str]:
    """The environment of an installation: no demonstration, no debugging."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SAMSPIL_")}
    # An installation keeps its byte code, whatever the machine on which it is measured thinks of that.
    kept |= {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(var / "bytecode")}
    ours = {"DATABASE_URL": database, "SECRET_KEY": "b" * 50, "HOSTS": "bench.example.dk", "VAR": str(var)}
    ours["PUBLIC_URL"] = "https://bench.example.dk"
    return kept | {f"SAMSPIL_{name}": value for name, value in ours.items()}


def on_this_machine(database: str, var: Path) -> dict[str, str]:
    """The same, with permission to make invented people."""
    return production(database, var) | {
        "SAMSPIL_DEMO": "1",
        "SAMSPIL_PUBLIC_URL": "http://localhost:8765",
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }


@contextlib.contextmanager
def granian(application: str, env: dict[str, str], *, path: str) -> Iterator[int]:
    """Serve with two workers; yield the process id once the page answers."""
    command = [
        sys.executable,
        "-m",
        "granian",
        "--interface",
        "wsgi",
        "--host",
        "127.0.0.1",
        "--port",
        str(PORT),
    ]
    command += [
        "--workers",
        "2",
        "--blocking-threads",
        "4",
        "--http",
        "1",
        "--no-ws",
        "--log-level",
        "warning",
        application,
    ]
    server = subprocess.Popen(command, cwd=ROOT, env=env)
    try:
        for _try in range(300):
            if server.poll() is not None:
                sys.exit("granian ended by itself; the reason stands above.")
            with contextlib.suppress(OSError):
                if ask(path)[0] < 500:
                    break
            time.sleep(0.2)
        yield server.pid
    finally:
        server.terminate()
        server.wait()


def ask(path: str, session: str = "") -> tuple[int, dict[str, str]]:
    """Return status and headers of one request."""
    link = http.client.HTTPConnection("127.0.0.1", PORT, timeout=30)
    link.request("GET", path, headers=HEADERS | cookie(session))
    answer = link.getresponse()
    answer.read()
    link.close()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}


def cookie(session: str) -> dict[str, str]:
    return {"Cookie": f"samspil_session={session}"} if session else {}


def family(pid: int) -> list[int]:
    """Return the process and all that it has begotten."""
    parents = dict[int, list[int]]()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            parents.setdefault(int(_fields(stat)[1]), []).append(int(stat.parent.name))
    found = [pid]
    for one in found:
        found += parents.get(one, [])
    return found


def cpu_seconds(pids: list[int]) -> float:
    """Return what the processes, and the children they have outlived, have spent."""
    spent = 0.0
    for pid in pids:
        with contextlib.suppress(OSError):
            spent += sum(int(ticks) for ticks in _fields(Path(f"/proc/{pid}/stat"))[11:15])
    return spent / TICK


def resident_mb(pids: list[int]) -> list[int]:
    """Return the resident memory of each, the largest first."""
    sizes = []
    for pid in pids:
        with contextlib.suppress(OSError):
            lines = Path(f"/proc/{pid}/status").read_text().splitlines()
            sizes += [int(line.split()[1]) // 1024 for line in lines if line.startswith("VmRSS")]
    return sorted(sizes, reverse=True)


def _fields(stat: Path) -> list[str]:
    """Return the fields from the third on; the second may hold blanks."""
    return stat.read_text().rpartition(")")[2].split()
