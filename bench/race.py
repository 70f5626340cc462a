"""A thousand times 24 people want three places, over HTTP, each with a session and a CSRF token of their own."""

import http.client
import secrets
import threading
import time
from collections import Counter
from typing import Any

from bench.serving import HEADERS, PORT


def run(race: dict[str, Any], rounds: int) -> dict[str, Any]:
    """Let everybody ask for every shift at once; return how many asked, how long it took, and what they were told."""
    paths, sessions = race["paths"][:rounds], race["sessions"]
    answers, gate = Counter[int](), threading.Barrier(len(sessions))
    people = [threading.Thread(target=_person, args=(key, paths, gate, answers)) for key in sessions]
    began = time.perf_counter()
    for person in people:
        person.start()
    for person in people:
        person.join()
    return {
        "requests": len(paths) * len(sessions),
        "seconds": time.perf_counter() - began,
        "answers": dict(answers),
    }


def _person(session: str, paths: list[str], gate: threading.Barrier, answers: "Counter[int]") -> None:
    token = secrets.token_hex(16)
    headers = HEADERS | {"Cookie": f"samspil_session={session}; csrftoken={token}", "X-CSRFToken": token}
    headers |= {"Origin": "https://bench.example.dk", "Content-Type": "application/x-www-form-urlencoded"}
    link = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
    for path in paths:
        gate.wait()
        link.request("POST", path, body="", headers=headers)
        answer = link.getresponse()
        answer.read()
        answers[answer.status] += 1
