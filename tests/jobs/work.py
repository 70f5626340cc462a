"""Jobs that the tests give the worker."""

import time
from datetime import timedelta
from pathlib import Path

from samspil.base.jobs.queue import job

DONE: list[object] = []
GIVEN_UP: list[object] = []


@job()
def remember(what: object) -> None:
    DONE.append(what)


@job(queue="urgent")
def hurry(what: object) -> None:
    DONE.append(what)


def lament(what: object) -> None:
    GIVEN_UP.append(what)


@job(retries=2, backoff=timedelta(seconds=10), gave_up=lament)
def stumble(what: object) -> None:
    DONE.append(what)
    raise RuntimeError(f"the secret of {what}")


@job(retries=1)
def linger(folder: str) -> None:
    """Take for ever the first time, and a moment the second."""
    begun = Path(folder, "begun")
    if not begun.exists():
        begun.touch()
        time.sleep(60)
    Path(folder, "done").touch(exist_ok=False)
