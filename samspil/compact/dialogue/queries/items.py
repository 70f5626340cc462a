"""What waits for a committee, and whether what a workplace plans has been spoken of."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.ui import formats
from samspil.compact.dialogue.flow import ItemState, MeetingState
from samspil.compact.dialogue.models import Cause, Committee, Item, Meeting
from samspil.compact.dialogue.queries.committees import committee_for
from samspil.compact.dialogue.queries.policies import policy_of
from samspil.society.access.permission import ALLOWED, Verdict, refused
from samspil.society.places.models import Workplace


def discussion_verdict(workplace: Workplace, about: str) -> Verdict:
    """Say whether the employees have been asked about this: the gate that an agreement or an activity must pass.

    Yes when everything raised about it has been discussed, or found not relevant with a reason, or when the authority does
    not ask for it. Otherwise the reason names the committee, its next meeting and what to do.
    """
    if not policy_of(workplace.unit.authority).discussion_required:
        return ALLOWED
    items = list(Item.objects.filter(about=about).select_related("committee", "meeting").order_by("pk"))
    waiting = next((item for item in items if item.state in (ItemState.WAITING, ItemState.ON_AGENDA)), None)
    if waiting is not None:
        return refused(_still_waits(waiting, workplace))
    return ALLOWED if items else refused(_never_raised(workplace))


def next_meeting(committee: Committee) -> Meeting | None:
    """Return the first meeting of the committee that lies ahead."""
    return (
        Meeting.objects.filter(committees=committee, state=MeetingState.PLANNED, starts_at__gt=clock.now())
        .order_by("starts_at", "pk")
        .first()
    )


def overdue_evaluations(committees: "QuerySet[Committee]") -> QuerySet[Item]:
    """Return the evaluations that these committees should have spoken of by now, the oldest first."""
    return (
        Item.objects.open()
        .filter(committee__in=committees, cause=Cause.EVALUATION, due_on__lt=clock.today())
        .select_related("committee", "meeting")
        .order_by("due_on", "pk")
    )


def _still_waits(item: Item, workplace: Workplace) -> str:
    if item.committee is None:
        return _without_committee(workplace)
    names = {"committee": item.committee.name}
    if item.state == ItemState.ON_AGENDA and item.meeting is not None:
        when = {"when": formats.moment(item.meeting.starts_at)}
        return _(
            "%(committee)s has it on the agenda %(when)s. You can go on when the committee has discussed it "
            "and the outcome is recorded."
        ) % (names | when)
    return _still_without_agenda(item.committee)


def _still_without_agenda(committee: Committee) -> str:
    coming = next_meeting(committee)
    if coming is None:
        return _(
            "%(committee)s has not discussed it yet, and no meeting has been called. "
            "Ask the committee to call one and put it on the agenda."
        ) % {"committee": committee.name}
    return _(
        "%(committee)s has not discussed it yet. The next meeting is %(when)s: "
        "ask the committee to put it on the agenda."
    ) % {"committee": committee.name, "when": formats.moment(coming.starts_at)}


def _never_raised(workplace: Workplace) -> str:
    committee = committee_for(workplace)
    if committee is None:
        return _without_committee(workplace)
    return _("This has not been raised for %(committee)s yet. Raise it first.") % {
        "committee": committee.name
    }


def _without_committee(workplace: Workplace) -> str:
    return _(
        "No committee covers %(place)s yet, so nobody can discuss it. "
        "Ask your volunteering consultant to say which committee it is."
    ) % {"place": workplace.unit.name}
