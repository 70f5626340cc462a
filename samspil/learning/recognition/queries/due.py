"""What the clock brings: second yeses, days to say thank you, and what is to be forgotten."""

from datetime import timedelta
from functools import reduce

from django.db.models import Exists, OuterRef, Q, QuerySet

from samspil.base.core import clock
from samspil.learning.recognition.flow import ConsentState, OccasionState, StoryState
from samspil.learning.recognition.models import Consent, Moment, Occasion, PlanItem, Story, Thanks
from samspil.learning.recognition.rules.anniversaries import milestone_of, start_days
from samspil.learning.recognition.rules.gate import COOLING_OFF
from samspil.people.volunteers.models import Affiliation

KEPT_AFTER_WITHDRAWAL = timedelta(days=30)
DRAFT_LIES = timedelta(days=365)
MOMENTS_KEPT = timedelta(days=730)
GUESTS_KEPT = timedelta(days=60)


def second_yeses() -> QuerySet[Consent]:
    """Return those who have thought it over long enough, and have not been asked once more."""
    rows = Consent.objects.filter(
        state=ConsentState.THINKING, reminded_at=None, first_yes_at__lte=clock.now() - COOLING_OFF
    )
    return rows.select_related("story__workplace__unit").order_by("pk")


def stories_to_erase() -> QuerySet[Story]:
    rows = Story.objects.filter(
        state=StoryState.WITHDRAWN, erased_at=None, withdrawn_at__lte=clock.now() - KEPT_AFTER_WITHDRAWAL
    )
    return rows.select_related("workplace__unit").order_by("pk")


def stories_left_lying() -> QuerySet[Story]:
    """Return drafts that nobody has touched for a year."""
    rows = Story.objects.filter(
        state__in=[StoryState.DRAFT, StoryState.ASKING], changed_at__lte=clock.now() - DRAFT_LIES
    )
    return rows.select_related("workplace__unit").order_by("pk")


def moments_to_forget() -> QuerySet[Moment]:
    rows = Moment.objects.filter(noted_on__lte=clock.today() - MOMENTS_KEPT)
    return rows.select_related("workplace__unit").order_by("pk")


def items_to_remind_of() -> QuerySet[PlanItem]:
    rows = PlanItem.objects.overdue().filter(reminded_at=None)
    return rows.select_related("workplace__unit", "agreement").order_by("pk")


def milestones() -> list[Affiliation]:
    """Return the present affiliations that have a milestone now which has not been noticed yet."""
    today = clock.today()
    spans: Q = reduce(lambda found, span: found | Q(starts_on__range=span), start_days(today), Q(pk__in=[]))
    noticed = Thanks.objects.filter(affiliation=OuterRef("pk"), years__isnull=False)
    rows = Affiliation.objects.current().filter(spans, volunteer__user__is_active=True)
    rows = rows.select_related("workplace__unit", "volunteer__user", "partner").order_by("pk")
    near = [(one, milestone_of(one.starts_on, today)) for one in rows.annotate(has_any=Exists(noticed))]
    known = set(noticed_years([one.pk for one, _ in near]))
    return [one for one, found in near if found and (one.pk, found[0]) not in known]


def noticed_years(affiliations: list[int]) -> list[tuple[int, int]]:
    """Return which milestones of these affiliations have been noticed."""
    rows = Thanks.objects.filter(affiliation__in=affiliations, years__isnull=False)
    return list(rows.values_list("affiliation_id", "years"))  # type: ignore[arg-type] # years is not null here


def occasions_to_conclude() -> QuerySet[Occasion]:
    """Return what was planned for a day that is over."""
    begun = Occasion.objects.filter(state=OccasionState.PLANNED, starts_at__lt=clock.start_of(clock.today()))
    return begun.select_related("workplace__unit").order_by("pk")


def occasions_to_forget() -> QuerySet[Occasion]:
    """Return what was long ago and still has guests."""
    old = Occasion.objects.filter(starts_at__lt=clock.now() - GUESTS_KEPT, invitations__isnull=False)
    return old.select_related("workplace__unit").order_by("pk").distinct()
