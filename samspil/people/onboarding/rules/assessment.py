"""From facts to "ready" or "not ready, because": pure functions, one for each kind of requirement."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

from samspil.base.core.words import remembered as _
from samspil.people.onboarding.flow import State
from samspil.people.onboarding.models import Kind
from samspil.people.onboarding.rules.cases import (
    AFFILIATION,
    ASSESSOR,
    BOTH,
    COORDINATOR,
    VOLUNTEER,
    Case,
    Check,
    Proof,
    Readiness,
    check,
    last_day,
)
from samspil.people.onboarding.rules.requirements import Demand, Rule, Situation, demands
from samspil.people.onboarding.rules.standard import FLOOR
from samspil.people.onboarding.rules.texts import TextRow, pick_text

GRACE_DAYS = 30  # for the new version of a text that has been signed before


def assess(
    situation: Situation,
    rules: Iterable[Rule],
    proofs: Sequence[Proof],
    texts: Sequence[TextRow],
    *,
    on: date,
) -> Readiness:
    """Hold the facts against the rules and the floor below them. What no fact speaks for is not ready."""
    own = [
        p
        for p in proofs
        if p.volunteer_id in (None, situation.volunteer_id) and (p.day is None or p.day <= on)
    ]
    case = Case(situation, own, texts, on)
    return Readiness(
        [_affiliation(situation), *(_TABLE[d.kind](case, d) for d in demands([*rules, *FLOOR], situation))]
    )


def _affiliation(situation: Situation) -> Check:
    if situation.affiliation_id is not None:
        return Check(AFFILIATION, _("Belongs to the workplace"), ok=True)
    return Check(
        AFFILIATION,
        _("Belongs to the workplace"),
        ok=False,
        reason=_("The volunteer does not belong to this workplace on that day."),
        next_step=_("Ask the coordinator of the workplace."),
    )


def _signed(case: Case, demand: Demand) -> Check:
    text = pick_text(case.texts, demand.kind, case.situation.authority_id, case.situation.group)
    given = [p for p in case.proofs if p.kind == demand.kind and case.counts(p, demand)]
    current = [last_day(p, demand) for p in given if text is not None and p.ref == text.pk]
    alive = [day for day in current if day is None or day >= case.on]
    step = _("Read the text and sign it. It takes five minutes.")
    if alive:
        last = None if None in alive else max(d for d in alive if d)
        return check(case, demand, ok=True, who=VOLUNTEER, expires_on=last, **_anew(case, last, step))
    if given and not current and text is not None:
        until = text.published_on + timedelta(days=GRACE_DAYS)
        new = _("There is a new version of “%(text)s”. Read it and sign it again.") % {
            "text": Kind(demand.kind).label
        }
        return check(
            case, demand, ok=case.on <= until, reason=new, next_step=step, who=VOLUNTEER, due_on=until
        )
    reason = (
        _("Your signature under “%(text)s” is no longer valid. Sign it again.")
        if current
        else _("“%(text)s” has not been signed.")
    ) % {"text": Kind(demand.kind).label}
    return check(case, demand, ok=False, reason=reason, next_step=step, who=VOLUNTEER)


def _anew(case: Case, last: date | None, step: str) -> dict[str, object]:
    """Return what to say of a step that is met, but may be done anew because its last day is near."""
    return {"next_step": step, "due_on": last} if case.is_soon(last) else {}


def _age(case: Case, demand: Demand) -> Check:
    here = case.situation
    # Only the year is known: somebody is surely old enough from the year after.
    surely = here.birth_year is not None and case.on.year - here.birth_year > here.min_age
    if surely or case.valid(demand)[0]:
        return check(case, demand, ok=True)
    values = {"age": here.min_age}
    if here.birth_year is None:
        reason, step = (
            _("We do not know whether you have turned %(age)s."),
            _("Write the year you were born."),
        )
        return check(case, demand, ok=False, reason=reason % values, next_step=step, who=VOLUNTEER)
    step = _("The coordinator confirms the age when the birthday has been.")
    return check(case, demand, ok=False, reason=_("You must have turned %(age)s.") % values, next_step=step)


def _insured(case: Case, demand: Demand) -> Check:
    here = case.situation
    covers = [
        p
        for p in case.proofs
        if p.kind == demand.kind
        and (p.expires_on is None or p.expires_on >= case.on)
        and (p.ref == here.affiliation_id if p.ref is not None else _policy_holds(p, here))
    ]
    if covers and here.affiliation_id is not None:
        open_ended = any(p.expires_on is None for p in covers)
        return check(
            case,
            demand,
            ok=True,
            expires_on=None if open_ended else max(p.expires_on for p in covers if p.expires_on),
        )
    return check(
        case,
        demand,
        ok=False,
        reason=_("Nobody has written down how the volunteer is insured."),
        next_step=_("The workplace writes down which insurance covers the effort."),
    )


def _policy_holds(policy: Proof, here: Situation) -> bool:
    return (
        policy.volunteer_id is None
        and policy.authority_id == here.authority_id
        and policy.code in ("", here.setting)
        and policy.detail in ("", here.group)
    )


def _certificate(case: Case, demand: Demand) -> Check:
    """Say only "in place" or "not in place": everything else is for those who assess."""
    approved = [
        last_day(p, demand)
        for p in case.proofs
        if p.kind == demand.kind
        and p.code == State.APPROVED
        and p.partner_id == case.situation.partner_id
        and case.counts(p, demand)
    ]
    alive = [day for day in approved if day is None or day >= case.on]
    if alive:
        return check(
            case,
            demand,
            ok=True,
            who=ASSESSOR,
            expires_on=None if None in alive else max(d for d in alive if d),
        )
    return check(
        case,
        demand,
        ok=False,
        reason=_("The child certificate is not in place."),
        next_step=_("The person responsible for child certificates takes care of it."),
        who=ASSESSOR,
    )


def _done(case: Case, demand: Demand) -> Check:
    ok, last = case.valid(demand)
    reason, step, who = _ASKED.get(demand.kind, _introduction)(demand, last)
    if ok:
        return check(case, demand, ok=True, who=who, expires_on=last, **_anew(case, last, step))
    return check(case, demand, ok=False, reason=reason, next_step=step, who=who)


def _course(demand: Demand, last: date | None) -> tuple[str, str, str]:
    reason = _("The course “%(course)s” has expired.") if last else _("The course “%(course)s” is missing.")
    return (
        reason % {"course": demand.course},
        _("Agree with the coordinator when you take the course."),
        COORDINATOR,
    )


def _own_insurance(demand: Demand, last: date | None) -> tuple[str, str, str]:
    step = _("Look at your own accident and household insurance, and tell us that you have done it.")
    return _("You have not looked at your own insurance yet."), step, VOLUNTEER


def _introduction(demand: Demand, last: date | None) -> tuple[str, str, str]:
    step = _("Take a tour of the house together with somebody who knows it.")
    return _("The volunteer has not been introduced to this site."), step, COORDINATOR


_ASKED = {Kind.COURSE.value: _course, Kind.OWN_INSURANCE.value: _own_insurance}


def _talked(case: Case, demand: Demand) -> Check:
    sides = {p.code for p in case.proofs if p.kind == demand.kind and case.counts(p, demand)}
    if {VOLUNTEER, "workplace"} <= sides:
        return check(case, demand, ok=True, who=BOTH)
    reason, who = _("The expectation talk has not been held."), BOTH
    if VOLUNTEER in sides:
        reason, who = _("The workplace has not said yes to the expectation talk."), COORDINATOR
    elif sides:
        reason, who = _("The volunteer has not said yes to the expectation talk."), VOLUNTEER
    step = _("Talk together for half an hour, and both say yes to what you agreed.")
    return check(case, demand, ok=False, reason=reason, next_step=step, who=who)


def _badge(case: Case, demand: Demand) -> Check:
    if any(p.kind == demand.kind and case.counts(p, demand) for p in case.proofs):
        return check(case, demand, ok=True)
    reason, step = _("The volunteer has no card."), _("The coordinator issues a card and prints it.")
    return check(case, demand, ok=False, reason=reason, next_step=step)


_TABLE: dict[str, Callable[[Case, Demand], Check]] = {
    Kind.CONFIDENTIALITY: _signed,
    Kind.CODE_OF_CONDUCT: _signed,
    Kind.ROLE_LIMITS: _signed,
    Kind.AGE: _age,
    Kind.INSURANCE: _insured,
    Kind.OWN_INSURANCE: _done,
    Kind.CHILD_CERTIFICATE: _certificate,
    Kind.COURSE: _done,
    Kind.SITE_INTRODUCTION: _done,
    Kind.EXPECTATION_TALK: _talked,
    Kind.BADGE: _badge,
}
