"""Where the five papers lie that the import and the comparison are proven on. They are read there, never copied."""

import os
from pathlib import Path

import pytest

FOLDER = Path(os.environ.get("SAMSPIL_PAPERS", Path(__file__).parents[3] / "shared" / "seeds"))

needs_papers = pytest.mark.skipif(
    not FOLDER.is_dir(), reason="The papers are not here: set SAMSPIL_PAPERS to the folder that holds them."
)


def paper(number: str) -> str:
    """Return the paper whose file begins with the number."""
    return next(FOLDER.glob(f"{number}_*.txt")).read_text(encoding="utf-8")
