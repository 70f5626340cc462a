"""What a committee must speak of, the year's wheel that brings it round, and what the authority has chosen."""

from typing import ClassVar, Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedCharField, GuardedTextField
from samspil.compact.dialogue.flow import OPEN_ITEM, ItemState
from samspil.compact.dialogue.models.committees import Committee
from samspil.compact.dialogue.models.meetings import Meeting
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, within
from samspil.society.places.models import Authority, Workplace

_MONTH = [MinValueValidator(1), MaxValueValidator(12)]


class Cause(models.TextChoices):
    """What made the matter one to speak of."""

    NEW_ACTIVITY = "new_activity", _("A new activity")
    NEW_ASSOCIATION = "new_association", _("A new association")
    VOLUME = "volume", _("Many more or fewer volunteer hours")
    NEW_SETTING = "new_setting", _("A new place or setting")
    NEW_LEADER = "new_leader", _("A change of leader")
    NEW_AGREEMENT = "new_agreement", _("A new agreement")
    CHANGED_AGREEMENT = "changed_agreement", _("A changed agreement")
    EVALUATION = "evaluation", _("Evaluation of the volunteering")
    SPECIAL_TERMS = "special_terms", _("People employed on special terms")
    DOUBTS = "doubts", _("Doubts about what volunteers do")
    IDEA = "idea", _("An idea")
    OTHER = "other", _("Something else")


class Conclusion(models.TextChoices):
    """How the committee left the matter. The duty is to speak together, not to agree."""

    SUPPORTED = "supported", _("The committee supports it")
    REMARKS = "remarks", _("Supported, with remarks")
    NOTED = "noted", _("Discussed and noted")
    DISAGREED = "disagreed", _("The sides do not agree")


class WheelKind(models.TextChoices):
    EVALUATION = "evaluation", _("Evaluation of the volunteering")
    SPECIAL_TERMS = "special_terms", _("Declaration on people employed on special terms")
    OTHER = "other", _("Something else")


class WheelEntry(models.Model):
    """A matter that comes round every year in the same month. Each year it makes one item by itself."""

    committee = models.ForeignKey(Committee, on_delete=models.CASCADE, related_name="wheel")
    month = models.PositiveSmallIntegerField(_("month"), validators=_MONTH)
    kind = models.CharField(_("kind"), max_length=14, choices=WheelKind.choices)
    title = GuardedCharField(_("title"), max_length=160)
    what = GuardedTextField(_("what is to be discussed"), blank=True)
    starts_on = models.DateField(default=clock.today)
    ended_on = models.DateField(null=True, blank=True)
    last_year = models.PositiveSmallIntegerField(default=0)  # the last year whose item has been made

    class Meta:
        ordering: ClassVar = ["month", "title", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(month__gte=1, month__lte=12), name="wheel_month_is_a_month")
        ]

    def __str__(self) -> str:
        return self.title

    def access_scopes(self) -> list[Scope]:
        return self.committee.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.committee.event_place()


class ItemQuerySet(models.QuerySet["Item"]):
    def visible_to(self, by: Actor) -> Self:
        """Return the items about the actor's workplaces, and those of the committees that the actor may see."""
        if by.is_system:
            return self.all()
        return self.filter(
            within(
                by,
                Can.DISCUSSION_VIEW,
                authority="authority_id",
                unit_path="workplace__unit__path",
            )
            | Q(committee__in=Committee.objects.visible_to(by))
        )

    def open(self) -> Self:
        return self.filter(state__in=OPEN_ITEM)


class Item(models.Model):
    """Something that a committee discusses: what has changed, why it matters, and what came of it."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="dialogue_items")
    committee = models.ForeignKey(
        Committee, on_delete=models.PROTECT, null=True, blank=True, related_name="items"
    )  # none while no committee covers the workplace
    workplace = models.ForeignKey(
        Workplace, on_delete=models.PROTECT, null=True, blank=True, related_name="dialogue_items"
    )  # none for what concerns the whole committee
    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="items"
    )
    cause = models.CharField(_("cause"), max_length=18, choices=Cause.choices)
    about = GuardedCharField(
        max_length=80, blank=True
    )  # "agreements.agreement:12"; empty when raised by hand
    title = GuardedCharField(_("title"), max_length=160)
    what = GuardedTextField(_("what has changed"))
    why = GuardedTextField(_("why it matters"), blank=True)
    link = GuardedCharField(max_length=300, blank=True)  # a path on this site
    numbers = models.JSONField(
        default=list, blank=True
    )  # key numbers for the background paper: [label, value]
    state = models.CharField(max_length=14, choices=ItemState.choices, default=ItemState.WAITING)
    raised_at = models.DateTimeField(default=clock.now)
    raised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    due_on = models.DateField(null=True, blank=True)  # for what the year's wheel brings
    wheel_entry = models.ForeignKey(
        WheelEntry, on_delete=models.PROTECT, null=True, blank=True, related_name="items"
    )
    wheel_year = models.PositiveSmallIntegerField(null=True, blank=True)
    conclusion = models.CharField(_("conclusion"), max_length=10, choices=Conclusion.choices, blank=True)
    outcome = GuardedTextField(_("what was said"), blank=True)
    reason = GuardedTextField(_("why it is not relevant"), blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    follow_up = GuardedTextField(_("what is to be followed up"), blank=True)
    follow_up_due = models.DateField(_("to be done by"), null=True, blank=True)
    followed_up_on = models.DateField(null=True, blank=True)
    follow_up_reminded_on = models.DateField(null=True, blank=True)

    objects = ItemQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-raised_at", "-pk"]
        indexes: ClassVar = [
            models.Index(fields=["committee", "state", "-raised_at"], name="item_by_committee"),
            models.Index(fields=["about"], name="item_by_about"),
            models.Index(fields=["state", "due_on"], name="item_by_due"),
            models.Index(fields=["followed_up_on", "follow_up_due"], name="item_by_follow_up"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["workplace", "cause", "about"],
                condition=Q(state__in=["waiting", "on_agenda"]) & ~Q(about=""),
                name="item_open_once",
            ),
            models.UniqueConstraint(fields=["wheel_entry", "wheel_year"], name="wheel_item_once_a_year"),
            models.CheckConstraint(
                condition=Q(committee__isnull=False) | Q(workplace__isnull=False), name="item_has_a_place"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["on_agenda", "discussed"])
                | Q(meeting__isnull=False, committee__isnull=False),
                name="item_on_agenda_has_meeting",
            ),
            models.CheckConstraint(
                condition=~Q(state="discussed")
                | (Q(settled_at__isnull=False) & ~Q(outcome="") & ~Q(conclusion="")),
                name="item_discussed_has_outcome",
            ),
            models.CheckConstraint(
                condition=~Q(state="not_relevant") | (Q(settled_at__isnull=False) & ~Q(reason="")),
                name="item_not_relevant_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def access_scopes(self) -> list[Scope]:
        if self.committee is not None:
            return self.committee.access_scopes()
        return self.workplace.access_scopes() if self.workplace else []

    def event_place(self) -> tuple[int | None, str]:
        placed = self.workplace or self.committee
        return placed.event_place() if placed else (self.authority_id, "")


class DialoguePolicy(models.Model):
    """How an authority has chosen to carry on the dialogue. Without a row the defaults hold."""

    class SpecialTermsRule(models.TextChoices):
        QUALITY = "quality", _("Volunteers must not change the quality of the posts on special terms")
        NUMBER = "number", _("Volunteers must not change the number of posts on special terms")

    authority = models.OneToOneField(
        Authority, on_delete=models.CASCADE, primary_key=True, related_name="dialogue_policy"
    )
    discussion_required = models.BooleanField(default=True)
    may_mark_not_relevant = models.BooleanField(default=True)
    idea_answer_days = models.PositiveSmallIntegerField(default=14)
    volume_percent = models.PositiveSmallIntegerField(default=25)
    special_terms_rule = models.CharField(
        max_length=8, choices=SpecialTermsRule.choices, default=SpecialTermsRule.QUALITY
    )
    evaluation_month = models.PositiveSmallIntegerField(default=10, validators=_MONTH)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(evaluation_month__gte=1, evaluation_month__lte=12),
                name="evaluation_month_is_a_month",
            )
        ]

    def __str__(self) -> str:
        return f"policy of {self.authority_id}"
