"""Ideas: proposed by anybody, answered by the leader, and shown to the consultant when nobody answers."""

from datetime import date, timedelta

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Denied, Invalid
from samspil.base.events.recording import action, record
from samspil.compact.dialogue.events.voices import (
    IdeaAccepted,
    IdeaDeclined,
    IdeaErased,
    IdeaOverdue,
    IdeaPassedOn,
    IdeaProposed,
    IdeaStartPlanned,
    IdeaWithdrawn,
    PeopleInvolved,
)
from samspil.compact.dialogue.flow import IDEA, UNANSWERED_IDEAS, IdeaState
from samspil.compact.dialogue.models.voices import Idea, Involvement, Sender
from samspil.compact.dialogue.queries.policies import policy_of
from samspil.compact.dialogue.rules import voices as rules
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, require_anyone, require_system
from samspil.society.places.models import Authority, Workplace


@action
def propose_idea(
    by: Actor,
    authority: Authority,
    *,
    title: str,
    text: str = "",
    workplace: Workplace | None = None,
    name: str = "",
    email: str = "",
) -> Idea:
    """Propose an idea to a workplace. Without one it goes to the authority's consultant at once."""
    require_anyone(by)
    if workplace is not None and workplace.unit.authority_id != authority.pk:
        raise Invalid({"workplace": [_("Choose a workplace from the list.")]})
    due_on = clock.today() + timedelta(days=policy_of(authority).idea_answer_days)
    idea = Idea.objects.create(
        authority=authority,
        workplace=workplace,
        state=IdeaState.RECEIVED if workplace else IdeaState.PASSED,
        passed_at=None if workplace else clock.now(),
        sender_kind=rules.sender_kind(by),
        sender_id=by.user_id,
        name="" if by.user_id else name.strip(),
        email="" if by.user_id else email.strip().lower(),
        language=get_language() or "da",
        title=title.strip(),
        text=text.strip(),
        due_on=due_on,
    )
    record(IdeaProposed(subject=idea, sender=idea.sender_kind, due_on=due_on.isoformat()), by=by)
    return idea


@action
def accept_idea(by: Actor, idea: Idea, *, answer: str, is_shared: bool = False) -> None:
    """Say that the workplace goes on with the idea, and how. It may become a need."""
    require(by, Can.IDEA_ANSWER, idea)
    _answer(by, idea, to=IdeaState.ACCEPTED, answer=answer, is_shared=is_shared)
    record(IdeaAccepted(subject=idea, workplace=idea.workplace_id), by=by)


@action
def decline_idea(by: Actor, idea: Idea, *, answer: str, is_shared: bool = False) -> None:
    """Say why not now."""
    require(by, Can.IDEA_ANSWER, idea)
    _answer(by, idea, to=IdeaState.DECLINED, answer=answer, is_shared=is_shared)
    record(IdeaDeclined(subject=idea), by=by)


def _answer(by: Actor, idea: Idea, *, to: IdeaState, answer: str, is_shared: bool) -> None:
    if not answer.strip():
        raise Invalid({"answer": [_("Write a line to the one who had the idea.")]})
    IDEA.move(
        idea,
        to=to,
        answer=answer.strip(),
        is_shared=is_shared,
        answered_at=clock.now(),
        answered_by_id=by.user_id,
    )


@action
def pass_idea_on(by: Actor, idea: Idea, *, note: str = "") -> None:
    """Let the consultant answer instead; the sender is told so, and the deadline begins anew."""
    require(by, Can.IDEA_ANSWER, idea)
    due_on = clock.today() + timedelta(days=policy_of(idea.authority).idea_answer_days)
    IDEA.move(idea, to=IdeaState.PASSED, passed_at=clock.now(), passed_note=note.strip(), due_on=due_on)
    record(IdeaPassedOn(subject=idea), by=by)


@action
def withdraw_idea(by: Actor, idea: Idea, *, key: str) -> None:
    """Take one's own idea back."""
    require_anyone(by)
    if not rules.is_own(idea, by, key):
        raise Denied(_("Only the person who had the idea can take it back."))
    IDEA.move(idea, to=IdeaState.WITHDRAWN)
    record(IdeaWithdrawn(subject=idea), by=by)


@action
def show_overdue_idea(by: Actor, idea: Idea) -> None:
    """Show an idea that nobody answered in time to the consultant: once, however often it is asked."""
    require_system(by)
    late = Idea.objects.filter(
        pk=idea.pk, state__in=UNANSWERED_IDEAS, escalated_at=None, due_on__lt=clock.today()
    )
    if late.update(escalated_at=clock.now()):
        record(IdeaOverdue(subject=idea), by=by)


@action
def note_involvement(
    by: Actor, idea: Idea, *, group: str, held_on: date, people: int, what: str = ""
) -> Involvement:
    """Note who was involved in the idea, and when. Raises Invalid when the day does not fit."""
    require(by, Can.IDEA_ANSWER, idea)
    if idea.state in (IdeaState.DECLINED, IdeaState.WITHDRAWN):
        raise Conflict(_("The idea is not being worked on."))
    verdict = rules.involvement_verdict(idea, held_on)
    if not verdict:
        raise Invalid({"held_on": [verdict.reason]})
    row = Involvement.objects.create(
        idea=idea, group=group, held_on=held_on, people=people, what=what.strip()
    )
    record(PeopleInvolved(subject=idea, group=group, held_on=held_on.isoformat(), people=people), by=by)
    return row


@action
def plan_start(by: Actor, idea: Idea, *, starts_on: date) -> None:
    """Plan the first day of an accepted idea. Raises Invalid unless the employees were involved before it."""
    require(by, Can.IDEA_ANSWER, idea)
    verdict = rules.start_verdict(idea, starts_on)
    if not verdict:
        raise Invalid({"starts_on": [verdict.reason]})
    if not Idea.objects.filter(pk=idea.pk, state=IdeaState.ACCEPTED).update(starts_on=starts_on):
        raise Conflict(_("Say yes to the idea before you plan its start."))
    idea.starts_on = starts_on
    record(IdeaStartPlanned(subject=idea, starts_on=starts_on.isoformat()), by=by)


@action
def erase_idea(by: Actor, idea: Idea) -> None:
    """Erase who sent the idea; what a citizen wrote goes too. That there was an idea, and its answer's date, stay."""
    require_system(by)
    fields = {"name": "", "email": "", "erased_at": clock.now()}
    if idea.sender_kind == Sender.CITIZEN:
        fields |= {"title": str(rules.ERASED), "text": "", "answer": str(rules.ERASED), "is_shared": False}
    Idea.objects.filter(pk=idea.pk, erased_at=None).update(**fields)
    record(IdeaErased(subject=idea), by=by)
