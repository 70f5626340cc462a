"""What happens to questionnaires by itself. Every job may run twice, or late, and does no harm."""

from datetime import time

from samspil.base.core.actor import SYSTEM
from samspil.base.jobs.queue import job
from samspil.base.jobs.schedule import periodic
from samspil.learning.surveys.actions import (
    close_round,
    erase_interview,
    erase_words,
    forget_partings,
    forget_tokens,
    invite_some,
    remind_some,
)
from samspil.learning.surveys.models import Round
from samspil.learning.surveys.queries import due


@job()
def invite(round_id: int) -> None:
    """Invite everybody who has an account, a couple of hundred at a time. Begun again, it goes on where it stopped."""
    found = Round.objects.select_related("workplace__unit", "authority").filter(pk=round_id).first()
    while found is not None and found.is_answerable and invite_some(SYSTEM, found):
        pass


@periodic(daily_at=time(0, 40))
def close_rounds() -> None:
    """Close the rounds whose last day is over."""
    for found in due.to_close():
        close_round(SYSTEM, found)


@periodic(daily_at=time(9, 30))
def remind_of_rounds() -> None:
    """Remind everybody who is asked, once, a few days before the end."""
    for found in due.to_remind_of():
        while remind_some(SYSTEM, found):
            pass


@periodic(daily_at=time(4, 40))
def erase_old_words() -> None:
    """Delete what people wrote a year ago, and that they answered at all as soon as it serves nothing."""
    for found in due.to_erase_words_of():
        erase_words(SYSTEM, found)
    for found in due.to_forget_answering():
        forget_tokens(SYSTEM, found)
    for authority in due.to_forget_partings_of():
        forget_partings(SYSTEM, authority)


@periodic(daily_at=time(4, 45))
def erase_old_interviews() -> None:
    """Delete what was learned in interviews a year ago."""
    for found in due.to_erase_interviews():
        erase_interview(SYSTEM, found)
