"""Recording what the bodies decided, and adopting a version through the gate."""

from datetime import date

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import IllegalMove, Invalid
from samspil.base.events.facts import Fact
from samspil.base.events.recording import action, record
from samspil.compact.frameworks.actions.held import locked, locked_framework
from samspil.compact.frameworks.actions.versions import is_due, take_effect
from samspil.compact.frameworks.events import AdoptionRefused, DecisionRecorded, VersionAdopted
from samspil.compact.frameworks.flow import FLOW, State
from samspil.compact.frameworks.models import Decision, OwnerBody, Version
from samspil.compact.frameworks.rules.content import content_hash
from samspil.compact.frameworks.rules.gate import Gate, adoption_gate, case_fault, date_fault
from samspil.compact.frameworks.rules.rights import deciding
from samspil.society.access.permission import require


@action
def record_decision(
    by: Actor,
    version: Version,
    body: OwnerBody,
    *,
    decided_on: date,
    case_number: str,
    outcome: str,
    note: str = "",
) -> Decision:
    """Record what one body decided about the version. A later record of the same body holds instead.

    Raises Invalid for a date to come, a date or case number that stands for none, and a body that is not an owner;
    IllegalMove when the version has been adopted.
    """
    require(by, deciding(version.framework), version)
    if locked(version).state not in (State.DRAFT, State.IN_CONSULTATION):
        raise IllegalMove(_("The version has been adopted. What was decided stays as it is."))
    _refuse_unreal(version, body, decided_on, case_number, outcome)
    decision = Decision.objects.create(
        version=version,
        body=body,
        decided_on=decided_on,
        case_number=case_number.strip(),
        outcome=outcome,
        note=note,
        recorded_by_id=by.user_id,
    )
    record(
        DecisionRecorded(subject=version, body=body.pk, decided_on=decided_on.isoformat(), outcome=outcome),
        by=by,
    )
    return decision


def _refuse_unreal(
    version: Version, body: OwnerBody, decided_on: date, case_number: str, outcome: str
) -> None:
    faults = {"decided_on": date_fault(decided_on), "case_number": case_fault(case_number)}
    if body.framework_id != version.framework_id:
        faults["body"] = _("This body is not among those that decide.")
    if outcome == Decision.Outcome.DISCUSSED and body.kind != OwnerBody.Kind.MED:
        faults["outcome"] = _("Only a MED committee discusses; the others adopt or do not.")
    found = {name: [fault] for name, fault in faults.items() if fault}
    if found:
        raise Invalid(found)


@action
def adopt_version(
    by: Actor, version: Version, *, valid_from: date | None = None, checked: bool = False
) -> Gate:
    """Adopt the version, if the gate is open, and put it in force on its day; return the gate.

    A closed gate is returned and not raised, so that the record of the attempt survives the refusal: ask the answer
    `if not gate`. `checked` is the leader's word that a workplace's own principles are in line with the common ones. Raises
    Invalid without it, and for a day before the last decision or before an earlier version began.
    """
    require(by, deciding(version.framework), version)
    locked_framework(version.framework)
    gate = adoption_gate(locked(version))
    if gate:
        _refuse_unchecked(version, checked=checked)
        adopted = _adopt(version, _first_day(version, valid_from))
        if is_due(version):
            take_effect(by, version)
    record(adopted if gate else AdoptionRefused(subject=version, codes=gate.codes), by=by)
    return gate


def _refuse_unchecked(version: Version, *, checked: bool) -> None:
    if version.framework.is_local and not checked:
        raise Invalid(
            {"checked": [_("Read them beside the common principles, and confirm that they are in line.")]}
        )


def _first_day(version: Version, wanted: date | None) -> date:
    """Return the day from which the version holds: today, unless another is wanted."""
    last = max(decision.decided_on for decision in version.decisions.all())
    day = wanted or clock.today()
    if day < last:
        raise Invalid({"valid_from": [_("It cannot come into force before the last body has decided.")]})
    earlier = version.framework.versions.filter(state__in=[State.ADOPTED, State.SIGNED], valid_from__gt=day)
    if earlier.exists():
        raise Invalid(
            {"valid_from": [_("It cannot come into force before the version that it takes the place of.")]}
        )
    return day


def _adopt(version: Version, day: date) -> Fact:
    """Move the version, seal it when nobody is to sign, and let those before it end on that day."""
    now, digest = clock.now(), content_hash(version)
    is_signed = version.framework.signatories.exists()
    FLOW.move(
        version,
        to=State.ADOPTED,
        valid_from=day,
        adopted_at=now,
        content_hash=digest,
        sealed_at=None if is_signed else now,
    )
    before = version.framework.versions.filter(state__in=[State.ADOPTED, State.SIGNED]).exclude(pk=version.pk)
    before.update(valid_to=day)
    return VersionAdopted(
        subject=version, number=version.number, valid_from=day.isoformat(), content_hash=digest
    )
