"""The long lists of the public pages, drawn here: fifty rows through a template cost more than finding them."""

from collections.abc import Iterable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from samspil.base.ui.stored import stored_lang
from samspil.doors.portal.queries.cards import Card
from samspil.doors.portal.queries.shifts import ShiftCard

_SHIFT = """<li class="item"><h3><a href="{}"{}>{}</a></h3>
<p><strong>{}</strong></p>
<p class="item-place"><a href="{}">{}</a>{}</p>
<p class="item-facts">{}{}</p></li>
"""
_ITEM = """<li class="item"><h3><a href="{}"{}>{}</a></h3>
<p class="item-place"><a href="{}">{}</a>{}</p>
<p{}>{}</p>
<p class="item-facts">{}{}</p></li>
"""


def activity_list(cards: Iterable[Card], carried: str = "", /) -> SafeString:
    """Activities: what, where, and for whom. `carried` stands behind their addresses: the code of a campaign."""
    paused, written = format_html("<strong>{}</strong> · ", _("Taking a break")), stored_lang()
    return format_html(
        '<ul class="plain-list cards">\n{}</ul>',
        format_html_join("", _ITEM, (_activity(card, paused, written, carried) for card in cards)),
    )


def shift_list(cards: Iterable[ShiftCard], /) -> SafeString:
    """Shifts with a place free: when, where, and how many places."""
    written = stored_lang()
    return format_html(
        '<ul class="plain-list cards">\n{}</ul>',
        format_html_join("", _SHIFT, (_shift(card, written) for card in cards)),
    )


def _activity(card: Card, paused: SafeString, written: SafeString, carried: str) -> tuple[str, ...]:
    where = f" · {card.where}" if card.where else ""
    head = (card.url + carried, written, card.title, card.place_url, card.place, where)
    return (*head, written, card.summary, paused if card.is_paused else "", card.facts)


def _shift(card: ShiftCard, written: SafeString) -> tuple[str, ...]:
    where, own = f" · {card.where}" if card.where else "", f" · {card.own}" if card.own else ""
    return (card.url, written, card.title, card.when, card.place_url, card.place, where, card.free, own)
