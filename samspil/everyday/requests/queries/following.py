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
    comes: str  # the first name of the volunteer who does; empty when nobody is found

    @property
    def has_volunteer(self) -> bool:
        return bool(self.comes)


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
        comes=_first_name(request) if request.state == State.FOUND else "",
        in_private=request.activity.setting == Setting.PRIVATE_HOME,
    )


def _first_name(request: Request) -> str:
    """Whoever waits must know who may come through the door; the first name is enough."""
    rows = Meeting.objects.live().filter(request=request).values_list("volunteer__user__name", flat=True)
    return (rows.first() or "").split(" ", 1)[0]


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
