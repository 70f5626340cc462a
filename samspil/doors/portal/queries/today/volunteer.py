"""A volunteer's day: the next shift, the next step, what waits for a yes, and what one could do. Ten queries at most."""

from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.kept import kept
from samspil.doors.portal.queries.today import company
from samspil.doors.portal.queries.today.ahead import own_shifts, ways_and_possible
from samspil.doors.portal.queries.today.arrivals import day_name
from samspil.doors.portal.queries.today.frame import Block, Next, Urgency
from samspil.everyday.requests.queries.pulling import wanted_near
from samspil.everyday.rotas.flow import SignUpState
from samspil.everyday.rotas.queries.hours import hours_of
from samspil.people.volunteers.models import Affiliation, Volunteer
from samspil.society.access.matrix import Duty

_ASKS = (SignUpState.OFFERED, SignUpState.INVITED, SignUpState.ASKED_AGAIN)


def block(by: Actor) -> Block | None:
    """Return what a volunteer needs today; nothing for those who are none."""
    held = _held(clock.today(), by.volunteer_id or 0)
    me = held[0].volunteer if held else Volunteer.objects.filter(pk=by.volunteer_id or 0).first()
    if me is None or me.departed_on is not None:
        return None
    shifts = own_shifts(me.pk)
    wanted = wanted_near(me) if held else []
    ways, possible, ready = ways_and_possible(me, held, shifts, wanted)
    beside = company.company(me)
    own = [one for one in shifts if one.state in (SignUpState.TAKEN, SignUpState.ASKED_AGAIN)]
    asks = [one for one in shifts if one.state in _ASKS]
    today = clock.today()
    vigils = company.vigils(me) if held else []
    parts = {
        "shift": own[0] if own else None,
        "later": own[1:4],
        "asks": asks,
        "way": next((way for way in ways if way.readiness.missing), None),
        "possible": possible,
        "belongs": bool(held),
        "asked": [*(beside.called if vigils else []), *beside.asked],
        "meetings": beside.meetings,
        "near": company.near(me, wanted, ready),
        "companionships": beside.companionships,
        "vigils": vigils,
        "looking": beside.looking,
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


@kept
def _held(day: date, volunteer: int) -> QuerySet[Affiliation]:
    rows = Affiliation.objects.current(day).filter(volunteer=volunteer)
    return rows.select_related("volunteer__wishes", "partner")
