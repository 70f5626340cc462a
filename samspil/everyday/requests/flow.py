"""The life of a request. Nobody has to approve it: what is received can be taken at once (RM-29)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samspil.base.core.flow import Flow


class State(models.TextChoices):
    RECEIVED = "received", _("Received")
    SEARCHING = "searching", _("We are looking for a volunteer")
    FOUND = "found", _("A volunteer is found")
    DONE = "done", _("Done")
    UNMET = "unmet", _("Nobody was found")
    CANCELLED = "cancelled", _("Cancelled")
    STOPPED = "stopped", _("All stopped")


FLOW = Flow(
    State,
    {
        State.RECEIVED: {State.SEARCHING, State.FOUND, State.UNMET, State.CANCELLED, State.STOPPED},
        State.SEARCHING: {State.FOUND, State.UNMET, State.CANCELLED, State.STOPPED},
        # A volunteer may step back without a reason: then somebody else is looked for.
        State.FOUND: {State.SEARCHING, State.DONE, State.CANCELLED, State.STOPPED},
        State.DONE: set(),
        State.UNMET: set(),
        State.CANCELLED: set(),
        State.STOPPED: set(),
    },
)

WANTING = (State.RECEIVED, State.SEARCHING)  # a volunteer may take it
OPEN = (*WANTING, State.FOUND)


class MeetingState(models.TextChoices):
    """A volunteer who has said yes. Stepping back is no state: the row is deleted, so that nobody can count it."""

    AGREED = "agreed", _("Agreed")
    ASKED_AGAIN = "asked_again", _("The time or the place is new: waiting for a yes")
    HELD = "held", _("Held")
    CANCELLED = "cancelled", _("Cancelled")


MEETING_FLOW = Flow(
    MeetingState,
    {
        MeetingState.AGREED: {MeetingState.ASKED_AGAIN, MeetingState.HELD, MeetingState.CANCELLED},
        MeetingState.ASKED_AGAIN: {MeetingState.AGREED, MeetingState.CANCELLED},
        MeetingState.HELD: set(),
        MeetingState.CANCELLED: set(),
    },
)

LIVE = (MeetingState.AGREED, MeetingState.ASKED_AGAIN)


class CompanionshipState(models.TextChoices):
    """Two who stay together. Why it ends, and who ended it, is written nowhere."""

    START_TALK = "start_talk", _("Waiting for the first talk")
    ACTIVE = "active", _("Under way")
    PAUSED = "paused", _("Having a pause")
    ENDED = "ended", _("Ended")


COMPANIONSHIP_FLOW = Flow(
    CompanionshipState,
    {
        # From the others back to the start talk: somebody else comes from now on.
        CompanionshipState.START_TALK: {CompanionshipState.ACTIVE, CompanionshipState.ENDED},
        CompanionshipState.ACTIVE: {
            CompanionshipState.PAUSED,
            CompanionshipState.START_TALK,
            CompanionshipState.ENDED,
        },
        CompanionshipState.PAUSED: {
            CompanionshipState.ACTIVE,
            CompanionshipState.START_TALK,
            CompanionshipState.ENDED,
        },
        CompanionshipState.ENDED: set(),
    },
)

TOGETHER = (CompanionshipState.START_TALK, CompanionshipState.ACTIVE, CompanionshipState.PAUSED)


class PostState(models.TextChoices):
    """An offer or a wish on the board of a cluster."""

    OPEN = "open", _("Open")
    CLOSED = "closed", _("Taken off")


POST_FLOW = Flow(PostState, {PostState.OPEN: {PostState.CLOSED}, PostState.CLOSED: set()})


class VisitState(models.TextChoices):
    PROPOSED = "proposed", _("Waiting for an answer")
    AGREED = "agreed", _("Agreed by both")
    OFF = "off", _("Called off")


VISIT_FLOW = Flow(
    VisitState,
    {
        VisitState.PROPOSED: {VisitState.AGREED, VisitState.OFF},
        VisitState.AGREED: {VisitState.OFF},
        VisitState.OFF: set(),
    },
)
