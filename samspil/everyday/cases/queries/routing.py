"""To whom a case goes: rung by rung up a ladder, past everybody who has a part in it."""

from collections.abc import Iterator
from itertools import chain

from django.db.models.functions import Length

from samspil.compact.agreements.models import Agreement
from samspil.compact.agreements.queries import agreement_for
from samspil.everyday.cases.models.cases import Case, CaseReader, Kind
from samspil.everyday.cases.rules.reading import may_read
from samspil.society.access.matrix import Can, Duty
from samspil.society.access.reach import Scope
from samspil.society.accounts.models import User
from samspil.society.duties.models import Assignment
from samspil.society.duties.queries import people_who

Because = CaseReader.Because
Rung = tuple[CaseReader.Because, list[User]]
_LEADERS, _COORDINATORS = frozenset({Duty.LEADER}), frozenset({Duty.COORDINATOR})


def fit_rung(case: Case) -> Rung:
    """Return the lowest rung where somebody is left who may read the case, with all of them there; else the top, empty.

    Whoever has been asked before is not asked again: they have not come to it, or have handed it over.
    """
    asked = set(case.readers.values_list("user_id", flat=True))
    for because, people in _ladder(case):
        fit = [user for user in people if user.pk not in asked and may_read(case, user)]
        if fit:
            return because, fit
    return Because.CONSULTANT, []


def _ladder(case: Case) -> Iterator[Rung]:
    """Yield the rungs from the bottom. A concern for a citizen goes to those who answer for the citizen."""
    agreed, near = _agreed(case), _near(case)
    yield from chain(near, agreed) if case.kind == Kind.SAFEGUARDING else chain(agreed, near)
    yield from _above(case)


def _agreed(case: Case) -> Iterator[Rung]:
    """Yield the two conflict contacts of the agreement, and those whom the activity names."""
    agreement = _agreement(case)
    if agreement is not None:
        yield Because.CONFLICT_CONTACT, _named(agreement.conflict_first, agreement.conflict_second)
    if case.activity is not None:
        yield Because.CONTACT, _named(case.activity.contact, case.activity.substitute)


def _agreement(case: Case) -> Agreement | None:
    return agreement_for(case.workplace, case.activity.partner if case.activity else None)


def _named(*people: User | None) -> list[User]:
    return [user for user in people if user is not None]


def _near(case: Case) -> Iterator[Rung]:
    """Yield the coordinators and the nearest leaders of the workplace."""
    here = _scope(case)
    leaders = _leaders_by_unit(case)
    coordinators = list(people_who(Can.CASE_HANDLE, here, duties=_COORDINATORS))
    if case.kind == Kind.SAFEGUARDING:
        yield Because.LEADER, leaders[0] if leaders else []
        yield Because.COORDINATOR, coordinators
    else:
        yield Because.COORDINATOR, coordinators
        yield Because.LEADER, leaders[0] if leaders else []


def _above(case: Case) -> Iterator[Rung]:
    """Yield the leaders of each unit further up, those of the whole authority, and the authority's consultants."""
    for leaders in _leaders_by_unit(case)[1:]:
        yield Because.LEADER_ABOVE, leaders
    yield Because.LEADER_ABOVE, list(people_who(Can.CASE_HANDLE, _scope(case), duties=_LEADERS))
    consultants = Assignment.objects.current().filter(
        authority=case.authority_id, duty=Duty.CONSULTANT, unit=None
    )
    yield (
        Because.CONSULTANT,
        list(User.objects.filter(pk__in=consultants.values("user"), is_active=True).order_by("pk")),
    )


def _leaders_by_unit(case: Case) -> list[list[User]]:
    """Return the leaders of the workplace's unit and of those above it, the nearest first."""
    ids = case.workplace.unit.path.strip("/").split("/")
    paths = ["/" + "/".join(ids[: n + 1]) + "/" for n in range(len(ids))]
    held = Assignment.objects.current().filter(duty=Duty.LEADER, unit__path__in=paths)
    grouped: dict[int | None, list[User]] = {}
    for row in held.select_related("user").order_by(Length("unit__path").desc(), "pk"):
        grouped.setdefault(row.unit_id, []).append(row.user)
    return list(grouped.values())


def _scope(case: Case) -> Scope:
    partner = case.activity.partner_id if case.activity else None
    unit = case.workplace.unit
    return Scope(authority_id=unit.authority_id, unit_path=unit.path, partner_id=partner)
