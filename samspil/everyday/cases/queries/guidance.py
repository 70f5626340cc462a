"""Whom to call in which municipality."""

import re
from dataclasses import dataclass

from samspil.base.core.actor import Actor
from samspil.everyday.cases.models.guidance import NotificationContact
from samspil.everyday.cases.rules.municipalities import MUNICIPALITIES, named
from samspil.everyday.cases.rules.numbers import FOUND, Numbers
from samspil.society.access.matrix import Can
from samspil.society.access.reach import grants_for
from samspil.society.places.models import Authority, Site

_POSTCODE = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality, and its numbers: an administrator's own, or else what was found on a public page; none are ever guessed."""

    code: str
    name: str
    numbers: Numbers


def municipalities_for(text: str) -> list[Municipality]:
    """Return the municipalities that a name or a postcode may mean. A postcode may lie in more than one."""
    wanted = text.strip()
    return _with_numbers(_by_postcode(wanted) if _POSTCODE.fullmatch(wanted) else named(wanted))


def municipality(code: str) -> Municipality | None:
    return _with_numbers([code])[0] if code in MUNICIPALITIES else None


def ruled_authority(by: Actor) -> Authority | None:
    """Return the authority whose rules the actor answers for; none for everybody else."""
    held = [grant.authority_id for grant in grants_for(by, Can.RULE_EDIT) if not grant.unit_path]
    return Authority.objects.filter(pk__in=[pk for pk in held if pk]).order_by("pk").first()


def every_municipality() -> list[Municipality]:
    return sorted(_with_numbers(list(MUNICIPALITIES)), key=lambda one: one.name)


def without_numbers(rows: list[Municipality]) -> dict[str, list[str]]:
    """Return the names of those that lack a number by day, and at other times."""
    return {
        "by_day": [one.name for one in rows if not one.numbers.has_day],
        "by_night": [one.name for one in rows if not one.numbers.night_phone],
    }


def _by_postcode(postcode: str) -> list[str]:
    """Return what those who keep the numbers have written, and where the authorities' own sites lie."""
    noted = NotificationContact.objects.filter(postcodes__contains=postcode).values_list("code", flat=True)
    sites = Site.objects.filter(postcode=postcode).values_list("municipality_code", flat=True)
    return sorted({code.zfill(4) for code in [*noted, *sites]} & set(MUNICIPALITIES))


def _with_numbers(codes: list[str]) -> list[Municipality]:
    own = {code: _own(row) for code, row in NotificationContact.objects.in_bulk(codes).items()}
    return [
        Municipality(code, MUNICIPALITIES[code], own.get(code) or FOUND.get(code, Numbers()))
        for code in codes
    ]


def _own(row: NotificationContact) -> Numbers:
    return Numbers(
        day_phone=row.day_phone,
        night_phone=row.night_phone,
        hours=row.hours,
        website=row.website,
        postcodes=row.postcodes,
        confirmed_on=row.updated_on,
    )
