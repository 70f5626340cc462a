"""Templates: all used, all small, nothing inline, nothing from outside."""

import re

from tests.architecture.house import HOUSE, sources, templates

TEMPLATE_LINES = 120
# Found by name at run time, so no file spells them out.
FOUND_BY_NAME = re.compile(
    r"^(account|mfa|socialaccount|allauth|django|registration|admin|400|403|404|409|410|422|429|500|503)\b"
)


def names():
    return {str(path).split("/templates/", 1)[1]: path for path in templates()}


def test_every_template_is_used():
    text = "\n".join("\n".join(source.lines) for source in sources())
    text += "\n".join(path.read_text(encoding="utf-8") for path in templates())
    assert not [name for name in names() if not FOUND_BY_NAME.match(name) and not is_named(name, text)]


def is_named(name, text):
    """A page is named in full, a letter by its folder, a component by its tag, which has its file's name."""
    folder, _, file = name.rpartition("/")
    if folder == "ui/components":
        return f"def {file.partition('.')[0]}(" in text
    return name in text or name.rpartition(".")[0] in text or f"{folder}/{{" in text


def test_two_rooms_never_share_a_template_name():
    seen = [str(path).split("/templates/", 1)[1] for path in templates()]
    assert len(seen) == len(set(seen))


def test_a_template_fits_in_the_head():
    assert not [
        name
        for name, path in names().items()
        if len(path.read_text(encoding="utf-8").splitlines()) > TEMPLATE_LINES
    ]


def test_nothing_stands_inline():
    """The content policy has no `unsafe-inline`; a style, a handler or a script in the page would not work."""
    inline = re.compile(
        r"<script(?![^>]*\bsrc=)(?![^>]*application/(ld\+)?json)|\sstyle=\"|\son[a-z]+=\"|javascript:",
        re.IGNORECASE,
    )
    assert not [
        name
        for name, path in names().items()
        if path.suffix == ".html" and inline.search(path.read_text(encoding="utf-8"))
    ]


def test_nothing_is_fetched_from_outside():
    outside = re.compile(
        r"(src|href|action)=\"https?://[^\"]*\.(js|css|woff2?|png|jpe?g|svg)|@import\s+url|url\(['\"]?https?:"
    )
    pages = list(names().values()) + list(HOUSE.rglob("*.css"))
    assert not [str(path) for path in pages if outside.search(path.read_text(encoding="utf-8"))]
