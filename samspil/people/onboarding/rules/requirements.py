"""Which requirements meet which volunteer and activity: pure functions over the rule table."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from samspil.base.core.search import fold
from samspil.people.activities.models import Activity
from samspil.people.onboarding.models import CountsAt, Kind

_CHILDREN = list(Activity.ChildContact.values)
# The nearer the place, the stricter the rule.
_STRICTNESS = [CountsAt.EVERYWHERE, CountsAt.AUTHORITY, CountsAt.SITE, CountsAt.WORKPLACE, CountsAt.ACTIVITY]
_ORDER = {kind: position for position, kind in enumerate(Kind.values)}


@dataclass(frozen=True, slots=True)
class Situation:
    """All that the rules may know of a volunteer in an activity."""

    volunteer_id: int
    activity_id: int
    authority_id: int
    workplace_id: int
    site_id: int | None
    setting: str
    child_contact: str
    is_fixed: bool
    course: str
    min_age: int
    birth_year: int | None
    affiliation_id: int | None  # nothing: the volunteer does not belong here (any longer)
    group: str
    partner_id: int | None  # the association that answers for the volunteer; nothing: the authority does
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the rule table, with the authority's adjustment already made."""

    kind: str
    authority_id: int | None = None
    setting: str = ""
    affiliation: str = ""
    child_contact: str = "none"
    fixed_only: bool = False
    activity_id: int | None = None
    course: str = ""
    counts_at: str = CountsAt.AUTHORITY
    valid_days: int | None = None
    blocks: bool = True
    adjustments: tuple[tuple[int, bool, int | None], ...] = ()  # authority, on, valid days

    def for_authority(self, authority_id: int) -> "Rule | None":
        """Return the rule as the authority wants it; nothing when it is another's, or switched off."""
        if self.authority_id not in (None, authority_id):
            return None
        for authority, is_on, valid_days in self.adjustments:
            if authority == authority_id:
                return (
                    replace(self, valid_days=valid_days or self.valid_days, adjustments=()) if is_on else None
                )
        return self


@dataclass(frozen=True, slots=True)
class Demand:
    """What is asked in one situation, after all rules of the kind have been put together."""

    kind: str
    course: str
    counts_at: str
    valid_days: int | None
    blocks: bool


def meets(rule: Rule, situation: Situation) -> bool:
    """Say whether the rule's conditions hold in the situation."""
    conditions = (
        rule.setting in ("", situation.setting),
        rule.affiliation in ("", situation.group),
        _CHILDREN.index(situation.child_contact) >= _CHILDREN.index(rule.child_contact or "none"),
        situation.is_fixed or not rule.fixed_only,
        rule.activity_id in (None, situation.activity_id),
        bool(rule.course or situation.course) or rule.kind != Kind.COURSE,
        situation.min_age > 0 or rule.kind != Kind.AGE,
    )
    return all(conditions)


def demands(rules: Iterable[Rule], situation: Situation) -> list[Demand]:
    """Return what is asked in the situation, each kind (and each course) once, the strictest rule of each deciding."""
    found: dict[tuple[str, str], Demand] = {}
    for rule in rules:
        own = rule.for_authority(situation.authority_id)
        if own is None or not meets(own, situation):
            continue
        course = (own.course or situation.course) if own.kind == Kind.COURSE else ""
        demand = Demand(own.kind, course, own.counts_at, own.valid_days, own.blocks)
        key = (own.kind, fold(course) if course else "")
        found[key] = _stricter(found[key], demand) if key in found else demand
    return sorted(found.values(), key=lambda demand: (_ORDER[demand.kind], demand.course))


def _stricter(one: Demand, other: Demand) -> Demand:
    days = [d for d in (one.valid_days, other.valid_days) if d is not None]
    return replace(
        one,
        counts_at=max(one.counts_at, other.counts_at, key=lambda place: _STRICTNESS.index(CountsAt(place))),
        valid_days=min(days) if days else None,
        blocks=one.blocks or other.blocks,
    )
