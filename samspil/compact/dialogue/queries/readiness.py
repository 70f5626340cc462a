"""How ready the staff of a workplace are: what they read, who has read it, when they were briefed, and whose buddy they are."""

from dataclasses import dataclass
from datetime import timedelta

from django.core import signing
from django.db.models import Max, OuterRef, QuerySet, Subquery

from samspil.base.core.actor import Actor
from samspil.base.core.errors import NotVisible
from samspil.compact.dialogue.models.briefings import Briefing, Buddy, ReadReceipt, StaffPage
from samspil.society.access.matrix import Can, Duty
from samspil.society.accounts.models import User
from samspil.society.duties.queries import people_who
from samspil.society.places.models import Workplace

_SALT = "dialogue.buddy"
_GOOD_FOR = timedelta(days=1)


def staff_of(workplace: Workplace) -> QuerySet[User]:
    """Return the employees of the workplace who have an account: those whose duty as an employee reaches it."""
    reached = people_who(Can.DISCUSSION_VIEW, workplace.access_scopes()[0], duties=frozenset({Duty.EMPLOYEE}))
    return reached.order_by("name", "pk")


def may_be_buddy(workplace: Workplace) -> QuerySet[User]:
    """Return who may be a volunteer's contact: the employees, and those who coordinate or lead."""
    duties = frozenset({Duty.EMPLOYEE, Duty.COORDINATOR, Duty.LEADER})
    return people_who(Can.DISCUSSION_VIEW, workplace.access_scopes()[0], duties=duties).order_by("name", "pk")


def current_page(workplace: Workplace) -> StaffPage | None:
    """Return the latest version of the staff's page."""
    return StaffPage.objects.filter(workplace=workplace).order_by("-version").first()


@dataclass(frozen=True, slots=True)
class Reading:
    """How far the reading has come: how many of how many, and who is left."""

    read: int
    total: int
    unread: list[User]

    @property
    def share(self) -> str:
        """Return the share that has read, as people write it."""
        return f"{round(100 * self.read / self.total) if self.total else 0}\u00a0%"


def reading_of(workplace: Workplace) -> Reading:
    """Return who has read what is to be read. Three queries."""
    readers = readers_of(workplace)
    staff = list(staff_of(workplace))
    unread = [user for user in staff if user.pk not in readers]
    return Reading(len(staff) - len(unread), len(staff), unread)


def readers_of(workplace: Workplace) -> set[int]:
    """Return who has read the latest version that everybody was asked to read, or one after it."""
    asked = StaffPage.objects.filter(workplace=workplace, read_again=True).aggregate(last=Max("version"))[
        "last"
    ]
    if asked is None:
        return set()
    receipts = ReadReceipt.objects.filter(page__workplace=workplace, page__version__gte=asked)
    return set(receipts.order_by().values_list("user", flat=True))


def has_read(by: Actor, workplace: Workplace) -> bool:
    """Say whether the actor has read what is to be read."""
    return by.user_id is not None and by.user_id in readers_of(workplace)


def briefings_of(workplace: Workplace) -> QuerySet[Briefing]:
    """Return the briefings held at the workplace, the latest first."""
    return (
        Briefing.objects.filter(workplace=workplace)
        .prefetch_related("participants")
        .order_by("-held_on", "-pk")
    )


def is_staff_ready(workplace: Workplace) -> bool:
    """Say whether the staff have been told about the volunteers: a briefing was held, and there is a page to read."""
    return briefings_of(workplace).exists() and current_page(workplace) is not None


def buddies(by: Actor, workplace: Workplace | None = None) -> QuerySet[Buddy]:
    """Return the pairs of volunteer and employee that the actor may see today."""
    rows = Buddy.objects.visible_to(by).current().select_related("workplace__unit", "volunteer", "user")
    rows = rows.filter(workplace=workplace) if workplace else rows
    return rows.order_by("volunteer__name", "pk")


def buddy_token(workplace: Workplace, volunteer_id: int) -> str:
    """Return the last part of the address where the volunteer is given a contact (`dialogue:buddy_new`), good for a day.

    The rooms above know who volunteers where, this one does not: their page, which the actor was allowed to see, vouches.
    """
    return signing.dumps([workplace.pk, volunteer_id], salt=_SALT)


def volunteer_named_by(token: str, workplace: Workplace) -> User:
    """Return the volunteer whom a page of a room above vouched for. Raises NotVisible."""
    try:
        place, volunteer_id = signing.loads(token, salt=_SALT, max_age=_GOOD_FOR)
    except signing.BadSignature as error:
        raise NotVisible from error
    found = User.objects.filter(pk=volunteer_id, is_active=True).first() if place == workplace.pk else None
    if found is None:
        raise NotVisible
    return found


def overview(by: Actor) -> QuerySet[Workplace]:
    """Return the open workplaces within reach, with the version of their page and the day of the last briefing."""
    version = StaffPage.objects.filter(workplace=OuterRef("pk")).order_by("-version").values("version")[:1]
    briefed = Briefing.objects.filter(workplace=OuterRef("pk")).order_by("-held_on").values("held_on")[:1]
    rows = Workplace.objects.visible_to(by).filter(is_active=True).select_related("unit__authority")
    return rows.annotate(page_version=Subquery(version), briefed_on=Subquery(briefed)).order_by(
        "unit__name", "pk"
    )


def buddy_of(volunteer_id: int, workplace: Workplace) -> User | None:
    """Return the employee whom the volunteer can turn to at the workplace today."""
    row = (
        Buddy.objects.current()
        .filter(volunteer=volunteer_id, workplace=workplace)
        .select_related("user")
        .first()
    )
    return row.user if row else None
