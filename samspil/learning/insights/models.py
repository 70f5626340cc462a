"""Evaluations: what came of an effort for each of five groups, told by both sides and never in hours alone (RM-11, DR-36)."""

from dataclasses import replace
from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedCharField, GuardedTextField
from samspil.compact.agreements.models import Agreement
from samspil.compact.dialogue.models import Item
from samspil.learning.insights.flow import ANSWERABLE, FINISHED, State
from samspil.people.activities.models import Activity
from samspil.people.onboarding.models import Onboarding
from samspil.people.volunteers.models import Affiliation
from samspil.society.access.matrix import Can, Duty
from samspil.society.access.reach import Scope, within
from samspil.society.partners.models import Partner
from samspil.society.places.models import Workplace

_SPEAKING = frozenset({Duty.LEADER, Duty.COORDINATOR, Duty.ASSOCIATION_LEADER})
_PLACE = {"authority": "workplace__unit__authority_id", "unit_path": "workplace__unit__path"}


class Group(models.TextChoices):
    """For whom something came of it. The report has a section for each, also for those nobody has asked."""

    CITIZENS = "citizens", _("Patients and citizens")
    RELATIVES = "relatives", _("Relatives")
    EMPLOYEES = "employees", _("Employees")
    VOLUNTEERS = "volunteers", _("Volunteers")
    PARTIES = "parties", _("The workplace and the association")


class Voice(models.TextChoices):
    """In what quality somebody answers. The workplace and the association (without one: a volunteer) are the two sides."""

    WORKPLACE = "workplace", _("The workplace")
    ASSOCIATION = "association", _("The association")
    VOLUNTEER = "volunteer", _("A volunteer")
    EMPLOYEE = "employee", _("An employee")


class EvaluationQuerySet(models.QuerySet["Evaluation"]):
    def visible_to(self, by: Actor) -> Self:
        """Return what the actor's duty carries out or follows, and what they may answer as a volunteer or an employee."""
        duty = within(by, Can.EVALUATION_EDIT, **_PLACE, partner="partner_id")
        follows = within(by, Can.INSIGHT_VIEW, **_PLACE) & Q(state__in=FINISHED)
        return self.filter(duty | follows | self._beside(by) | self._taking_part(by))

    def open(self) -> Self:
        return self.filter(state__in=ANSWERABLE)

    def overdue(self) -> Self:
        """Return those whose answers are late."""
        return self.open().filter(answer_by__lt=clock.today())

    def detailed(self) -> Self:
        return self.select_related("workplace__unit__authority", "partner", "agreement", "activity", "item")

    def answerable_by(self, by: Actor) -> Self:
        """Return the open ones in which the actor has a voice: on one of the sides, as a volunteer, or as an employee."""
        voices = replace(by, grants=tuple(grant for grant in by.grants if grant.duty in _SPEAKING))
        sides = within(voices, Can.EVALUATION_EDIT, **_PLACE, partner="partner_id")
        return self.open().filter(sides | self._beside(by) | self._taking_part(by))

    def taken_part_in_by(self, by: Actor) -> Self:
        """Return what the actor may answer as a volunteer."""
        return self.filter(self._taking_part(by))

    def awaited_of(self, volunteer_id: int, day: date) -> Self:
        """Return the open ones that a volunteer may answer on the day, and has not."""
        answered = Answer.objects.filter(evaluation=OuterRef("pk"), author=volunteer_id)
        return self.open().filter(_through_the_place_of(volunteer_id, day), ~Exists(answered))

    @staticmethod
    def _beside(by: Actor) -> Q:
        """An employee answers for what happens on the own ward, not in the whole authority."""
        staff = replace(by, grants=tuple(grant for grant in by.grants if grant.duty == Duty.EMPLOYEE))
        return within(staff, Can.ACTIVITY_VIEW, unit_path=_PLACE["unit_path"])

    @staticmethod
    def _taking_part(by: Actor) -> Q:
        """A volunteer answers where they belong: through the same association, and in the same activity."""
        return _through_the_place_of(by.volunteer_id, clock.today()) if by.volunteer_id else Q(pk__in=[])


def _through_the_place_of(volunteer_id: int, day: date) -> Q:
    belongs = Affiliation.objects.current(day).filter(volunteer=volunteer_id, workplace=OuterRef("workplace"))
    joined = Onboarding.objects.current(day).filter(volunteer=volunteer_id, activity=OuterRef("activity"))
    through = Q(partner=None) | Exists(belongs.filter(partner=OuterRef("partner")))
    return Q(Exists(belongs)) & through & (Q(activity=None) | Exists(joined))


class Evaluation(models.Model):
    """One look back at an agreement, an activity, or all that volunteers do at a workplace, over a period."""

    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="evaluations")
    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, null=True, blank=True, related_name="evaluations"
    )
    activity = models.ForeignKey(
        Activity, on_delete=models.PROTECT, null=True, blank=True, related_name="evaluations"
    )
    partner = models.ForeignKey(
        Partner, on_delete=models.PROTECT, null=True, blank=True, related_name="evaluations"
    )
    title = GuardedCharField(_("title"), max_length=160)
    state = models.CharField(max_length=12, choices=State.choices, default=State.OPEN)
    first_on = models.DateField(_("from"))
    last_on = models.DateField(_("until"))
    answer_by = models.DateField(_("answer at the latest"))
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    opened_at = models.DateTimeField(default=clock.now)
    reminded_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    shared_at = models.DateTimeField(null=True, blank=True)
    item = models.ForeignKey(
        Item, on_delete=models.PROTECT, null=True, blank=True, related_name="evaluations"
    )  # what the committee discusses
    numbers = models.JSONField(default=dict, blank=True)  # hours and the like as they were when it was done

    objects = EvaluationQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-opened_at", "-pk"]
        indexes: ClassVar = [
            models.Index(fields=["state", "answer_by"], name="evaluation_worklist"),
            models.Index(fields=["workplace", "state"], name="evaluation_by_workplace"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(last_on__gte=F("first_on")), name="evaluation_has_a_period"),
            models.CheckConstraint(
                condition=Q(agreement__isnull=True) | Q(activity__isnull=True),
                name="evaluation_about_one_thing",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=FINISHED) | Q(done_at__isnull=False), name="done_evaluation_has_a_time"
            ),
            models.CheckConstraint(
                condition=~Q(state=State.SHARED) | Q(shared_at__isnull=False, item__isnull=False),
                name="shared_evaluation_has_a_matter",
            ),
            models.UniqueConstraint(
                fields=["agreement"],
                condition=Q(state__in=ANSWERABLE, agreement__isnull=False),
                name="agreement_evaluated_once_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["activity"],
                condition=Q(state__in=ANSWERABLE, activity__isnull=False),
                name="activity_evaluated_once_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["workplace"],
                condition=Q(state__in=ANSWERABLE, agreement__isnull=True, activity__isnull=True),
                name="workplace_evaluated_once_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        return self.state in ANSWERABLE

    @property
    def is_finished(self) -> bool:
        return self.state in FINISHED

    @property
    def is_late(self) -> bool:
        return self.is_open and self.answer_by < clock.today()

    @property
    def about(self) -> str:
        """The name under which a committee discusses it: with the agreement's own item, if there is an agreement."""
        return self.agreement.about if self.agreement else f"insights.evaluation:{self.pk}"

    def access_scopes(self) -> list[Scope]:
        unit = self.workplace.unit
        return [Scope(authority_id=unit.authority_id, unit_path=unit.path, partner_id=self.partner_id)]

    def event_place(self) -> tuple[int | None, str]:
        return self.workplace.event_place()


class Answer(models.Model):
    """What one person answers in one quality. Others read the quality, never the name."""

    class Advice(models.TextChoices):
        CONTINUE = "continue", _("Go on as now")
        ADJUST = "adjust", _("Go on, with changes")
        STOP = "stop", _("Stop")

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="answers")
    voice = models.CharField(max_length=12, choices=Voice.choices)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    advice = models.CharField(_("what now"), max_length=10, choices=Advice.choices)
    keep = GuardedTextField(_("what works"), blank=True, max_length=1000)
    change = GuardedTextField(_("what should be done in another way"), blank=True, max_length=1000)
    given_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering: ClassVar = ["given_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["evaluation", "author"], name="one_answer_a_person")
        ]

    def __str__(self) -> str:
        return f"{self.evaluation_id}: {self.get_voice_display()}"


class Outcome(models.Model):
    """What came of it for one group, in words, and how one knows."""

    class Effect(models.TextChoices):
        GOOD = "good", _("To joy and benefit")
        MIXED = "mixed", _("Both good and bad")
        NONE = "none", _("No difference")
        BAD = "bad", _("More trouble than benefit")

    class Basis(models.TextChoices):
        SEEN = "seen", _("We have seen it ourselves")
        TOLD = "told", _("They have told us")
        ASKED = "asked", _("They were asked in a survey")

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="outcomes")
    group = models.CharField(max_length=12, choices=Group.choices)
    effect = models.CharField(_("what it has been"), max_length=8, choices=Effect.choices)
    basis = models.CharField(_("how we know"), max_length=8, choices=Basis.choices, default=Basis.SEEN)
    words = GuardedTextField(_("in words"), max_length=1000)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["answer", "group"], name="one_outcome_a_group"),
            models.CheckConstraint(condition=~Q(words=""), name="outcome_in_words"),
        ]

    def __str__(self) -> str:
        return f"{self.get_group_display()}: {self.get_effect_display()}"
