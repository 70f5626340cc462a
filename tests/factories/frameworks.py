"""Frameworks with versions, as they stand after the actions have done their work."""

from datetime import date
from itertools import count
from typing import Any

from samspil.base.core import clock
from samspil.compact.frameworks.flow import State
from samspil.compact.frameworks.models import Clause, Framework, Version
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
