"""What follows in the same transaction: the committee hears of what is new, and what lost its agreement stops."""

from samspil.base.core.actor import SYSTEM, Actor
from samspil.base.events.facts import listens
from samspil.compact.dialogue.actions import raise_item
from samspil.compact.dialogue.models import Cause
from samspil.people.activities.events import ActivityDescribed, BoundaryChecked, ResponsiblesNamed
from samspil.people.activities.models import Activity
from samspil.people.activities.rules.matters import Matter, matters_of_a_change, matters_of_a_draft


@listens(BoundaryChecked)
def raise_new_activity(by: Actor, fact: BoundaryChecked) -> None:
    """A draft that keeps the boundary is one to speak of; before that there is nothing to speak of yet."""
    activity = _activity(fact.subject.pk)
    if not fact.yes:
        _raise(by, activity, matters_of_a_draft(activity))


@listens(ActivityDescribed)
def raise_new_setting(by: Actor, fact: ActivityDescribed) -> None:
    activity = _activity(fact.subject.pk)
    if "setting" in fact.fields:
        _raise(by, activity, matters_of_a_change(activity, Cause.NEW_SETTING))


@listens(ResponsiblesNamed)
def raise_new_leader(by: Actor, fact: ResponsiblesNamed) -> None:
    activity = _activity(fact.subject.pk)
    if fact.leader_before not in (None, fact.leader):
        _raise(by, activity, matters_of_a_change(activity, Cause.NEW_LEADER))


def _raise(by: Actor, activity: Activity, matters: list[Matter]) -> None:
    for matter in matters:
        raise_item(SYSTEM.in_request(by.request_id), activity.workplace, **matter)


def _activity(pk: int) -> Activity:
    return Activity.objects.select_related("workplace__unit__authority", "partner").get(pk=pk)
