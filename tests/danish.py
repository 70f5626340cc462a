"""What Danish content is measured by: words that never stand in it, CPR-like numbers, and how easy it reads."""

import re
import tomllib
from pathlib import Path
from typing import Any

SAMSPIL = Path(__file__).resolve().parents[1] / "samspil"

# Words that bind (mødepligt), that are older (vågekone), or that change what an effort is in law (frivilligt arbejde).
_NEVER = re.compile(
    r"mødepligt|vågekone|vågemand|frivillig(t|e|s)?[ -]?arbejde|ulønnet arbejde|§|\bTODO\b", re.IGNORECASE
)
_CPR = re.compile(r"(?<!\d)\d{6}[- ]?\d{4}(?!\d)")


def load(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def faults(path: Path) -> list[str]:
    """Return the forbidden words and the CPR-like numbers of a file."""
    text = path.read_text(encoding="utf-8")
    return [found.group() for pattern in (_NEVER, _CPR) for found in pattern.finditer(text)]


def lix(text: str) -> float:
    """Return the Danish reading index: words a sentence, and the share of words longer than six letters."""
    words = re.findall(r"[^\W\d_]+", text)
    sentences = len(re.findall(r"[.!?:;](?=\s|$)", text))
    return len(words) / sentences + 100 * sum(len(word) > 6 for word in words) / len(words)
