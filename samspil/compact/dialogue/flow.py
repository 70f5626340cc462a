"""The dialogue with the employees: a meeting is held or called off, and what is raised waits until a committee has spoken of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samspil.base.core.flow import Flow


class MeetingState(models.TextChoices):
    PLANNED = "planned", _("Planned")
    HELD = "held", _("Held")
    CANCELLED = "cancelled", _("Called off")


MEETING = Flow(
    MeetingState,
    {
        MeetingState.PLANNED: {MeetingState.HELD, MeetingState.CANCELLED},
        MeetingState.HELD: set(),
        MeetingState.CANCELLED: set(),
    },
)


class ItemState(models.TextChoices):
    WAITING = "waiting", _("Waiting for a meeting")
    ON_AGENDA = "on_agenda", _("On the agenda")
    DISCUSSED = "discussed", _("Discussed")
    NOT_RELEVANT = "not_relevant", _("Not relevant")


ITEM = Flow(
    ItemState,
    {
        # From one agenda to the next by way of waiting: a meeting that was called off, an item nobody got to.
        ItemState.WAITING: {ItemState.ON_AGENDA, ItemState.NOT_RELEVANT},
        ItemState.ON_AGENDA: {ItemState.WAITING, ItemState.DISCUSSED, ItemState.NOT_RELEVANT},
        ItemState.DISCUSSED: set(),
        ItemState.NOT_RELEVANT: set(),
    },
)
OPEN_ITEM = frozenset({ItemState.WAITING, ItemState.ON_AGENDA})


class IdeaState(models.TextChoices):
    RECEIVED = "received", _("Awaits an answer")
    PASSED = "passed", _("With the consultant")
    ACCEPTED = "accepted", _("We go on with it")
    DECLINED = "declined", _("Not now")
    WITHDRAWN = "withdrawn", _("Withdrawn")


IDEA = Flow(
    IdeaState,
    {
        IdeaState.RECEIVED: {IdeaState.PASSED, IdeaState.ACCEPTED, IdeaState.DECLINED, IdeaState.WITHDRAWN},
        IdeaState.PASSED: {IdeaState.ACCEPTED, IdeaState.DECLINED, IdeaState.WITHDRAWN},
        IdeaState.ACCEPTED: set(),
        IdeaState.DECLINED: {IdeaState.ACCEPTED},  # a year later it may be right after all
        IdeaState.WITHDRAWN: set(),
    },
)
UNANSWERED_IDEAS = (IdeaState.RECEIVED, IdeaState.PASSED)


class DoubtState(models.TextChoices):
    OPEN = "open", _("Awaits an answer")
    ANSWERED = "answered", _("Answered")
    WITHDRAWN = "withdrawn", _("Withdrawn")


DOUBT = Flow(
    DoubtState,
    {
        DoubtState.OPEN: {DoubtState.ANSWERED, DoubtState.WITHDRAWN},
        DoubtState.ANSWERED: set(),
        DoubtState.WITHDRAWN: set(),
    },
)


class ConcernState(models.TextChoices):
    RAISED = "raised", _("Raised")
    IN_HAND = "in_hand", _("Being seen to")
    SETTLED = "settled", _("Settled")


CONCERN = Flow(
    ConcernState,
    {
        ConcernState.RAISED: {ConcernState.IN_HAND, ConcernState.SETTLED},
        ConcernState.IN_HAND: {ConcernState.SETTLED},
        ConcernState.SETTLED: {ConcernState.IN_HAND},
    },
)


class DeclarationState(models.TextChoices):
    GIVEN = "given", _("Given")
    FLAGGED = "flagged", _("Needs attention")
    SETTLED = "settled", _("Talked through by the committee")


DECLARATION = Flow(
    DeclarationState,
    {
        DeclarationState.GIVEN: {DeclarationState.FLAGGED},
        DeclarationState.FLAGGED: {DeclarationState.SETTLED},
        DeclarationState.SETTLED: {DeclarationState.FLAGGED},
    },
)
