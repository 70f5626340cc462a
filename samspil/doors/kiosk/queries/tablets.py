"""What the tablet and the info screen show: first names on the one, no names on the other."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import NotVisible
from samspil.doors.kiosk.models import Tablet, digest
from samspil.everyday.requests.queries.offers import askable
from samspil.everyday.rotas.models import Attendance, Shift, SignUp
from samspil.everyday.rotas.queries.board import hours
from samspil.everyday.rotas.queries.people import Expected, expected_today
from samspil.everyday.rotas.rules import CHECK_IN_BEFORE
from samspil.people.activities.models import Activity
from samspil.society.access.matrix import Can
from samspil.society.access.reach import within
from samspil.society.places.models import Workplace


@dataclass(frozen=True, slots=True)
class Visitor:
    """One person on today's list: a first name, a shift, and what they can press."""

    sign_up: int
    attendance: int
    first_name: str
    shift: str
    hours: str
    opens_at: datetime
    came_at: datetime | None
    left_at: datetime | None

    @property
    def may_come(self) -> bool:
        return self.came_at is None and self.opens_at <= clock.now()

    @property
    def is_here(self) -> bool:
        return self.came_at is not None and self.left_at is None


def tablet_of(token: str) -> Tablet:
    """Return the tablet behind the secret address. Raises NotVisible for one that does not work."""
    found = (
        Tablet.objects.active()
        .filter(token_digest=digest(token))
        .select_related("workplace__unit__authority")
        .first()
    )
    if found is None:
        raise NotVisible
    return found


def visitors(tablet: Tablet) -> list[Visitor]:
    """Return who is expected at the tablet's workplace today. Two queries."""
    return [_visitor(one) for one in expected_today(tablet.workplace_id)]


def sign_up_at(tablet: Tablet, pk: int) -> SignUp:
    """Return a sign-up of today's list. Raises NotVisible for any other."""
    for one in expected_today(tablet.workplace_id):
        if one.sign_up.pk == pk:
            return one.sign_up
    raise NotVisible


def attendance_at(tablet: Tablet, pk: int) -> Attendance:
    """Return an attendance of today's list. Raises NotVisible for any other."""
    for one in expected_today(tablet.workplace_id):
        if one.attendance is not None and one.attendance.pk == pk:
            return one.attendance
    raise NotVisible


def tablets(by: Actor) -> QuerySet[Tablet]:
    """Return the tablets that the actor looks after, the newest first."""
    return Tablet.objects.visible_to(by).select_related("workplace__unit", "made_by")


def workplaces_for_tablets(by: Actor) -> QuerySet[Workplace]:
    """Return the open workplaces where the actor may put up a tablet."""
    place = {"authority": "unit__authority_id", "unit_path": "unit__path"}
    rows = Workplace.objects.public().filter(within(by, Can.ATTENDANCE_RECORD, **place))
    return rows.select_related("unit").order_by("unit__name", "pk")


@dataclass(frozen=True, slots=True)
class ScreenShift:
    """One of today's shifts on the info screen: when and what, never who."""

    hours: str
    title: str
    where: str


@dataclass(frozen=True, slots=True)
class Screen:
    """What an info screen says about one workplace."""

    workplace: Workplace
    activities: list[Activity]
    shifts: list[ScreenShift]
    can_ask: bool  # is there something that a citizen here can ask for?

    @property
    def ask_path(self) -> str:
        """The start of asking on a screen that several people touch."""
        return f"{reverse('requests:ask_here', args=[self.workplace.slug])}?skaerm=1"

    @property
    def ask_address(self) -> str:
        """The whole address for the code that a citizen's own telephone reads."""
        return settings.PUBLIC_URL + reverse("requests:ask_here", args=[self.workplace.slug])


def screen(slug: str) -> Screen:
    """Return what volunteers do at the open workplace today. Raises NotVisible. Four queries."""
    workplace = Workplace.objects.public().select_related("unit__authority").filter(slug=slug).first()
    if workplace is None:
        raise NotVisible
    published = (
        Activity.objects.public().filter(workplace=workplace, state="published").order_by("title", "pk")
    )
    end = clock.day_bounds(clock.today())[1]
    rows = Shift.objects.public().filter(
        activity__in=published, ends_at__gt=clock.now(), starts_at__lt=end, taken__gt=0
    )
    shifts = rows.select_related("activity__workplace__unit").order_by("starts_at", "pk")[:12]
    shown = [ScreenShift(hours(one.starts_at, one.ends_at), one.activity.title, one.where) for one in shifts]
    can_ask = askable().filter(workplace=workplace).exists()
    return Screen(workplace, list(published[:8]), shown, can_ask)


def _visitor(one: Expected) -> Visitor:
    shift, noted = one.sign_up.shift, one.attendance
    return Visitor(
        sign_up=one.sign_up.pk,
        attendance=noted.pk if noted else 0,
        first_name=one.sign_up.volunteer.first_name,
        shift=f"{shift.activity.title}, {shift.label}" if shift.label else shift.activity.title,
        hours=hours(shift.starts_at, shift.ends_at),
        opens_at=shift.starts_at - CHECK_IN_BEFORE,
        came_at=noted.checked_in_at if noted else None,
        left_at=noted.checked_out_at if noted else None,
    )
