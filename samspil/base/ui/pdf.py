"""Paper: a Typst template and its data become a PDF/UA-1 that screen readers can read."""

import hashlib
import json
import os
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings

from samspil.base.core.later import later

if TYPE_CHECKING:
    import typst
else:
    typst = later("typst")

FONTS = Path(__file__).parent / "fonts"
_STAND_IN = "◊"
_ATTEMPTS = 6
_RARE = 0x2190
_COMPLAINTS = ("could not be displayed", "contains the codepoint")
# They glue several signs into one picture.
_JOINERS = re.compile("[\u200d\ufe00-\ufe0f\U000e0000-\U000e007f]")
_NAMED = re.compile(r'`"(.+?)"`')
_ESCAPED = re.compile(r"\\u\{([0-9a-fA-F]+)\}")


def typeset(template: Path, values: Mapping[str, Any], *, is_archival: bool = False) -> bytes:
    """Return the PDF. The template reads `sys.inputs.data` as JSON: what people wrote is data there, never markup.

    What is kept for years is `is_archival`: PDF/A-2a as well. A sign that no font of ours knows, such as a smiley, becomes
    a lozenge: the standards refuse a paper with holes in it.
    """
    standards: list[Any] = ["ua-1", "a-2a"] if is_archival else ["ua-1"]
    text = _json(values)
    for attempt in range(_ATTEMPTS):
        try:
            return _compile(template, text, standards)
        except typst.TypstError as error:
            known = _without_unknown(text, str(error)) if attempt < _ATTEMPTS - 2 else _without_rare(text)
            if known == text:
                raise
            text = known
    return _compile(template, text, standards)


def typeset_once(template: Path, values: Mapping[str, Any], *, folder: str, stem: str) -> bytes:
    """Return the PDF, set once for each change and then read from `var/`; the stem's older papers go."""
    kept: Path = settings.MEDIA_ROOT / folder
    path = kept / f"{stem}-{fingerprint(template, values)}.pdf"
    if path.exists():
        return path.read_bytes()
    content = typeset(template, values)
    kept.mkdir(parents=True, exist_ok=True)
    for old in kept.glob(f"{stem}-*.pdf"):
        old.unlink(missing_ok=True)
    # Written beside and moved into place: another worker reads a whole file or none.
    unfinished = kept / f"{path.stem}.{os.getpid()}.part"
    unfinished.write_bytes(content)
    unfinished.replace(path)
    return content


def _compile(template: Path, text: str, standards: list[Any]) -> bytes:
    return bytes(
        typst.compile(
            template,
            font_paths=[FONTS],
            ignore_system_fonts=True,
            format="pdf",
            sys_inputs={"data": text},
            pdf_standards=standards,
        )
    )


def _without_unknown(text: str, complaint: str) -> str:
    """Return the text with a lozenge for each sign that the complaint names."""
    if not any(words in complaint for words in _COMPLAINTS):
        return text
    for named in _NAMED.findall(complaint):
        cluster = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), named)
        for sign in set(cluster):
            text = text if sign.isascii() else text.replace(sign, _STAND_IN)
    return _JOINERS.sub("", text)


def _without_rare(text: str) -> str:
    """Return the text with lozenges for all signs beyond the alphabets and marks that our fonts hold."""
    return "".join(sign if ord(sign) < _RARE else _STAND_IN for sign in _JOINERS.sub("", text))


def fingerprint(template: Path, values: Mapping[str, Any]) -> str:
    """Return what changes whenever the paper would."""
    return hashlib.sha256(f"{_digest(template)}{_json(values)}".encode()).hexdigest()[:32]


def _json(values: Mapping[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False, sort_keys=True)


@cache
def _digest(template: Path) -> str:
    return hashlib.sha256(template.read_bytes()).hexdigest()
