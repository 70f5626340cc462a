"""Asking volunteers directly: only where it is urgent, only those who may be called, five at a time."""

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM, Actor
from samspil.base.core.errors import Conflict
from samspil.base.events.recording import action, record
from samspil.everyday.requests.events.finding import HelpSought, SearchExhausted, VolunteersAsked
from samspil.everyday.requests.flow import FLOW, State
from samspil.everyday.requests.models import Question, Request, Search
from samspil.everyday.requests.queries.gates import is_wanting
from samspil.everyday.requests.queries.matching import next_to_ask
from samspil.everyday.requests.rules.finding import BETWEEN_WAVES, WAVE
from samspil.people.volunteers.actions import note_asked
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, require_system


@action
def ask_volunteers(by: Actor, request: Request) -> None:
    """Let volunteers be asked now, a few at a time, until somebody says yes. Raises Conflict when nobody is wanted."""
    require(by, Can.REQUEST_HANDLE, request)
    if not is_wanting(request):
        raise Conflict(_("Nobody needs to be asked any more. Open the request to see how it stands."))
    ask_wave(SYSTEM, request)
    record(HelpSought(subject=request), by=by)


@action
def ask_wave(by: Actor, request: Request) -> None:
    """Ask the next five. Two workers at once ask one wave: the row of the search is held meanwhile."""
    require_system(by)
    Search.objects.get_or_create(request=request)
    search = Search.objects.select_for_update().get(request=request)
    people = next_to_ask(request, WAVE)
    now = clock.now()
    search.next_at = now + BETWEEN_WAVES if people else None
    search.waves += bool(people)
    search.asked += len(people)
    search.save()
    Question.objects.bulk_create(
        [Question(request=request, volunteer_id=pk, wave=search.waves, asked_at=now) for pk in people]
    )
    _begin(request)
    if people:
        note_asked(SYSTEM, request.activity.workplace, volunteers=people)
    record(
        VolunteersAsked(subject=search, wave=search.waves) if people else SearchExhausted(subject=search),
        by=by,
    )


def _begin(request: Request) -> None:
    """Let the asker see that somebody is being looked for."""
    if request.state == State.RECEIVED:
        FLOW.move(request, to=State.SEARCHING)
