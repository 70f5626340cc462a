"""Why volunteers stop, as counts of a whole authority and a whole year. There is no person, no place, no day and no order."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from samspil.society.places.models import Authority


class PartingReason(models.TextChoices):
    """What weighed most. Health is nobody's business."""

    TIME = "time", _("I have less time")
    MOVING = "moving", _("I am moving, or my everyday life is another")
    OTHER_TASK = "other_task", _("I would like to do something else")
    ENDED = "ended", _("It was meant to be for a time, and the time is over")
    TASKS = "tasks", _("The tasks were not what I had hoped for")
    SUPPORT = "support", _("I lacked somebody to turn to, or a better introduction")
    TOGETHER = "together", _("Working together was difficult")
    SOMETHING = "something", _("Something else")


class PartingMeaning(models.TextChoices):
    """Whether it was worth it."""

    YES = "yes", _("Yes, very much")
    PARTLY = "partly", _("Yes, partly")
    LITTLE = "little", _("Only a little")
    NO = "no", _("No")


class PartingTally(models.Model):
    """How many of those who left an authority's volunteering in a year gave one answer. All rows are there from the first answer."""

    class About(models.TextChoices):
        REASON = "reason", _("What weighed most")
        MEANING = "meaning", _("Was it meaningful?")

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE, related_name="parting_tallies")
    year = models.PositiveSmallIntegerField()
    about = models.CharField(max_length=8, choices=About.choices)
    answer = models.CharField(max_length=12)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["authority", "-year", "about", "answer"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["authority", "year", "about", "answer"], name="parting_tally_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.authority_id} {self.year}: {self.answer}"


class PartingSpent(models.Model):
    """Somebody has answered: a keyed hash that names nobody, until the first of a month by which it cannot be answered any more."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    token_hash = models.CharField(max_length=64, unique=True)
    authority = models.ForeignKey(Authority, on_delete=models.CASCADE, related_name="+")
    forget_on = models.DateField()

    def __str__(self) -> str:
        return "spent"
