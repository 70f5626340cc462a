"""What happens to voices and declarations by itself."""

from datetime import date, time, timedelta

from django.db.models import Q

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.jobs.schedule import periodic
from samspil.compact.dialogue.actions.declarations import remind_of_special_terms
from samspil.compact.dialogue.actions.doubts import erase_doubt, note_overdue_doubt
from samspil.compact.dialogue.actions.ideas import erase_idea, show_overdue_idea
from samspil.compact.dialogue.flow import UNANSWERED_IDEAS, DoubtState
from samspil.compact.dialogue.models.declarations import DeclarationReminder
from samspil.compact.dialogue.models.voices import Doubt, Idea
from samspil.compact.dialogue.queries.declarations import declaring, undeclared
from samspil.compact.dialogue.rules.voices import ERASE_DAYS

_REMIND_FROM = (1, 15)  # the old year is to be declared from the middle of January


@periodic(daily_at=time(7, 0))
def show_overdue_voices() -> None:
    """Show ideas that nobody answered in time to the consultant, and remind of doubts."""
    late = {"due_on__lt": clock.today()}
    for idea in Idea.objects.filter(state__in=UNANSWERED_IDEAS, escalated_at=None, **late).order_by("pk"):
        show_overdue_idea(SYSTEM, idea)
    for doubt in Doubt.objects.open().filter(overdue_at=None, **late).order_by("pk"):
        note_overdue_doubt(SYSTEM, doubt)


@periodic(daily_at=time(4, 20))
def erase_old_voices() -> None:
    """Erase who sent ideas and doubts, and what citizens wrote, half a year after the answer."""
    limit = clock.now() - timedelta(days=ERASE_DAYS)
    # A voice that was taken back has no answer; it is reckoned from the day when it was sent.
    old = Q(erased_at=None) & (Q(answered_at__lt=limit) | Q(answered_at=None, created_at__lt=limit))
    for idea in Idea.objects.filter(old).exclude(state__in=UNANSWERED_IDEAS).order_by("pk"):
        erase_idea(SYSTEM, idea)
    for doubt in Doubt.objects.filter(old).exclude(state=DoubtState.OPEN).order_by("pk"):
        erase_doubt(SYSTEM, doubt)


@periodic(daily_at=time(7, 15))
def remind_of_declarations() -> None:
    """Remind the leaders of the declarations for last year that are missing: once each."""
    today = clock.today()
    if today < date(today.year, *_REMIND_FROM):
        return
    year = today.year - 1
    reminded = DeclarationReminder.objects.filter(year=year).values("workplace")
    for workplace in undeclared(declaring(SYSTEM), year).exclude(pk__in=reminded).order_by("pk"):
        remind_of_special_terms(SYSTEM, workplace, year=year)
