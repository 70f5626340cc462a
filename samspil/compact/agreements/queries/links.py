"""Where on the site each thing of an agreement is mended."""

from django.urls import reverse

from samspil.compact.agreements.models import Agreement
from samspil.compact.agreements.rules.verdicts import Lack

_LIGHT = {
    "hvad": "lille-hvad",
    "opgaver": "lille-hvad",
    "tid": "lille-hvornaar",
    "hverdag": "lille-hvornaar",
    "personer": "lille-hvem",
    "principper": "lille-bekraeft",
}
_GUIDE = frozenset({"hvad", "opgaver", "personer", "hverdag", "ansvar", "vilkaar", "tid"})
_PAGES = {
    "huskeliste": "agreements:questions",
    "principper": "agreements:principles",
    "bekymringer": "agreements:concerns",
    "inddragelse": "agreements:involvement",
    "kommentarer": "agreements:comments",
    "underskrift": "agreements:signatures",
}


def url_of_step(agreement: Agreement, step: str, section: str = "") -> str:
    """Return the address of a step, or nothing when the step has no page."""
    step = _LIGHT.get(step, step) if agreement.is_light else step
    if step == "lille-bekraeft":
        return reverse("agreements:light_confirmation", args=[agreement.pk])
    if step in _GUIDE or step in _LIGHT.values():
        return reverse("agreements:guide", args=[agreement.pk, step])
    if step == "afsnit":
        return reverse("agreements:section", args=[agreement.pk, section])
    if step == "droeftelse":
        return reverse("agreements:agreement", args=[agreement.pk]) + "#droeftelse"
    if step in _PAGES:
        url = reverse(_PAGES[step], args=[agreement.pk])
        return f"{url}#{section}" if section else url
    return ""


def with_links(agreement: Agreement, lacks: tuple[Lack, ...]) -> list[tuple[Lack, str]]:
    """Return each lack with the address where it is mended."""
    return [(lack, url_of_step(agreement, lack.step, lack.section)) for lack in lacks]
