"""What people say of their own accord: an idea, with those who were involved in it, and a doubt about the boundary."""

from typing import ClassVar, Self

from django.conf import settings
from django.core.signing import Signer
from django.db import models
from django.db.models import Q
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedCharField, GuardedTextField
from samspil.compact.dialogue.flow import UNANSWERED_IDEAS, DoubtState, IdeaState
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, within
from samspil.society.places.models import Authority, Workplace

_PLACE = {"authority": "authority_id", "unit_path": "workplace__unit__path"}


class Sender(models.TextChoices):
    """In what quality somebody speaks; all that others than those who answer are told about them."""

    EMPLOYEE = "employee", _("An employee")
    VOLUNTEER = "volunteer", _("A volunteer")
    ASSOCIATION = "association", _("An association")
    CITIZEN = "citizen", _("A citizen")


class Voice(models.Model):
    """What an idea and a doubt have in common: who speaks, in what language, and the private address of the answer."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="%(class)ss")
    sender_kind = models.CharField(max_length=12, choices=Sender.choices)
    sender = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="%(class)ss"
    )
    email = models.EmailField(_("e-mail"), blank=True)
    language = models.CharField(max_length=5, choices=settings.LANGUAGES, default="da")
    created_at = models.DateTimeField(default=clock.now)
    due_on = models.DateField(_("answer at the latest"))
    answer = GuardedTextField(_("answer"), blank=True, max_length=2000)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def key(self) -> str:
        """Return the unguessable part of the sender's private address; derived, so nothing secret is stored."""
        return Signer(salt=self._meta.label_lower).signature(str(self.pk))

    def opens_with(self, key: str) -> bool:
        """Say whether the key is this voice's own."""
        return constant_time_compare(self.key, key)

    def is_from(self, by: Actor) -> bool:
        """Say whether the actor sent it while signed in."""
        return by.user_id is not None and self.sender_id == by.user_id


class IdeaQuerySet(models.QuerySet["Idea"]):
    def visible_to(self, by: Actor) -> Self:
        mine = Q(sender=by.user_id) if by.user_id else Q(pk__in=[])
        return self.filter(within(by, Can.DISCUSSION_VIEW, **_PLACE) | mine)

    def answerable_by(self, by: Actor) -> Self:
        """Return the ideas that the actor's duty answers: these with their senders' names."""
        return self.filter(within(by, Can.IDEA_ANSWER, **_PLACE))

    def unanswered(self) -> Self:
        return self.filter(state__in=UNANSWERED_IDEAS)

    def with_the_consultant(self) -> Self:
        """Return what was passed on, and what the leader left unanswered after the deadline."""
        return self.filter(
            Q(state=IdeaState.PASSED) | Q(state=IdeaState.RECEIVED, escalated_at__isnull=False)
        )

    def on_the_board(self) -> Self:
        """Return the answered ideas that may be shown to everybody, without their senders."""
        return self.filter(is_shared=True, erased_at=None)


class Idea(Voice):
    """A proposal from anyone, to a workplace or (without one) to the whole authority. It is owed an answer."""

    workplace = models.ForeignKey(
        Workplace, on_delete=models.PROTECT, null=True, blank=True, related_name="ideas"
    )
    state = models.CharField(max_length=12, choices=IdeaState.choices, default=IdeaState.RECEIVED)
    name = GuardedCharField(_("name"), max_length=120, blank=True)
    title = GuardedCharField(_("the idea in one sentence"), max_length=160)
    text = GuardedTextField(_("more about the idea"), blank=True, max_length=2000)
    escalated_at = models.DateTimeField(null=True, blank=True)
    passed_at = models.DateTimeField(null=True, blank=True)
    passed_note = GuardedCharField(_("a line to the consultant"), max_length=300, blank=True)
    is_shared = models.BooleanField(_("shown on the board"), default=False)
    starts_on = models.DateField(_("planned start"), null=True, blank=True)

    objects = IdeaQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-created_at", "-pk"]
        indexes: ClassVar = [
            models.Index(fields=["state", "due_on"], name="idea_worklist"),
            models.Index(fields=["sender", "created_at"], name="idea_by_sender"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(state__in=["accepted", "declined"])
                | (Q(answered_at__isnull=False) & ~Q(answer="")),
                name="decided_idea_has_an_answer",
            ),
            models.CheckConstraint(
                condition=~Q(state="passed") | Q(passed_at__isnull=False), name="passed_idea_has_a_time"
            ),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True) | Q(state="accepted"), name="only_an_accepted_idea_starts"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def access_scopes(self) -> list[Scope]:
        return [Scope(authority_id=self.authority_id, unit_path=self.event_place()[1])]

    def event_place(self) -> tuple[int | None, str]:
        return self.authority_id, self.workplace.unit.path if self.workplace else ""


class Involvement(models.Model):
    """One time that people were involved in an idea, before anything starts: who, when, how many, and what they said."""

    class Group(models.TextChoices):
        EMPLOYEES = "employees", _("Employees")
        COMMITTEE = "committee", _("The MED committee")
        CITIZENS = "citizens", _("Users, patients or relatives")
        VOLUNTEERS = "volunteers", _("Volunteers, or people who may become volunteers")
        ASSOCIATIONS = "associations", _("Associations")

    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="involvements")
    group = models.CharField(_("who"), max_length=14, choices=Group.choices)
    held_on = models.DateField(_("date"))
    people = models.PositiveSmallIntegerField(_("how many took part"))
    what = GuardedTextField(_("what they said"), blank=True, max_length=1000)

    class Meta:
        ordering: ClassVar = ["held_on", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(people__gte=1), name="somebody_was_involved")
        ]

    def __str__(self) -> str:
        return f"{self.group} {self.held_on}"


class DoubtQuerySet(models.QuerySet["Doubt"]):
    def visible_to(self, by: Actor) -> Self:
        """Return what the actor answers, and what they asked. A committee sees counts alone: see `queries.doubts`."""
        mine = Q(sender=by.user_id) if by.user_id else Q(pk__in=[])
        return self.filter(within(by, Can.IDEA_ANSWER, **_PLACE) | mine)

    def open(self) -> Self:
        return self.filter(state=DoubtState.OPEN)


class Doubt(Voice):
    """“Is this a volunteer's task?”, asked by an employee, a volunteer or a citizen, about something at a workplace."""

    class Kind(models.TextChoices):
        TASK = "task", _("Is it a task for volunteers?")
        PROFESSIONAL = "professional", _("Does it take professional skill?")
        CONFIDENTIAL = "confidential", _("May volunteers know this?")
        SAFETY = "safety", _("Is it safe for everybody?")
        CITIZEN_WISH = "citizen_wish", _("Does the citizen want it?")
        OTHER = "other", _("Something else")

    class Outcome(models.TextChoices):
        VOLUNTEERS = "volunteers", _("Yes, volunteers may do it")
        TOGETHER = "together", _("Yes, together with the staff")
        STAFF = "staff", _("No, it is a task for the staff")
        PAUSED = "paused", _("It waits until it has been discussed")

    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="doubts")
    state = models.CharField(max_length=10, choices=DoubtState.choices, default=DoubtState.OPEN)
    about_key = models.CharField(
        max_length=80, blank=True
    )  # "activities.activity:7": what it is about, if known
    about_title = GuardedCharField(_("which activity"), max_length=160, blank=True)
    kind = models.CharField(_("what are you in doubt about?"), max_length=14, choices=Kind.choices)
    question = GuardedTextField(_("your question"), max_length=2000)
    outcome = models.CharField(_("in short"), max_length=12, choices=Outcome.choices, blank=True)
    overdue_at = models.DateTimeField(
        null=True, blank=True
    )  # when it was said aloud that nobody had answered in time

    objects = DoubtQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["due_on", "pk"]
        indexes: ClassVar = [
            models.Index(fields=["workplace", "state", "created_at"], name="doubt_by_workplace"),
            models.Index(fields=["state", "due_on"], name="doubt_worklist"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(state="answered")
                | (Q(answered_at__isnull=False) & ~Q(answer="") & ~Q(outcome="")),
                name="answered_doubt_has_an_answer",
            )
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    def access_scopes(self) -> list[Scope]:
        return [Scope(authority_id=self.authority_id, unit_path=self.workplace.unit.path)]

    def event_place(self) -> tuple[int | None, str]:
        return self.authority_id, self.workplace.unit.path
