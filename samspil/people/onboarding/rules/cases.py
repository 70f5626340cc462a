"""What is held against each other: proofs, checks, and one case on one day."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from django.utils.translation import get_language

from samspil.base.core.search import fold
from samspil.base.core.words import remembered as _
from samspil.people.onboarding.models import CountsAt, Kind
from samspil.people.onboarding.rules.requirements import Demand, Situation
from samspil.people.onboarding.rules.texts import TextRow

AFFILIATION = "affiliation"
RENEW_DAYS = 60  # before its last day, a step may be done anew
VOLUNTEER, COORDINATOR, ASSESSOR, BOTH = "volunteer", "coordinator", "assessor", "both"


@dataclass(frozen=True, slots=True)
class Proof:
    """One fact that may meet a demand, in the shape that all kinds share."""

    volunteer_id: int | None  # nothing: it holds for everybody (an authority's insurance)
    kind: str
    authority_id: int | None = None
    workplace_id: int | None = None
    site_id: int | None = None
    activity_id: int | None = None
    partner_id: int | None = None
    ref: int | None = None  # the text that was signed, or the affiliation that is insured
    code: str = ""  # the certificate's state, the talk's side, the folded name of the course, the setting that is insured
    detail: str = ""  # the group that is insured
    day: date | None = None
    expires_on: date | None = None  # the last day


@dataclass(frozen=True, slots=True)
class Check:
    """One requirement: met or not, why, what to do, and by whom. `blocks`: no shift without it."""

    kind: str
    label: str
    ok: bool
    reason: str = ""
    next_step: str = ""
    who: str = COORDINATOR
    due_on: date | None = None
    expires_on: date | None = None
    blocks: bool = True
    course: str = ""

    def is_overdue(self, on: date) -> bool:
        return bool(self.next_step) and self.due_on is not None and self.due_on < on


@dataclass(frozen=True, slots=True)
class Readiness:
    """Ready, or not, with every check."""

    checks: list[Check] = field(default_factory=list)

    @property
    def is_ready(self) -> bool:
        return bool(self.checks) and all(check.ok for check in self.checks if check.blocks)

    @property
    def missing(self) -> list[Check]:
        """Return what is not met, what blocks first."""
        return sorted((check for check in self.checks if not check.ok), key=lambda check: not check.blocks)

    @property
    def open_steps(self) -> list[Check]:
        """Return what somebody should do: what is missing, then what is met but must soon be done anew."""
        return [*self.missing, *(check for check in self.checks if check.ok and check.next_step)]

    @property
    def reasons(self) -> list[str]:
        """Return why no shift can be taken, one sentence each."""
        return [check.reason for check in self.checks if check.blocks and not check.ok]

    def is_overdue(self, on: date) -> bool:
        return any(check.is_overdue(on) for check in self.checks)


@dataclass(frozen=True, slots=True)
class Case:
    """One situation with its own proofs, on one day."""

    situation: Situation
    proofs: Sequence[Proof]
    texts: Sequence[TextRow]
    on: date

    def valid(self, demand: Demand) -> tuple[bool, date | None]:
        """Say whether a proof of the kind counts here and now, and its last day (the latest of all)."""
        course = fold(demand.course) if demand.course else ""
        days = [
            last_day(proof, demand)
            for proof in self.proofs
            if proof.kind == demand.kind and proof.code == course and self.counts(proof, demand)
        ]
        alive = [day for day in days if day is None or day >= self.on]
        if not alive:
            return False, max((day for day in days if day), default=None)
        return True, None if None in alive else max(day for day in alive if day)

    def is_soon(self, last: date | None) -> bool:
        """Say whether the last day is so near that the step may be done anew."""
        return last is not None and last - self.on <= timedelta(days=RENEW_DAYS)

    def counts(self, proof: Proof, demand: Demand) -> bool:
        """Say whether the proof was given where it still counts."""
        here = self.situation
        same_workplace = proof.workplace_id == here.workplace_id
        return {
            CountsAt.EVERYWHERE: True,
            CountsAt.AUTHORITY: proof.authority_id == here.authority_id,
            CountsAt.WORKPLACE: same_workplace,
            CountsAt.SITE: proof.site_id == here.site_id if here.site_id else same_workplace,
            CountsAt.ACTIVITY: proof.activity_id == here.activity_id,
        }[CountsAt(demand.counts_at)]


def last_day(proof: Proof, demand: Demand) -> date | None:
    days = [proof.expires_on] if proof.expires_on else []
    if demand.valid_days and proof.day:
        days.append(proof.day + timedelta(days=demand.valid_days))
    return min(days, default=None)


@lru_cache
def _label(kind: str, _language: str | None) -> str:
    return str(Kind(kind).label)


def check(case: Case, demand: Demand, *, ok: bool, **words: object) -> Check:
    values = {"due_on": case.situation.due_on if not ok else None, "blocks": demand.blocks, **words}
    label = (
        _label(demand.kind, get_language())
        if not demand.course
        else _("Course: %(course)s") % {"course": demand.course}
    )
    return Check(kind=demand.kind, label=label, ok=ok, course=demand.course, **values)  # type: ignore[arg-type] # the words are Check's own fields
