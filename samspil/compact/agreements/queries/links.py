"""Where on the site each thing of an agreement is mended."""

from collections import Counter

from django.urls import reverse
from django.utils.translation import ngettext

from samspil.base.core.actor import Actor
from samspil.compact.agreements.models import Agreement
from samspil.compact.agreements.rules.verdicts import Lack
from samspil.compact.dialogue.models import Item

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
    if step in _PAGES:
        url = reverse(_PAGES[step], args=[agreement.pk])
        return f"{url}#{section}" if section else url
    return ""


def with_links(by: Actor, agreement: Agreement, lacks: tuple[Lack, ...]) -> list[tuple[Lack, str]]:
    """Return each lack with the address where it is mended; many of one list count as one line, so that a phone shows them."""
    return [(lack, _url_of(by, agreement, lack)) for lack in _gathered(lacks)]


def _url_of(by: Actor, agreement: Agreement, lack: Lack) -> str:
    if lack.step == "droeftelse":
        return _discussion(by, agreement)
    return url_of_step(agreement, lack.step, lack.section)


def _discussion(by: Actor, agreement: Agreement) -> str:
    """Return the address of what the committee is to discuss, for those who may open it."""
    items = Item.objects.visible_to(by).open().filter(about=agreement.about).order_by("pk")
    pk = items.values_list("pk", flat=True).first()
    return reverse("dialogue:item", args=[pk]) if pk else ""


def _gathered(lacks: tuple[Lack, ...]) -> list[Lack]:
    counts = Counter(lack.step for lack in lacks)
    found: dict[str, Lack] = {}
    for lack in lacks:
        count = counts[lack.step]
        if lack.step in _MANY and count > 1:
            found[lack.step] = Lack(lack.step, lack.step, _MANY[lack.step](count))
        else:
            found[lack.code] = lack
    return list(found.values())


def _questions(count: int) -> str:
    return ngettext(
        "Answer %(count)s question of the checklist", "Answer %(count)s questions of the checklist", count
    ) % {"count": count}


def _worries(count: int) -> str:
    return ngettext("Answer %(count)s known worry", "Answer %(count)s known worries", count) % {
        "count": count
    }


_MANY = {"huskeliste": _questions, "bekymringer": _worries}
