"""Revising an agreement: a new draft that says what the old one says, and has to be agreed on anew."""

from collections.abc import Iterable
from typing import Any

from django.db import IntegrityError, models, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.base.core.actor import SYSTEM, Actor
from samspil.base.core.errors import Conflict
from samspil.base.events.recording import action, record
from samspil.compact.agreements.actions.life import locked
from samspil.compact.agreements.events import RevisionBegun
from samspil.compact.agreements.models import Agreement
from samspil.compact.agreements.rules.revising import may_revise
from samspil.compact.dialogue.actions import raise_item
from samspil.compact.dialogue.models import Cause
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require

# Taken over as it stands. Dates, confirmations of principles, who was heard, comments and signatures begin anew.
_KEPT = (
    *("kind", "workplace_id", "partner_id", "title", "template_key", "leader_id", "contact_id"),
    *("substitute_id", "conflict_first_id", "conflict_second_id", "leader_statement", "notice_days"),
    *("evaluate_months", "coordinator_hours", "is_public", "summary"),
)
_PARTS = ("sections", "matrix", "framing", "answers", "concerns")


@action
def begin_revision(by: Actor, agreement: Agreement) -> Agreement:
    """Return a new draft with the words of the agreement, which goes on until the new one comes into force in its place.

    The change is raised for the committee. Raises Conflict when the agreement is neither in force nor has run out, or when
    its revision has been begun.
    """
    require(by, Can.AGREEMENT_EDIT, agreement)
    held = locked(agreement)
    verdict = may_revise(by, held)
    if not verdict:
        raise Conflict(verdict.reason)
    kept = {name: getattr(held, name) for name in _KEPT}
    try:
        with transaction.atomic():
            draft = Agreement.objects.create(
                **kept, number=held.number + 1, replaces=held, created_by_id=by.user_id
            )
    except IntegrityError:
        raise Conflict(_("A revision is already being written.")) from None
    for part in _PARTS:
        _copy(getattr(held, part).all(), draft)
    _tell_committee(draft)
    record(RevisionBegun(subject=draft, replaces=held.pk), by=by)
    return draft


def _copy(rows: Iterable[Any], draft: Agreement) -> None:
    copies: list[models.Model] = []
    for row in rows:
        row.pk, row.agreement = None, draft
        row._state.adding = True  # noqa: SLF001 - Django's documented way of copying a row
        copies.append(row)
    if copies:
        type(copies[0])._base_manager.bulk_create(copies)  # noqa: SLF001 - the manager that hides nothing


def _tell_committee(draft: Agreement) -> None:
    raise_item(
        SYSTEM,
        draft.workplace,
        cause=Cause.CHANGED_AGREEMENT,
        about=draft.about,
        title=_("Revision: %(agreement)s") % {"agreement": draft.title[:120]},
        what=_("The agreement is being revised. The page shows what is proposed, and what has changed."),
        why=_(
            "A changed agreement can change what is asked of the employees. It is discussed before it comes into force."
        ),
        link=reverse("agreements:agreement", args=[draft.pk]),
    )
