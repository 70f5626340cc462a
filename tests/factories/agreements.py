"""Agreements on the way, and one in force, made through the actions."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM, Actor
from samspil.compact.agreements.actions import (
    answer_concerns,
    answer_framing,
    answer_questions,
    ask_for_signatures,
    comment_on_agreement,
    confirm_principles,
    draft_agreement,
    note_involvement,
    send_for_comments,
    sign_agreement,
)
from samspil.compact.agreements.actions.reflections import Answer
from samspil.compact.agreements.models import Agreement, Side
from samspil.compact.agreements.queries.library import questions
from samspil.compact.agreements.rules.content import content_hash
from samspil.compact.agreements.rules.reflections import unanswered_concerns, unconfirmed_principles
from samspil.compact.dialogue.actions import add_member, found_committee, mark_not_relevant
from samspil.compact.dialogue.actions.concerns import ensure_standard_concerns
from samspil.compact.dialogue.models import Committee, CommitteeLevel, Item
from samspil.society.access.matrix import Duty
from samspil.society.accounts.models import User
from samspil.society.duties.queries import actor_for
from samspil.society.partners.models import Partner
from samspil.society.places.models import Workplace
from tests.factories.places import assigned


@dataclass
class Parties:
    """The people around an agreement at one workplace."""

    leader: Actor
    coordinator: Actor
    employee: Actor
    chair: Actor
    spokesperson: Actor
    committee: Committee


def parties(at: Workplace) -> Parties:
    """Return a leader, a coordinator, an employee and a committee with a chair and somebody who speaks for the employees."""
    authority = at.unit.authority
    ensure_standard_concerns(SYSTEM, authority)
    number = User.objects.count()
    level, _is_new = CommitteeLevel.objects.get_or_create(
        authority=authority, name="LMU", defaults={"rank": 1}
    )
    committee = found_committee(
        SYSTEM, authority, level=level, name=f"LMU {at.unit.name} {number}", units=[at.unit]
    )
    chair = add_member(
        SYSTEM,
        committee,
        name="Fie Formand",
        email=f"formand-{number}@example.dk",
        side="management",
        function="chair",
    )
    spokesperson = add_member(
        SYSTEM, committee, name="Tina Tillid", email=f"tillid-{number}@example.dk", side="employee"
    )
    return Parties(
        leader=assigned(Duty.LEADER, at=at, name="Lene Leder"),
        coordinator=assigned(Duty.COORDINATOR, at=at, name="Kim Koordinator"),
        employee=assigned(Duty.EMPLOYEE, at=at, name="Eva Ansat"),
        chair=actor_for(chair.user),
        spokesperson=actor_for(spokesperson.user),
        committee=committee,
    )


def drafted_agreement(at: Workplace, *, partner: Partner | None = None, **fields: Any) -> Agreement:
    """Return a draft with nothing but what the template gives."""
    kind = "partnership" if partner else "workplace"
    return draft_agreement(SYSTEM, at, **{"kind": kind, "partner": partner, **fields})


def answered_agreement(at: Workplace, people: Parties, *, partner: Partner | None = None) -> Agreement:
    """Return a draft about which everything has been thought of; nobody has been asked about it yet."""
    agreement = drafted_agreement(at, partner=partner)
    user = {name: User.objects.get(pk=getattr(people, name).user_id) for name in _USERS}
    today = clock.today()
    answer_framing(
        SYSTEM,
        agreement,
        page="hvad",
        purpose="Patienterne får selskab.",
        leader_statement="Jeg ønsker mere ro på stuerne.",
    )
    answer_framing(
        SYSTEM,
        agreement,
        page="personer",
        leader=user["leader"],
        contact=user["coordinator"],
        substitute=user["employee"],
        conflict_first=user["leader"],
        conflict_second=user["coordinator"],
        coordinator_hours=4,
    )
    answer_framing(SYSTEM, agreement, page="vilkaar", insurance=["authority"], legal_reviewed_on=today)
    answer_framing(
        SYSTEM,
        agreement,
        page="tid",
        valid_from=today,
        valid_to=None,
        revise_on=today + timedelta(days=365),
        evaluate_months=12,
    )
    note_involvement(SYSTEM, agreement, who="staff", day=today - timedelta(days=7))
    answer_questions(
        SYSTEM,
        agreement,
        answers={question.key: Answer(text="Ja, det har vi aftalt.") for question in questions()},
    )
    confirm_all(agreement)
    return agreement


_USERS = ("leader", "coordinator", "employee")


def confirm_all(agreement: Agreement) -> None:
    """Confirm every principle and answer every known worry."""
    confirm_principles(
        SYSTEM,
        agreement,
        clauses={clause.key: clause.version_id for clause in unconfirmed_principles(agreement)},
    )
    answer_concerns(
        SYSTEM,
        agreement,
        answers={
            row.pk: "Frivillige kommer oveni, og vi ser på det hvert år."
            for row in unanswered_concerns(agreement)
        },
    )


def discussed(agreement: Agreement, people: Parties) -> None:
    """Let the committee be done with the agreement."""
    for item in Item.objects.open().filter(about=agreement.about):
        mark_not_relevant(people.chair, item, reason="Drøftet på et personalemøde med MED-status.")


def awaiting_agreement(at: Workplace, people: Parties, *, partner: Partner | None = None) -> Agreement:
    """Return an agreement that only lacks the signatures."""
    agreement = answered_agreement(at, people, partner=partner)
    send_for_comments(SYSTEM, agreement)
    discussed(agreement, people)
    comment_on_agreement(people.spokesperson, agreement, no_remarks=True)
    ask_for_signatures(SYSTEM, agreement)
    return agreement


def sign(by: Actor, agreement: Agreement, side: str) -> None:
    """Sign the text as it stands."""
    sign_agreement(by, agreement, side=side, content_hash=content_hash(agreement))


def active_agreement(
    at: Workplace, people: Parties | None = None, *, partner: Partner | None = None, by: Actor | None = None
) -> Agreement:
    """Return an agreement in force, signed by the leader, the employees' side and the association's leader."""
    people = people or parties(at)
    agreement = awaiting_agreement(at, people, partner=partner)
    sign(people.leader, agreement, Side.LEADER)
    sign(people.spokesperson, agreement, Side.EMPLOYEE)
    if partner:
        sign(by or assigned(Duty.ASSOCIATION_LEADER, at=partner), agreement, Side.ASSOCIATION)
    agreement.refresh_from_db()
    return agreement


def tomorrow() -> date:
    return clock.today() + timedelta(days=1)


def user_of(by: Actor) -> User:
    return User.objects.get(pk=by.user_id)
