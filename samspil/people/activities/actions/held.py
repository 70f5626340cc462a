"""An activity in the hand of an action: locked while it is judged and changed."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import IllegalMove
from samspil.base.events.recording import record
from samspil.people.activities.events import ActivityPaused
from samspil.people.activities.flow import FLOW, State
from samspil.people.activities.models import Activity, Task
from samspil.people.activities.rules import searchable


class Held:
    """What the actions of this room do with one activity."""

    def __init__(self, by: Actor, activity: Activity) -> None:
        self.by, self.activity = by, activity

    @classmethod
    def locked(cls, by: Actor, activity: Activity) -> "Held":
        """Lock the row until the action is done, and read it anew.

        So nobody answers the boundary check with yes, or takes a task away, between the judgement and the publication.
        """
        activity.refresh_from_db(from_queryset=Activity.objects.select_for_update(of=("self",)))
        return cls(by, activity)

    @classmethod
    def still_open(cls, by: Actor, activity: Activity) -> "Held":
        """Lock it; raise IllegalMove when it is closed, because what is closed is history."""
        held = cls.locked(by, activity)
        if activity.state == State.CLOSED:
            raise IllegalMove(_("The activity is closed, so it can no longer be changed."))
        return held

    def change(self, values: dict[str, Any], *, scope_changed: bool = False) -> None:
        """Write the values, and what follows from them."""
        now = clock.now()
        values = {**values, "changed_at": now, **({"scope_changed_at": now} if scope_changed else {})}
        for name, value in values.items():
            setattr(self.activity, name, value)
        self.activity.search_text = searchable(self.activity)
        self.activity.save(update_fields=[*values, "search_text"])

    def halt(self, *, cause: str) -> None:
        """Pause what is published, because the boundary check no longer holds for it."""
        if self.activity.state == State.PUBLISHED:
            FLOW.move(self.activity, to=State.PAUSED)
            record(ActivityPaused(subject=self.activity, cause=cause), by=self.by)

    def write_tasks(self, *, may: Sequence[str], may_not: Sequence[str]) -> None:
        """Put these tasks in the place of those before."""
        self.activity.tasks.all().delete()
        rows = [(text, True) for text in may] + [(text, False) for text in may_not]
        Task.objects.bulk_create(
            Task(activity=self.activity, text=text, may=allowed, position=position)
            for position, (text, allowed) in enumerate(rows)
        )
