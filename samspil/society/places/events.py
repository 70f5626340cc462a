from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from samspil.base.events.facts import Fact


@dataclass(frozen=True, kw_only=True)
class AuthorityFounded(Fact):
    verb: ClassVar = "authority.founded"
    sentence: ClassVar = _("%(actor)s set up the authority")


@dataclass(frozen=True, kw_only=True)
class UnitPlaced(Fact):
    verb: ClassVar = "unit.placed"
    sentence: ClassVar = _("%(actor)s placed the unit in the organisation from %(valid_from)s")
    parent: int | None
    valid_from: str


@dataclass(frozen=True, kw_only=True)
class UnitMoved(Fact):
    verb: ClassVar = "unit.moved"
    sentence: ClassVar = _("%(actor)s moved the unit in the organisation from %(valid_from)s")
    parent: int | None
    authority: int
    valid_from: str


@dataclass(frozen=True, kw_only=True)
class UnitRenamed(Fact):
    verb: ClassVar = "unit.renamed"
    sentence: ClassVar = _("%(actor)s gave the unit another name")


@dataclass(frozen=True, kw_only=True)
class WorkplaceDescribed(Fact):
    verb: ClassVar = "workplace.described"
    sentence: ClassVar = _("%(actor)s described the workplace")
    fields: list[str]


@dataclass(frozen=True, kw_only=True)
class WorkplaceOpened(Fact):
    verb: ClassVar = "workplace.opened"
    sentence: ClassVar = _("%(actor)s opened the workplace to volunteers")


@dataclass(frozen=True, kw_only=True)
class WorkplaceClosed(Fact):
    verb: ClassVar = "workplace.closed"
    sentence: ClassVar = _("%(actor)s closed the workplace to volunteers")


@dataclass(frozen=True, kw_only=True)
class SitePlaced(Fact):
    verb: ClassVar = "workplace.site_placed"
    sentence: ClassVar = _("%(actor)s wrote where the workplace lies")
    site: int | None


@dataclass(frozen=True, kw_only=True)
class UnitPlacingUndone(Fact):
    verb: ClassVar = "unit.placing_undone"
    sentence: ClassVar = _("%(actor)s undid the placing or describing of unit no. %(unit)s")
    unit: int
