"""`python -m bench.killed`: whoever was told "the place is yours" has it, whatever dies. By hand; nothing here is a test.

24 people want three places on each of many shifts, over HTTP. Every second the whole web server is killed with SIGKILL in
the middle of it, and started again. In the end every place that was promised stands in the database, and no shift is
overbooked. (PostgreSQL lives on; that it keeps what it has committed is its own promise.)
"""

import contextlib
import http.client
import json
import os
import re
import secrets
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

from bench.run import corner, fill, manage
from bench.serving import HEADERS, PORT, family, granian, production
from tools.postgres import named, temporary_server

KILLS, SHIFTS, LIFE = 8, 400, 2.0  # seconds until the server is killed
Promise = tuple[str, int]


def main() -> None:
    """Race, kill, count, and end with an error when a promise was broken."""
    with contextlib.ExitStack() as stack:
        var = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="samspil-killed-")))
        server = stack.enter_context(temporary_server())
        database = named(server, "killed")
        fill(server, database, var, "S")
        manage(production(database, var), "collectstatic", "--noinput", "-v0")
        race = json.loads(corner(database, var))["race"]
        promised, answers = set[Promise](), Counter[str]()
        people = [
            threading.Thread(target=_person, args=(key, race["paths"][:SHIFTS], promised, answers))
            for key in race["sessions"]
        ]
        kills = _kill_again_and_again(production(database, var), people)
        kept = _kept(database)
        proof = json.loads(corner(database, var, "prove"))
    lost = promised - kept
    print(
        f"{kills} kills; {sum(answers.values())} requests: {dict(answers)}; {len(promised)} promised, {len(lost)} lost; {proof}"
    )
    if lost or proof["overbooked"] or proof["miscounted"]:
        sys.exit("A promise was broken.")


def _kill_again_and_again(env: dict[str, str], people: list[threading.Thread]) -> int:
    """Serve while the people ask; return how often the server was killed among them."""
    for kills in range(KILLS):
        with granian("config.wsgi:application", env, path="/robots.txt") as pid:
            if not kills:
                for person in people:
                    person.start()
            time.sleep(LIFE)
            for one in family(pid):
                with contextlib.suppress(ProcessLookupError):
                    os.kill(one, signal.SIGKILL)
    with granian("config.wsgi:application", env, path="/robots.txt"):
        for person in people:
            person.join()
    return KILLS


def _person(session: str, paths: list[str], promised: set[Promise], answers: "Counter[str]") -> None:
    """Ask for every place; an unanswered request is not asked again, so that only what was promised counts."""
    token = secrets.token_hex(16)
    headers = HEADERS | {"Cookie": f"samspil_session={session}; csrftoken={token}", "X-CSRFToken": token}
    headers |= {"Origin": "https://bench.example.dk", "Content-Type": "application/x-www-form-urlencoded"}
    for path in paths:
        link = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
        try:
            link.request("POST", path, body="", headers=headers)
            status = str(link.getresponse().status)
        except (OSError, http.client.HTTPException):
            status = "cut off"
            time.sleep(0.2)
        link.close()
        answers[status] += 1
        if status == "302":
            promised.add((session, int(re.findall(r"\d+", path)[0])))


def _kept(database: str) -> set[Promise]:
    """Return who really has which place."""
    asked = (
        "SELECT session_key, shift_id FROM rotas_signup JOIN accounts_session ON user_id = volunteer_id"
        " WHERE state = 'taken'"
    )
    done = subprocess.run(["psql", "-Atq", database, "-c", asked], check=True, capture_output=True, text=True)
    return {(key, int(shift)) for key, shift in (line.split("|") for line in done.stdout.splitlines())}


if __name__ == "__main__":
    main()
