"""A volunteer's day: the next shift, the next step, what waits for a yes, and what one could do. At most twenty queries."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import F, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.ui import formats
from samspil.doors.portal.queries.today import company, looking
from samspil.doors.portal.queries.today.arrivals import day_name, titled
from samspil.doors.portal.queries.today.frame import Block, Next, Row, Urgency, in_duty
from samspil.everyday.rotas.flow import SignUpState
from samspil.everyday.rotas.models import Shift, SignUp
from samspil.everyday.rotas.queries.hours import hours_of
from samspil.everyday.rotas.queries.opportunities import AHEAD
from samspil.everyday.rotas.rules import CHECK_IN_BEFORE
from samspil.people.activities.models import Activity
from samspil.people.onboarding.models import Onboarding
from samspil.people.onboarding.queries import own_step, readiness_for
from samspil.people.onboarding.rules import Check, Readiness
from samspil.people.onboarding.rules.evidence import NEEDED
from samspil.people.volunteers.models import Affiliation, Volunteer
from samspil.society.access.matrix import Duty

SHOWN = 3
_ASKS = (SignUpState.OFFERED, SignUpState.INVITED, SignUpState.ASKED_AGAIN)
_COLUMNS = (
    *(
        "shift_id",
        "state",
        "starts_at",
        "ends_at",
        "answer_by",
        "shift__label",
        "shift__meeting_point",
        "shift__note",
    ),
    *("shift__activity__title", "shift__activity__meeting_point", "shift__activity__contact__name"),
    *("shift__activity__workplace__unit__name", "shift__activity__workplace__contact_phone"),
)


@dataclass(frozen=True, slots=True)
class OwnShift:
    """One of the volunteer's own shifts."""

    pk: int
    state: str
    when: str
    starts_at: datetime
    ends_at: datetime
    title: str
    where: str
    workplace: str
    ask: str
    phone: str
    note: str
    answer_by: datetime | None

    @property
    def is_near(self) -> bool:
        """Say whether one can check in now."""
        return self.starts_at - CHECK_IN_BEFORE <= clock.now() < self.ends_at


@dataclass(frozen=True, slots=True)
class OwnWay:
    """How far the volunteer has come in one activity."""

    activity: Activity
    readiness: Readiness

    @property
    def step(self) -> Check | None:
        return own_step(self.readiness)


def block(by: Actor) -> Block | None:
    """Return what a volunteer needs today; nothing for those who are none."""
    held = list(
        Affiliation.objects.current()
        .filter(volunteer=by.volunteer_id or 0)
        .select_related("volunteer", "partner")
    )
    me = held[0].volunteer if held else Volunteer.objects.filter(pk=by.volunteer_id or 0).first()
    if me is None or me.departed_on is not None:
        return None
    shifts = _shifts(me.pk)
    ways, possible = _ways_and_possible(me, held, shifts)
    own = [one for one in shifts if one.state in (SignUpState.TAKEN, SignUpState.ASKED_AGAIN)]
    asks = [one for one in shifts if one.state in _ASKS]
    today = clock.today()
    vigils = company.vigils(by) if held else []
    parts = {
        "shift": own[0] if own else None,
        "later": own[1:4],
        "asks": asks,
        "way": next((way for way in ways if way.readiness.missing), None),
        "possible": possible,
        "belongs": bool(held),
        "asked": [*(company.called(me) if vigils else []), *company.asked(me)],
        "meetings": company.meetings(me),
        "near": company.near(me) if held else [],
        "companionships": company.companionships(me),
        "vigils": vigils,
        "looking": looking.evaluations_of(in_duty(by, Duty.VOLUNTEER)) if held else [],
        "hours": hours_of(me.pk, today.replace(day=1), today),
    }
    return Block(Duty.VOLUNTEER, _next(parts), "portal/today/volunteer.html", parts)


def _next(parts: dict[str, Any]) -> Next:
    return _asked_or_soon(parts) or _on_the_way(parts) or _could(parts)


def _asked_or_soon(parts: dict[str, Any]) -> Next | None:
    shift, asks = parts["shift"], parts["asks"]
    if shift and shift.starts_at < clock.start_of(clock.today() + timedelta(days=2)):
        url = reverse("rotas:shift", args=[shift.pk])
        title = f"{day_name(shift.starts_at)}: {shift.title}"
        return Next(title, f"{shift.when} · {shift.where}", url, _("Open the shift"), Urgency.NOW)
    if parts["asked"]:
        one = parts["asked"][0]
        title = _("Can you come? %(what)s") % {"what": one.title}
        return Next(title, one.note, one.url, _("Answer yes or no"), Urgency.NOW)
    if asks:
        url = reverse("rotas:shift", args=[asks[0].pk])
        return Next(_("Can you come?"), f"{asks[0].title} · {asks[0].when}", url, _("Answer yes or no"))
    return None


def _on_the_way(parts: dict[str, Any]) -> Next | None:
    shift, way = parts["shift"], parts["way"]
    if way:
        step, url = way.step, reverse("onboarding:my_steps")
        return Next(step.label, step.next_step or step.reason, url, _("Go to my next step"))
    if shift:
        url = reverse("rotas:shift", args=[shift.pk])
        title = _("Your next shift: %(title)s") % {"title": shift.title}
        return Next(title, shift.when, url, _("Open the shift"), Urgency.QUIET)
    return None


def _could(parts: dict[str, Any]) -> Next:
    if not parts["belongs"]:
        why = _(
            "You do not belong to a workplace just now. There is surely somewhere that would like to see you."
        )
        return Next(
            _("Find an activity"), why, reverse("portal:find"), _("See all activities"), Urgency.QUIET
        )
    if parts["near"]:
        one = parts["near"][0]
        title, why = _("Somebody near you would like company"), f"{one.title} · {one.note}"
        return Next(title, why, one.url, _("See what it is"), Urgency.QUIET)
    why = _("You have no shift ahead. Take one when it suits you: nobody counts.")
    url = reverse("rotas:opportunities")
    return Next(_("What would you like to do?"), why, url, _("What can I do now?"), Urgency.QUIET)


def _shifts(volunteer_id: int) -> list[OwnShift]:
    rows = SignUp.objects.live().filter(
        volunteer=volunteer_id, ends_at__gt=clock.now(), shift__state="planned"
    )
    return [_own_shift(row) for row in rows.order_by("starts_at", "pk").values(*_COLUMNS)[:50]]


def _own_shift(row: dict[str, Any]) -> OwnShift:
    workplace = row["shift__activity__workplace__unit__name"]
    return OwnShift(
        pk=row["shift_id"],
        state=row["state"],
        when=formats.timespan(row["starts_at"], row["ends_at"]),
        starts_at=row["starts_at"],
        ends_at=row["ends_at"],
        title=titled(row["shift__activity__title"], row["shift__label"]),
        where=row["shift__meeting_point"] or row["shift__activity__meeting_point"] or workplace,
        workplace=workplace,
        ask=row["shift__activity__contact__name"] or "",
        phone=row["shift__activity__workplace__contact_phone"],
        note=row["shift__note"],
        answer_by=row["answer_by"],
    )


def _ways_and_possible(
    me: Volunteer, held: list[Affiliation], shifts: list[OwnShift]
) -> tuple[list[OwnWay], list[Row]]:
    """Return how ready the volunteer is for each activity, and the first free shifts that are open to them. Four queries."""
    now = clock.now()
    free = (
        Shift.objects.joinable_through(held)
        .planned()
        .filter(starts_at__gt=now, starts_at__lte=now + AHEAD, taken__lt=F("places"))
    )
    opened = Onboarding.objects.current().filter(volunteer=me.pk)
    due = opened.filter(activity=OuterRef("pk")).values("due_on")[:1]
    activities = Activity.objects.filter(
        Q(pk__in=free.values("activity")) | Q(pk__in=opened.values("activity"))
    )
    known = list(
        activities.select_related("workplace__unit")
        .only(*NEEDED)
        .annotate(due=Subquery(due))
        .order_by("due", "pk")
    )
    ready = readiness_for([(me.pk, activity) for activity in known], clock.today(), held)
    ways = [OwnWay(one, ready[me.pk, one.pk]) for one in known if one.due is not None]  # type: ignore[attr-defined] # annotated
    open_to_me = [activity for (_me, activity), one in ready.items() if one.is_ready]
    rows = free.filter(activity__in=open_to_me).exclude(sign_ups__volunteer=me.pk).order_by("starts_at", "pk")
    columns = ("pk", "starts_at", "ends_at", "label", "activity__title", "activity__workplace__unit__name")
    found = [row for row in rows.values(*columns)[:40] if not _clashes(row, shifts)]
    return ways, [_possible(row) for row in found[:SHOWN]]


def _clashes(row: dict[str, Any], shifts: list[OwnShift]) -> bool:
    return any(
        one.state == SignUpState.TAKEN and one.starts_at < row["ends_at"] and one.ends_at > row["starts_at"]
        for one in shifts
    )


def _possible(row: dict[str, Any]) -> Row:
    title = titled(row["activity__title"], row["label"])
    when = formats.timespan(row["starts_at"], row["ends_at"])
    return Row(
        title, reverse("rotas:shift", args=[row["pk"]]), f"{when} · {row['activity__workplace__unit__name']}"
    )
