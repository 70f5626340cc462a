"""Raising a matter for the committee that it concerns."""

import re
from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Invalid
from samspil.base.core.guards import MESSAGE, holds_cpr
from samspil.base.events.recording import action, record
from samspil.base.ui import formats
from samspil.compact.dialogue.events import ItemExtended, ItemRaised
from samspil.compact.dialogue.models import Cause, Item
from samspil.compact.dialogue.queries.committees import committee_for
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require
from samspil.society.places.models import Workplace

_ABOUT = re.compile(r"[a-z_]+\.[a-z_]+:\d+")
_TRIES = 3

Numbers = Sequence[tuple[str, str]]


@action
def raise_item(
    by: Actor,
    workplace: Workplace,
    *,
    cause: Cause,
    about: str,
    title: str,
    what: str,
    why: str,
    link: str = "",
    numbers: Numbers = (),
) -> Item:
    """Raise a matter for the committee nearest above the workplace, or add to the one that waits there already.

    `about` is "room.model:number", or empty when somebody raises a matter by hand. `numbers` are label and value of key
    numbers for the background paper. A job, and whoever has no part in the dialogue, has it raised by SYSTEM. Raises Invalid
    for an `about` or a link of another shape and for empty words.
    """
    require(by, Can.DISCUSSION_VIEW, workplace)
    _refuse_nonsense(about=about, link=link, title=title, what=what, numbers=numbers)
    words = {"title": title.strip(), "what": what.strip(), "why": why.strip(), "link": link}
    rows = [[str(label), str(value)] for label, value in numbers]
    item, is_new = _found_or_made(by, workplace, cause=cause, about=about, numbers=rows, **words)
    if is_new:
        record(ItemRaised(subject=item, cause=cause, about=about, committee=item.committee_id), by=by)
    else:
        _extend(item, numbers=rows, **words)
        record(ItemExtended(subject=item, cause=cause, about=about), by=by)
    return item


def _refuse_nonsense(*, about: str, link: str, title: str, what: str, numbers: Numbers) -> None:
    errors = {}
    if about and not _ABOUT.fullmatch(about):
        errors["about"] = [_("This is not the number of a thing.")]
    if link and (not link.startswith("/") or link.startswith("//")):
        errors["link"] = [_("A link leads to a page of this site: it begins with /.")]
    if not title.strip():
        errors["title"] = [_("Write a title.")]
    if not what.strip():
        errors["what"] = [_("Write what has changed.")]
    if any(holds_cpr(f"{label} {value}") for label, value in numbers):
        errors["numbers"] = [str(MESSAGE)]
    if errors:
        raise Invalid(errors)


def _found_or_made(
    by: Actor, workplace: Workplace, *, cause: Cause, about: str, **values: object
) -> tuple[Item, bool]:
    """Return the open matter about the same, locked; or a new one. Of two at once one makes it, the other finds it."""
    committee = committee_for(workplace)
    for _try in range(_TRIES):
        found = _open_one(workplace, cause, about) if about else None
        if found is not None:
            return found, False
        try:
            with transaction.atomic():
                made = Item.objects.create(
                    authority_id=workplace.unit.authority_id,
                    committee=committee,
                    workplace=workplace,
                    cause=cause,
                    about=about,
                    raised_by_id=by.user_id,
                    raised_at=clock.now(),
                    **values,
                )
        except IntegrityError:
            continue
        return made, True
    raise Conflict(_("Somebody else was first. Reload the page to see how things stand now."))


def _open_one(workplace: Workplace, cause: Cause, about: str) -> Item | None:
    rows = Item.objects.open().filter(workplace=workplace, cause=cause, about=about).order_by()
    return rows.select_for_update(of=("self",), no_key=True).first()


def _extend(item: Item, *, title: str, what: str, why: str, link: str, numbers: list[list[str]]) -> None:
    """Add what is new to the matter. The newest title, link and numbers hold; nothing that was written is lost."""
    day = formats.date_short(clock.today())
    if what not in item.what:
        item.what = f"{item.what}\n\n{day}: {what}"
    if why and why not in item.why:
        item.why = f"{item.why}\n\n{why}".strip()
    item.title, item.link, item.numbers = title, link or item.link, numbers or item.numbers
    item.save(update_fields=["what", "why", "title", "link", "numbers"])
