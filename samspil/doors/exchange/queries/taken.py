"""What an import made, and what of it can be taken back because nobody has touched it since."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from samspil.doors.exchange.events import ImportDone
from samspil.doors.exchange.models import Import, ImportRow
from samspil.doors.exchange.queries.judging import chunks
from samspil.doors.exchange.queries.traces import end_of, pointed_at, told_of
from samspil.people.volunteers.models import Affiliation, Volunteer
from samspil.society.accounts.models import User
from samspil.society.places.models import Unit, UnitPlacement, Workplace

_AT_A_TIME = 2_000


@dataclass
class People:
    """The affiliations to delete, the volunteers and users to delete with them, and why the other rows are left alone."""

    affiliations: list[Affiliation] = field(default_factory=list)
    volunteers: set[int] = field(default_factory=set)
    users: set[int] = field(default_factory=set)
    left_alone: dict[int, str] = field(default_factory=dict)  # row -> code


def made_rows(found: Import) -> list[ImportRow]:
    """Return the rows of which something came."""
    return list(found.rows.exclude(made={}).order_by("number"))


def people_to_take_back(found: Import, rows: list[ImportRow]) -> People:
    """Say what of the import of volunteers can be taken back."""
    since = end_of(Import._meta.label_lower, found.pk, ImportDone.verb)  # noqa: SLF001 - Django's documented name of a model
    mine = {row.made["affiliation"]: row for row in rows if "affiliation" in row.made}
    new = {row.made["volunteer"] for row in rows if row.made.get("new_volunteer")}
    users = {row.made["volunteer"] for row in rows if row.made.get("new_user")}
    reasons = _touched_affiliations(list(mine), since)
    persons = _touched_people(new, users, since)
    there = {one.pk: one for one in _fetch(list(mine))}
    answer = People()
    for pk, row in mine.items():
        code = "gone" if pk not in there else reasons.get(pk) or persons.get(row.made["volunteer"])
        if code is None:
            answer.affiliations.append(there[pk])
        else:
            answer.left_alone[row.pk] = code
    _add_people(answer, new - set(persons), users)
    return answer


def _add_people(answer: People, new: set[int], users: set[int]) -> None:
    """Volunteers go with their last affiliation; those who belong elsewhere too stay."""
    going: dict[int, int] = defaultdict(int)
    for one in answer.affiliations:
        going[one.volunteer_id] += 1
    having: dict[int, int] = defaultdict(int)
    for piece in chunks(going, _AT_A_TIME):
        for pk in (
            Affiliation.objects.filter(volunteer__in=piece).order_by().values_list("volunteer_id", flat=True)
        ):
            having[pk] += 1
    answer.volunteers = {pk for pk, count in going.items() if pk in new and having[pk] == count}
    answer.users = answer.volunteers & users


def _touched_affiliations(ids: list[int], since: int) -> dict[int, str]:
    used = pointed_at(Affiliation, ids, apart_from=set())
    changed = told_of("volunteers.affiliation", ids, after=since)
    return dict.fromkeys(changed, "changed") | dict.fromkeys(used, "used")


def _touched_people(volunteers: set[int], users: set[int], since: int) -> dict[int, str]:
    changed = told_of("volunteers.volunteer", volunteers, after=since)
    used = pointed_at(Volunteer, volunteers, apart_from={Affiliation}) | pointed_at(
        User, users, apart_from={Volunteer}
    )
    here = {
        pk
        for piece in chunks(users, _AT_A_TIME)
        for pk in User.objects.filter(pk__in=piece, last_login__isnull=False).values_list("pk", flat=True)
    }
    return dict.fromkeys(changed, "changed") | dict.fromkeys(used, "used") | dict.fromkeys(here, "signed_in")


def _fetch(ids: list[int]) -> list[Affiliation]:
    rows = Affiliation.objects.select_related("workplace__unit")
    return [one for piece in chunks(ids, _AT_A_TIME) for one in rows.filter(pk__in=piece)]


def touched_units(found: Import, rows: list[ImportRow]) -> dict[int, str]:
    """Return why units or profiles of the import must be left alone: unit -> code. Units below them are looked at later."""
    since = end_of(Import._meta.label_lower, found.pk, ImportDone.verb)  # noqa: SLF001 - Django's documented name of a model
    ids = [row.made["unit"] for row in rows if "filled" not in row.made]
    units = [
        row.made["unit"] for row in rows if "filled" not in row.made and not row.made.get("profile_only")
    ]
    used = pointed_at(Unit, units, apart_from={Workplace, UnitPlacement, Unit}) | pointed_at(
        Workplace, ids, apart_from=set()
    )
    changed = told_of("places.unit", units, after=since) | told_of("places.workplace", ids, after=since)
    return dict.fromkeys(changed, "changed") | dict.fromkeys(used, "used")


def unchanged(thing: Any, filled: dict[str, Any]) -> bool:
    """Say whether the blanks still hold what the import filled in."""
    return all(getattr(thing, name) == value for name, value in filled.items())
