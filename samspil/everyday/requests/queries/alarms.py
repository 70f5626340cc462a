"""A volunteer who has not come out of a home: who looks after it, and who is told when nobody does."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Denied, NotVisible
from samspil.everyday.requests.models import HomeVisit
from samspil.everyday.requests.rules.finding import ANSWER
from samspil.society.access.matrix import Can, Duty
from samspil.society.access.permission import allowed
from samspil.society.access.reach import Scope
from samspil.society.accounts.models import User
from samspil.society.duties.models import Assignment
from samspil.society.duties.queries import people_who

_RELATED = ("meeting__request__activity__workplace__unit", "meeting__volunteer__user", "alarm_contact")


def require_lookout(by: Actor, visit: HomeVisit) -> None:
    """Raise Denied unless the actor is the named person, or answers for the requests of the place."""
    if not _looks_out(by, visit):
        raise Denied(_("Only whoever looks out for the volunteer can answer."))


def alarm_or_404(by: Actor, request_pk: int) -> HomeVisit:
    """Return the visit whose alarm the actor may answer. Raises NotVisible when there is none."""
    rows = HomeVisit.objects.filter(meeting__request=request_pk, alarm_at__isnull=False)
    found = rows.select_related(*_RELATED).order_by("-alarm_at").first()
    if found is None or not _looks_out(by, found):
        raise NotVisible
    return found


def unanswered() -> QuerySet[HomeVisit]:
    """Return the alarms that nobody has answered in time; at once where nobody was named."""
    late = Q(alarm_at__lte=clock.now() - ANSWER) | Q(alarm_at__isnull=False, alarm_contact=None)
    return HomeVisit.objects.filter(late, answered_at=None, checked_out_at=None, passed_on_at=None)


def rings_now(request_pk: int) -> bool:
    """Say whether an alarm about the request waits for an answer."""
    rows = HomeVisit.objects.filter(meeting__request=request_pk, alarm_at__isnull=False)
    return rows.filter(answered_at=None, checked_out_at=None).exists()


def leaders_to_tell(visit: HomeVisit) -> list[User]:
    """Return the leaders of the workplace itself; where it has none, those above; never only the one who did not answer."""
    unit = visit.meeting.request.activity.workplace.unit
    here = Assignment.objects.current().filter(duty=Duty.LEADER, unit=unit, partner=None).values("user")
    others = User.objects.filter(is_active=True).exclude(pk=visit.alarm_contact_id or 0).order_by("pk")
    scope = Scope(authority_id=unit.authority_id, unit_path=unit.path)
    return (
        list(others.filter(pk__in=here))
        or list(
            people_who(Can.REQUEST_HANDLE, scope, duties=frozenset({Duty.LEADER})).exclude(
                pk=visit.alarm_contact_id or 0
            )
        )
        or list(people_who(Can.REQUEST_HANDLE, scope).exclude(pk=visit.alarm_contact_id or 0))
    )


def _looks_out(by: Actor, visit: HomeVisit) -> bool:
    named = by.user_id is not None and by.user_id == visit.alarm_contact_id
    return named or bool(allowed(by, Can.REQUEST_HANDLE, visit.meeting.request))
