"""A leader's day: the activities of the area, what needs a decision, and who is not insured. Eleven queries."""

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samspil.base.core.actor import Actor
from samspil.doors.portal.queries.today import asking, framing, looking, rolling
from samspil.doors.portal.queries.today.frame import Block, Figure, Next, Row, Rows, Urgency, in_duty
from samspil.people.activities.flow import State
from samspil.people.activities.models import Activity
from samspil.people.activities.rules import (
    boundary_lacks,
    frame_lacks,
    people_lacks,
    place_lacks,
    text_lacks,
)
from samspil.people.applications.queries import overdue
from samspil.people.onboarding.models import ChildCertificate
from samspil.people.onboarding.queries import insurance_report
from samspil.society.access.matrix import Duty

SHOWN = 6
_LIVING = (State.PUBLISHED, State.PAUSED)
_FRAMED = {
    "agreement": gettext_lazy("Waits for an agreement"),
    "discussion": gettext_lazy("Waits for the committee"),
}


def block(by: Actor) -> Block:
    """Return what a leader needs today."""
    me = in_duty(by, Duty.LEADER)
    figures, unled = _activities(me)
    drafts, decisions = (
        _drafts(me),
        [
            *asking.cases_of(me),
            *_decisions(me, unled),
            *framing.for_leader(me),
            *rolling.for_leader(me),
            *looking.evaluations_of(me),
        ],
    )
    parts = {"vigils": asking.vigils_of(me), "figures": figures, "drafts": drafts, "decisions": decisions}
    return Block(Duty.LEADER, _next(drafts, decisions), "portal/today/leader.html", parts)


def _next(drafts: Rows, decisions: list[Row]) -> Next:
    if decisions:
        one = decisions[0]
        return Next(one.title, one.note, one.url, _("Take a look"))
    finished = next((row for row in drafts.rows if row.tone == "success"), None)
    if finished:
        title = _("Publish “%(title)s”") % {"title": finished.title}
        return Next(
            title,
            _("Everything is written, and the boundary check is answered."),
            finished.url,
            _("Read it and publish"),
        )
    why = _("No decision is waiting. A word with the coordinator, or with a volunteer, is never wasted.")
    return Next(_("Nothing is waiting for you"), why, urgency=Urgency.QUIET)


def _activities(me: Actor) -> tuple[list[Figure], int]:
    """Return how many activities stand in each state, and how many have nobody to ask. One query."""
    url = reverse("activities:index")
    gone = Q(contact__isnull=True) | Q(contact__is_active=False)
    counted = Activity.objects.visible_to(me).aggregate(
        unled=Count("pk", filter=gone & Q(state__in=_LIVING)),
        **{state.value: Count("pk", filter=Q(state=state)) for state in State if state != State.CLOSED},
    )
    labels = {
        State.PUBLISHED: _("published activities"),
        State.PAUSED: _("paused"),
        State.DRAFT: _("drafts"),
    }
    figures = [
        Figure(counted[state.value], label, f"{url}?tilstand={state.value}")
        for state, label in labels.items()
    ]
    return figures, counted["unled"]


def _drafts(me: Actor) -> Rows:
    """Return the newest drafts, each with what it still lacks. Three queries."""
    drafts = Activity.objects.visible_to(me).filter(state=State.DRAFT).detailed().prefetch_related("checks")
    rows = [_draft(activity, me) for activity in drafts.order_by("-changed_at", "-pk")[: SHOWN + 1]]
    finished_first = sorted(rows[:SHOWN], key=lambda row: row.tone != "success")
    return Rows(finished_first, len(rows), f"{reverse('activities:index')}?tilstand={State.DRAFT.value}")


def _draft(activity: Activity, me: Actor) -> Row:
    check = next(iter(activity.checks.all()), None)
    lacks = sum(
        1
        for found in (
            text_lacks(activity, list(activity.tasks.all())),
            place_lacks(activity),
            people_lacks(activity),
            boundary_lacks(activity, check, me),
        )
        for _lack in found
    )
    url, place = reverse("activities:activity", args=[activity.pk]), activity.workplace.unit.name
    if not lacks and (framed := next(frame_lacks(activity), None)):  # asked of the few that are written
        return Row(activity.title, url, place, str(_FRAMED[framed.code]), "info")
    if not lacks:
        return Row(activity.title, url, place, _("Ready to publish"), "success")
    return Row(
        activity.title,
        url,
        place,
        ngettext("%(n)s thing missing", "%(n)s things missing", lacks) % {"n": lacks},
    )


def _decisions(me: Actor, unled: int) -> list[Row]:
    """Return what only a leader can settle, the longest wait first. Three queries; no certificate is looked into."""
    certificates = ChildCertificate.objects.visible_to(me).filter(state="received")
    to_assess = certificates.exclude(affiliation__volunteer=me.volunteer_id or 0).count()
    slow, uncovered = overdue(me), insurance_report(me, only_unknown=True).count()
    found = (
        (slow, _slow(slow), _("Ask the coordinator whether you can help."), reverse("applications:worklist")),
        (
            to_assess,
            _certificates(to_assess),
            _("Only you may assess them."),
            reverse("onboarding:certificates"),
        ),
        (
            uncovered,
            _uncovered(uncovered),
            _("Write down who insures them."),
            f"{reverse('onboarding:uncovered')}?status=ukendt",
        ),
        (unled, _unled(unled), _("Volunteers and citizens have nobody to ask."), reverse("activities:index")),
    )
    return [Row(title, url, why) for number, title, why, url in found if number]


def _slow(n: int) -> str:
    return ngettext(
        "%(n)s applicant has waited over a week", "%(n)s applicants have waited over a week", n
    ) % {"n": n}


def _certificates(n: int) -> str:
    return ngettext("%(n)s child certificate to assess", "%(n)s child certificates to assess", n) % {"n": n}


def _uncovered(n: int) -> str:
    return ngettext(
        "%(n)s volunteer without a known insurance", "%(n)s volunteers without a known insurance", n
    ) % {"n": n}


def _unled(n: int) -> str:
    return ngettext(
        "%(n)s activity without a contact person", "%(n)s activities without a contact person", n
    ) % {"n": n}
