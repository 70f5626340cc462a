"""What the pages show: committees with what waits and when they meet, in a fixed number of queries."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Q, QuerySet

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.compact.dialogue.flow import OPEN_ITEM, ItemState, MeetingState
from samspil.compact.dialogue.models import Committee, Item, Meeting, Membership, Side, WheelEntry
from samspil.compact.dialogue.queries.committees import members_on
from samspil.society.access.matrix import Can
from samspil.society.access.reach import within
from samspil.society.places.models import Authority


@dataclass(frozen=True, slots=True)
class Line:
    """One committee at a glance."""

    committee: Committee
    waiting: int
    meeting: Meeting | None


def lines(committees: list[Committee]) -> list[Line]:
    """Return the committees with what waits and their next meeting. Two queries."""
    ids = [committee.pk for committee in committees]
    counted = Item.objects.filter(committee__in=ids, state__in=OPEN_ITEM).order_by()
    waiting = dict(counted.values_list("committee").annotate(Count("pk")))
    links = (
        Meeting.committees.through.objects.filter(
            committee__in=ids, meeting__state=MeetingState.PLANNED, meeting__starts_at__gt=clock.now()
        )
        .select_related("meeting")
        .order_by("-meeting__starts_at")
    )
    first = {link.committee_id: link.meeting for link in links}
    return [
        Line(committee, waiting.get(committee.pk, 0), first.get(committee.pk)) for committee in committees
    ]


@dataclass(frozen=True, slots=True)
class Bench:
    """One side of the table."""

    label: str
    seats: list[Membership] = field(default_factory=list)


def benches(committee: Committee, day: date) -> list[Bench]:
    """Return who sat on which side on the day. One query."""
    seats = list(members_on(committee, day))
    return [Bench(str(label), [seat for seat in seats if seat.side == side]) for side, label in Side.choices]


def committees(by: Actor, query: str = "") -> QuerySet[Committee]:
    """Return the committees that the actor may see and that stand, narrowed by a name or a sector."""
    rows = Committee.objects.visible_to(by).standing().select_related("level", "authority")
    if query.strip():
        rows = rows.filter(Q(name__icontains=query.strip()) | Q(sector__icontains=query.strip()))
    return rows.order_by("authority__name", "-level__rank", "name", "pk")


def items_of(committee: Committee, shown: str = "") -> QuerySet[Item]:
    """Return the committee's matters: what waits (the oldest first), what is settled, or all."""
    rows = Item.objects.filter(committee=committee).select_related("workplace__unit", "meeting")
    if shown == "alle":
        return rows.order_by("-raised_at", "-pk")
    if shown == "afgjort":
        return rows.exclude(state__in=OPEN_ITEM).order_by("-settled_at", "-pk")
    return rows.filter(state__in=OPEN_ITEM).order_by("raised_at", "pk")


def meetings_of(committee: Committee, *, coming: bool) -> QuerySet[Meeting]:
    """Return the meetings that are planned, the next first; or those that are over, the latest first."""
    rows = Meeting.objects.filter(committees=committee).prefetch_related("committees")
    if coming:
        return rows.filter(state=MeetingState.PLANNED).order_by("starts_at", "pk")
    return rows.exclude(state=MeetingState.PLANNED).order_by("-starts_at", "-pk")


def follow_ups(by: Actor) -> QuerySet[Item]:
    """Return what is still to be followed up in the committees that the actor may see, the most urgent first."""
    return (
        Item.objects.filter(
            committee__in=Committee.objects.visible_to(by), state=ItemState.DISCUSSED, followed_up_on=None
        )
        .exclude(follow_up="")
        .select_related("committee", "workplace__unit")
        .order_by("follow_up_due", "pk")
    )


def orphans(by: Actor) -> QuerySet[Item]:
    """Return the matters that no committee covers, for those who can say which committee it is."""
    reached = within(by, Can.COMMITTEE_EDIT, authority="authority_id", unit_path="workplace__unit__path")
    rows = Item.objects.open().filter(reached, committee=None).select_related("workplace__unit")
    return rows.order_by("raised_at", "pk")


def possible_items(meeting: Meeting) -> QuerySet[Item]:
    """Return what could be on the agenda: what is on it, and what waits in the committees that meet."""
    waiting = Q(state=ItemState.WAITING, committee__in=meeting.committees.all())
    on_it = Q(state=ItemState.ON_AGENDA, meeting=meeting)
    return Item.objects.filter(waiting | on_it).order_by("raised_at", "pk")


def wheel_of(committee: Committee) -> QuerySet[WheelEntry]:
    """Return what comes round in the committee's year."""
    return committee.wheel.filter(ended_on=None).order_by("month", "title", "pk")


def authorities(by: Actor, can: Can) -> QuerySet[Authority]:
    """Return the authorities over which the actor has the permission."""
    return Authority.objects.filter(within(by, can, authority="pk")).order_by("name")
