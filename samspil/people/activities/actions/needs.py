"""Needs: the first thing in the flow (RM-13, RM-20)."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Invalid
from samspil.base.events.recording import action, record
from samspil.people.activities.actions.held import Held
from samspil.people.activities.events import NeedMet, NeedRegistered, NeedsLinked
from samspil.people.activities.models import Activity, Need
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require
from samspil.society.places.models import Workplace


@action
def register_need(
    by: Actor, workplace: Workplace, *, what: str, for_whom: str, how_much: str, source: str
) -> Need:
    """Write down what is lacked at the workplace, by whom, how much of it, and who says so."""
    require(by, Can.NEED_EDIT, workplace)
    need = Need.objects.create(
        workplace=workplace, what=what, for_whom=for_whom, how_much=how_much, source=source
    )
    record(NeedRegistered(subject=need, source=source), by=by)
    return need


@action
def mark_need_met(by: Actor, need: Need) -> None:
    """Say that the need is met today. Raises Conflict when it was already."""
    require(by, Can.NEED_EDIT, need)
    today = clock.today()
    if not Need.objects.filter(pk=need.pk, met_on__isnull=True).update(met_on=today):
        raise Conflict(_("This need has already been marked as met."))
    need.met_on = today
    record(NeedMet(subject=need), by=by)


@action
def link_needs(by: Actor, activity: Activity, *, needs: Collection[Need]) -> None:
    """Say which needs of its own workplace the activity answers. Raises Invalid for a need of another workplace."""
    require(by, Can.ACTIVITY_EDIT, activity)
    Held.still_open(by, activity)
    if any(need.workplace_id != activity.workplace_id for need in needs):
        raise Invalid({"needs": [_("The need belongs to another workplace.")]})
    activity.needs.set(needs)
    record(NeedsLinked(subject=activity, needs=sorted(need.pk for need in needs)), by=by)
