"""The fields that some kinds have on top: which row they belong to, and what cannot be left out."""

from collections.abc import Mapping
from typing import Any, Final

from django.utils.translation import gettext as _

from samspil.base.core.errors import Invalid
from samspil.everyday.requests.models import Escort, Purchase, RequestKind, Talk

DETAILS: Final[Mapping[str, type[Purchase] | type[Escort] | type[Talk]]] = {
    RequestKind.PURCHASE: Purchase,
    RequestKind.ESCORT: Escort,
    RequestKind.TALK: Talk,
}
NEEDED: Final[Mapping[str, tuple[str, ...]]] = {
    RequestKind.PURCHASE: ("what", "most_kroner"),
    RequestKind.ESCORT: ("origin", "destination"),
    RequestKind.TALK: ("audience", "theme", "place"),
}
MOST_KRONER = 500  # more money than this is no errand for a volunteer


def faults(kind: str, details: Mapping[str, Any]) -> dict[str, list[str]]:
    """Say what is missing, and what is more money than a volunteer should carry."""
    errors = {
        name: [_("Fill this in, so that the volunteer knows what to do.")]
        for name in NEEDED.get(kind, ())
        if not details.get(name)
    }
    most = details.get("most_kroner")
    if most and not 1 <= most <= MOST_KRONER:
        errors["most_kroner"] = [
            _("Write a whole number of kroner, at most %(most)s.") % {"most": MOST_KRONER}
        ]
    return errors


def refuse_without_receipt(kind: str, receipt_note: str) -> None:
    """Raise Invalid when a purchase is to be closed without a word about the receipt (RM-81)."""
    if kind == RequestKind.PURCHASE and not receipt_note.strip():
        raise Invalid(
            {
                "receipt_note": [
                    _("Write what the receipt says and that the change was given back. Then close it.")
                ]
            }
        )
