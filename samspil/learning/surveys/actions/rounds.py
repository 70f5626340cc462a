"""A round is opened, closed, or called off."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import translation
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM, Actor
from samspil.base.core.errors import Conflict, Invalid
from samspil.base.events.recording import action, record
from samspil.compact.dialogue.actions import note_involvement
from samspil.compact.dialogue.flow import IdeaState
from samspil.compact.dialogue.models import Idea
from samspil.compact.dialogue.rules.voices import involvement_verdict
from samspil.learning.surveys.events import RoundClosed, RoundOpened, RoundWithdrawn
from samspil.learning.surveys.flow import FLOW, State
from samspil.learning.surveys.models import Asked, Group, Kind, Question, Remark, Round, RoundQuestion, Tally
from samspil.learning.surveys.rules.answering import quarter_of
from samspil.learning.surveys.rules.opening import (
    GROUPS,
    INVOLVED,
    OWN_KINDS,
    questions_for,
    refuse_unaskable,
)
from samspil.learning.surveys.rules.suppression import SCORES
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, require_system
from samspil.society.places.models import Authority, Workplace

_OVER = (IdeaState.DECLINED, IdeaState.WITHDRAWN)


@action
def open_round(
    by: Actor,
    place: Workplace | Authority,
    *,
    kind: str,
    title: str,
    groups: Sequence[str],
    questions: Sequence[Question],
    ends_on: date,
) -> Round:
    """Ask the groups at a workplace, or in the whole authority. Raises Invalid when one of that kind is open there already."""
    require(by, Can.SURVEY_EDIT, place)
    if kind not in OWN_KINDS:
        raise Invalid({"kind": [_("Choose one of the answers.")]})
    refuse_unaskable(kind=kind, groups=groups, questions=questions, ends_on=ends_on)
    workplace = place if isinstance(place, Workplace) else None
    authority = place.unit.authority if isinstance(place, Workplace) else place
    if any(question.authority_id != authority.pk for question in questions):
        raise Invalid({"questions": [_("Choose at least one question.")]})
    made = _written(
        groups,
        questions,
        kind=kind,
        title=title.strip(),
        authority=authority,
        workplace=workplace,
        ends_on=ends_on,
        opened_by_id=by.user_id,
    )
    record(RoundOpened(subject=made, kind=kind, ends_on=ends_on.isoformat()), by=by)
    return made


@action
def open_panel(by: Actor, idea: Idea, *, groups: Sequence[str], ends_on: date, intro: str = "") -> Round:
    """Ask users, relatives and people who may become volunteers about a proposal. How many answer ends on its page."""
    require(by, Can.SURVEY_EDIT, idea)
    if idea.state in _OVER or idea.erased_at is not None:
        raise Conflict(_("The idea is not being worked on."))
    questions = list(Question.objects.in_use().filter(authority=idea.authority_id, kind=Kind.PANEL))
    refuse_unaskable(kind=Kind.PANEL, groups=groups, questions=questions, ends_on=ends_on)
    made = _written(
        groups,
        questions,
        kind=Kind.PANEL,
        title=idea.title[:120],
        authority=idea.authority,
        workplace=idea.workplace,
        idea=idea,
        intro=intro.strip(),
        ends_on=ends_on,
        opened_by_id=by.user_id,
    )
    record(RoundOpened(subject=made, kind=Kind.PANEL, ends_on=ends_on.isoformat()), by=by)
    return made


@action
def open_outcome_round(by: Actor, workplace: Workplace) -> Round:
    """Return the quarter's questions to those whom volunteers have been with; begin them when this is the first."""
    require_system(by)
    first, last = quarter_of(clock.today())
    here = Round.objects.filter(workplace=workplace, kind=Kind.OUTCOME, state=State.OPEN)
    found = here.filter(ends_on__gte=clock.today()).first()
    if found is not None:
        return found
    for late in here:  # the job has not been round yet
        close_round(by, late)
    authority = workplace.unit.authority
    questions = list(Question.objects.in_use().filter(authority=authority, kind=Kind.OUTCOME))
    try:
        made = _written(
            GROUPS[Kind.OUTCOME],
            questions,
            kind=Kind.OUTCOME,
            title=_title_of(first),
            authority=authority,
            workplace=workplace,
            opens_on=first,
            ends_on=last,
        )
    except Invalid:  # somebody else's answer was first in this very moment
        return here.get(ends_on__gte=clock.today())
    record(RoundOpened(subject=made, kind=Kind.OUTCOME, ends_on=last.isoformat()), by=by)
    return made


def _title_of(first: date) -> str:
    """Return what the quarter's round is called: stored, and read by everybody, therefore Danish."""
    with translation.override("da"):
        named = {"quarter": (first.month + 2) // 3, "year": first.year}
        return _("After a visit, quarter %(quarter)s of %(year)s") % named


def _written(groups: Sequence[str], questions: Sequence[Question], **fields: Any) -> Round:
    """Write the round with an empty count for every possible answer, so that no row tells when one came."""
    try:
        with transaction.atomic():
            made = Round.objects.create(**fields)
    except IntegrityError as error:
        raise Invalid(
            _("One of that kind is open here already. Close it before you open another.")
        ) from error
    asked = Asked.objects.bulk_create([Asked(round=made, group=group) for group in dict.fromkeys(groups)])
    rows = RoundQuestion.objects.bulk_create(
        [RoundQuestion(round=made, question=one, value_id=one.value_id) for one in questions]
    )
    by_question = {row.question_id: row for row in rows}
    Tally.objects.bulk_create(
        Tally(asked=group, question=by_question[one.pk], score=score)
        for group in asked
        for one in questions_for(group.group, questions)
        for score in SCORES
    )
    return made


@action
def close_round(by: Actor, of: Round) -> None:
    """Let nobody answer any more, and let the report be read. A panel's answers are counted on the page of its proposal."""
    require(by, Can.SURVEY_EDIT, of)
    FLOW.move(of, to=State.CLOSED, closed_on=clock.today())
    if of.idea is not None:
        _count_on_the_proposal(of, of.idea)
    record(RoundClosed(subject=of, kind=of.kind), by=by)


def _count_on_the_proposal(of: Round, idea: Idea) -> None:
    today = clock.today()
    if idea.state in _OVER or not involvement_verdict(idea, today):
        return  # it is over, or has begun before they were heard: the report still stands
    for asked in of.asked.filter(answers__gt=0).order_by("pk"):
        with translation.override("da"):
            what = _("Answered a short questionnaire: %(group)s") % {"group": asked.get_group_display()}
        group = INVOLVED[Group(asked.group)]
        note_involvement(SYSTEM, idea, group=group, held_on=today, people=asked.answers, what=what)


@action
def withdraw_round(by: Actor, of: Round) -> None:
    """Call it off. What has been answered is deleted: it was given to something else."""
    require(by, Can.SURVEY_EDIT, of)
    FLOW.move(of, to=State.WITHDRAWN, closed_on=clock.today())
    Tally.objects.filter(asked__round=of).delete()
    Remark.objects.filter(asked__round=of).delete()
    of.asked.update(answers=0)
    record(RoundWithdrawn(subject=of), by=by)
