"""A whole installation for the journeys: web server, worker and post office, filled with the demonstration."""

import contextlib
import email
import email.policy
import os
import re
import socket
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

from tools.bootstrap import PYTHON, ROOT
from tools.processes import end_group, status, web_command, worker_command

START_SECONDS = 90
LETTER_SECONDS = 30
PORTS = range(8200, 8300)
PORTS_EACH = 20  # of parallel test workers, so that no two take the same
_MANAGE = [str(PYTHON), str(ROOT / "manage.py")]
_LINK = re.compile(r"https?://[^\s<>\"]+")


class Installation:
    """The address of the running installation, and what its post office has received."""

    def __init__(self, url: str, var: Path) -> None:
        self.url = url
        self.var = var
        self.signed_in: dict[str, dict] = {}  # the browser's state for each person who has signed in once

    def letter(self, to: str, *, saying: str = "") -> str:
        """Wait for the newest letter to this address with these words in it, and return its text."""
        deadline = time.monotonic() + LETTER_SECONDS
        while time.monotonic() < deadline:
            for text in self._letters(to):
                if saying in text:
                    return text
            time.sleep(0.2)
        raise AssertionError(
            f"no letter to {to} with {saying!r} in {LETTER_SECONDS} s; got {self._letters(to)}"
        )

    def link(self, to: str, *, leading_to: str) -> str:
        """Wait for a letter with a link into this part of the site, and return the newest such link."""
        text = self.letter(to, saying=leading_to)
        return next(link for link in _LINK.findall(text) if leading_to in link)

    def code_of_card(self, number: str) -> str:
        """Return what the QR code of a card says; nobody here can read the picture."""
        with contextlib.closing(sqlite3.connect(self.var / "samspil.sqlite3")) as database:
            found = database.execute("SELECT code FROM onboarding_badge WHERE id = ?", [number]).fetchone()
        return str(found[0])

    def _letters(self, to: str) -> list[str]:
        found = []
        for path in sorted((self.var / "post").glob("*.eml"), reverse=True):
            message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
            assert isinstance(message, EmailMessage)
            body = message.get_body(("plain",))
            if to in str(message["To"]) and body is not None:
                found.append(f"{message['Subject']}\n{body.get_content()}")
        return found


@contextlib.contextmanager
def running(var: Path) -> Iterator[Installation]:
    """Fill a new database, start the processes, and end them afterwards. Templates are strict, as in all tests."""
    port, post_port = _free_ports(2)
    url = f"http://localhost:{port}"
    env = {name: value for name, value in os.environ.items() if not name.startswith("SAMSPIL_")} | {
        "SAMSPIL_DEMO": "1",
        "SAMSPIL_TEST": "1",
        "SAMSPIL_VAR": str(var),
        "SAMSPIL_PUBLIC_URL": url,
        "SAMSPIL_SMTP_PORT": str(post_port),
    }
    for command in (["create_tables"], ["demo"]):
        subprocess.run([*_MANAGE, *command], env=env, cwd=ROOT, check=True)
    with contextlib.ExitStack() as ending:
        web, *_others = [_started(one, env, ending) for one in _programs(port)]
        _wait_until(url, web)
        yield Installation(url, var)


def _started(
    command: list[str], env: dict[str, str], ending: contextlib.ExitStack
) -> subprocess.Popen[bytes]:
    child = subprocess.Popen(command, env=env, cwd=ROOT, start_new_session=True)
    ending.callback(end_group, child)
    return child


def _programs(port: int) -> list[list[str]]:
    return [web_command("127.0.0.1", port), worker_command(), [*_MANAGE, "demo_post", "--skip-checks"]]


def _wait_until(url: str, web: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while status(f"{url}/readyz", seconds=10) != 200:
        assert web.poll() is None, "the web server ended by itself"
        assert time.monotonic() < deadline, f"the web server did not answer in {START_SECONDS} s"
        time.sleep(0.2)


def _free_ports(count: int) -> list[int]:
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    found = []
    for port in PORTS[worker * PORTS_EACH % len(PORTS) :]:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                with contextlib.suppress(OSError):
                    probe.bind(("127.0.0.1", port))
                    found.append(port)
        if len(found) == count:
            return found
    raise AssertionError("no free port from 8200 to 8299")
