"""How visible the volunteering is: counts of what everybody can see, and nothing about who has looked (RM-09)."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samspil.base.ui.formats import number
from samspil.compact.agreements.models import Agreement
from samspil.everyday.requests.models import Request
from samspil.everyday.rotas.models import Attendance
from samspil.learning.insights.queries.reach import Reach
from samspil.learning.insights.rules.hiding import FEWEST, is_small
from samspil.learning.insights.rules.periods import Period
from samspil.learning.recognition.models import MediaUse, Story
from samspil.people.activities.models import Activity
from samspil.people.applications.flow import State as ApplicationState
from samspil.people.applications.models import Application


@dataclass(frozen=True, slots=True)
class Indicator:
    """One number: of the period (or of today), and of the period before, if it can be counted then."""

    key: str
    label: str | Promise
    now: int
    before: int | None = None
    about_people: bool = False

    @property
    def shown(self) -> str:
        return self._told(self.now)

    @property
    def shown_before(self) -> str:
        return "" if self.before is None else self._told(self.before)

    def _told(self, value: int) -> str:
        if self.about_people and is_small(value):
            return _("fewer than %(number)s") % {"number": FEWEST}
        return number(value)


def indicators(reach: Reach, period: Period) -> list[Indicator]:
    """Return the indicators, what is told first. Seven queries, however large the area."""
    return [
        *_stories(reach, period),
        *_activities(reach, period),
        *_places(reach, period),
        *_applications(reach, period),
        *_requests(reach, period),
    ]


def stories_published(reach: Reach, period: Period) -> QuerySet[Story]:
    """Return the stories that were published in the period and can be read now: whoever takes a yes back is obeyed here, too."""
    begin, end = period.bounds
    return Story.objects.public().filter(
        reach.at("workplace__"), published_at__gte=begin, published_at__lt=end
    )


def _both(rows: QuerySet, field: str, period: Period, **more: Q) -> dict[str, int]:  # type: ignore[type-arg] # rows of any model
    """Return how many rows fall in the period (`now`) and in the one before (`before`); `more` are counted in both."""
    spans = {"now": _within(field, period), "before": _within(field, period.before)}
    wanted = {name: Count("pk", filter=span, distinct=True) for name, span in spans.items()}
    for key, condition in more.items():
        wanted |= {
            f"{key}_{name}": Count("pk", filter=span & condition, distinct=True)
            for name, span in spans.items()
        }
    found: dict[str, int] = rows.order_by().aggregate(**wanted)
    return found


def _within(field: str, period: Period) -> Q:
    begin, end = period.bounds
    return Q(**{f"{field}__gte": begin, f"{field}__lt": end})


def _stories(reach: Reach, period: Period) -> list[Indicator]:
    told = _both(Story.objects.public().filter(reach.at("workplace__")), "published_at", period)
    used = MediaUse.objects.filter(reach.at("story__workplace__"))
    spans = {
        name: Count("pk", filter=Q(used_on__range=(span.first, span.last)))
        for name, span in (("now", period), ("before", period.before))
    }
    media = used.order_by().aggregate(**spans)
    return [
        Indicator("stories", _("Stories published"), told["now"], told["before"]),
        Indicator(
            "media", _("Stories used in newspapers, leaflets and the like"), media["now"], media["before"]
        ),
    ]


def _activities(reach: Reach, period: Period) -> list[Indicator]:
    rows = Activity.objects.public().filter(reach.at("workplace__"))
    new = _both(rows, "published_at", period)
    today = rows.order_by().aggregate(offers=Count("pk"), places=Count("workplace", distinct=True))
    return [
        Indicator("offers", _("Activities that everybody can find today"), today["offers"]),
        Indicator("new_offers", _("Of these published in the period"), new["now"], new["before"]),
        Indicator("places", _("Workplaces with an activity that everybody can find today"), today["places"]),
    ]


def _places(reach: Reach, period: Period) -> list[Indicator]:
    rows = Attendance.objects.filter(reach.at("shift__activity__workplace__")).order_by()
    place = "shift__activity__workplace"
    came = rows.aggregate(
        now=Count(place, filter=_within("checked_in_at", period), distinct=True),
        before=Count(place, filter=_within("checked_in_at", period.before), distinct=True),
    )
    agreements = Agreement.objects.public().filter(reach.at("workplace__")).count()
    return [
        Indicator("lively", _("Workplaces where volunteers came"), came["now"], came["before"]),
        Indicator("agreements", _("Agreements that everybody can read about today"), agreements),
    ]


def _applications(reach: Reach, period: Period) -> list[Indicator]:
    rows = Application.objects.filter(reach.at("activity__workplace__"))
    found = _both(
        rows,
        "confirmed_at",
        period,
        invited=Q(was_invited=True),
        accepted=Q(was_invited=True, state__in=[ApplicationState.ACCEPTED, ApplicationState.ENDED]),
    )
    labels = {
        "": _("People who applied"),
        "invited_": _("Of these through a volunteer's invitation"),
        "accepted_": _("Invited people who were accepted"),
    }
    return [
        Indicator(f"{key}applications", label, found[f"{key}now"], found[f"{key}before"], about_people=True)
        for key, label in labels.items()
    ]


def _requests(reach: Reach, period: Period) -> list[Indicator]:
    asked = Request.objects.filter(reach.at("activity__workplace__")).exclude(asker="employee")
    found = _both(asked, "created_at", period)
    label = _("Requests from citizens and relatives")
    return [Indicator("requests", label, found["now"], found["before"], about_people=True)]
