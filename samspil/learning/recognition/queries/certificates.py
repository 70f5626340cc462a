"""The certificate: a page to hang on the wall, tagged for screen readers."""

from pathlib import Path

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspil.base.ui.formats import date_long
from samspil.base.ui.pdf import typeset
from samspil.learning.recognition.models import Thanks

TEMPLATE = Path(__file__).resolve().parents[1] / "templates" / "recognition/certificate.typ"


def certificate_pdf(thanks: Thanks) -> bytes:
    """Return the paper as PDF/UA-1. Nothing keeps a copy of it."""
    affiliation = thanks.affiliation
    unit, volunteer = affiliation.workplace.unit, affiliation.volunteer.user
    day = thanks.thanked_on or thanks.due_on
    values = {
        "lang": translation.get_language() or settings.LANGUAGE_CODE,
        "title": _("Thank you"),
        "name": volunteer.name,
        "line": _years(thanks.years),
        "words": thanks.words,
        "place": unit.name,
        "with": _("In collaboration with %(partner)s") % {"partner": affiliation.partner.name}
        if affiliation.partner
        else "",
        "day": f"{unit.authority.name}, {date_long(day)}",
        "by": thanks.thanked_by.name if thanks.thanked_by else "",
        "kicker": _("Certificate"),
    }
    return typeset(TEMPLATE, values)


def _years(years: int | None) -> str:
    if years is None:
        return _("for your time and your company")
    return ngettext("for %(n)s year as a volunteer", "for %(n)s years as a volunteer", years) % {"n": years}
