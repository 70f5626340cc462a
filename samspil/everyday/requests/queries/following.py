"""What the asker reads: where the request stands, in whole sentences, and what they can do."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from samspil.base.ui.components.facts import Step
from samspil.everyday.requests.flow import FLOW, OPEN, WANTING, State
from samspil.everyday.requests.models import Meeting, Request
from samspil.everyday.requests.queries.waiting import Waiting, waiting_at
from samspil.people.citizens.queries import said_no
from samspil.society.places.models import Setting

# What is received is looked after at once: nobody has to approve it.
_NOW = {State.RECEIVED: 1, State.SEARCHING: 1, State.FOUND: 3, State.DONE: 4}


@dataclass(frozen=True, kw_only=True)
class Story:
    """One request, as its asker sees it."""

    steps: list[Step]
    waiting: Waiting | None
    is_open: bool
    can_cancel: bool
    can_refuse: bool
    can_change_mind: bool
    in_private: bool
    has_volunteer: bool


def story_of(request: Request) -> Story:
    """Return where the request stands. At most four queries."""
    contact = request.phone or request.email
    is_open = request.state in OPEN
    return Story(
        steps=_steps(request),
        waiting=waiting_at(request.activity) if request.state in WANTING else None,
        is_open=is_open,
        can_cancel=FLOW.can(request, State.CANCELLED),
        can_refuse=is_open and bool(contact or request.place_key),
        can_change_mind=request.state == State.STOPPED
        and bool(contact)
        and said_no(contacts=(contact,)) is not None,
        has_volunteer=request.state == State.FOUND
        and Meeting.objects.live().filter(request=request).exists(),
        in_private=request.activity.setting == Setting.PRIVATE_HOME,
    )


def _steps(request: Request) -> list[Step]:
    """Return the four steps; none for a request that ended before they were all gone."""
    now = _NOW.get(State(request.state))
    if now is None:
        return []
    words = [
        _("We have your request"),
        _("We look for a volunteer"),
        _("A volunteer is found"),
        _("You meet"),
    ]
    return [
        Step(label, "done" if place < now else "now" if place == now else "later")
        for place, label in enumerate(words)
    ]
