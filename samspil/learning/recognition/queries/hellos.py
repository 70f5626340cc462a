"""Who has not been there for a while, and might be glad of a hello. By name, and without a count of days: it blames nobody."""

from datetime import datetime, timedelta

from django.db.models import Exists, Max, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Denied
from samspil.everyday.cases.models import Departure
from samspil.everyday.requests.flow import TOGETHER, MeetingState
from samspil.everyday.requests.models import Companionship, Meeting
from samspil.everyday.rotas.flow import SignUpState
from samspil.everyday.rotas.models import Attendance, SignUp
from samspil.learning.recognition.models import Hello
from samspil.people.volunteers.models import Affiliation
from samspil.society.access.matrix import Can
from samspil.society.access.reach import grants_for, within

QUIET = timedelta(days=90)


def quiet_volunteers(by: Actor) -> QuerySet[Affiliation]:
    """Return the present affiliations without a shift or a visit for 90 days and with none ahead, by name.

    Left out is whoever is new, is leaving, or was greeted in that time. Raises Denied for those who look after nobody.
    """
    if not by.is_system and not grants_for(by, Can.RECOGNITION_EDIT):
        raise Denied(_("This list is for those who look after the volunteers."))
    reached = within(
        by,
        Can.RECOGNITION_EDIT,
        authority="workplace__unit__authority_id",
        unit_path="workplace__unit__path",
        partner="partner_id",
    )
    first = clock.today() - QUIET
    here = Affiliation.objects.current().filter(
        reached, starts_on__lte=first, volunteer__user__is_active=True
    )
    quiet = here.filter(*_nothing_since(clock.start_of(first)))
    said = Hello.objects.filter(affiliation=OuterRef("pk"), said_on__gt=first)
    leaving = Departure.objects.filter(affiliation=OuterRef("pk"))
    rows = quiet.filter(~Exists(said), ~Exists(leaving)).exclude(volunteer=by.volunteer_id or 0)
    rows = rows.select_related("volunteer__user", "workplace__unit", "partner").annotate(last_at=_last_time())
    return rows.order_by("volunteer__user__name", "pk")


def _nothing_since(instant: datetime) -> list[Q]:
    """Return the conditions that the affiliation has led to nothing since then, and to nothing ahead."""
    mine = {"affiliation": OuterRef("pk")}
    gone = (SignUpState.CANCELLED, SignUpState.INVITED)
    shifts = SignUp.objects.filter(**mine, starts_at__gte=instant).exclude(state__in=gone)
    presence = Attendance.objects.filter(**mine, checked_in_at__gte=instant)
    visits = Meeting.objects.filter(**mine).exclude(state=MeetingState.CANCELLED)
    visits = visits.filter(Q(held_at__gte=instant) | Q(held_at=None, agreed_at__gte=instant))
    friends = Companionship.objects.filter(
        volunteer=OuterRef("volunteer"), workplace=OuterRef("workplace"), state__in=TOGETHER
    )
    return [~Q(Exists(rows)) for rows in (shifts, presence, visits, friends)]


def _last_time() -> Subquery:
    been = Attendance.objects.filter(affiliation=OuterRef("pk")).order_by().values("affiliation")
    return Subquery(been.annotate(last=Max("checked_in_at")).values("last"))


def hellos_to_forget() -> QuerySet[Hello]:
    """Return the hellos that are long enough ago to be said again."""
    rows = Hello.objects.filter(said_on__lte=clock.today() - QUIET)
    return rows.select_related("affiliation__workplace__unit").order_by("pk")
