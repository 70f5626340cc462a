"""Asking the consultant: for advice, for a network, for a colleague to talk to; and the introductions that came of it."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedTextField
from samspil.learning.networks.flow import AdviceState
from samspil.learning.networks.models.kept import OfAuthority
from samspil.learning.networks.models.networks import Network
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, within


class AdviceCaseQuerySet(models.QuerySet["AdviceCase"]):
    def visible_to(self, by: Actor) -> Self:
        """Return what the actor has asked, and what is for the actor to answer."""
        return self.filter(Q(asker=by.user_id or 0) | self._answered_by(by))

    def to_answer(self, by: Actor) -> Self:
        return self.filter(self._answered_by(by), state=AdviceState.OPEN)

    @staticmethod
    def _answered_by(by: Actor) -> Q:
        return within(by, Can.SUPPORT_EDIT, authority="authority_id")


class AdviceCase(OfAuthority):
    """One question to the consultant of an authority. Only the two sides see it."""

    class Kind(models.TextChoices):
        ADVICE = "advice", _("Advice on something difficult")
        NETWORK = "network", _("A network to be part of")
        PEER = "peer", _("A colleague elsewhere to talk to")

    asker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("what you ask for"), max_length=10, choices=Kind.choices)
    state = models.CharField(max_length=10, choices=AdviceState.choices, default=AdviceState.OPEN)
    question = GuardedTextField(_("question"), max_length=2000)
    solution = GuardedTextField(_("the answer"), blank=True, max_length=4000)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    asked_at = models.DateTimeField(default=clock.now)
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = AdviceCaseQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-asked_at", "-pk"]
        indexes: ClassVar = [models.Index(fields=["authority", "state", "asked_at"], name="advice_to_answer")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(state="answered") | (Q(answered_at__isnull=False) & ~Q(solution="")),
                name="answered_advice_has_words",
            )
        ]

    def __str__(self) -> str:
        return f"advice {self.pk}"


class AdviceNote(models.Model):
    """What one side writes to the other before the answer."""

    case = models.ForeignKey(AdviceCase, on_delete=models.CASCADE, related_name="notes")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    text = GuardedTextField(_("text"), max_length=2000)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering: ClassVar = ["at", "pk"]

    def __str__(self) -> str:
        return f"note {self.pk}"


class IntroductionQuerySet(models.QuerySet["Introduction"]):
    def visible_to(self, by: Actor) -> Self:
        """Return the introductions of oneself, and those of the authorities whose questions one answers."""
        mine = Q(case__asker=by.user_id or 0) | Q(colleague=by.user_id or 0)
        return self.filter(mine | within(by, Can.SUPPORT_EDIT, authority="case__authority_id"))


class Introduction(models.Model):
    """The consultant has brought the one who asked together with a colleague, or into a network."""

    case = models.ForeignKey(AdviceCase, on_delete=models.CASCADE, related_name="introductions")
    colleague = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    network = models.ForeignKey(Network, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    words = GuardedTextField(_("a few words to both"), blank=True, max_length=1000)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    made_at = models.DateTimeField(default=clock.now)

    objects = IntroductionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["made_at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(colleague__isnull=False, network__isnull=True)
                | Q(colleague__isnull=True, network__isnull=False),
                name="introduced_to_one_thing",
            ),
            models.UniqueConstraint(fields=["case", "colleague"], name="introduced_to_a_colleague_once"),
            models.UniqueConstraint(fields=["case", "network"], name="introduced_to_a_network_once"),
        ]

    def __str__(self) -> str:
        return f"introduction {self.pk}"

    def access_scopes(self) -> list[Scope]:
        return self.case.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.case.event_place()
