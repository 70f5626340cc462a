"""Opening an activity to the world, pausing it, and closing it for good."""

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.events.facts import Fact
from samspil.base.events.recording import action, record
from samspil.people.activities.actions.held import Held
from samspil.people.activities.events import (
    ActivityClosed,
    ActivityPaused,
    ActivityPublished,
    ActivityResumed,
    PublicationRefused,
)
from samspil.people.activities.flow import FLOW, State
from samspil.people.activities.models import Activity
from samspil.people.activities.rules import Gate, publication_gate
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require


@action
def publish_activity(by: Actor, activity: Activity) -> Gate:
    """Show the activity to everybody, if the gate is open; return the gate.

    A closed gate is returned and not raised, so that the record of the attempt survives the refusal (RM-03): ask the answer
    `if not gate`. Raises IllegalMove when the activity is published or closed already.
    """
    require(by, Can.ACTIVITY_PUBLISH, activity)
    gate = _open(by, activity)
    record(ActivityPublished(subject=activity) if gate else _refused(activity, gate), by=by)
    return gate


@action
def resume_activity(by: Actor, activity: Activity) -> Gate:
    """Open a paused activity again, through the same gate and with the same kind of answer as `publish_activity`."""
    require(by, Can.ACTIVITY_PUBLISH, activity)
    gate = _open(by, activity)
    record(ActivityResumed(subject=activity) if gate else _refused(activity, gate), by=by)
    return gate


@action
def pause_activity(by: Actor, activity: Activity, *, cause: str = "person") -> None:
    """Stop taking volunteers and requests for a while. Raises IllegalMove unless the activity is published."""
    require(by, Can.ACTIVITY_PUBLISH, activity)
    Held.locked(by, activity)
    FLOW.move(activity, to=State.PAUSED)
    record(ActivityPaused(subject=activity, cause=cause), by=by)


@action
def close_activity(by: Actor, activity: Activity) -> None:
    """Close the activity for good; it stays as history. Raises IllegalMove when it is closed already."""
    require(by, Can.ACTIVITY_PUBLISH, activity)
    Held.locked(by, activity)
    FLOW.move(activity, to=State.CLOSED)
    record(ActivityClosed(subject=activity), by=by)


def _open(by: Actor, activity: Activity) -> Gate:
    Held.locked(by, activity)
    gate = publication_gate(activity, by)
    if gate or not FLOW.can(activity, State.PUBLISHED):
        FLOW.move(activity, to=State.PUBLISHED, published_at=activity.published_at or clock.now())
    return gate


def _refused(activity: Activity, gate: Gate) -> Fact:
    return PublicationRefused(subject=activity, codes=gate.codes)
