"""Asking the consultant: for advice, for a network, for a colleague to talk to. And what others may learn from the answer."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedCharField, GuardedTextField
from samspil.learning.networks.flow import AdviceState
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, within
from samspil.society.places.models import Authority


class AdviceCaseQuerySet(models.QuerySet["AdviceCase"]):
    def visible_to(self, by: Actor) -> Self:
        """Return what the actor has asked, and what is for the actor to answer."""
        return self.filter(Q(asker=by.user_id or 0) | self._answered_by(by))

    def to_answer(self, by: Actor) -> Self:
        return self.filter(self._answered_by(by), state=AdviceState.OPEN)

    @staticmethod
    def _answered_by(by: Actor) -> Q:
        return within(by, Can.SUPPORT_EDIT, authority="authority_id")


class AdviceCase(models.Model):
    """One question to the consultant of an authority. Only the two sides see it."""

    class Kind(models.TextChoices):
        ADVICE = "advice", _("Advice on something difficult")
        NETWORK = "network", _("A network to be part of")
        PEER = "peer", _("A colleague elsewhere to talk to")

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
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

    def access_scopes(self) -> list[Scope]:
        return [Scope(authority_id=self.authority_id)]

    def event_place(self) -> tuple[int | None, str]:
        return self.authority_id, ""


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


class ArticleQuerySet(models.QuerySet["Article"]):
    def visible_to(self, by: Actor) -> Self:
        """Return what everybody may read today, and all that the actor edits."""
        return self.filter(self._current() | self._edited_by(by))

    def current(self) -> Self:
        return self.filter(self._current())

    def editable_by(self, by: Actor) -> Self:
        return self.filter(self._edited_by(by))

    @staticmethod
    def _current() -> Q:
        return Q(retired_at=None) & (Q(valid_to=None) | Q(valid_to__gte=clock.today()))

    @staticmethod
    def _edited_by(by: Actor) -> Q:
        return within(by, Can.SUPPORT_EDIT, authority="authority_id")


class Article(models.Model):
    """Material that has been collected, or an answer that others can use: found by its words, shown as long as it holds."""

    class Kind(models.TextChoices):
        ANSWER = "answer", _("Question and answer")
        MATERIAL = "material", _("Material")

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="articles")
    case = models.ForeignKey(
        AdviceCase, on_delete=models.SET_NULL, null=True, blank=True, related_name="articles"
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    title = GuardedCharField(_("title"), max_length=160)
    text = GuardedTextField(_("text"), max_length=6000)
    url = models.URLField(_("link"), blank=True)
    source = GuardedCharField(_("where it comes from"), max_length=160, blank=True)
    tags = GuardedCharField(_("keywords"), max_length=200, blank=True)
    valid_to = models.DateField(_("holds until"), null=True, blank=True)
    published_at = models.DateTimeField(default=clock.now)
    changed_at = models.DateTimeField(default=clock.now)
    retired_at = models.DateTimeField(null=True, blank=True)
    search_text = models.TextField(default="", editable=False)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-published_at", "-pk"]
        indexes: ClassVar = [models.Index(fields=["-published_at", "-id"], name="article_newest")]

    def __str__(self) -> str:
        return self.title

    @property
    def words(self) -> list[str]:
        """The keywords one by one."""
        return [word.strip() for word in self.tags.split(",") if word.strip()]

    @property
    def is_over(self) -> bool:
        return self.retired_at is not None or (self.valid_to is not None and self.valid_to < clock.today())

    def access_scopes(self) -> list[Scope]:
        return [Scope(authority_id=self.authority_id)]

    def event_place(self) -> tuple[int | None, str]:
        return self.authority_id, ""
