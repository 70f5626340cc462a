"""The year's wheel: what comes round, and the item it makes each year."""

from django.db.models import Q
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Invalid
from samspil.base.events.recording import action, record
from samspil.compact.dialogue.events import ItemRaised, WheelEntryAdded, WheelEntryRemoved
from samspil.compact.dialogue.models import Cause, Committee, Item, WheelEntry, WheelKind
from samspil.compact.dialogue.rules.recording import insist, may_arrange
from samspil.compact.dialogue.rules.wheel import due_on
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, require_system

_MONTHS = range(1, 13)
_CAUSES = {WheelKind.EVALUATION.value: Cause.EVALUATION, WheelKind.SPECIAL_TERMS.value: Cause.SPECIAL_TERMS}


@action
def add_wheel_entry(
    by: Actor, committee: Committee, *, month: int, kind: str, title: str, what: str = ""
) -> WheelEntry:
    """Put a matter into the committee's year. Raises Invalid for a month that is none, or a matter without a title."""
    require(by, Can.DISCUSSION_RECORD, committee)
    insist(may_arrange(by, [committee]))
    if month not in _MONTHS:
        raise Invalid({"month": [_("Choose a month.")]})
    if not title.strip():
        raise Invalid({"title": [_("Write a title.")]})
    entry = WheelEntry.objects.create(
        committee=committee,
        month=month,
        kind=kind,
        title=title.strip(),
        what=what.strip(),
        starts_on=clock.today(),
    )
    record(WheelEntryAdded(subject=entry, month=month, kind=kind), by=by)
    return entry


@action
def remove_wheel_entry(by: Actor, entry: WheelEntry) -> None:
    """Take the matter out of the wheel; what it has brought round stays. Raises Conflict when it is out already."""
    require(by, Can.DISCUSSION_RECORD, entry)
    insist(may_arrange(by, [entry.committee]))
    if not WheelEntry.objects.filter(pk=entry.pk, ended_on=None).update(ended_on=clock.today()):
        raise Conflict(_("Somebody else was first. Reload the page to see how things stand now."))
    record(WheelEntryRemoved(subject=entry), by=by)


@action
def make_wheel_item(by: Actor, entry: WheelEntry, *, year: int) -> Item | None:
    """Make the year's item of the entry; None when it has been made. However often and wherever this runs: once."""
    require_system(by)
    mine = WheelEntry.objects.filter(Q(last_year__lt=year), pk=entry.pk, ended_on=None)
    if not mine.update(last_year=year):
        return None
    cause = _CAUSES.get(entry.kind, Cause.OTHER)
    item = Item.objects.create(
        authority_id=entry.committee.authority_id,
        committee=entry.committee,
        cause=cause,
        title=f"{entry.title} {year}",
        what=entry.what or entry.title,
        why=_("It stands in the committee's year wheel."),
        due_on=due_on(year, entry.month),
        wheel_entry=entry,
        wheel_year=year,
    )
    record(ItemRaised(subject=item, cause=cause, about="", committee=entry.committee_id), by=by)
    return item
