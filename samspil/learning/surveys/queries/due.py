"""What the clock brings: rounds to close, to remind of, to empty."""

from datetime import timedelta
from typing import Final

from django.db.models import Exists, F, OuterRef, QuerySet

from samspil.base.core import clock
from samspil.learning.surveys.flow import State
from samspil.learning.surveys.models import Interview, Kind, PartingSpent, Round, Spent
from samspil.learning.surveys.rules.answering import TOKENS_KEPT, WORDS_KEPT
from samspil.learning.surveys.rules.interviewing import INTERVIEWS_KEPT
from samspil.society.places.models import Authority

REMIND_BEFORE: Final = timedelta(days=3)
SHORT: Final = timedelta(days=7)  # nobody is reminded of what lasts no longer


def to_close() -> QuerySet[Round]:
    """Return the rounds whose last day is over."""
    return _whole().filter(state=State.OPEN, ends_on__lt=clock.today())


def to_remind_of() -> QuerySet[Round]:
    """Return the rounds of a week or more that end within three days."""
    soon = (
        Round.objects.open()
        .select_related("workplace__unit", "authority")
        .order_by("pk")
        .filter(kind__in=(Kind.PULSE, Kind.EXPERIENCE))
    )
    return soon.filter(ends_on__lte=clock.today() + REMIND_BEFORE, ends_on__gt=F("opens_on") + SHORT)


def to_erase_words_of() -> QuerySet[Round]:
    """Return the rounds whose words have been kept for a year."""
    return _whole().filter(words_erased_on=None, closed_on__lt=clock.today() - WORDS_KEPT)


def to_forget_answering() -> QuerySet[Round]:
    """Return the rounds that nobody can answer any more, and that still know that somebody has."""
    left = Spent.objects.filter(round=OuterRef("pk"))
    return _whole().filter(Exists(left), closed_on__lt=clock.today() - TOKENS_KEPT)


def to_forget_partings_of() -> QuerySet[Authority]:
    """Return the authorities that still know of somebody who has left that they answered, and need not."""
    left = PartingSpent.objects.filter(authority=OuterRef("pk"), forget_on__lte=clock.today())
    return Authority.objects.filter(Exists(left)).order_by("pk")


def to_erase_interviews() -> QuerySet[Interview]:
    """Return the interviews whose words have been kept for a year."""
    rows = Interview.objects.select_related("workplace__unit", "authority").order_by("pk")
    return rows.filter(erased_on=None, held_on__lt=clock.today() - INTERVIEWS_KEPT)


def _whole() -> QuerySet[Round]:
    rows = Round.objects.select_related(
        "workplace__unit", "authority", "idea__workplace__unit", "idea__authority"
    )
    return rows.order_by("pk")
