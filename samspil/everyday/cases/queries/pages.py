"""What the pages about cases show."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.events.models import Event
from samspil.base.ui.components.drawing import NavItem
from samspil.everyday.cases.flow import ENDED, FLOW, OPEN, State
from samspil.everyday.cases.models.cases import Case
from samspil.society.duties.queries import names_of

_LATEST_READS = 50


def detailed() -> QuerySet[Case]:
    return Case.objects.select_related(
        "workplace__unit__authority", "authority", "activity__partner", "filer", "decided_by"
    )


def worklist(by: Actor, *, is_ended: bool) -> QuerySet[Case]:
    """Return the cases that the actor looks into: the open ones by deadline, or the ended ones, the latest first."""
    rows = Case.objects.visible_to(by).select_related("workplace__unit")
    if is_ended:
        return rows.filter(state__in=ENDED).order_by("-ended_at", "-pk")
    return rows.filter(state__in=OPEN).order_by("due_on", "pk")


def own(by: Actor) -> QuerySet[Case]:
    """Return what the actor has written while signed in, the latest first."""
    return Case.objects.filed_by(by).select_related("workplace__unit").order_by("-created_at", "-pk")


def tabs(by: Actor, path: str, *, is_ended: bool) -> list[NavItem]:
    waiting = worklist(by, is_ended=False).count()
    return [
        NavItem(_("Open"), path, current=not is_ended, count=waiting),
        NavItem(_("Ended"), f"{path}?vis=afsluttede", current=is_ended),
    ]


def picture(case: Case, by: Actor) -> dict[str, Any]:
    """Return all that the readers of a case see, and what they can do now."""
    readers = list(case.readers.filter(ended_at=None).select_related("user"))
    return {
        "case": case,
        "readers": readers,
        "people": [row.user for row in case.people.select_related("user")],
        "notes": list(case.notes.select_related("author")),
        "log": log_of(case),
        "is_late": case.due_on < clock.today() and case.state in OPEN and case.decided_at is None,
        "is_open": case.state in OPEN,
        "can_take_up": FLOW.can(case, State.TALK) or FLOW.can(case, State.MEDIATION),
        "can_decide": FLOW.can(case, State.DECIDED),
        "can_close": FLOW.can(case, State.CLOSED),
    }


def log_of(case: Case) -> list[tuple[Event, str]]:
    """Return what has happened to the case and who has read it, the latest first, as sentences."""
    rows = Event.objects.filter(subject_type="cases.case", subject_id=str(case.pk))
    events = list(rows.order_by("-sequence")[:_LATEST_READS])
    names = names_of(events)
    nobody = _("The one who wrote")
    return [(event, event.sentence(names.get(event.actor_id or 0, nobody))) for event in events]
