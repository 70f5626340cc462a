"""Who may answer, how nobody answers twice, and that no clock gives anybody away."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Final

from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.everyday.requests.flow import State as RequestState
from samspil.everyday.requests.models import Asker, Request, RequestKind
from samspil.learning.surveys.models import Group, Kind, Round, SurveyPolicy
from samspil.learning.surveys.models.standards import BEST_TASKS
from samspil.society.access.permission import ALLOWED, Verdict, refused

AFTERWARDS_DAYS: Final = 30  # then the request itself is emptied, too
TOKENS_KEPT: Final = timedelta(days=AFTERWARDS_DAYS + 1)  # from the end: as long as a request can be answered
WORDS_KEPT: Final = timedelta(days=365)
MOST_TASKS: Final = 10
LONGEST_TASK: Final = 120
# Somebody has just died, or a whole school has heard a talk: nobody is asked afterwards.
_NOT_AFTER: Final = frozenset({RequestKind.VIGIL, RequestKind.TALK})
_SIDES: Final = {Asker.CITIZEN: Group.CITIZENS, Asker.RELATIVE: Group.RELATIVES}


@contextmanager
def by_the_day() -> Iterator[None]:
    """Let what is done inside carry the day and no hour, also in the event log."""
    with clock.stopped_at(clock.start_of(clock.today())):
        yield


def token_of(what: str, number: int, person: int | None = None) -> str:
    """Return the keyed hash that says that something has been answered: by a person, or about a request."""
    return salted_hmac(f"surveys.spent.{what}", f"{number}:{person or ''}", algorithm="sha256").hexdigest()


def answer_verdict(of: Round) -> Verdict:
    """Say whether the round can be answered today."""
    if of.is_answerable:
        return ALLOWED
    if clock.today() < of.opens_on:
        return refused(_("It has not opened yet."))
    return refused(_("It is closed. Thank you all the same for wanting to answer."))


def group_after(request: Request) -> Group | None:
    """Return as whom the asker of a request is asked afterwards; nothing for staff, and where a question would hurt."""
    return None if request.kind in _NOT_AFTER else _SIDES.get(Asker(request.asker))


def afterwards_verdict(request: Request) -> Verdict:
    """Say whether the asker may be asked what it gave."""
    if group_after(request) is None or request.state != RequestState.DONE or request.settled_at is None:
        return refused(_("There is nothing to answer here."))
    if not asks_afterwards(request.activity.workplace.unit.authority_id):
        return refused(_("There is nothing to answer here."))
    if clock.now() >= request.settled_at + timedelta(days=AFTERWARDS_DAYS):
        return refused(_("It is closed. Thank you all the same for wanting to answer."))
    return ALLOWED


def asks_afterwards(authority_id: int) -> bool:
    """Say whether citizens of the authority are asked when something has been done for them."""
    return not SurveyPolicy.objects.filter(authority=authority_id, asks_afterwards=False).exists()


def quarter_of(day: date) -> tuple[date, date]:
    """Return the first and the last day of the quarter."""
    first = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    after = date(first.year + first.month // 10, (first.month + 2) % 12 + 1, 1)
    return first, after - timedelta(days=1)


def task_lines(words: str) -> list[str]:
    """Return the tasks that somebody has written, one on each line, without repetitions."""
    lines = (line.strip(" -•*\t")[:LONGEST_TASK].strip() for line in words.splitlines())
    return list(dict.fromkeys(line for line in lines if line))[:MOST_TASKS]


def asks_for_tasks(of: Round, group: str, keys: frozenset[str]) -> bool:
    """Say whether the group is asked which tasks have moved."""
    return of.kind == Kind.PULSE and group == Group.EMPLOYEES and BEST_TASKS in keys
