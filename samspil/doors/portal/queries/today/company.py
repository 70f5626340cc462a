"""What a volunteer could give somebody: who would like company near them, whom they meet, and whom they follow."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import DateTimeField, F, QuerySet, Value
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspil.base.core import clock
from samspil.base.core.kept import kept
from samspil.base.ui import formats
from samspil.doors.portal.queries.today import looking
from samspil.doors.portal.queries.today.frame import Row
from samspil.everyday.requests.flow import WANTING
from samspil.everyday.requests.models import (
    Companionship,
    Meeting,
    Question,
    Request,
    RequestKind,
    question_key,
)
from samspil.everyday.requests.queries.pulling import Ready, Takeable, takeable_by
from samspil.everyday.rotas.flow import ShiftState, VigilState
from samspil.everyday.rotas.models import Call
from samspil.everyday.rotas.queries.vigils import listed_for
from samspil.everyday.rotas.rules.vigils import call_token
from samspil.learning.insights.models import Evaluation
from samspil.people.volunteers.models import Volunteer

SHOWN = 3


ASKED, CALLED, MEETING, COMPANIONSHIP, LOOKING = "asked", "called", "meeting", "companionship", "looking"


@dataclass(frozen=True, slots=True)
class Company:
    """Whom the volunteer has been asked for, the watches of vigils that they are called to and that still lack somebody, whom they
    have said yes to, whom they come to regularly, and what they are asked to look back at. Only they see it.
    """

    asked: list[Row]
    called: list[Row]
    meetings: list[Row]
    companionships: list[Row]
    looking: list[Row]


def near(me: Volunteer, rows: Sequence[Request], ready: Ready) -> list[Row]:
    """Return the first of what the volunteer may take: what, where and when, never who."""
    return [_takeable(one) for one in takeable_by(me, rows, ready)[:SHOWN]]


def company(me: Volunteer) -> Company:
    """Return what has been asked of the volunteer and is not taken yet, the newest first, whom they meet soonest, and whom they
    come to. One query.
    """
    found: dict[str, list[Any]] = {ASKED: [], CALLED: [], MEETING: [], COMPANIONSHIP: [], LOOKING: []}
    for what, *rest in _of(me.pk, clock.now(), clock.today()):
        found[what].append(rest)
    asked = sorted(found[ASKED], key=lambda row: (row[5], row[0]), reverse=True)
    meetings = sorted(found[MEETING], key=lambda row: (row[3] is None, row[3], row[0]))
    companions = sorted(found[COMPANIONSHIP], key=lambda row: (row[1], row[0]))
    return Company(
        [_to_answer(*row[:5]) for row in asked[:SHOWN]],
        [_to_sit(me.pk, *row[:5]) for row in sorted(found[CALLED], key=lambda row: (row[3], row[0]))[:SHOWN]],
        [_to_meet(*row[:5]) for row in meetings[:SHOWN]],
        [_to_come_to(*row[:3]) for row in companions[:SHOWN]],
        looking.so_many(len(found[LOOKING])),
    )


@kept
def _of(volunteer: int, now: datetime, day: date) -> QuerySet[Any, Any]:
    """Five lists in one shape: what it is, its key, the kind or the first name, the place, when, and since when."""
    asked = Question.objects.filter(
        volunteer=volunteer, request__state__in=WANTING, thanked_at__isnull=True
    ).order_by()
    calls = Call.objects.filter(
        volunteer=volunteer,
        shift__state=ShiftState.PLANNED,
        shift__starts_at__gt=now,
        shift__taken__lt=F("shift__minimum"),
        shift__vigil__state=VigilState.OPEN,
    ).order_by()
    meetings = Meeting.objects.live().filter(volunteer=volunteer).order_by()
    companions = Companionship.objects.together().filter(volunteer=volunteer).order_by()
    awaited = Evaluation.objects.awaited_of(volunteer, day).order_by()
    place, no_time = "activity__workplace__unit__name", Value(None, output_field=DateTimeField())
    when = ("request__starts_at", "request__ends_at")
    return asked.values_list(
        Value(ASKED), "pk", "request__kind", f"request__{place}", *when, "asked_at"
    ).union(
        meetings.values_list(Value(MEETING), "pk", "request__kind", f"request__{place}", *when, "agreed_at"),
        calls.values_list(
            Value(CALLED),
            "shift_id",
            Value(""),
            f"shift__{place}",
            "shift__starts_at",
            "shift__ends_at",
            "asked_at",
        ),
        companions.values_list(
            Value(COMPANIONSHIP), "pk", "first_name", "workplace__unit__name", no_time, no_time, "founded_at"
        ),
        awaited.values_list(Value(LOOKING), "pk", Value(""), Value(""), no_time, no_time, "opened_at"),
        all=True,
    )


def _to_answer(pk: int, kind: str, place: str, begin: datetime | None, end: datetime | None) -> Row:
    url = reverse("requests:answer", args=[pk, question_key(pk)])
    return Row(str(RequestKind(kind).label), url, _place_and_time(place, begin, end))


def _to_sit(volunteer: int, shift: int, _kind: str, place: str, begin: datetime, end: datetime) -> Row:
    url = reverse("rotas:call", args=[call_token(shift, volunteer)])
    return Row(_("Sit with a dying person"), url, f"{place} · {formats.timespan(begin, end)}")


def _to_meet(pk: int, kind: str, place: str, begin: datetime | None, end: datetime | None) -> Row:
    url = reverse("requests:meeting", args=[pk])
    return Row(str(RequestKind(kind).label), url, _place_and_time(place, begin, end))


def _to_come_to(pk: int, first_name: str, place: str) -> Row:
    return Row(first_name, reverse("requests:my_companionship", args=[pk]), place)


def vigils(me: Volunteer) -> list[Row]:
    """Return the vigils where the volunteer could sit a watch. One query."""
    found = [one for one in listed_for(me.pk) if one.lacking and one.first_lacking]
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
    return _place_and_time(request.activity.workplace.unit.name, request.starts_at, request.ends_at)


def _place_and_time(place: str, begin: datetime | None, end: datetime | None) -> str:
    when = _("as soon as it can be")
    if begin is not None:
        when = formats.timespan(begin, end) if end else formats.moment(begin)
    return f"{place} · {when}"
