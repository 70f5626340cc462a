"""A coordinator's day: who comes, where somebody is missing, and who waits for an answer. Sixteen queries."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.doors.portal.queries.today import asking, looking, waiting
from samspil.doors.portal.queries.today.arrivals import Arrival, Coming, coming, pairs_of
from samspil.doors.portal.queries.today.frame import Block, Next, Row, Rows, Urgency, in_duty
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
    asked, late_home, vigils = asking.requests_of(me), asking.late_home(me), asking.vigils_of(me)
    return Block(
        Duty.COORDINATOR,
        next_thing(
            found, applicants, late, interests, asked=asked, first=[*late_home, *asking.uncovered(vigils)]
        ),
        "portal/today/coordinator.html",
        {
            "arrivals": [marked(one, ready) for one in found.arrivals],
            "gaps": found.gaps,
            "waiting": [*late_home, *asking.cases_of(me), *asking.talks_of(me), *looking.evaluations_of(me)],
            "asked": asked,
            "vigils": vigils,
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


def next_thing(
    found: Coming,
    applicants: Rows,
    late: Rows,
    interests: Rows,
    *,
    asked: Rows,
    first: Sequence[Row] = (),
) -> Next:
    """Return the one thing: somebody who is not on the way home, who is missing soon, then whoever has waited longest."""
    return _now(found, asked, first) or _waits(asked, applicants, late, interests) or nothing_waits()


def _now(found: Coming, asked: Rows, first: Sequence[Row]) -> Next | None:
    if first:
        one = first[0]
        return Next(one.title, one.note, one.url, _("Take a look"), Urgency.NOW, is_alarm=True)
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
    if asked.rows and asked.rows[0].badge:  # wished within a day
        return _find(asked.rows[0], Urgency.NOW)
    return None


def _waits(asked: Rows, applicants: Rows, late: Rows, interests: Rows) -> Next | None:
    if asked.rows:
        return _find(asked.rows[0], Urgency.WAITING)
    if applicants.rows:
        one = applicants.rows[0]
        return Next(_("Answer %(name)s") % {"name": one.title}, one.note, one.url, _("Open the application"))
    if late.rows:
        one = late.rows[0]
        return Next(_("Help %(name)s along") % {"name": one.title}, one.note, one.url, _("See the steps"))
    if interests.rows:
        one = interests.rows[0]
        return Next(
            _("Write to %(name)s") % {"name": one.title},
            _("Would like to help."),
            one.url,
            _("See who would like to help"),
        )
    return None


def _find(one: Row, urgency: Urgency) -> Next:
    title = _("Find somebody: %(what)s") % {"what": one.title}
    return Next(title, one.note, one.url, _("Open the request"), urgency)


def nothing_waits() -> Next:
    """Return what to say when all is done."""
    why = _(
        "No applications, no overdue steps and no empty places soon. Perhaps there is time to say thank you to somebody."
    )
    return Next(_("Nothing is waiting for you"), why, urgency=Urgency.QUIET)
