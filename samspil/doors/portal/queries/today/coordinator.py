"""A coordinator's day: who comes, where somebody is missing, and who waits for an answer. Ten queries."""

from collections.abc import Mapping
from dataclasses import replace

from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.doors.portal.queries.today import waiting
from samspil.doors.portal.queries.today.arrivals import Arrival, Coming, coming, pairs_of
from samspil.doors.portal.queries.today.frame import Block, Next, Rows, Urgency, in_duty
from samspil.people.onboarding.queries import readiness_for
from samspil.people.onboarding.queries.pages import Way
from samspil.people.onboarding.rules import Readiness
from samspil.society.access.matrix import Duty

Ready = Mapping[tuple[int, int], Readiness]


def block(by: Actor) -> Block:
    """Return what a coordinator needs today."""
    me = in_duty(by, Duty.COORDINATOR)
    found, today = coming(me), clock.today()
    opened, pairs = waiting.ways_of(me), pairs_of(found.arrivals)
    ready = readiness_for([*pairs, *((one.volunteer_id, one.activity) for one in opened)], today)
    late = waiting.overdue([Way(one, ready[one.volunteer_id, one.activity_id], today) for one in opened])
    applicants, interests = waiting.applicants(me), waiting.interests(me)
    return Block(
        Duty.COORDINATOR,
        next_thing(found, applicants, late, interests),
        "portal/today/coordinator.html",
        {
            "arrivals": [marked(one, ready) for one in found.arrivals],
            "gaps": found.gaps,
            "applicants": applicants,
            "late": late,
            "interests": interests,
        },
    )


def marked(arrival: Arrival, ready: Ready) -> Arrival:
    """Return the arrival with a mark on those who are not ready."""
    people = [
        replace(person, is_ready=ready[person.volunteer_id, arrival.activity_id].is_ready)
        for person in arrival.people
    ]
    return replace(arrival, people=people)


def next_thing(found: Coming, applicants: Rows, late: Rows, interests: Rows) -> Next:
    """Return the one thing: a shift that lacks somebody soon, then whoever has waited longest."""
    if found.soon:
        gap, url = found.soon, reverse("rotas:shift", args=[found.soon.pk])
        return Next(
            f"{gap.title}: {gap.lack}",
            f"{gap.when}, {gap.workplace}",
            url,
            _("Open the shift"),
            Urgency.NOW,
            is_alarm=True,
        )
    if applicants.total:
        one = applicants.rows[0]
        return Next(_("Answer %(name)s") % {"name": one.title}, one.note, one.url, _("Open the application"))
    if late.total:
        one = late.rows[0]
        return Next(_("Help %(name)s along") % {"name": one.title}, one.note, one.url, _("See the steps"))
    if interests.total:
        one = interests.rows[0]
        return Next(
            _("Write to %(name)s") % {"name": one.title},
            _("Would like to help."),
            one.url,
            _("See who would like to help"),
        )
    return nothing_waits()


def nothing_waits() -> Next:
    """Return what to say when all is done."""
    why = _(
        "No applications, no overdue steps and no empty places soon. Perhaps there is time to say thank you to somebody."
    )
    return Next(_("Nothing is waiting for you"), why, urgency=Urgency.QUIET)
