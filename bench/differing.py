"""How long does it take to read two papers of fifty pages and to compare them? The text is made up on the spot."""

import os
import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

import django

django.setup()

from samspil.compact.frameworks.rules.difference import difference  # noqa: E402 - Django first
from samspil.compact.frameworks.rules.importing import proposed_clauses  # noqa: E402 - Django first

PAGES, CLAUSES_A_PAGE, WORDS_A_CLAUSE = 50, 9, 45
SMALL = ["og", "i", "at", "de", "den", "der", "til", "for", "med", "er", "som", "på", "en", "et", "af"]


def words() -> list[str]:
    parts = [
        "sam",
        "vær",
        "gang",
        "hjem",
        "borger",
        "tid",
        "ro",
        "lyst",
        "hus",
        "dag",
        "svar",
        "tillid",
        "møde",
        "plads",
    ]
    return [a + b for a in parts for b in parts if a != b]


def clause(rng: random.Random, known: list[str]) -> str:
    chosen = [rng.choice(SMALL) if rng.random() < 0.45 else rng.choice(known) for _ in range(WORDS_A_CLAUSE)]
    return " ".join(chosen).capitalize() + "."


def edited(text: str, rng: random.Random, known: list[str]) -> str:
    pieces = text.split(" ")
    for _ in range(4):
        pieces[rng.randrange(len(pieces))] = rng.choice(known)
    return " ".join(pieces)


def main() -> None:
    rng, known = random.Random(7), words()  # noqa: S311 - any text will do
    old = [clause(rng, known) for _ in range(PAGES * CLAUSES_A_PAGE)]
    new = [edited(text, rng, known) if rng.random() < 0.7 else text for text in old if rng.random() < 0.95]
    new[10:10] = [new.pop(200) for _ in range(6)]
    start = time.perf_counter()
    before, after = (proposed_clauses("\n\n".join(texts)).clauses for texts in (old, new))
    read = time.perf_counter()
    counts = difference(before, after).counts
    done = time.perf_counter()
    print(f"{PAGES} pages against {PAGES}: {len(before)} and {len(after)} clauses, {counts}")
    print(f"reading both {read - start:.2f} s, comparing {done - read:.2f} s")


if __name__ == "__main__":
    main()
