"""What the clock does to agreements in force: says what is due, once, and closes what has run out."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM, Actor
from samspil.base.core.errors import Conflict
from samspil.base.events.recording import action, record
from samspil.base.ui.formats import date_long
from samspil.compact.agreements.events import AgreementExpired, EvaluationDue
from samspil.compact.agreements.flow import FLOW, State
from samspil.compact.agreements.models import Agreement, EndingStep, LifeNotice
from samspil.compact.agreements.rules.ending import ending_steps
from samspil.compact.agreements.rules.life import notices_due, revision_is_due
from samspil.compact.dialogue.actions import raise_item
from samspil.compact.dialogue.models import Cause
from samspil.society.access.permission import require_system


@action
def note_dates(by: Actor, agreement: Agreement, *, on: date | None = None) -> None:
    """Say what the dates bring on the day (today), each thing once however often the job runs: revision, end, evaluation."""
    require_system(by)
    day = on or clock.today()
    held = locked(agreement)
    said = set(held.notices.values_list("key", flat=True))
    new = [notice for notice in notices_due(held, day) if notice.key not in said]
    LifeNotice.objects.bulk_create([LifeNotice(agreement=held, key=notice.key) for notice in new])
    if held.state == State.ACTIVE and revision_is_due(held, day):
        FLOW.move(held, to=State.DUE_FOR_REVISION)
    for notice in new:
        if isinstance(notice.fact, EvaluationDue):
            _ask_for_evaluation(held, date.fromisoformat(notice.fact.due_on))
        record(notice.fact, by=by)


@action
def expire_agreement(by: Actor, agreement: Agreement) -> None:
    """Let an agreement whose last day is past run out, with the list of what is to be done.

    Raises Conflict when its last day is not past, and IllegalMove when somebody moved it first.
    """
    require_system(by)
    if agreement.valid_to is None or agreement.valid_to >= clock.today():
        raise Conflict(_("The agreement has not run out."))
    FLOW.move(agreement, to=State.EXPIRED, ended_on=agreement.valid_to)
    EndingStep.objects.bulk_create(ending_steps(agreement), ignore_conflicts=True)
    record(
        AgreementExpired(
            subject=agreement,
            valid_to=agreement.valid_to.isoformat(),
            kind=agreement.kind,
            workplace=agreement.workplace_id,
            partner=agreement.partner_id,
        ),
        by=by,
    )


def locked(agreement: Agreement) -> Agreement:
    """Return the agreement as it stands now, held until the action is done."""
    rows = Agreement.objects.select_related("workplace__unit__authority", "partner")
    return rows.select_for_update(of=("self",), no_key=True).get(pk=agreement.pk)


def _ask_for_evaluation(agreement: Agreement, due: date) -> None:
    """Put the evaluation before the committee. The system does: an association has no part in the committee."""
    raise_item(
        SYSTEM,
        agreement.workplace,
        cause=Cause.EVALUATION,
        about=agreement.about,
        title=_("Evaluation: %(agreement)s") % {"agreement": agreement.title[:120]},
        what=_("The collaboration is to be evaluated by %(day)s, as the agreement says.")
        % {"day": date_long(due)},
        why=_("What works, and what should be done in another way? Those who take part know best."),
        link=reverse("agreements:agreement", args=[agreement.pk]),
    )
