"""The role card on paper: set by Typst, kept until something on it changes, and drawn with its QR code."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from samspil.base.core.later import later
from samspil.base.ui import formats
from samspil.base.ui.pdf import fingerprint, typeset_once
from samspil.people.activities.queries.sheets import Sheet

if TYPE_CHECKING:
    import segno
else:
    segno = later("segno")

TEMPLATE = Path(__file__).resolve().parents[1] / "templates" / "activities" / "role_card.typ"


def qr_code(url: str) -> SafeString:
    """Return the address as an `<svg>` element to stand in a page."""
    drawn: str = segno.make(url, error="m").svg_inline(omitsize=True, svgclass="qr", border=2)
    return mark_safe(drawn)


def etag_of(sheet: Sheet) -> str:
    """Return the fingerprint of everything that stands on the card, in the reader's language."""
    return fingerprint(TEMPLATE, _data(sheet))


def role_card_pdf(sheet: Sheet) -> bytes:
    """Return the card as PDF/UA-1 on A4. It is set once for each change, and then read from `var/`."""
    stem = f"{sheet.activity.pk}-{translation.get_language()}"
    return typeset_once(TEMPLATE, _data(sheet), folder="role-cards", stem=stem)


def _data(sheet: Sheet) -> dict[str, Any]:
    """Return what the template shows."""
    activity = sheet.activity
    return {
        "lang": translation.get_language() or settings.LANGUAGE_CODE,
        "title": sheet.title,
        "place": f"{sheet.place}, {sheet.authority}",
        "summary": sheet.card_lead,
        "size": _size(sheet),
        "paused": _("Paused for the time being.") if sheet.is_paused else "",
        "told": {"title": _("To you who meet a volunteer"), "text": activity.role_card_patient},
        "may": {"title": _("The volunteer may"), "items": sheet.may},
        "may_not": {"title": _("The volunteer may not"), "items": sheet.may_not},
        "staff": {"title": _("The staff do"), "text": activity.staff_do},
        "add": {"title": _("The volunteers add"), "text": activity.volunteers_add},
        "known": {"title": _("How you recognise the volunteer"), "text": sheet.identification},
        "ask": {"title": _("Whom to ask"), "text": _ask(sheet)},
        "kicker": _("Role card"),
        "qr": segno.make(sheet.role_card_url, error="m").svg_inline(border=2),
        "qr_alt": _("QR code that leads to %(url)s") % {"url": sheet.role_card_url},
        "url": sheet.role_card_url.partition("//")[2],
    }


def _size(sheet: Sheet) -> float:
    """Return how large the letters may be, in points, so that the card fills its page and stays one page."""
    activity = sheet.activity
    texts = [
        activity.role_card_patient,
        activity.staff_do,
        activity.volunteers_add,
        *sheet.may,
        *sheet.may_not,
    ]
    length = sum(len(text) + 30 for text in texts)
    return next((size for most, size in ((1100, 14.0), (1900, 12.5), (2800, 11.0)) if length <= most), 9.5)


def _ask(sheet: Sheet) -> str:
    who = _(" or ").join(name for name in (sheet.contact, sheet.substitute) if name)
    return " · ".join(part for part in (who, formats.phone(sheet.phone) if sheet.phone else "") if part)
