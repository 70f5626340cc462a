"""The collection of knowledge: material, and answers that others can use."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.fields import GuardedCharField, GuardedTextField
from samspil.learning.networks.models.advice import AdviceCase
from samspil.learning.networks.models.kept import KeptForAllQuerySet, OfAuthority
from samspil.society.places.models import Authority


class ArticleQuerySet(KeptForAllQuerySet["Article"]):
    """Articles, until their last day or until they are taken out."""

    last_day = "valid_to"
    taken_out = "retired_at"


class Article(OfAuthority):
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
