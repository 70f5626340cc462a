"""How agreements stand at each workplace, and the sums over a unit with all below it. No database here."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from samspil.compact.agreements.flow import BEING_WRITTEN, IN_FORCE

SOON = timedelta(days=90)


class Standing(models.TextChoices):
    """How it stands at a workplace; several may hold at once."""

    COVERED = "covered", _("Agreement in force")
    MISSING = "missing", _("No agreement")
    EXPIRING = "expiring", _("Runs out within 90 days")
    DUE = "due", _("Due for revision")
    WAITING = "waiting", _("On the way")
    LEADERLESS = "leaderless", _("Nobody leads it")


@dataclass(frozen=True, slots=True)
class Fact:
    """What the sums need of one agreement."""

    workplace: int
    state: str
    final_day: date | None
    revise_on: date | None
    is_led: bool


@dataclass(slots=True)
class Sums:
    """How many workplaces, and how many of them stand how."""

    places: int = 0
    standings: Counter[str] = field(default_factory=Counter)

    def add(self, standing: Iterable[str]) -> None:
        self.places += 1
        self.standings.update(standing)

    def of(self, standing: str) -> int:
        return self.standings[standing]


def standings(facts: Iterable[Fact], today: date) -> dict[int, set[str]]:
    """Return how it stands at each workplace that has any agreement."""
    found: dict[int, set[str]] = defaultdict(set)
    for one in facts:
        here = found[one.workplace]
        if one.state in BEING_WRITTEN:
            here.add(Standing.WAITING)
        if one.state not in IN_FORCE or (one.final_day is not None and one.final_day < today):
            continue
        here.add(Standing.COVERED)
        if one.final_day is not None and one.final_day <= today + SOON:
            here.add(Standing.EXPIRING)
        if one.revise_on is not None and one.revise_on <= today + SOON:
            here.add(Standing.DUE)
        if not one.is_led:
            here.add(Standing.LEADERLESS)
    for here in found.values():
        if Standing.COVERED not in here:
            here.add(Standing.MISSING)
    return found


def common_path(paths: Iterable[str]) -> str:
    """Return the path of the nearest unit above all of these, "/" when there is none."""
    parents = [path.strip("/").split("/")[:-1] for path in paths]
    if not parents:
        return "/"
    shared = []
    for ids in zip(*parents, strict=False):
        if len(set(ids)) > 1:
            break
        shared.append(ids[0])
    return "/" + "".join(f"{pk}/" for pk in shared)


def sums_below(base: str, places: Mapping[int, str], found: Mapping[int, set[str]]) -> dict[int | None, Sums]:
    """Return the sums of each unit just below `base`; under None the workplaces that stand there themselves."""
    groups: dict[int | None, Sums] = defaultdict(Sums)
    for pk, path in places.items():
        rest = path.removeprefix(base).strip("/").split("/")
        groups[int(rest[0]) if len(rest) > 1 else None].add(found.get(pk, {Standing.MISSING}))
    return groups
