"""The agreements of the demonstration: one for each workplace with volunteers, and some on their way."""

import hashlib
from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal

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
from samspil.compact.agreements.flow import State
from samspil.compact.agreements.models import Agreement
from samspil.compact.agreements.rules.content import content_hash
from samspil.compact.agreements.rules.people import possible_contacts, possible_leaders
from samspil.compact.dialogue.models import Membership
from samspil.compact.dialogue.queries import committee_for, standard_concerns
from samspil.compact.frameworks.queries import principles_in_force
from samspil.demo.committees import discuss_everything
from samspil.demo.story import Row, Story, days_ago, rows
from samspil.society.access.matrix import Duty
from samspil.society.accounts.models import User
from samspil.society.duties.models import Assignment
from samspil.society.duties.queries import actor_for
from samspil.society.partners.models import Partner
from samspil.society.places.models import Workplace


def tell_agreements(story: Story) -> None:
    """Agree at every workplace that has activities: written, discussed by the committee, signed."""
    wanted = {row["workplace"] for row in rows("activities", "activities")} - {"viborg-ortopaedi"}
    facts = {row["workplace"]: row for row in rows("agreements", "workplaces")}
    written = [_write(story, key, facts.get(key, {})) for key in sorted(wanted)]
    written += [
        _write(story, row["workplace"], row, story.partners[row["partner"]])
        for row in rows("agreements", "partnerships")
    ]
    discuss_everything(story)
    for agreement in written:
        _sign(agreement)


def agree_in_bulk(story: Story, workplaces: Sequence[Workplace]) -> None:
    """Put an agreement in force at each workplace of the crowd, as rows: what it says is the same everywhere."""
    since = story.today - timedelta(days=200)
    Agreement.objects.bulk_create(
        (
            Agreement(
                kind=Agreement.Kind.WORKPLACE,
                workplace=workplace,
                title=f"Aftale om frivillige, {workplace.unit.name}"[:120],
                state=State.ACTIVE,
                leader=story.people["leader"],
                contact=story.people["coordinator"],
                substitute=story.people["employee"],
                valid_from=since,
                revise_on=story.today + timedelta(days=300),
                activated_at=clock.start_of(since),
                content_hash=hashlib.sha256(workplace.slug.encode()).hexdigest(),
            )
            for workplace in workplaces
        ),
        batch_size=500,
    )


def tell_drafts(story: Story) -> None:
    """Leave some unfinished: one out for comments, one that waits for its last signature."""
    for row in rows("agreements", "unfinished"):
        with days_ago(row["days"]):
            partner = story.partners[row["partner"]] if "partner" in row else None
            agreement = _write(story, row["workplace"], row, partner, no_remarks=not row.get("comments"))
            for comment in row.get("comments", []):
                by = actor_for(story.people[comment["by"]])
                comment_on_agreement(by, agreement, section=comment["section"], text=comment["text"])
        if row.get("discussed"):
            with days_ago(row["days"] - 3):
                discuss_everything(story)
                _sign(agreement, but=row["waits_for"])


def _write(
    story: Story, key: str, row: Row, partner: Partner | None = None, *, no_remarks: bool = True
) -> Agreement:
    """Write an agreement with everything in it, and send it out for comments."""
    workplace = story.workplaces[key]
    kind = "partnership" if partner else "workplace"
    agreement = draft_agreement(SYSTEM, workplace, kind=kind, partner=partner)
    _name_people(agreement)
    today = clock.today()
    answer_framing(SYSTEM, agreement, page="hvad", leader_statement=row.get("statement", _STATEMENT))
    answer_framing(SYSTEM, agreement, page="vilkaar", legal_reviewed_on=today)
    answer_framing(
        SYSTEM,
        agreement,
        page="tid",
        valid_from=today,
        revise_on=story.today + timedelta(days=row.get("revise_in", 260)),
        notice_days=30,
        evaluate_months=12,
        is_public=True,
    )
    _reflect(agreement)
    send_for_comments(SYSTEM, agreement)
    if no_remarks and (employee := _employee(agreement)):
        comment_on_agreement(employee, agreement, no_remarks=True)
    return agreement


_STATEMENT = "Vi vil gerne have frivillige, fordi de har tid og kommer med en anden slags samvær end vores."


def _name_people(agreement: Agreement) -> None:
    leader = _nearest(agreement, list(possible_leaders(agreement)))
    others = [person for person in possible_contacts(agreement) if person != leader]
    coordinators = [person for person in others if _is(person, Duty.COORDINATOR)] or others
    contact = next(iter(coordinators), leader)
    substitute = next((person for person in others if person != contact), leader)
    answer_framing(
        SYSTEM,
        agreement,
        page="personer",
        leader=leader,
        contact=contact,
        substitute=substitute,
        conflict_first=leader,
        conflict_second=contact if contact != leader else substitute,
        coordinator_hours=Decimal(3),
    )
    agreement.refresh_from_db()


def _nearest(agreement: Agreement, leaders: list[User]) -> User:
    """Return the leader whose duty is nearest to the workplace."""
    held = Assignment.objects.current().filter(user__in=leaders, duty=Duty.LEADER).select_related("unit")
    path = agreement.workplace.unit.path
    fitting = [row for row in held if row.unit and path.startswith(row.unit.path)]
    return max(fitting, key=lambda row: (len(row.unit.path) if row.unit else 0, -row.user_id)).user


def _is(person: User, duty: Duty) -> bool:
    return Assignment.objects.current().filter(user=person, duty=duty).exists()


def _reflect(agreement: Agreement) -> None:
    answer_questions(
        SYSTEM,
        agreement,
        answers={row["key"]: Answer(text=row["answer"]) for row in rows("agreements", "answers")},
    )
    principles = principles_in_force(agreement.workplace)
    confirm_principles(SYSTEM, agreement, clauses={clause.key: clause.version_id for clause in principles})
    texts = [row["text"] for row in rows("agreements", "concerns")]
    concerns = standard_concerns(agreement.workplace.unit.authority)
    answer_concerns(
        SYSTEM,
        agreement,
        answers={concern.pk: texts[n % len(texts)] for n, concern in enumerate(concerns)},
    )
    note_involvement(
        SYSTEM, agreement, who="staff", day=clock.today(), note="Talt igennem på et personalemøde."
    )


def _employee(agreement: Agreement) -> Actor | None:
    committee = committee_for(agreement.workplace)
    seats = Membership.objects.filter(committee=committee, side="employee").order_by("pk")
    seat = seats.select_related("user").first()
    return actor_for(seat.user) if seat else None


def _sign(agreement: Agreement, *, but: str = "") -> None:
    """Ask for signatures and give them, all but the one that is to wait."""
    agreement.refresh_from_db()
    ask_for_signatures(SYSTEM, agreement)
    signers: dict[str, Actor | None] = {"employee": _employee(agreement)}
    if agreement.leader is not None:
        signers["leader"] = actor_for(agreement.leader)
    if agreement.partner_id:
        head = Assignment.objects.current().filter(partner=agreement.partner_id, duty=Duty.ASSOCIATION_LEADER)
        signers["association"] = actor_for(head.order_by("pk")[0].user)
    for side, by in signers.items():
        if by is not None and side != but:
            sign_agreement(by, agreement, side=side, content_hash=content_hash(agreement))
