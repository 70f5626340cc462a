"""What an agreement says: sections, the responsibility matrix, and the answers it rests on."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.fields import GuardedCharField, GuardedTextField
from samspil.compact.agreements.models.agreements import Agreement


class SectionKey(models.TextChoices):
    """The sections, in the order in which they are read."""

    PURPOSE = "purpose", _("Purpose and target group")
    TASKS = "tasks", _("Tasks and limits")
    RESPONSIBILITY = "responsibility", _("Who is responsible for what")
    DAILY = "daily", _("Everyday organisation")
    INFORMATION = "information", _("Information")
    ECONOMY = "economy", _("Money and expenses")
    RECOGNITION = "recognition", _("Recognition")
    RECRUITMENT = "recruitment", _("Finding new volunteers")
    CONFLICT = "conflict", _("Disagreement and conflict")
    REFUSAL = "refusal", _("The right to say no")
    DIVERSITY = "diversity", _("Room for differences")
    LEGAL = "legal", _("Law and rights")
    INSURANCE = "insurance", _("Insurance")
    ABSENCE = "absence", _("If nobody comes")
    EVALUATION = "evaluation", _("Evaluation")
    DURATION = "duration", _("Duration")
    REVISION = "revision", _("Revision")
    ENDING = "ending", _("Ending")


class Party(models.TextChoices):
    """Who can be responsible for a row of the matrix."""

    LEADER = "leader", _("The leader")
    COORDINATOR = "coordinator", _("The coordinator")
    STAFF = "staff", _("The employees")
    WORKPLACE = "workplace", _("The workplace as a whole")
    ASSOCIATION = "association", _("The association")
    VOLUNTEER = "volunteer", _("The volunteers")


# Never responsible for what belongs to the staff (DR-27).
NOT_FOR_STAFF_TASKS = (Party.ASSOCIATION, Party.VOLUNTEER)


class Section(models.Model):
    """One section: written, or left out on purpose for a reason."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="sections")
    key = models.CharField(max_length=16, choices=SectionKey.choices)
    text = GuardedTextField(_("text"), blank=True)
    left_because = GuardedCharField(_("left out because"), max_length=300, blank=True)
    is_drafted = models.BooleanField(default=False)  # written by the guide, and renewed by it; not by hand
    changed_at = models.DateTimeField(default=clock.now)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agreement", "key"], name="section_once"),
            models.CheckConstraint(condition=Q(text="") | Q(left_because=""), name="section_written_or_left"),
        ]

    def __str__(self) -> str:
        return str(self.get_key_display())


class MatrixRow(models.Model):
    """One task and the one party that is responsible for it."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="matrix")
    text = GuardedCharField(_("task"), max_length=160)
    is_staff_task = models.BooleanField(_("belongs to the staff"), default=False)
    responsible = models.CharField(_("responsible"), max_length=12, choices=Party.choices, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["position", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agreement", "text"], name="task_has_one_responsible"),
            models.CheckConstraint(
                condition=~Q(is_staff_task=True, responsible__in=NOT_FOR_STAFF_TASKS),
                name="staff_task_stays_with_staff",
            ),
        ]

    def __str__(self) -> str:
        return self.text


class FramingAnswer(models.Model):
    """What was answered to one question of the guide; several choices stand a line each."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="framing")
    key = models.SlugField(max_length=40)
    text = GuardedTextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agreement", "key"], name="framing_answered_once"),
        ]

    def __str__(self) -> str:
        return self.key


class QuestionAnswer(models.Model):
    """The answer to one question of the checklist, or why it was left."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="answers")
    key = models.SlugField(max_length=40)
    text = GuardedTextField(_("answer"), blank=True)
    left_because = GuardedCharField(_("left because"), max_length=300, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    answered_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agreement", "key"], name="question_answered_once"),
        ]

    def __str__(self) -> str:
        return self.key


class PrincipleConfirmation(models.Model):
    """One principle in force at the workplace, confirmed by a person. A changed principle is another clause."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="principles")
    clause_key = models.UUIDField()
    clause_version = models.PositiveBigIntegerField()
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    confirmed_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agreement", "clause_key", "clause_version"], name="principle_confirmed_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.clause_key} ({self.clause_version})"


class ConcernAnswer(models.Model):
    """What the agreement answers to a known worry about the collaboration; the concern lives in the room below."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="concerns")
    concern_number = models.PositiveBigIntegerField()
    text = GuardedTextField(_("answer"))
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    answered_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agreement", "concern_number"], name="concern_answered_once"),
        ]

    def __str__(self) -> str:
        return f"{self.agreement_id}: {self.concern_number}"


class Involvement(models.Model):
    """A day on which those concerned were heard before the start."""

    class Who(models.TextChoices):
        STAFF = "staff", _("Employees, at a staff meeting")
        UNION = "union", _("Union representatives")
        CITIZENS = "citizens", _("Patients, citizens or relatives")
        VOLUNTEERS = "volunteers", _("Volunteers or the association")

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="involvements")
    day = models.DateField(_("date"))
    who = models.CharField(_("who"), max_length=12, choices=Who.choices)
    note = GuardedCharField(_("what came of it"), max_length=300, blank=True)

    class Meta:
        ordering: ClassVar = ["day", "pk"]

    def __str__(self) -> str:
        return f"{self.day}: {self.get_who_display()}"
