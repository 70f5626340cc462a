"""The life of an agreement, and of an expense. A revision is a new agreement that replaces the old one on the day it becomes active."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samspil.base.core.flow import Flow


class State(models.TextChoices):
    DRAFT = "draft", _("Draft")
    IN_DIALOGUE = "in_dialogue", _("Out for comments")
    AWAITING_SIGNATURES = "awaiting_signatures", _("Waiting for signatures")
    ACTIVE = "active", _("In force")
    DUE_FOR_REVISION = "due_for_revision", _("Due for revision")
    REPLACED = "replaced", _("Replaced by a newer one")
    ENDED = "ended", _("Ended")
    EXPIRED = "expired", _("Expired")
    WITHDRAWN = "withdrawn", _("Withdrawn")


IN_FORCE = (State.ACTIVE, State.DUE_FOR_REVISION)
BEING_WRITTEN = (State.DRAFT, State.IN_DIALOGUE, State.AWAITING_SIGNATURES)
OVER = (State.REPLACED, State.ENDED, State.EXPIRED, State.WITHDRAWN)

# Only one way leads into force: through the signatures.
FLOW = Flow(
    State,
    {
        State.DRAFT: {State.IN_DIALOGUE, State.AWAITING_SIGNATURES, State.WITHDRAWN},
        State.IN_DIALOGUE: {State.DRAFT, State.AWAITING_SIGNATURES, State.WITHDRAWN},
        State.AWAITING_SIGNATURES: {State.IN_DIALOGUE, State.ACTIVE, State.WITHDRAWN},
        State.ACTIVE: {State.DUE_FOR_REVISION, State.REPLACED, State.ENDED, State.EXPIRED},
        State.DUE_FOR_REVISION: {State.REPLACED, State.ENDED, State.EXPIRED},
        State.REPLACED: set(),
        State.ENDED: set(),
        State.EXPIRED: set(),
        State.WITHDRAWN: set(),
    },
)


class ExpenseState(models.TextChoices):
    NOTED = "noted", _("Waits for approval")
    APPROVED = "approved", _("Approved")
    REFUSED = "refused", _("Not approved")
    REIMBURSED = "reimbursed", _("Paid back")


EXPENSE_FLOW = Flow(
    ExpenseState,
    {
        ExpenseState.NOTED: {ExpenseState.APPROVED, ExpenseState.REFUSED},
        ExpenseState.APPROVED: {ExpenseState.REIMBURSED},
        ExpenseState.REFUSED: set(),
        ExpenseState.REIMBURSED: set(),
    },
)
