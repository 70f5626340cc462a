"""Committees with people in them, and meetings that have begun."""

from datetime import timedelta

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM, Actor
from samspil.compact.dialogue.actions import (
    add_member,
    found_committee,
    name_levels,
    plan_meeting,
    raise_item,
    set_agenda,
)
from samspil.compact.dialogue.models import Cause, Committee, Item, Meeting, Membership, Side
from samspil.society.accounts.models import User
from samspil.society.duties.queries import actor_for
from samspil.society.places.models import Authority, Unit, Workplace


def levels(authority: Authority, *names: str):
    return name_levels(SYSTEM, authority, names=names or ("LMU", "HMU", "RMU"))


def committee(over: Workplace | Unit | Authority, *, name: str = "LMU Medicin", level: int = 0) -> Committee:
    """Return a committee that covers the place, with the level of that number."""
    unit = over.unit if isinstance(over, Workplace) else over if isinstance(over, Unit) else None
    authority = unit.authority if unit else over
    rows = list(authority.committee_levels.order_by("rank")) or levels(authority)
    return found_committee(
        SYSTEM,
        authority,
        level=rows[level],
        name=name,
        units=[unit] if unit else [],
        covers_all=unit is None,
    )


def seat(of: Committee, *, name: str = "Tove Tillid", side: str = Side.EMPLOYEE, **fields) -> Membership:
    email = fields.pop("email", f"{name.split(maxsplit=1)[0].lower()}-{of.pk}@example.dk")
    return add_member(SYSTEM, of, name=name, email=email, side=side, **fields)


def member(of: Committee, **fields) -> Actor:
    """Return somebody who sits in the committee, as an actor."""
    return actor_of(seat(of, **fields).user_id)


def actor_of(user_id: int) -> Actor:
    return actor_for(User.objects.get(pk=user_id))


def meeting(*committees: Committee, begun: bool = False, **fields) -> Meeting:
    """Return a planned meeting; one that has begun started an hour ago."""
    starts_at = clock.now() + (timedelta(hours=-1) if begun else timedelta(days=10))
    values = {"starts_at": starts_at, "ends_at": starts_at + timedelta(hours=2), "place": "Mødelokale 2"}
    return plan_meeting(SYSTEM, list(committees), **(values | fields))


def item(at: Workplace, **fields) -> Item:
    values = {
        "cause": Cause.NEW_AGREEMENT,
        "about": "agreements.agreement:12",
        "title": "Ny aftale med Røde Kors",
        "what": "Besøgsvenner kommer to gange om ugen.",
        "why": "Medarbejderne skal vide, hvem der kommer.",
        "link": "/aftaler/12/",
        "numbers": [("Frivillige", "8")],
    }
    return raise_item(SYSTEM, at, **(values | fields))


def at_the_table(at: Workplace, **fields) -> tuple[Committee, Meeting, Item]:
    """Return a committee, its meeting that has begun, and what is on the agenda."""
    of = committee(at)
    held = meeting(of, begun=True)
    matter = item(at, **fields)
    set_agenda(SYSTEM, held, items=[matter])
    matter.refresh_from_db()
    return of, held, matter
