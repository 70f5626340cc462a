"""Ending an agreement: notice, an earlier day if both sides wish it, the list of what is to be done, and the end itself."""

from datetime import date

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Denied, Invalid
from samspil.base.events.recording import action, record
from samspil.base.ui.formats import date_long
from samspil.compact.agreements.actions.life import locked
from samspil.compact.agreements.events import (
    AgreementEnded,
    EarlierEndWished,
    EndingStepNoted,
    NoticeGiven,
    NoticeTakenBack,
)
from samspil.compact.agreements.flow import FLOW, IN_FORCE, State
from samspil.compact.agreements.models import Agreement, EarlierEnd, EndingStep
from samspil.compact.agreements.rules.ending import (
    ending_side,
    ending_steps,
    may_end_now,
    may_give_notice,
    may_take_back_notice,
    may_wish_earlier,
    sides_that_end,
    usual_last_day,
)
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require

_REASONS = frozenset(Agreement.EndReason.values)


@action
def give_notice(
    by: Actor, agreement: Agreement, *, reason: str, note: str = "", last_day: date | None = None
) -> None:
    """Give notice: the last day is when the notice has run out, or a later one. Opens the list of what is to be done.

    Raises Denied for whoever cannot end it, Conflict when notice has been given or the agreement is not in force, Invalid
    for a day that is too early (both sides may agree on one afterwards) or later than the agreement itself.
    """
    require(by, Can.AGREEMENT_EDIT, agreement)
    require(by, Can.AGREEMENT_SIGN, agreement)
    verdict = may_give_notice(by, agreement)
    if not verdict:
        raise Conflict(verdict.reason)
    day = _last_day(agreement, last_day)
    if reason not in _REASONS:
        raise Invalid({"reason": [_("Choose a reason.")]})
    won = Agreement.objects.filter(pk=agreement.pk, state__in=IN_FORCE, last_day=None).update(
        notice_given_on=clock.today(),
        notice_side=ending_side(by, agreement),
        last_day=day,
        end_reason=reason,
        end_note=note.strip(),
    )
    if not won:
        raise Conflict(_("Notice has already been given."))
    agreement.refresh_from_db()
    EndingStep.objects.bulk_create(ending_steps(agreement), ignore_conflicts=True)
    record(NoticeGiven(subject=agreement, reason=reason, last_day=day.isoformat()), by=by)


@action
def take_back_notice(by: Actor, agreement: Agreement) -> None:
    """Let the agreement go on as if no notice had been given; the event log keeps that it was.

    Raises Conflict when it is too late, when another side gave it, or when the other side has answered.
    """
    require(by, Can.AGREEMENT_EDIT, agreement)
    require(by, Can.AGREEMENT_SIGN, agreement)
    held = locked(agreement)
    verdict = may_take_back_notice(by, held)
    if not verdict or held.last_day is None:
        raise Conflict(verdict.reason)
    last_day = held.last_day
    Agreement.objects.filter(pk=held.pk).update(
        notice_given_on=None, notice_side="", last_day=None, end_reason="", end_note=""
    )
    held.ending_steps.all().delete()
    held.earlier_ends.all().delete()
    agreement.refresh_from_db()
    record(NoticeTakenBack(subject=agreement, last_day=last_day.isoformat()), by=by)


@action
def wish_earlier_end(by: Actor, agreement: Agreement, *, last_day: date, reason: str) -> bool:
    """Name an earlier last day for one side, and why; when every side names the same day, it holds. Says whether it does.

    Raises Denied for whoever speaks for no side, Conflict when there is no notice, Invalid for a day or reason that cannot be.
    """
    require(by, Can.AGREEMENT_SIGN, agreement)
    held = locked(agreement)
    verdict = may_wish_earlier(by, held)
    if not verdict:
        raise Conflict(verdict.reason) if ending_side(by, held) else Denied(verdict.reason)
    _refuse_wrong_wish(held, last_day, reason)
    side = ending_side(by, held)
    values = {
        "last_day": last_day,
        "reason": reason.strip(),
        "named_by_id": by.user_id,
        "named_at": clock.now(),
    }
    EarlierEnd.objects.update_or_create(agreement=held, side=side, defaults=values)
    agreed = set(held.earlier_ends.filter(last_day=last_day).values_list("side", flat=True))
    is_agreed = agreed >= set(sides_that_end(held))
    if is_agreed:
        Agreement.objects.filter(pk=held.pk).update(last_day=last_day)
        agreement.last_day = last_day
    fact = EarlierEndWished(subject=held, side=side, last_day=last_day.isoformat(), is_agreed=is_agreed)
    record(fact, by=by)
    return is_agreed


@action
def note_ending_step(by: Actor, step: EndingStep, *, is_done: bool, note: str = "") -> None:
    """Note that something on the list has been done, or that it has not after all."""
    require(by, Can.AGREEMENT_EDIT, step.agreement)
    step.done_at = clock.now() if is_done else None
    step.done_by_id = by.user_id if is_done else None
    step.note = note.strip()
    step.save(update_fields=["done_at", "done_by", "note"])
    record(EndingStepNoted(subject=step.agreement, step=step.key, is_done=is_done), by=by)


@action
def end_agreement(by: Actor, agreement: Agreement) -> None:
    """End the agreement on its last day, or after. Whether the list is done or not: accesses close today.

    Raises Conflict before the last day, and IllegalMove when somebody was first.
    """
    require(by, Can.AGREEMENT_EDIT, agreement)
    verdict = may_end_now(by, agreement)
    if not verdict or agreement.last_day is None:
        raise Conflict(verdict.reason)
    FLOW.move(agreement, to=State.ENDED, ended_on=agreement.last_day)
    record(
        AgreementEnded(
            subject=agreement,
            reason=agreement.end_reason,
            last_day=agreement.last_day.isoformat(),
            kind=agreement.kind,
            workplace=agreement.workplace_id,
            partner=agreement.partner_id,
        ),
        by=by,
    )


def _last_day(agreement: Agreement, wished: date | None) -> date:
    earliest = usual_last_day(agreement, clock.today())
    day = wished or earliest
    if day < earliest:
        raise Invalid(
            {
                "last_day": [
                    _(
                        "The notice runs until %(day)s. When you have given notice, both sides can agree on an earlier day."
                    )
                    % {"day": date_long(earliest)}
                ]
            }
        )
    if agreement.valid_to and day > agreement.valid_to:
        reason = _("The agreement itself runs out on %(day)s.") % {"day": date_long(agreement.valid_to)}
        raise Invalid({"last_day": [reason]})
    return day


def _refuse_wrong_wish(agreement: Agreement, last_day: date, reason: str) -> None:
    errors = {}
    if last_day < clock.today():
        errors["last_day"] = [_("The day is past.")]
    elif agreement.last_day and last_day >= agreement.last_day:
        errors["last_day"] = [
            _("The last day is already %(day)s. Name an earlier one.")
            % {"day": date_long(agreement.last_day)}
        ]
    if not reason.strip():
        errors["reason"] = [_("Write why, so that the other side can understand it.")]
    if errors:
        raise Invalid(errors)
