"""Decision papers: points that are decided one by one, and every decision that was ever made about them."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedCharField, GuardedTextField
from samspil.learning.programmes.flow import PaperState
from samspil.learning.programmes.models.programmes import OfProgramme, Programme, in_sight
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, within


class DecisionPaperQuerySet(models.QuerySet["DecisionPaper"]):
    def visible_to(self, by: Actor) -> Self:
        """Return what has been put forward; a draft is for those who write it."""
        if by.is_system:
            return self
        written = within(by, Can.PROGRAMME_EDIT, authority="programme__authority_id")
        return self.filter(in_sight(by) & (~Q(state=PaperState.DRAFT) | written))


class DecisionPaper(OfProgramme):
    """What a body is asked to decide, point by point."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="papers")
    title = GuardedCharField(_("title"), max_length=160)
    body = GuardedCharField(_("who decides"), max_length=120)  # "Direktionen", "Byrådet"
    case_number = GuardedCharField(_("case number"), max_length=60, blank=True)
    meeting_on = models.DateField(_("date of the meeting"), null=True, blank=True)
    background = GuardedTextField(_("background"), max_length=6000)
    state = models.CharField(max_length=9, choices=PaperState.choices, default=PaperState.DRAFT)
    submitted_on = models.DateField(null=True, blank=True)
    decisions_made = models.PositiveIntegerField(default=0)  # a reader who saw fewer must read again

    objects = DecisionPaperQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(state="submitted") | Q(submitted_on__isnull=False),
                name="submitted_paper_has_a_day",
            )
        ]

    def __str__(self) -> str:
        return self.title


class DecisionPoint(models.Model):
    """One thing that can be approved or rejected on its own."""

    paper = models.ForeignKey(DecisionPaper, on_delete=models.CASCADE, related_name="points")
    number = models.PositiveSmallIntegerField(_("number"))
    title = GuardedCharField(_("what is to be approved"), max_length=200)
    text = GuardedTextField(_("more about the point"), blank=True, max_length=3000)

    class Meta:
        ordering: ClassVar = ["number", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["paper", "number"], name="point_numbered_once")
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"

    def access_scopes(self) -> list[Scope]:
        return self.paper.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.paper.event_place()


class Outcome(models.TextChoices):
    APPROVED = "approved", _("Approved")
    CONDITIONAL = "conditional", _("Approved with conditions")
    REJECTED = "rejected", _("Rejected")
    POSTPONED = "postponed", _("Postponed")


class PointDecision(models.Model):
    """What a body decided about a point. It is never changed; a later decision stands after it, and both are shown."""

    point = models.ForeignKey(DecisionPoint, on_delete=models.PROTECT, related_name="decisions")
    number = models.PositiveSmallIntegerField()  # 1 is the first decision about the point
    outcome = models.CharField(_("decision"), max_length=11, choices=Outcome.choices)
    conditions = GuardedTextField(_("conditions"), blank=True, max_length=2000)
    words = GuardedTextField(_("in the words of the minutes"), blank=True, max_length=2000)
    body = GuardedCharField(_("who decided"), max_length=120)
    case_number = GuardedCharField(_("case number"), max_length=60)
    decided_on = models.DateField(_("date of the meeting"))
    recorded_at = models.DateTimeField(default=clock.now)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["number", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["point", "number"], name="point_decided_in_order"),
            models.CheckConstraint(
                condition=~Q(outcome="conditional") | ~Q(conditions=""), name="conditions_are_written"
            ),
            models.CheckConstraint(
                condition=~Q(body="") & ~Q(case_number=""), name="point_decision_says_who_and_where"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.point_id}/{self.number}: {self.outcome}"

    @property
    def tone(self) -> str:
        tones = {"approved": "success", "conditional": "success", "rejected": "error", "postponed": "warning"}
        return tones[self.outcome]
