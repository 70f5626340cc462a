"""A round: some questions, asked of some groups at a place, for a while."""

from typing import ClassVar, Self

from django.conf import settings
from django.core.signing import Signer
from django.db import models
from django.db.models import F, Q
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedCharField, GuardedTextField
from samspil.compact.dialogue.models.voices import Idea
from samspil.learning.surveys.flow import State
from samspil.learning.surveys.models.questions import Group, Kind, Question, Value
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, within
from samspil.society.places.models import Authority, Workplace


class RoundQuerySet(models.QuerySet["Round"]):
    def visible_to(self, by: Actor) -> Self:
        """Return the rounds within reach; whoever sees one workplace of an authority sees those that were for all of it."""
        place = within(by, Can.SURVEY_VIEW, authority="authority_id", unit_path="workplace__unit__path")
        if by.is_system:
            return self.filter(place)
        part = within(by, Can.SURVEY_VIEW, authority="authority_id", unit_path="authority__units__path")
        for_all = Round.objects.filter(part, workplace=None, idea=None).values("pk")
        return self.filter(place | Q(pk__in=for_all))

    def open(self) -> Self:
        return self.filter(state=State.OPEN, opens_on__lte=clock.today(), ends_on__gte=clock.today())

    def closed(self) -> Self:
        return self.filter(state=State.CLOSED)


class Round(models.Model):
    """Asked once, at one workplace or (without one) in the whole authority; answered without a name."""

    kind = models.CharField(max_length=12, choices=Kind.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="survey_rounds")
    workplace = models.ForeignKey(
        Workplace, on_delete=models.PROTECT, null=True, blank=True, related_name="survey_rounds"
    )
    idea = models.ForeignKey(
        Idea, on_delete=models.CASCADE, null=True, blank=True, related_name="survey_rounds"
    )  # of a panel: the proposal it is about
    title = GuardedCharField(_("title"), max_length=120)
    intro = GuardedTextField(_("what people are told first"), blank=True, max_length=1000)
    opens_on = models.DateField(_("first day"), default=clock.today)
    ends_on = models.DateField(_("last day"))
    closed_on = models.DateField(null=True, blank=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    invited_up_to = models.BigIntegerField(default=0)  # the last person invited, by number
    reminded_up_to = models.BigIntegerField(default=0)
    words_erased_on = models.DateField(null=True, blank=True)

    objects = RoundQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-ends_on", "-pk"]
        indexes: ClassVar = [
            models.Index(fields=["state", "ends_on"], name="survey_round_due"),
            models.Index(fields=["authority", "kind", "state"], name="survey_round_by_kind"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("opens_on")), name="survey_round_has_days"),
            models.CheckConstraint(
                condition=~Q(state="closed") | Q(closed_on__isnull=False), name="survey_round_closed_on_a_day"
            ),
            models.CheckConstraint(
                condition=Q(kind="panel", idea__isnull=False) | (~Q(kind="panel") & Q(idea__isnull=True)),
                name="survey_panel_has_an_idea",
            ),
            # Two at once about the same could be held against each other to find what one person said.
            models.UniqueConstraint(
                fields=["workplace", "kind"],
                condition=Q(state="open", idea__isnull=True, workplace__isnull=False),
                name="survey_open_once_at_a_place",
            ),
            models.UniqueConstraint(
                fields=["authority", "kind"],
                condition=Q(state="open", idea__isnull=True, workplace__isnull=True),
                name="survey_open_once_for_all",
            ),
            models.UniqueConstraint(
                fields=["idea"], condition=Q(state="open"), name="survey_open_once_about_an_idea"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def place_name(self) -> str:
        return self.workplace.unit.name if self.workplace else self.authority.name

    @property
    def is_answerable(self) -> bool:
        return self.state == State.OPEN and self.opens_on <= clock.today() <= self.ends_on

    @property
    def is_read(self) -> bool:
        """Say whether the report may be read: not while answers can still come."""
        return self.state == State.CLOSED

    def access_scopes(self) -> list[Scope]:
        return [Scope(authority_id=self.authority_id, unit_path=self.event_place()[1])]

    def event_place(self) -> tuple[int | None, str]:
        return self.authority_id, self.workplace.unit.path if self.workplace else ""


class RoundQuestion(models.Model):
    """A question as it is asked in this round, and the value that it stood for then."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="questions")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="rounds")
    value = models.ForeignKey(Value, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["question__position", "question"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "question"], name="survey_question_once_in_a_round")
        ]

    def __str__(self) -> str:
        return str(self.question)


class Asked(models.Model):
    """One group in one round: its own link for those without an account, and how many have answered."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="asked")
    group = models.CharField(max_length=12, choices=Group.choices)
    answers = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "group"], name="survey_group_once_in_a_round")
        ]

    def __str__(self) -> str:
        return self.get_group_display()

    @property
    def key(self) -> str:
        """Return the unguessable part of the group's address; derived, so nothing secret is stored."""
        return Signer(salt="surveys.asked").signature(str(self.pk))

    def opens_with(self, key: str) -> bool:
        """Say whether the key is this group's own."""
        return constant_time_compare(self.key, key)

    def event_place(self) -> tuple[int | None, str]:
        """Return no place, so that the log of a workplace does not tell when somebody there answered."""
        return None, ""
