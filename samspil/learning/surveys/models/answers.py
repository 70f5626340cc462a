"""What was answered: only counts, and words on their own. There is no sheet, no person, no time and no order."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from samspil.base.core.fields import GuardedCharField
from samspil.learning.surveys.models.rounds import Asked, Round, RoundQuestion


class Tally(models.Model):
    """How many of a group gave one score to one question. All rows are there from the beginning, so that none tells when."""

    asked = models.ForeignKey(Asked, on_delete=models.CASCADE, related_name="tallies")
    question = models.ForeignKey(RoundQuestion, on_delete=models.CASCADE, related_name="tallies")
    score = models.PositiveSmallIntegerField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["question", "score"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["asked", "question", "score"], name="survey_tally_once"),
            models.CheckConstraint(
                condition=models.Q(score__gte=1, score__lte=5), name="survey_score_is_one_to_five"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question_id}: {self.score}"


class Remark(models.Model):
    """A few words in a group's own answers. It belongs to no score, and its key is random, so that it has no order either."""

    class Kind(models.TextChoices):
        WORDS = "words", _("In their own words")
        TASK = "task", _("A task that is said to have moved")

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    asked = models.ForeignKey(Asked, on_delete=models.CASCADE, related_name="remarks")
    kind = models.CharField(max_length=6, choices=Kind.choices, default=Kind.WORDS)
    text = GuardedCharField(_("words"), max_length=600)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.get_kind_display()


class Spent(models.Model):
    """Somebody has answered the round: a keyed hash that names nobody, kept until it cannot be answered any more."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    token_hash = models.CharField(max_length=64, unique=True)
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="spent")

    def __str__(self) -> str:
        return "spent"
