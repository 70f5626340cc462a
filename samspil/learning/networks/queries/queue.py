"""The consultant's queue: who asks to be brought together with others, and how long they wait."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import F, Min, Q, QuerySet
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Denied
from samspil.learning.networks.flow import AdviceState
from samspil.learning.networks.models import AdviceCase, Introduction
from samspil.learning.networks.rules.queue import in_words, median_wait
from samspil.society.access.matrix import Can
from samspil.society.access.permission import visible_or_404
from samspil.society.access.reach import grants_for, within

YEAR = timedelta(days=365)  # questions are deleted a year after their answer


@dataclass(frozen=True)
class Figures:
    """What the queue comes to."""

    waiting: int
    longest: int  # days
    introductions: int
    median: str


def insist_on_consultant(by: Actor) -> None:
    """Raise Denied for whoever answers nothing."""
    if not grants_for(by, Can.SUPPORT_EDIT):
        raise Denied(_("None of your duties allows this."))


def queue_of(by: Actor, kind: str = "") -> QuerySet[AdviceCase]:
    """Return what the actor is to answer, what has waited longest first."""
    rows = AdviceCase.objects.all().to_answer(by).exclude(asker=by.user_id or 0)
    rows = rows.filter(kind=kind) if kind in AdviceCase.Kind else rows
    rows = rows.select_related("asker", "authority")
    return rows.prefetch_related("introductions__colleague", "introductions__network").order_by(
        "asked_at", "pk"
    )


def introductions_made(by: Actor) -> QuerySet[Introduction]:
    """Return the introductions of the last year, the newest first."""
    here = within(by, Can.SUPPORT_EDIT, authority="case__authority_id")
    rows = Introduction.objects.filter(here, made_at__gte=clock.now() - YEAR)
    return rows.select_related("case__asker", "colleague", "network").order_by("-made_at", "-pk")


def figures_of(by: Actor) -> Figures:
    """Return the numbers of the queue. Three queries."""
    waiting = list(queue_of(by).prefetch_related(None).values_list("asked_at", flat=True))
    longest = (clock.now() - waiting[0]).days if waiting else 0
    return Figures(len(waiting), longest, introductions_made(by).count(), in_words(_median(by)))


def introduction_or_404(by: Actor, pk: int) -> Introduction:
    """Return an introduction of oneself, or one that the actor answers for. Raises NotVisible."""
    rows = Introduction.objects.select_related(
        "case__asker", "case__authority", "colleague", "network", "made_by"
    )
    return visible_or_404(by, rows, pk)


def _median(by: Actor) -> timedelta | None:
    here = within(by, Can.SUPPORT_EDIT, authority="authority_id")
    times = (
        AdviceCase.objects.filter(here, asked_at__gte=clock.now() - YEAR)
        .exclude(state=AdviceState.WITHDRAWN)
        .annotate(
            note=Min("notes__at", filter=~Q(notes__author=F("asker"))), met=Min("introductions__made_at")
        )
        .order_by()
        .values_list("asked_at", "answered_at", "note", "met")
    )
    return median_wait((asked, found) for asked, *found in times)
