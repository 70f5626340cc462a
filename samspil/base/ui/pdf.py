"""Paper: a Typst template and its data become a PDF/UA-1 that screen readers can read."""

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from samspil.base.core.later import later

if TYPE_CHECKING:
    import typst
else:
    typst = later("typst")

FONTS = Path(__file__).parent / "fonts"


def typeset(template: Path, values: Mapping[str, Any], *, is_archival: bool = False) -> bytes:
    """Return the PDF. The template reads `sys.inputs.data` as JSON: what people wrote is data there, never markup.

    What is kept for years is `is_archival`: PDF/A-2a as well.
    """
    return bytes(
        typst.compile(
            template,
            font_paths=[FONTS],
            ignore_system_fonts=True,
            format="pdf",
            sys_inputs={"data": _json(values)},
            pdf_standards=["ua-1", "a-2a"] if is_archival else "ua-1",
        )
    )


def fingerprint(template: Path, values: Mapping[str, Any]) -> str:
    """Return what changes whenever the paper would."""
    return hashlib.sha256(f"{_digest(template)}{_json(values)}".encode()).hexdigest()[:32]


def _json(values: Mapping[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False, sort_keys=True)


@cache
def _digest(template: Path) -> str:
    return hashlib.sha256(template.read_bytes()).hexdigest()
