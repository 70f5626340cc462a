"""What a programme asks of somebody today: to decide, to answer for a department's hours, to follow a pilot up."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.ui import formats
from samspil.learning.programmes.flow import PilotState
from samspil.learning.programmes.models import Pilot
from samspil.learning.programmes.queries.papers import awaiting_decision
from samspil.learning.programmes.queries.resources import asks_to_answer
from samspil.society.access.matrix import Can
from samspil.society.access.reach import within

_MOST = 3


@dataclass(frozen=True)
class Waiting:
    """One thing that waits: what, why, and where it is done."""

    title: str
    url: str
    why: str


def to_decide(by: Actor) -> list[Waiting]:
    """Return the decision papers that await the body in which the actor sits. One query."""
    return [
        Waiting(
            _("Read and decide: %(title)s") % {"title": paper.title},
            reverse("programmes:paper", args=[paper.pk]),
            f"{paper.body}, {formats.date_long(paper.meeting_on)}" if paper.meeting_on else paper.body,
        )
        for paper in awaiting_decision(by)[:_MOST]
    ]


def to_commit(by: Actor) -> list[Waiting]:
    """Return the hours that the actor's department has been asked for. One query."""
    return [
        Waiting(
            ngettext("%(place)s is asked for %(n)s hour", "%(place)s is asked for %(n)s hours", ask.hours)
            % {"place": ask.unit.name, "n": ask.hours},
            reverse("programmes:ask", args=[ask.pk]),
            f"{ask.function}: {ask.purpose}",
        )
        for ask in asks_to_answer(by)[:_MOST]
    ]


def to_follow_up(by: Actor) -> list[Waiting]:
    """Return the pilots that the actor answers for and whose check-in was missed. One query."""
    reached = within(by, Can.PROGRAMME_EDIT, authority="programme__authority_id")
    late = Pilot.objects.filter(reached, state=PilotState.RUNNING, check_in_due__lt=clock.today())
    return [
        Waiting(
            _("How is it going with “%(title)s”?") % {"title": pilot.title},
            reverse("programmes:pilot", args=[pilot.pk]),
            _("The check-in of %(day)s was missed.") % {"day": formats.date_long(pilot.check_in_due)},
        )
        for pilot in late.order_by("check_in_due", "pk")[:_MOST]
        if pilot.check_in_due
    ]
