"""The life of an evaluation: opened, carried out, put before the committee."""

from datetime import date, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM, Actor
from samspil.base.core.errors import Conflict, Invalid
from samspil.base.events.recording import action, record
from samspil.base.ui.formats import date_short
from samspil.compact.agreements.models import Agreement
from samspil.compact.dialogue.actions import raise_item
from samspil.compact.dialogue.models import Cause, Item
from samspil.learning.insights.events import (
    EvaluationCalledOff,
    EvaluationCompleted,
    EvaluationOpened,
    EvaluationReminded,
    EvaluationShared,
)
from samspil.learning.insights.flow import FLOW, State
from samspil.learning.insights.models import Evaluation
from samspil.learning.insights.queries.context import numbers_of, told
from samspil.learning.insights.queries.evaluations import Report, report_of
from samspil.people.activities.models import Activity
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, require_system
from samspil.society.partners.models import Partner
from samspil.society.places.models import Workplace

ANSWER_DAYS = 30
SHORTEST = 7  # nobody answers with care overnight

About = Agreement | Activity | Workplace


@action
def open_evaluation(
    by: Actor, about: About, *, first_on: date, last_on: date, answer_by: date | None = None
) -> Evaluation:
    """Ask both sides to look back at an agreement, an activity, or all volunteering at a workplace.

    Raises Invalid for days that do not fit, Conflict when an evaluation of the same is open already.
    """
    require(by, Can.EVALUATION_EDIT, about)
    deadline = answer_by or clock.today() + timedelta(days=ANSWER_DAYS)
    _refuse_days(first_on, last_on, deadline)
    evaluation = Evaluation(
        workplace=about if isinstance(about, Workplace) else about.workplace,
        agreement=about if isinstance(about, Agreement) else None,
        activity=about if isinstance(about, Activity) else None,
        partner=_partner(about),
        title=_title(about),
        first_on=first_on,
        last_on=last_on,
        answer_by=deadline,
        opened_by_id=by.user_id,
    )
    try:
        with transaction.atomic():
            evaluation.save()
    except IntegrityError as error:
        raise Conflict(_("An evaluation of this is open already. Answer that one.")) from error
    record(EvaluationOpened(subject=evaluation, answer_day=deadline.isoformat()), by=by)
    return evaluation


@action
def complete_evaluation(by: Actor, evaluation: Evaluation) -> None:
    """Close the circle when both sides have answered, and keep the numbers of the period as they are now."""
    require_system(by)
    FLOW.move(evaluation, to=State.DONE, done_at=clock.now(), numbers=numbers_of(evaluation))
    record(EvaluationCompleted(subject=evaluation), by=by)


@action
def share_evaluation(by: Actor, evaluation: Evaluation) -> Item:
    """Put a finished evaluation before the committee nearest above the workplace (RM-16).

    The duty must reach the place itself: an association has no part in the committee. Raises IllegalMove when it is not
    done, or somebody else was first.
    """
    require(by, Can.EVALUATION_EDIT, evaluation.workplace)
    if evaluation.state != State.DONE:
        raise Conflict(_("It can be put before the committee once, when both sides have answered."))
    with translation.override(settings.LANGUAGE_CODE):
        item = _raise(evaluation)
    FLOW.move(evaluation, to=State.SHARED, shared_at=clock.now(), item=item)
    record(EvaluationShared(subject=evaluation, item=item.pk), by=by)
    return item


@action
def call_off_evaluation(by: Actor, evaluation: Evaluation) -> None:
    """Call an open evaluation off: it was opened by mistake, or what it is about has ended."""
    require(by, Can.EVALUATION_EDIT, evaluation.workplace)
    FLOW.move(evaluation, to=State.CALLED_OFF)
    record(EvaluationCalledOff(subject=evaluation), by=by)


@action
def remind_of_evaluation(by: Actor, evaluation: Evaluation) -> None:
    """Remind those who have not answered: once, when the day is past."""
    require_system(by)
    waiting = Evaluation.objects.open().filter(pk=evaluation.pk, reminded_at=None)
    if waiting.update(reminded_at=clock.now()):
        record(EvaluationReminded(subject=evaluation), by=by)


def _refuse_days(first_on: date, last_on: date, answer_by: date) -> None:
    errors = {}
    if last_on < first_on:
        errors["last_on"] = [_("The last day comes before the first.")]
    if last_on > clock.today() + timedelta(days=ANSWER_DAYS):
        errors["last_on"] = [_("An evaluation looks back. Choose a day that has been, or is near.")]
    if answer_by < clock.today() + timedelta(days=SHORTEST):
        errors["answer_by"] = [_("Give both sides at least a week.")]
    if errors:
        raise Invalid(errors)


def _partner(about: About) -> Partner | None:
    return None if isinstance(about, Workplace) else about.partner


def _title(about: About) -> str:
    return about.unit.name if isinstance(about, Workplace) else about.title


def _raise(evaluation: Evaluation) -> Item:
    report = report_of(evaluation)
    return raise_item(
        SYSTEM,
        evaluation.workplace,
        cause=Cause.EVALUATION,
        about=evaluation.about,
        title=_("Evaluation: %(agreement)s") % {"agreement": evaluation.title[:120]},
        what=_what(evaluation, report),
        why=_("What works, and what should be done in another way? Those who take part know best."),
        link=reverse("insights:evaluation", args=[evaluation.pk]),
        numbers=told(numbers_of(evaluation)),
    )


def _what(evaluation: Evaluation, report: Report) -> str:
    """Return who was heard, who was not thrown light on, and what is advised. The words themselves stand in the report."""
    said = _("Both sides have evaluated %(first)s to %(last)s.") % {
        "first": date_short(evaluation.first_on),
        "last": date_short(evaluation.last_on),
    }
    advice = [f"{answer.get_voice_display()}: {answer.get_advice_display()}." for answer in report.answers]
    unlit = ", ".join(str(group.label) for group in report.unlit)
    rest = [_("Not illuminated: %(groups)s.") % {"groups": unlit}] if unlit else []
    return "\n".join([said, *dict.fromkeys(advice), *rest])
