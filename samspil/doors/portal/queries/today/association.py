"""An association leader's day: its own volunteers and activities, and nobody else's names. Twelve queries."""

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.doors.portal.queries.today import asking, framing, looking, waiting
from samspil.doors.portal.queries.today.arrivals import Arrival, Coming, coming, pairs_of
from samspil.doors.portal.queries.today.coordinator import marked, next_thing
from samspil.doors.portal.queries.today.frame import Block, Rows, in_duty
from samspil.people.onboarding.queries import readiness_for
from samspil.people.onboarding.queries.pages import Way
from samspil.society.access.matrix import Duty


def block(by: Actor) -> Block:
    """Return what an association leader needs this week."""
    me = in_duty(by, Duty.ASSOCIATION_LEADER)
    found, today = _own(coming(me, days=7), me), clock.today()
    opened, pairs = waiting.ways_of(me), pairs_of(found.arrivals)
    ready = readiness_for([*pairs, *((one.volunteer_id, one.activity) for one in opened)], today)
    late = waiting.overdue([Way(one, ready[one.volunteer_id, one.activity_id], today) for one in opened])
    applicants, asked = waiting.applicants(me), asking.requests_of(me)
    late_home, vigils = asking.late_home(me), asking.vigils_of(me)
    return Block(
        Duty.ASSOCIATION_LEADER,
        next_thing(
            found, applicants, late, Rows([], 0), asked=asked, first=[*late_home, *asking.uncovered(vigils)]
        ),
        "portal/today/association.html",
        {
            "arrivals": [marked(one, ready) for one in found.arrivals],
            "gaps": found.gaps,
            "applicants": applicants,
            "late": late,
            "asked": asked,
            "vigils": vigils,
            "frame": [
                *late_home,
                *asking.cases_of(me),
                *asking.talks_of(me),
                *framing.for_association(me),
                *looking.evaluations_of(me),
            ],
        },
    )


def _own(found: Coming, me: Actor) -> Coming:
    """Leave out the shared shifts on which none of the association's own volunteers is, and the gaps of others."""
    partners = {grant.partner_id for grant in me.grants}

    def is_own(one: Arrival) -> bool:
        return one.partner_id in partners

    return Coming(
        [one for one in found.arrivals if one.people or is_own(one)],
        [gap for gap in found.gaps if is_own(gap)],
    )
