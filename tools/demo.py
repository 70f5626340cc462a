"""The demonstration: a whole installation with invented people, on this machine, until Ctrl-C."""

import argparse
import os
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path
from types import FrameType

from tools import bootstrap
from tools.bootstrap import PYTHON, ROOT, CannotGoOn, manage, say
from tools.processes import SERVER_FAULT, end_group, status, web_command, worker_command

FIRST_PORT = 8000
START_SECONDS = 90
WORKER_RESTARTS = 5


class Stopped(Exception):
    """Somebody asked us to end."""


def main(arguments: list[str]) -> int:
    """Migrate, fill an empty database, serve, and end both processes cleanly."""
    options = _options(arguments)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _stop)
    children: list[subprocess.Popen[bytes]] = []
    try:
        bootstrap.prepare("runtime")
        port = _port(options.port)
        env = _environment(port)
        if options.fresh:
            _forget(env)
        _fill(env, large=options.large)
        _serve(env, port, children)
    except Stopped:
        say("Stopping ...")
        return 0
    finally:
        for child in reversed(children):
            end_group(child)
        if children:
            say("Stopped. Start again with: python3 run.py demo")
    return 0


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="run.py demo")
    parser.add_argument("--large", action="store_true", help="a whole region instead of a few workplaces")
    parser.add_argument("--port", type=int, help=f"the port (default: the first free one from {FIRST_PORT})")
    parser.add_argument("--fresh", action="store_true", help="throw the demonstration's data away first")
    return parser.parse_args(arguments)


def _stop(number: int, frame: FrameType | None) -> None:
    for later in (signal.SIGINT, signal.SIGTERM):
        signal.signal(later, signal.SIG_IGN)  # an impatient second Ctrl-C must not leave a server behind
    raise Stopped


def _environment(port: int) -> dict[str, str]:
    """The demonstration keeps to its own folder, so that it never touches a real installation's data."""
    env = dict(os.environ)
    env["SAMSPIL_DEMO"] = "1"
    env.setdefault("SAMSPIL_VAR", str(ROOT / "var" / "demo"))
    env.setdefault("SAMSPIL_PUBLIC_URL", f"http://localhost:{port}")  # a passkey wants a name, not a number
    env.setdefault("SAMSPIL_SMTP_PORT", str(_free(2525)))
    return env


def _forget(env: dict[str, str]) -> None:
    own = ROOT / "var" / "demo"
    if "SAMSPIL_DATABASE_URL" in env or Path(env["SAMSPIL_VAR"]) != own:
        raise CannotGoOn(
            "--fresh only throws away var/demo; here SAMSPIL_VAR or SAMSPIL_DATABASE_URL is set."
        )
    shutil.rmtree(own, ignore_errors=True)


def _fill(env: dict[str, str], *, large: bool) -> None:
    say("Preparing the database and the people in it ...")
    began = time.monotonic()
    collect = [str(PYTHON), str(ROOT / "manage.py"), "collectstatic", "--noinput", "-v0"]
    static = subprocess.Popen(collect, cwd=ROOT, env=env)
    try:
        manage("create_tables", "--or-migrate", env=env)
        manage("demo", *(["--large"] if large else []), env=env)
        if static.wait():
            raise CannotGoOn("collectstatic did not succeed; the reason stands above.")
    finally:
        if static.poll() is None:
            static.terminate()
            static.wait()
    say(f"Ready in {time.monotonic() - began:.0f} s.")


def _serve(env: dict[str, str], port: int, children: list[subprocess.Popen[bytes]]) -> None:
    url = f"http://localhost:{port}/"
    web = subprocess.Popen(web_command("127.0.0.1", port), cwd=ROOT, env=env, start_new_session=True)
    children.append(web)
    children.append(_worker(env))
    children.append(subprocess.Popen(_post_command(), cwd=ROOT, env=env, start_new_session=True))
    deadline = time.monotonic() + START_SECONDS
    while not 0 < status(url, seconds=10) < SERVER_FAULT:
        if web.poll() is not None or time.monotonic() > deadline:
            raise CannotGoOn("The web server did not come up; the reason stands above.")
        time.sleep(0.1)
    _welcome(url)
    restarts = 0
    while web.poll() is None:
        if children[1].poll() is not None:
            restarts += 1
            if restarts > WORKER_RESTARTS:
                raise CannotGoOn("The worker keeps ending; the reason stands above.")
            say("The worker ended; starting it again.")
            children[1] = _worker(env)
        time.sleep(0.5)
    raise CannotGoOn("The web server ended by itself; the reason stands above.")


def _worker(env: dict[str, str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(worker_command(), cwd=ROOT, env=env, start_new_session=True)


def _post_command() -> list[str]:
    return [str(PYTHON), str(ROOT / "manage.py"), "demo_post", "--skip-checks"]


def _welcome(url: str) -> None:
    print(
        f"\n  Samspil is running. Everybody in it is invented.\n\n"
        f"    Forside og indsatser      {url}\n"
        f"    Log ind                   {url}demo/      (choose a person: volunteer, coordinator, leader, ...)\n"
        f"    Breve, der er sendt       {url}demo/post/ (every e-mail; none leaves this machine)\n\n"
        f"  End with Ctrl-C.\n",
        flush=True,
    )


def _port(wanted: int | None) -> int:
    port = _free(wanted or FIRST_PORT, among=1 if wanted else 50)
    if port:
        return port
    raise CannotGoOn(f"Port {wanted or FIRST_PORT} is taken. Choose another: python3 run.py demo --port 8123")


def _free(first: int, *, among: int = 50) -> int:
    """Return the first port that nobody listens on, or 0."""
    for port in range(first, first + among):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    return 0
