"""What a browser has already shown, remembered in a file that all walkers share, also those of parallel test workers."""

import json
from collections.abc import Iterable
from fcntl import LOCK_EX, flock
from pathlib import Path


class Kinds:
    """The kinds of elements that a browser has shown, by route and whatever else is named with it."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def are_news(self, kinds: Iterable[str], *where: str) -> bool:
        """Say whether one of the kinds is new there, and remember them all."""
        with self._path.open("a+", encoding="utf-8") as file:
            flock(file, LOCK_EX)
            file.seek(0)
            known = (json.loads(line) for line in file)
            unseen = set(kinds).difference(*(there for place, there in known if place == [*where]))
            if unseen:
                file.write(json.dumps([where, sorted(unseen)]) + "\n")
            return bool(unseen)
