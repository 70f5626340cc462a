"""The story of the demonstration: its content as it is written, and the moments at which things happened."""

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any

from samspil.base.core import clock
from samspil.compact.dialogue.models import Committee
from samspil.compact.frameworks.models import Framework
from samspil.people.activities.models import Activity
from samspil.people.volunteers.models import Affiliation
from samspil.society.accounts.models import User
from samspil.society.partners.models import Partner
from samspil.society.places.models import Authority, Unit, Workplace

_CONTENT = Path(__file__).parent / "content"

Row = dict[str, Any]


def rows(file: str, table: str) -> list[Row]:
    """Return one table of a content file."""
    with (_CONTENT / f"{file}.toml").open("rb") as source:
        found: list[Row] = tomllib.load(source)[table]
    return found


@dataclass
class Story:
    """What has been told so far, by the keys of the content."""

    chance: Random = field(default_factory=lambda: Random(2026))  # the same story every time
    today: date = field(
        default_factory=clock.today
    )  # the real one: the clock is stopped while the past is told
    authorities: dict[str, Authority] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    workplaces: dict[str, Workplace] = field(default_factory=dict)
    partners: dict[str, Partner] = field(default_factory=dict)
    people: dict[str, User] = field(default_factory=dict)
    activities: dict[str, Activity] = field(default_factory=dict)
    frameworks: dict[str, Framework] = field(default_factory=dict)
    committees: dict[str, Committee] = field(default_factory=dict)
    members: list[tuple[Affiliation, Activity]] = field(default_factory=list)  # ready, and free for the rota
    own: list[tuple[Affiliation, Activity]] = field(
        default_factory=list
    )  # of the volunteer who can be tried on


@contextmanager
def days_ago(days: int, hour: int = 10) -> Iterator[datetime]:
    """Let what is done inside have happened so many days ago."""
    instant = clock.at(clock.today() - timedelta(days=days), time(hour))
    with clock.stopped_at(min(instant, clock.now())):
        yield instant
