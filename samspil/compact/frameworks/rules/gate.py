"""The gate that a version passes to be adopted (gates 6 and 11)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.compact.frameworks.flow import State
from samspil.compact.frameworks.models import Clause, Decision, OwnerBody, Version
from samspil.compact.frameworks.queries.consultations import open_consultations
from samspil.compact.frameworks.queries.force import common_versions

EARLIEST = date(1990, 1, 1)  # an older date is a slip of the pen or stands for a date that nobody knew


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that stands between a version and its adoption."""

    code: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Gate:
    """The answer of the gate: open and truthy, or closed by what is lacking. It serves as a verdict on a button."""

    lacks: tuple[Lack, ...] = ()

    def __bool__(self) -> bool:
        return not self.lacks

    @property
    def reasons(self) -> list[str]:
        return [lack.sentence for lack in self.lacks]

    @property
    def reason(self) -> str:
        return self.reasons[0] if self.lacks else ""

    @property
    def codes(self) -> list[str]:
        return [lack.code for lack in self.lacks]


def adoption_gate(version: Version) -> Gate:
    """Return what keeps the version, as it stands, from being adopted: nothing, when the gate is open.

    The same answer stops the action and explains itself on the screen. No duty passes it, not even the system.
    """
    return Gate(
        tuple(
            chain(
                _state_lacks(version),
                _text_lacks(version),
                _body_lacks(version),
                _local_lacks(version),
            )
        )
    )


def _state_lacks(version: Version) -> Iterator[Lack]:
    waiting = open_consultations(version)
    for name in waiting:
        yield Lack(
            "consultation_open",
            _("The consultation “%(name)s” is still open. Close it first.") % {"name": name},
        )
    if version.state == State.IN_CONSULTATION and not waiting:
        yield Lack("in_consultation", _("The version is in consultation. End the consultation first."))
    elif version.state not in (State.DRAFT, State.IN_CONSULTATION):
        yield Lack("not_a_draft", _("Only a draft can be adopted."))


def _text_lacks(version: Version) -> Iterator[Lack]:
    if not version.clauses.exists():
        yield Lack("no_text", _("There is no text yet."))


def _body_lacks(version: Version) -> Iterator[Lack]:
    bodies = list(version.framework.owners.all())
    if not bodies:
        yield Lack("no_owner", _("Name the bodies that must decide."))
    elif version.framework.needs_med_dialogue and all(body.kind != OwnerBody.Kind.MED for body in bodies):
        yield Lack("no_med", _("No MED committee is among the bodies. Add the one that discusses it."))
    decided = latest_decisions(version)
    for body in bodies:
        yield from _decision_lacks(body, decided.get(body.pk))


def latest_decisions(version: Version) -> dict[int, Decision]:
    """Return each body's latest decision on the version."""
    return {decision.body_id: decision for decision in version.decisions.order_by("recorded_at", "pk")}


def _decision_lacks(body: OwnerBody, decision: Decision | None) -> Iterator[Lack]:
    enough = {Decision.Outcome.ADOPTED}
    if body.kind == OwnerBody.Kind.MED:
        enough.add(Decision.Outcome.DISCUSSED)
    if decision is None:
        yield Lack("body_undecided", _("%(body)s: no decision has been recorded.") % {"body": body.name})
    elif decision.outcome not in enough:
        yield Lack("body_against", _("%(body)s has not adopted it.") % {"body": body.name})
    elif date_fault(decision.decided_on) or case_fault(decision.case_number):
        yield Lack(
            "body_unproven", _("%(body)s: the date or the case number is missing.") % {"body": body.name}
        )


def date_fault(day: date) -> str:
    """Say why the day cannot be the date of a decision, or nothing."""
    if day > clock.today():
        return _("The date has not come yet. Record the decision when it has been made.")
    if day < EARLIEST:
        return _("Give the real date of the meeting.")
    return ""


def case_fault(number: str) -> str:
    """Say why the words cannot be a case number, or nothing."""
    if not re.search(r"[1-9]", number):  # “xx”, “sagsnr. følger” and “00-0000” lead nowhere
        return _("Give the real case number: it is how the decision is found again.")
    return ""


def _local_lacks(version: Version) -> Iterator[Lack]:
    if not version.framework.is_local:
        return
    common = set(common_versions(version.framework.authority).values_list("pk", flat=True))
    for clause in version.clauses.filter(kind=Clause.Kind.PRINCIPLE).select_related("parent"):
        words = {"principle": str(clause)}
        if clause.relation_kind == Clause.Relation.DEVIATES:
            yield Lack(
                "deviates",
                _(
                    "“%(principle)s” deviates from a common principle. Your own may add to it, never weaken it."
                )
                % words,
            )
        elif not clause.relation_kind:
            yield Lack("undeclared", _("Say how “%(principle)s” stands to the common principles.") % words)
        elif clause.parent is not None and clause.parent.version_id not in common:
            yield Lack(
                "parent_outdated",
                _("“%(principle)s” builds on a common principle that is no longer in force. Choose again.")
                % words,
            )
