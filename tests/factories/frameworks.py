"""Frameworks with versions, as they stand after the actions have done their work."""

from datetime import date
from itertools import count
from typing import Any

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM, Actor
from samspil.compact.frameworks.actions import add_owner, adopt_version, name_signatory, record_decision
from samspil.compact.frameworks.flow import State
from samspil.compact.frameworks.models import Clause, Framework, Version
from samspil.society.accounts.models import User
from samspil.society.places.models import Authority, Workplace

_numbers = count(1)


def framework(
    of: Authority, *, kind: str = "principles", workplace: Workplace | None = None, **fields: Any
) -> Framework:
    """Return a framework without any version."""
    number = next(_numbers)
    values = {"title": f"Ramme {number}", "slug": f"ramme-{number}", **fields}
    return Framework.objects.create(
        authority=of, kind="local_principles" if workplace else kind, workplace=workplace, **values
    )


def version(of: Framework, *texts: str, number: int = 0, kind: str = "principle", **fields: Any) -> Version:
    """Return a draft whose clauses are the texts."""
    made = Version.objects.create(
        framework=of, number=number or of.versions.count() + 1, title=of.title, **fields
    )
    for position, text in enumerate(texts, 1):
        Clause.objects.create(version=made, position=position, kind=kind, label=str(position), text=text)
    return made


def version_in_force(of: Framework, *texts: str, since: date | None = None, **fields: Any) -> Version:
    """Return an adopted version that holds since the day (today)."""
    return version(
        of,
        *texts,
        state=State.ADOPTED,
        valid_from=since or clock.today(),
        adopted_at=clock.now(),
        content_hash="0" * 64,
        **fields,
    )


def owned(of: Authority, *, bodies: dict[str, str] | None = None, **fields: Any) -> Framework:
    """Return a framework with the bodies that decide it: a council and a MED committee, unless others are named."""
    made = framework(of, **fields)
    for name, kind in (bodies or {"Regionsrådet": "political", "Regions-MED": "med"}).items():
        add_owner(SYSTEM, made, name=name, kind=kind)
    return made


def decided(of: Version, *, on: date | None = None, but: str = "") -> Version:
    """Record a decision of each body but one."""
    for body in of.framework.owners.exclude(name=but):
        outcome = "discussed" if body.kind == "med" else "adopted"
        record_decision(
            SYSTEM, of, body, decided_on=on or clock.today(), case_number="1-30-72-15", outcome=outcome
        )
    return of


def adopted(of: Framework, *texts: str, on: date | None = None) -> Version:
    """Return a version that has come through the gate."""
    made = decided(version(of, *texts), on=on)
    gate = adopt_version(SYSTEM, made, valid_from=on, checked=True)
    assert gate, gate.reasons
    return made


def signatories(of: Framework, *actors: Actor) -> None:
    """Let the people sign it, each for a function."""
    for number, actor in enumerate(actors, 1):
        name_signatory(SYSTEM, of, function=f"Funktion {number}", user=User.objects.get(pk=actor.user_id))
