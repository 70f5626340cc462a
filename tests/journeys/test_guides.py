"""The guides and their pictures belong together."""

import re
from pathlib import Path

import pytest

from tests.journeys.visitors import PICTURES

GUIDES = PICTURES.parent
ROOT = GUIDES.parents[1]
_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+\.png)\)|<img[^>]*src=\"([^\"]+\.png)\"")
LARGEST = 150_000


def named() -> set[Path]:
    """Return the pictures that the guides and the front page of the repository name."""
    pages = [*GUIDES.glob("*.md"), ROOT / "README.md"]
    found = {
        (page.parent / (in_text or in_html))
        for page in pages
        for _alt, in_text, in_html in _PICTURE.findall(page.read_text(encoding="utf-8"))
    }
    return {path.resolve() for path in found}


def test_every_picture_that_a_guide_names_is_there() -> None:
    assert [path.name for path in sorted(named()) if not path.exists()] == []


def test_every_picture_is_used_and_light() -> None:
    there = {path.resolve() for path in PICTURES.glob("*.png")}
    assert sorted(path.name for path in there - named()) == []
    assert [path.name for path in sorted(there) if path.stat().st_size > LARGEST] == []


@pytest.mark.parametrize("guide", sorted(GUIDES.glob("*.md")), ids=lambda path: path.stem)
def test_every_picture_says_in_words_what_it_shows(guide: Path) -> None:
    assert all(
        alt.strip() for alt, in_text, _html in _PICTURE.findall(guide.read_text(encoding="utf-8")) if in_text
    )
