"""What a volunteer could give somebody: who would like company near them, whom they meet, and whom they follow."""

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.ui import formats
from samspil.doors.portal.queries.today.frame import Row
from samspil.everyday.requests.flow import WANTING
from samspil.everyday.requests.models import Companionship, Meeting, Question, Request
from samspil.everyday.requests.queries.pulling import Takeable, takeable_by
from samspil.everyday.rotas.flow import ShiftState, VigilState
from samspil.everyday.rotas.models import Call
from samspil.everyday.rotas.queries.vigils import listed
from samspil.everyday.rotas.rules.vigils import call_token
from samspil.people.volunteers.models import Volunteer

SHOWN = 3


def near(me: Volunteer) -> list[Row]:
    """Return the first of what the volunteer may take: what, where and when, never who."""
    return [_takeable(one) for one in takeable_by(me)[:SHOWN]]


def asked(me: Volunteer) -> list[Row]:
    """Return what the volunteer has been asked for and nobody has taken yet. One query; only they see it."""
    rows = Question.objects.filter(volunteer=me, request__state__in=WANTING, thanked_at__isnull=True)
    found = rows.select_related("request__activity__workplace__unit").order_by("-asked_at", "-pk")[:SHOWN]
    return [
        Row(
            one.request.get_kind_display(),
            reverse("requests:answer", args=[one.pk, one.key]),
            _where_and_when(one.request),
        )
        for one in found
    ]


def called(me: Volunteer) -> list[Row]:
    """Return the watches of vigils that the volunteer has been asked for and that still lack somebody. One query; only they see it."""
    rows = Call.objects.filter(
        volunteer=me,
        shift__state=ShiftState.PLANNED,
        shift__starts_at__gt=clock.now(),
        shift__taken__lt=F("shift__minimum"),
        shift__vigil__state=VigilState.OPEN,
    )
    found = rows.select_related("shift__activity__workplace__unit").order_by("shift__starts_at", "pk")[:SHOWN]
    return [
        Row(
            _("Sit with a dying person"),
            reverse("rotas:call", args=[call_token(one.shift_id, me.pk)]),
            f"{one.shift.activity.workplace.unit.name} · {formats.timespan(one.shift.starts_at, one.shift.ends_at)}",
        )
        for one in found
    ]


def meetings(me: Volunteer) -> list[Row]:
    """Return whom the volunteer has said yes to, the soonest first. One query."""
    rows = Meeting.objects.live().filter(volunteer=me).select_related("request__activity__workplace__unit")
    found = rows.order_by("request__starts_at", "pk")[:SHOWN]
    return [
        Row(
            one.request.get_kind_display(),
            reverse("requests:meeting", args=[one.pk]),
            _where_and_when(one.request),
        )
        for one in found
    ]


def companionships(me: Volunteer) -> list[Row]:
    """Return whom the volunteer comes to regularly. One query."""
    rows = Companionship.objects.together().filter(volunteer=me).select_related("workplace__unit")
    return [
        Row(one.first_name, reverse("requests:my_companionship", args=[one.pk]), one.workplace.unit.name)
        for one in rows.order_by("first_name", "pk")[:SHOWN]
    ]


def vigils(by: Actor) -> list[Row]:
    """Return the vigils where the volunteer could sit a watch. One query."""
    found = [one for one in listed(by) if one.lacking and one.first_lacking]
    return [
        Row(
            one.vigil.workplace.unit.name,
            reverse("rotas:vigil", args=[one.vigil.pk]),
            ngettext("%(n)s watch lacks somebody", "%(n)s watches lack somebody", one.lacking)
            % {"n": one.lacking},
        )
        for one in found[:SHOWN]
    ]


def _takeable(one: Takeable) -> Row:
    km = _("about %(km)s km away") % {"km": max(1, round(one.km))} if one.km is not None else ""
    note = " · ".join(part for part in (_where_and_when(one.request), km) if part)
    return Row(one.request.get_kind_display(), reverse("requests:offer", args=[one.request.pk]), note)


def _where_and_when(request: Request) -> str:
    when = _("as soon as it can be")
    if request.starts_at is not None:
        when = (
            formats.timespan(request.starts_at, request.ends_at)
            if request.ends_at
            else formats.moment(request.starts_at)
        )
    return f"{request.activity.workplace.unit.name} · {when}"
