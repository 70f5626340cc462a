"""The lives of a story, of each consent to it, of an item of a plan, and of a day to say thank you."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samspil.base.core.flow import Flow


class StoryState(models.TextChoices):
    DRAFT = "draft", _("Being written")
    ASKING = "asking", _("Waits for consent")
    APPROVED = "approved", _("Approved")
    PUBLISHED = "published", _("Shown to everybody")
    WITHDRAWN = "withdrawn", _("Taken down for good")


STORY = Flow(
    StoryState,
    {
        StoryState.DRAFT: {StoryState.ASKING, StoryState.WITHDRAWN},
        StoryState.ASKING: {StoryState.APPROVED, StoryState.DRAFT, StoryState.WITHDRAWN},
        StoryState.APPROVED: {StoryState.PUBLISHED, StoryState.DRAFT, StoryState.WITHDRAWN},
        # Whoever takes a yes back is obeyed at once, and the story is a draft again.
        StoryState.PUBLISHED: {StoryState.DRAFT, StoryState.WITHDRAWN},
        StoryState.WITHDRAWN: set(),
    },
)


class ConsentState(models.TextChoices):
    LISTED = "listed", _("Not asked yet")
    ASKED = "asked", _("Has been asked")
    THINKING = "thinking", _("Thinks it over")
    GIVEN = "given", _("Has said yes")
    REFUSED = "refused", _("Has said no")
    WITHDRAWN = "withdrawn", _("Has taken the yes back")


CONSENT = Flow(
    ConsentState,
    {
        ConsentState.LISTED: {ConsentState.ASKED},
        ConsentState.ASKED: {ConsentState.THINKING, ConsentState.GIVEN, ConsentState.REFUSED},
        # A changed text asks everybody again.
        ConsentState.THINKING: {ConsentState.GIVEN, ConsentState.REFUSED, ConsentState.ASKED},
        ConsentState.GIVEN: {ConsentState.WITHDRAWN, ConsentState.ASKED},
        # A no is a no: nobody is asked twice about the same story.
        ConsentState.REFUSED: set(),
        ConsentState.WITHDRAWN: set(),
    },
)


class ItemState(models.TextChoices):
    PLANNED = "planned", _("Planned")
    DONE = "done", _("Carried out")
    DROPPED = "dropped", _("Dropped")


ITEM = Flow(
    ItemState,
    {
        ItemState.PLANNED: {ItemState.DONE, ItemState.DROPPED},
        ItemState.DONE: set(),
        ItemState.DROPPED: set(),
    },
)


class ThanksState(models.TextChoices):
    DUE = "due", _("Waits for a thank you")
    THANKED = "thanked", _("Thanked")
    PASSED = "passed", _("Passed without")


THANKS = Flow(
    ThanksState,
    {
        ThanksState.DUE: {ThanksState.THANKED, ThanksState.PASSED},
        ThanksState.THANKED: set(),
        ThanksState.PASSED: set(),
    },
)


class OccasionState(models.TextChoices):
    PLANNED = "planned", _("Planned")
    HELD = "held", _("Has been")
    CANCELLED = "cancelled", _("Called off")


OCCASION = Flow(
    OccasionState,
    {
        OccasionState.PLANNED: {OccasionState.HELD, OccasionState.CANCELLED},
        OccasionState.HELD: set(),
        OccasionState.CANCELLED: set(),
    },
)
