"""What a workplace prints about its volunteers: poster, leaflet, and the sheet for a letter, with the code that asks (RM-26)."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samspil.base.core import clock
from samspil.base.core.later import later
from samspil.base.ui import formats
from samspil.base.ui.pdf import fingerprint, typeset_once
from samspil.everyday.requests.queries.offers import askable
from samspil.people.activities.models import Activity
from samspil.society.places.models import Workplace

if TYPE_CHECKING:
    import segno
else:
    segno = later("segno")

TEMPLATE = Path(__file__).resolve().parents[1] / "templates" / "portal" / "printed.typ"
SHOWN = 9  # offers on the leaflet; the poster and the letter name fewer


class Paper(models.TextChoices):
    """The three papers; the values stand in their addresses."""

    POSTER = "plakat", gettext_lazy("Poster for the notice board (A4)")
    LEAFLET = "folder", gettext_lazy("Leaflet (A4, folded once to A5)")
    LETTER = "brev", gettext_lazy("Sheet for a letter (A5)")


def offered_at(workplace: Workplace) -> list[Activity]:
    """Return what somebody can ask for here today. One query; what is no longer published is on no new paper."""
    return list(askable().filter(workplace=workplace).order_by("title", "pk"))


def ask_address(workplace: Workplace) -> str:
    """Return the whole address behind the code: asking at this workplace."""
    return settings.PUBLIC_URL + reverse("requests:ask_here", args=[workplace.slug])


def etag_of(values: dict[str, Any]) -> str:
    """Return the fingerprint of everything that stands on the paper."""
    return fingerprint(TEMPLATE, values)


def pdf_of(workplace: Workplace, values: dict[str, Any]) -> bytes:
    """Return the paper as PDF/UA-1: what is printed can also be read aloud. Set once a day at the most."""
    stem = f"{values['kind']}-{workplace.pk}-{values['lang']}"
    return typeset_once(TEMPLATE, values, folder="printed", stem=stem)


def content_of(paper: Paper, workplace: Workplace, offered: list[Activity]) -> dict[str, Any]:
    """Return everything that stands on the paper, in the reader's language. No query of its own."""
    address = ask_address(workplace)
    phone = workplace.contact_phone
    return {
        "kind": paper.name.lower(),
        "size": _size(offered),
        "lang": translation.get_language() or settings.LANGUAGE_CODE,
        "place": workplace.unit.name,
        "authority": workplace.unit.authority.name,
        "headline": _("Would you like some company?"),
        "lead": _(
            "Here you can ask for a volunteer yourself. It costs nothing, and nobody has to refer you."
        ),
        "offers": _offers(offered),
        "how": {"title": _("How to ask"), "items": _how(phone)},
        "who": {
            "title": _("Who are the volunteers?"),
            "text": _(
                "People who give of their time. They have promised to keep to themselves what they hear. They come beside the staff, and never do the staff's work."
            ),
        },
        "no": {
            "title": _("No, thank you"),
            "text": _("You may always say no, also on the day, and need not say why. Just tell the staff."),
        },
        "ask": _("Ask here"),
        "scan": _("Hold your phone's camera over the code"),
        "phone": _("Or call %(phone)s") % {"phone": formats.phone(phone)} if phone else "",
        "qr": segno.make(address, error="m").svg_inline(border=2),
        "qr_alt": _("QR code that leads to %(url)s") % {"url": address},
        "url": address.partition("//")[2],
        "printed": _("As of %(day)s") % {"day": formats.date_long(clock.today())},
    }


def _offers(offered: list[Activity]) -> dict[str, Any]:
    rest = max(0, len(offered) - SHOWN)
    more = ngettext("… and %(n)s more", "… and %(n)s more", rest) % {"n": rest}
    return {
        "title": _("What you can ask for"),
        "items": [{"title": one.title, "summary": one.summary} for one in offered],
        "more": more,
    }


def _size(offered: list[Activity]) -> float:
    """Return how large the letters inside the leaflet may be, in points, so that they fill their page and stay on it."""
    length = sum(len(one.title) + len(one.summary) + 40 for one in offered[:SHOWN])
    return next((size for most, size in ((700, 16.0), (1300, 13.5), (2000, 11.5)) if length <= most), 9.0)


def _how(phone: str) -> list[str]:
    if phone:
        asked = _("Hold your phone's camera over the code, call %(phone)s, or ask the staff.") % {
            "phone": formats.phone(phone)
        }
    else:
        asked = _("Hold your phone's camera over the code, or ask the staff.")
    return [
        asked,
        _("Tell us your first name, where you are, and when it suits you. A relative may ask for you."),
        _("We find a volunteer and tell you when they come."),
    ]
