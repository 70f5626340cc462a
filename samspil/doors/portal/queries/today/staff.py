"""An employee's day: who are the volunteers here? Eleven queries."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspil.base.core.actor import Actor
from samspil.doors.portal.queries.today import framing, looking
from samspil.doors.portal.queries.today.frame import Block, Next, Row, Urgency, in_duty
from samspil.doors.portal.queries.who import Who, places, who
from samspil.society.access.matrix import Duty
from samspil.society.places.models import Workplace


def block(by: Actor) -> Block:
    """Return what an employee needs today: with one workplace all of it, with several the way to each."""
    me = in_duty(by, Duty.EMPLOYEE)
    found = places(me)
    only = who(me, found[0]) if len(found) == 1 else None
    places_shown = [] if only else [_place(one) for one in found]
    parts = {
        "who": only,
        "places": places_shown,
        "frame": [*framing.for_employee(me), *looking.evaluations_of(me)],
    }
    return Block(Duty.EMPLOYEE, _next(found, only), "portal/today/employee.html", parts)


def _next(found: list[Workplace], only: Who | None) -> Next:
    if only is not None:
        today = sum(one.taken for one in only.today)
        title = ngettext("%(n)s volunteer comes today", "%(n)s volunteers come today", today) % {"n": today}
        why = (
            _("Say hello: it means more than you think.")
            if today
            else _("Below you see who comes later this week.")
        )
        url = reverse("portal:who", args=[only.workplace.pk])
        title = title if today else _("No volunteers today")
        return Next(title, why, url, _("Who are the volunteers here?"), Urgency.QUIET)
    if found:
        why = _("Choose your workplace to see who comes, and what they may do.")
        return Next(_("Who are the volunteers here?"), why, urgency=Urgency.QUIET)
    why = _("Your workplace has not opened to volunteers yet. When it does, you will see here who they are.")
    return Next(
        _("No volunteers here yet"),
        why,
        reverse("portal:workplaces"),
        _("How a workplace begins"),
        Urgency.QUIET,
    )


def _place(workplace: Workplace) -> Row:
    people: int = workplace.people  # type: ignore[attr-defined] # annotated by places
    note = ngettext("%(n)s volunteer", "%(n)s volunteers", people) % {"n": people}
    return Row(workplace.unit.name, reverse("portal:who", args=[workplace.pk]), note)
