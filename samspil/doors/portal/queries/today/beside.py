"""What happens around the citizens of one workplace today: who is visited, where somebody sits, and who wants no visit."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.ui import formats
from samspil.doors.portal.queries.today.frame import Row
from samspil.everyday.requests.flow import LIVE
from samspil.everyday.requests.models import Request
from samspil.everyday.rotas.models import Vigil
from samspil.people.citizens.queries import marks
from samspil.society.access.matrix import Can
from samspil.society.access.permission import allowed
from samspil.society.places.models import Workplace

MOST = 20


@dataclass(frozen=True, slots=True)
class Beside:
    """What the staff of a ward need to know; nobody's surname, and no citizen's name."""

    meetings: list[Row]
    vigils: list[Row]
    marks: list[Row]
    mark_url: str  # empty for those who may not note a no


def beside(by: Actor, workplace: Workplace) -> Beside:
    """Return what the reader's duty reaches of it. Three queries."""
    may_mark = bool(allowed(by, Can.NO_CONTACT_MARK, workplace))
    return Beside(
        meetings=_meetings(by, workplace),
        vigils=_vigils(by, workplace),
        marks=_marks(by, workplace) if may_mark else [],
        mark_url=f"{reverse('citizens:marks')}?sted={workplace.pk}" if may_mark else "",
    )


def _meetings(by: Actor, workplace: Workplace) -> list[Row]:
    """Visits of today, and those agreed for as soon as it can be."""
    end = clock.day_bounds(clock.today())[1]
    rows = Request.objects.visible_to(by).filter(activity__workplace=workplace, meetings__state__in=LIVE)
    today = rows.exclude(starts_at__gte=end).exclude(ends_at__lt=clock.now())
    columns = ("pk", "kind", "whereabouts", "starts_at", "meetings__volunteer__user__name")
    found = today.order_by("starts_at", "pk").values_list(*columns)[:MOST]
    kinds = dict(Request._meta.get_field("kind").flatchoices)  # noqa: SLF001 - Django's documented list of choices
    return [
        Row(
            f"{kinds[kind]}{f', {place}' if place else ''}",
            reverse("requests:request", args=[pk]),
            " · ".join((name.split(" ", 1)[0], formats.moment(at) if at else _("as soon as it can be"))),
        )
        for pk, kind, place, at, name in found
    ]


def _vigils(by: Actor, workplace: Workplace) -> list[Row]:
    rows = Vigil.objects.kept_by(by).open().filter(workplace=workplace).order_by("starts_at", "pk")
    return [
        Row(
            room or _("A vigil"), reverse("rotas:vigil", args=[pk]), _("Somebody sits here around the clock.")
        )
        for pk, room in rows.values_list("pk", "room")[:MOST]
    ]


def _marks(by: Actor, workplace: Workplace) -> list[Row]:
    rows = marks(by).filter(workplace=workplace)
    return [
        Row(
            one.whereabouts,
            reverse("citizens:lifting", args=[one.pk]),
            _("since %(day)s") % {"day": formats.date_long(one.marked_at)},
        )
        for one in rows[:MOST]
    ]
