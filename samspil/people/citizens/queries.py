"""Has somebody said no? Every path that brings a volunteer and a citizen together asks here first (RM-32)."""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from samspil.base.core.errors import Closed
from samspil.people.citizens.models import NoContact
from samspil.people.citizens.rules import contact_key, place_key
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


def refuse_who_said_no(
    workplace: Workplace | None = None, *, whereabouts: str = "", contacts: tuple[str, ...] = ()
) -> None:
    """Raise Closed with what to do when the citizen has said no to contact."""
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
