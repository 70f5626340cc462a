"""The life of a child certificate: status and dates, never the paper itself."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samspil.base.core.flow import Flow


class State(models.TextChoices):
    REQUIRED = "required", _("To be ordered")
    ORDERED = "ordered", _("Ordered")
    AWAITING_CONSENT = "awaiting_consent", _("Awaiting consent")
    RECEIVED = "received", _("Received, to be assessed")
    APPROVED = "approved", _("Approved")
    NOT_APPROVED = "not_approved", _("Not approved")
    EXPIRED = "expired", _("Expired")
    LAPSED = "lapsed", _("Lapsed without consent")


FLOW = Flow(
    State,
    {
        State.REQUIRED: {State.ORDERED},
        State.ORDERED: {State.AWAITING_CONSENT, State.RECEIVED, State.LAPSED},
        State.AWAITING_CONSENT: {State.RECEIVED, State.LAPSED},
        State.RECEIVED: {State.APPROVED, State.NOT_APPROVED},
        State.APPROVED: {State.EXPIRED},
        State.NOT_APPROVED: set(),
        State.EXPIRED: set(),
        State.LAPSED: {State.ORDERED},
    },
)
OPEN = frozenset({State.REQUIRED, State.ORDERED, State.AWAITING_CONSENT, State.RECEIVED, State.LAPSED})
CONSENT_DAYS = 14
