"""What an authority stands for, and the questions that measure it."""

from typing import ClassVar, Self, cast

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedCharField
from samspil.base.ui.stored import stored
from samspil.learning.surveys.models.standards import STANDARD
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, within
from samspil.society.places.models import Authority


class Kind(models.TextChoices):
    """What a round is for."""

    PULSE = "pulse", _("Pulse: how do we work together?")
    EXPERIENCE = "experience", _("Experience: what do the volunteers mean here?")
    PANEL = "panel", _("Panel: what do you think of the idea?")
    OUTCOME = "outcome", _("Afterwards: what did it give?")


class Group(models.TextChoices):
    """Who answers, or is interviewed. A new group is a new line here."""

    VOLUNTEERS = "volunteers", _("Volunteers")
    EMPLOYEES = "employees", _("Employees")
    COMMITTEE = "committee", _("The MED committee")
    PARENTS = "parents", _("Parents")
    CITIZENS = "citizens", _("Users and patients")
    RELATIVES = "relatives", _("Relatives")
    POTENTIAL = "potential", _("People who may become volunteers")
    LEADERS = "leaders", _("Leaders")
    UNIONS = "unions", _("Union representatives")


class ValueQuerySet(models.QuerySet["Value"]):
    def visible_to(self, by: Actor) -> Self:
        return self.filter(within(by, Can.SURVEY_VIEW, authority="authority_id"))

    def in_use(self) -> Self:
        return self.filter(is_retired=False)


class Value(models.Model):
    """One value of an authority's agreement between management and employees: trust, dialogue, joy in what one does."""

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE, related_name="survey_values")
    key = models.CharField(max_length=20, blank=True)  # of a value that came with the house; empty: their own
    name = GuardedCharField(_("name"), max_length=60)
    about = GuardedCharField(_("what we mean by it"), max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(default=100)
    is_retired = models.BooleanField(default=False)

    objects = ValueQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["position", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["authority", "name"],
                condition=Q(is_retired=False),
                name="survey_value_named_once",
            ),
            models.UniqueConstraint(
                fields=["authority", "key"], condition=~Q(key=""), name="survey_value_seeded_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def access_scopes(self) -> list[Scope]:
        return self.authority.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.authority_id, ""


class QuestionQuerySet(models.QuerySet["Question"]):
    def visible_to(self, by: Actor) -> Self:
        return self.filter(within(by, Can.SURVEY_VIEW, authority="authority_id"))

    def in_use(self) -> Self:
        return self.filter(is_retired=False)


class Question(models.Model):
    """One question, answered from one to five. Its words never change once written: a trend compares like with like."""

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE, related_name="survey_questions")
    key = models.CharField(max_length=20, blank=True)  # of a standard question; empty: their own
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.PULSE)
    wording = GuardedCharField(_("the question"), max_length=200, blank=True)  # of their own alone
    groups = models.JSONField(default=list)  # codes of Group: who can be asked it
    value = models.ForeignKey(
        Value, on_delete=models.PROTECT, null=True, blank=True, related_name="questions"
    )
    is_reversed = models.BooleanField(default=False)  # to agree is bad news
    position = models.PositiveSmallIntegerField(default=100)
    is_retired = models.BooleanField(default=False)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["position", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["authority", "key"], condition=~Q(key=""), name="survey_question_seeded_once"
            ),
            models.CheckConstraint(
                condition=~Q(key="") | ~Q(wording=""), name="survey_question_says_something"
            ),
        ]

    def __str__(self) -> str:
        return str(STANDARD[self.key].words) if self.key in STANDARD else self.wording

    @property
    def text(self) -> str:
        """Return the question in the reader's language if it came with the house, otherwise marked as Danish."""
        return str(self) if self.key in STANDARD else cast("str", stored(self.wording))

    def access_scopes(self) -> list[Scope]:
        return self.authority.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.authority_id, ""


class SurveyPolicy(models.Model):
    """How an authority has chosen to ask. Without a row the defaults hold."""

    authority = models.OneToOneField(
        Authority, on_delete=models.CASCADE, primary_key=True, related_name="survey_policy"
    )
    asks_afterwards = models.BooleanField(default=True)  # two questions to a citizen when a request is done

    def __str__(self) -> str:
        return f"policy of {self.authority_id}"
