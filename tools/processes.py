"""Starts and stops the two processes of an installation: `web` (granian) and `worker` (the job queue).

A pid file is never trusted alone: it names the boot and the start time of the process too, a zombie counts as dead,
and a number that now belongs to somebody else is left in peace.
"""

import argparse
import contextlib
import fcntl
import json
import os
import signal
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from tools import bootstrap
from tools.bootstrap import PYTHON, ROOT, CannotGoOn, say

NAMES = ("web", "worker")
STOP_SECONDS = 30
START_SECONDS = 60
SERVER_FAULT = 500


def web_command(host: str, port: int) -> list[str]:
    """Two processes of four threads: both databases bear it, SQLite by waiting for its turn to write."""
    return [
        *(str(PYTHON), "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port)),
        *("--workers", os.environ.get("SAMSPIL_WORKERS", "2")),
        *("--blocking-threads", os.environ.get("SAMSPIL_THREADS", "4")),
        *("--respawn-failed-workers", "--respawn-interval", "0.5", "--workers-kill-timeout", "10"),
        *("--http", "1", "--no-ws", "--log-level", "warning", "config.wsgi:application"),
    ]


def worker_command() -> list[str]:
    return [str(PYTHON), str(ROOT / "manage.py"), "worker"]


def start_main(arguments: list[str]) -> int:
    """Start one process in the background, or in the foreground for systemd."""
    parser = argparse.ArgumentParser(prog="run.py start")
    parser.add_argument("name", choices=NAMES)
    parser.add_argument(
        "--foreground", action="store_true", help="stay in the foreground, as systemd wants it"
    )
    parser.add_argument("--host", default=os.environ.get("SAMSPIL_BIND_HOST", "127.0.0.1"))
    parser.add_argument("--port", type=int, default=int(os.environ.get("SAMSPIL_BIND_PORT", "8000")))
    options = parser.parse_args(arguments)
    bootstrap.prepare("runtime")
    with _only_one(options.name):
        return _start(options)


def stop_main(arguments: list[str]) -> int:
    """Stop one process: TERM, time to finish what it holds, and KILL only after half a minute."""
    parser = argparse.ArgumentParser(prog="run.py stop")
    parser.add_argument("name", choices=NAMES)
    name = parser.parse_args(arguments).name
    with _only_one(name):
        pid = running(name)
        if pid is None:
            _sweep(name)
            say(f"{name} is not running.")
            return 0
        clean = _terminate(pid)
        _sweep(name)
    say(f"{name} stopped." if clean else f"{name} did not stop in {STOP_SECONDS} s and was killed.")
    return 0 if clean else 1


def running(name: str) -> int | None:
    """Return the pid of the process that the pid file means, if it is alive and still the same."""
    noted = _noted(name)
    if noted and identity(noted["pid"]) == noted["identity"]:
        return int(noted["pid"])
    return None


def identity(pid: int) -> str | None:
    """Return what tells this process from a later one with the same number; None for the dead and for zombies."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="utf-8").strip()
    except OSError:
        return None if Path("/proc/self/stat").exists() else _identity_by_ps(pid)
    return None if stat[0] in "ZX" else f"{boot} {stat[19]}"


def status(url: str, seconds: float = 2) -> int:
    """Return the status that a page answers with, 0 for silence."""
    try:
        with urllib.request.urlopen(url, timeout=seconds) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code
    except (OSError, ValueError):
        return 0


def end_group(process: subprocess.Popen[bytes], seconds: float = 20) -> None:
    """End a child that leads its own group, and whatever it left behind."""
    if process.poll() is None:
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(seconds)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _start(options: argparse.Namespace) -> int:
    name = options.name
    if pid := running(name):
        say(f"{name} is already running (process {pid}).")
        return 0
    _sweep(name)
    command = web_command(options.host, options.port) if name == "web" else worker_command()
    if options.foreground:
        os.chdir(ROOT)
        _note(name, os.getpid())  # the process keeps its number and start time when it turns into the server
        os.execv(command[0], command)
    log = _folder("log") / f"{name}.log"
    with log.open("ab") as out:
        process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=out, stderr=out, start_new_session=True
        )
    _note(name, process.pid)
    if _came_up(process, f"http://{options.host}:{options.port}/healthz" if name == "web" else None):
        say(f"{name} is running (process {process.pid}, log {log}).")
        return 0
    end_group(process)
    _pid_file(name).unlink(missing_ok=True)
    raise CannotGoOn(f"{name} did not start. The end of {log}:\n{log.read_text(errors='replace')[-2000:]}")


def _came_up(process: subprocess.Popen[bytes], url: str | None) -> bool:
    deadline = time.monotonic() + (START_SECONDS if url else 3)
    while time.monotonic() < deadline:
        if process.poll() is not None:
            return False
        if url and (answer := status(url)):
            if answer >= SERVER_FAULT:
                say(f"The server runs but answers {answer}: ask /readyz and the log what is missing.")
            return True
        time.sleep(0.2)
    return url is None


def _terminate(pid: int) -> bool:
    """Return whether the process ended by itself after TERM."""
    was = identity(pid)
    os.kill(pid, signal.SIGTERM)
    deadline = time.monotonic() + STOP_SECONDS
    while time.monotonic() < deadline:
        if identity(pid) != was:
            return True
        time.sleep(0.1)
    os.kill(pid, signal.SIGKILL)
    return False


def _sweep(name: str) -> None:
    """Remove the pid file, and the children that a killed leader left behind.

    A number stays taken as long as its process group has members, so a group without leader is still ours.
    """
    noted = _noted(name)
    if noted and identity(noted["pid"]) is None and noted["identity"].split(" ")[0] == _boot():
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(noted["pid"], signal.SIGKILL)
    _pid_file(name).unlink(missing_ok=True)


def _boot() -> str:
    own = identity(os.getpid())
    return own.split(" ")[0] if own else ""


def _identity_by_ps(pid: int) -> str | None:
    command = ["ps", "-o", "stat=,lstart=", "-p", str(pid)]
    found = subprocess.run(command, capture_output=True, text=True, check=False).stdout.split(None, 1)
    return None if len(found) < 2 or found[0].startswith("Z") else f"ps {found[1].strip()}"


@contextlib.contextmanager
def _only_one(name: str) -> Iterator[None]:
    """Two operators at once: the second waits for the first. The lock opens when a server takes over."""
    with (_folder("run") / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _folder(name: str) -> Path:
    folder = Path(os.environ.get("SAMSPIL_VAR", ROOT / "var")) / name
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _pid_file(name: str) -> Path:
    return _folder("run") / f"{name}.pid"


def _note(name: str, pid: int) -> None:
    text = json.dumps({"pid": pid, "identity": identity(pid)})
    _pid_file(name).write_text(f"{text}\n", encoding="utf-8")


def _noted(name: str) -> dict[str, object] | None:
    try:
        noted = json.loads(_pid_file(name).read_text(encoding="utf-8"))
        return {"pid": int(noted["pid"]), "identity": str(noted["identity"])}
    except (OSError, ValueError, KeyError, TypeError):
        return None
