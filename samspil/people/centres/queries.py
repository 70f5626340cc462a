"""What a volunteer centre works with, and who works with which centre."""

from django.db.models import F, QuerySet

from samspil.base.core.actor import Actor
from samspil.base.core.errors import NotVisible
from samspil.people.activities.models import Activity
from samspil.people.centres.flow import ReferralState
from samspil.people.centres.models import Course, CourseQuerySet, Referral, Vacancy, VacancyQuerySet
from samspil.society.access.permission import visible_or_404
from samspil.society.partners.models import Partner
from samspil.society.places.models import Authority

_CENTRE = Partner.Kind.VOLUNTEER_CENTRE


def centre_or_404(by: Actor, pk: int) -> Partner:
    """Return the volunteer centre if the actor sees it. Raises NotVisible."""
    return visible_or_404(by, Partner.objects.filter(kind=_CENTRE).select_related("authority"), pk)


def municipalities_with_centres(activity: Activity) -> QuerySet[Authority]:
    """Return the municipalities that have a volunteer centre, and whose centres do not see the activity yet."""
    centres = Partner.objects.filter(kind=_CENTRE, ended_on=None).order_by().values("authority")
    towns = Authority.objects.filter(kind=Authority.Kind.MUNICIPALITY, pk__in=centres)
    return towns.exclude(vacancies__activity=activity).order_by("name", "pk")


def vacancies_of(activity: Activity) -> list[Vacancy]:
    """Return with which municipalities the activity is shared, by name. One query."""
    rows = Vacancy.objects.filter(activity=activity).select_related("municipality")
    return list(rows.order_by("municipality__name", "pk"))


def vacancies_for(by: Actor, centre: Partner) -> VacancyQuerySet:
    """Return what is shared with the centre's municipality and asks for volunteers now, the latest first."""
    rows = Vacancy.objects.visible_to(by).open().filter(municipality=centre.authority_id)
    sought = {"wanted": F("activity__recruitment__wanted"), "taken": F("activity__recruitment__taken")}
    return rows.annotate(**sought).select_related("activity__workplace__unit__authority", "municipality")


def vacancy_or_404(by: Actor, centre: Partner, pk: int) -> Vacancy:
    found = vacancies_for(by, centre).filter(pk=pk).first()
    if found is None:
        raise NotVisible
    return found


def centres() -> QuerySet[Partner]:
    """Return all volunteer centres, by municipality."""
    rows = Partner.objects.filter(kind=_CENTRE, ended_on=None).select_related("authority")
    return rows.order_by("authority__name", "name", "pk")


def referred(by: Actor, centre: Partner) -> list[Referral]:
    """Return those who said yes and wait for the centre, the longest waiting first."""
    rows = Referral.objects.visible_to(by).filter(centre=centre, way=Referral.Way.TO_CENTRE)
    rows = rows.filter(state=ReferralState.AGREED).select_related("authority", "workplace__unit")
    return list(rows.order_by("agreed_at", "pk")[:100])


def passed_on(by: Actor, centre: Partner) -> list[Referral]:
    """Return whom the centre has asked lately; those who said yes are without a name here."""
    rows = Referral.objects.visible_to(by).filter(centre=centre, way=Referral.Way.TO_WORKPLACE)
    return list(rows.select_related("activity__workplace__unit")[:20])


def referral_of(pk: int, key: str) -> Referral:
    """Return the referral behind a person's private address. Raises NotVisible."""
    rows = Referral.objects.select_related("centre__authority", "authority", "workplace__unit", "activity")
    found = rows.filter(pk=pk).first()
    if found is None or not found.opens_with(key):
        raise NotVisible
    return found


def courses_for(by: Actor) -> CourseQuerySet:
    """Return the courses to come that the reader may go to."""
    rows = Course.objects.visible_to(by).coming().select_related("centre__authority")
    return rows.order_by("starts_at", "pk")


def courses_of(centre: Partner) -> list[Course]:
    return list(Course.objects.coming().filter(centre=centre).order_by("starts_at", "pk")[:50])
