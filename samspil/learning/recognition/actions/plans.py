"""The plan of recognition: what is planned, done, dropped, and spoken of when it was forgotten (DR-55)."""

from datetime import date

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Invalid
from samspil.base.events.recording import action, record
from samspil.compact.agreements.models import Agreement
from samspil.learning.recognition.events.recognition import (
    ItemChanged,
    ItemDone,
    ItemDropped,
    ItemOverdue,
    ItemPlanned,
)
from samspil.learning.recognition.flow import ITEM, ItemState
from samspil.learning.recognition.models import PlanItem
from samspil.learning.recognition.rules.anniversaries import next_year
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, require_system
from samspil.society.places.models import Workplace


@action
def plan_item(
    by: Actor,
    workplace: Workplace,
    *,
    what: str,
    due_on: date,
    repeat: str = PlanItem.Repeat.ONCE,
    agreement: Agreement | None = None,
) -> PlanItem:
    """Plan how and when the volunteers are thanked. Raises Invalid for a day that is over, or another place's agreement."""
    require(by, Can.RECOGNITION_EDIT, agreement or workplace)
    if agreement is not None and agreement.workplace_id != workplace.pk:
        raise Invalid(_("The agreement is about another place."))
    _refuse_past(due_on)
    item = PlanItem.objects.create(
        workplace=workplace,
        agreement=agreement,
        what=what.strip(),
        due_on=due_on,
        repeat=PlanItem.Repeat(repeat),
        created_by_id=by.user_id,
    )
    record(ItemPlanned(subject=item, due_on=due_on.isoformat()), by=by)
    return item


@action
def change_item(by: Actor, item: PlanItem, *, what: str, due_on: date, repeat: str) -> None:
    """Say it otherwise, or move the day. A new day is spoken of anew if it is forgotten."""
    require(by, Can.RECOGNITION_EDIT, item)
    if due_on != item.due_on:
        _refuse_past(due_on)
    fields = {"what": what.strip(), "due_on": due_on, "repeat": PlanItem.Repeat(repeat)}
    fresh = {"reminded_at": None} if due_on != item.due_on else {}
    if not PlanItem.objects.planned().filter(pk=item.pk).update(**fields, **fresh):
        raise Conflict(_("It has been done or dropped meanwhile."))
    record(ItemChanged(subject=item), by=by)


@action
def complete_item(by: Actor, item: PlanItem, *, done_on: date | None = None) -> PlanItem | None:
    """Note that it was done. What is done every year is planned for the next year at once, and returned."""
    require(by, Can.RECOGNITION_EDIT, item)
    day = done_on or clock.today()
    if day > clock.today():
        raise Invalid({"done_on": [_("The day has not come yet.")]})
    ITEM.move(item, to=ItemState.DONE, ended_on=day)
    following = None
    if item.repeat == PlanItem.Repeat.YEARLY:
        following = PlanItem.objects.create(
            workplace_id=item.workplace_id,
            agreement_id=item.agreement_id,
            what=item.what,
            due_on=next_year(item.due_on, today=clock.today()),
            repeat=item.repeat,
            follows=item,
            created_by_id=by.user_id,
        )
    record(ItemDone(subject=item, following=following.pk if following else None), by=by)
    return following


@action
def drop_item(by: Actor, item: PlanItem) -> None:
    """Drop it; what was planned for every year does not come again."""
    require(by, Can.RECOGNITION_EDIT, item)
    ITEM.move(item, to=ItemState.DROPPED, ended_on=clock.today())
    record(ItemDropped(subject=item), by=by)


@action
def remind_of_item(by: Actor, item: PlanItem) -> None:
    """Speak of something that was forgotten: once for each day it was planned for."""
    require_system(by)
    late = PlanItem.objects.overdue().filter(pk=item.pk, reminded_at=None)
    if late.update(reminded_at=clock.now()):
        record(ItemOverdue(subject=item, due_on=item.due_on.isoformat()), by=by)


def _refuse_past(due_on: date) -> None:
    if due_on < clock.today():
        raise Invalid({"due_on": [_("The day is over. Choose one to come.")]})
