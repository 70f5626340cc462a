"""Two people for tests: a citizen who has asked, and a volunteer who has said yes; and a conversation between them."""

from dataclasses import dataclass
from typing import Any

from samspil.base.core.actor import STRANGER, Actor
from samspil.everyday.requests.actions import accept_thread, make_request, offer_thread
from samspil.everyday.requests.flow import State
from samspil.everyday.requests.models import Meeting, Request, Side, Thread
from samspil.everyday.requests.rules import sealing
from samspil.everyday.requests.rules.threads import Seat
from samspil.people.volunteers.models import Affiliation
from samspil.society.places.models import Workplace
from tests import factories


@dataclass
class Pair:
    """A citizen (a stranger with a link), a volunteer, and what brings them together."""

    request: Request
    volunteer: Actor
    affiliation: Affiliation
    meeting: Meeting


@dataclass
class Talk:
    """A conversation that has begun, with both codes: what only the two have."""

    thread: Thread
    codes: dict[Side, str]
    volunteer: Actor

    def seat(self, side: Side) -> Seat:
        return Seat(self.thread, side, self.thread.key if side == Side.CITIZEN else "")

    def actor(self, side: Side) -> Actor:
        return STRANGER if side == Side.CITIZEN else self.volunteer


def met(ward: Workplace, **said: Any) -> Pair:
    """Return a citizen on the ward and a volunteer who has said yes."""
    activity = factories.published_activity(ward)
    values = {
        "kind": "company",
        "asker": "citizen",
        "first_name": "Ellen",
        "email": "ellen@example.dk",
        "whereabouts": "Stue 4",
        **said,
    }
    request = make_request(STRANGER, activity, **values)
    volunteer, affiliation = factories.affiliated(ward)
    meeting = Meeting.objects.create(request=request, volunteer_id=volunteer.user_id, affiliation=affiliation)
    Request.objects.filter(pk=request.pk).update(state=State.FOUND)
    request.refresh_from_db()
    return Pair(request, volunteer, affiliation, meeting)


def talking(about: Any, volunteer: Actor) -> Talk:
    """Return a conversation that the citizen has offered and the volunteer has accepted."""
    codes = {side: sealing.new_code() for side in Side}
    thread = offer_thread(STRANGER, about, key=about.key, code=codes[Side.CITIZEN])
    accept_thread(volunteer, Seat(thread, Side.VOLUNTEER), code=codes[Side.VOLUNTEER])
    thread.refresh_from_db()
    return Talk(thread, codes, volunteer)
