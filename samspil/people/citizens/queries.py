"""Has somebody said no? Every path that brings a volunteer and a citizen together asks here first (RM-32)."""

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from samspil.base.core.actor import Actor
from samspil.base.core.errors import Closed, NotVisible
from samspil.people.citizens.models import NoContact
from samspil.people.citizens.rules import contact_key, place_key
from samspil.society.access.matrix import Can
from samspil.society.access.reach import within
from samspil.society.places.models import Workplace


def said_no(
    workplace: Workplace | None = None, *, whereabouts: str = "", contacts: tuple[str, ...] = ()
) -> NoContact | None:
    """Return the standing mark of the person who is reached so, or lies there. One query."""
    keys = {key for key in map(contact_key, contacts) if key}
    found = Q(contact_key__in=keys)
    if workplace is not None and (key := place_key(workplace, whereabouts)):
        found |= Q(workplace=workplace, place_key=key)
    return NoContact.objects.standing().filter(found).exclude(contact_key="", place_key="").first()


def take_turn(
    workplace: Workplace | None = None, *, whereabouts: str = "", contacts: tuple[str, ...] = ()
) -> None:
    """Let nobody else say no, or bring somebody, to the same person or bed until the transaction ends.

    Both paths take their turn before they touch a row, and all keys in one order, so that nobody waits in a circle. So a no is
    either seen by whoever asks, or sees what was asked. SQLite has one writer at a time, and needs no turn.
    """
    if connection.vendor != "postgresql":
        return
    keys = {key for key in map(contact_key, contacts) if key}
    if workplace is not None and (key := place_key(workplace, whereabouts)):
        keys.add(key)
    with connection.cursor() as cursor:
        for number in sorted(int(key[:15], 16) for key in keys):  # 60 bits: PostgreSQL's own keys have 63
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])


def refuse_who_said_no(
    workplace: Workplace | None = None, *, whereabouts: str = "", contacts: tuple[str, ...] = ()
) -> None:
    """Raise Closed with what to do when the citizen has said no to contact, or is saying so this very moment."""
    take_turn(workplace, whereabouts=whereabouts, contacts=contacts)
    if said_no(workplace, whereabouts=whereabouts, contacts=contacts):
        raise Closed(
            [
                _(
                    "The citizen has said no to contact with volunteers. Only they, or staff with a note, can change that."
                )
            ]
        )


def saying_no(*, contact: str, workplace: str, place: str) -> Exists:
    """Return the condition "this row's citizen has said no", for a table with both keys.

    The arguments name the row's own columns: `~saying_no(contact="contact_key", workplace="workplace_id",
    place="place_key")` leaves out everybody who has said no, inside the one query of a list.
    """
    same = Q(contact_key=OuterRef(contact)) & ~Q(contact_key="")
    there = Q(workplace_id=OuterRef(workplace), place_key=OuterRef(place)) & ~Q(place_key="")
    return Exists(NoContact.objects.standing().filter(same | there))


def marks(by: Actor) -> QuerySet[NoContact]:
    """Return the rooms and beds within reach where somebody has said no, the newest first. Nobody's number is among them."""
    rows = NoContact.objects.visible_to(by).standing().exclude(place_key="")
    return rows.select_related("workplace__unit").order_by("-marked_at", "-pk")


def workplaces_to_mark(by: Actor) -> list[Workplace]:
    """Return the workplaces where the actor may note a no. Raises NotVisible when there are none."""
    reached = within(by, Can.NO_CONTACT_MARK, authority="unit__authority_id", unit_path="unit__path")
    rows = Workplace.objects.filter(reached, unit__closed_on__isnull=True).select_related("unit__authority")
    found = list(rows.order_by("unit__name", "pk")[:500])
    if not found:
        raise NotVisible
    return found


def own_mark(pk: int, key: str) -> NoContact:
    """Return the mark that the key from the letter opens. Raises NotVisible."""
    mark = NoContact.objects.filter(pk=pk).first()
    if mark is None or not mark.opens_with(key):
        raise NotVisible
    return mark
