"""Questions to the consultant, and the collection of knowledge."""

from django.db.models import F, QuerySet

from samspil.base.core.actor import Actor
from samspil.base.core.errors import NotVisible
from samspil.base.core.search import matching
from samspil.learning.networks.models import AdviceCase, Article
from samspil.society.access.matrix import Can, Duty
from samspil.society.access.permission import visible_or_404
from samspil.society.accounts.models import User
from samspil.society.duties.queries import people_who
from samspil.society.places.models import Authority

_AROUND = ("notes__author", "articles", "introductions__colleague", "introductions__network")


def advice_cases(by: Actor) -> QuerySet[AdviceCase]:
    """Return what one has asked and what one is to answer: what waits first, the oldest first."""
    rows = AdviceCase.objects.visible_to(by).select_related("asker", "authority")
    return rows.order_by(F("answered_at").desc(nulls_first=True), "asked_at", "pk")


def advice_or_404(by: Actor, pk: int) -> AdviceCase:
    """Return the question of one's own, or for one to answer. Raises NotVisible."""
    rows = AdviceCase.objects.select_related("asker", "authority", "answered_by")
    return visible_or_404(by, rows.prefetch_related(*_AROUND), pk)


def advisers(authority: Authority) -> list[User]:
    """Return the consultants; the administrators when there is none, so that nothing falls on the floor."""
    scope = authority.access_scopes()[0]
    consultants = list(people_who(Can.SUPPORT_EDIT, scope, duties=frozenset({Duty.CONSULTANT})))
    return consultants or list(people_who(Can.SUPPORT_EDIT, scope))


def articles(*, query: str = "", kind: str = "") -> QuerySet[Article]:
    """Return what anybody may read today and holds every word, the newest first."""
    rows = Article.objects.current()
    if query:
        rows = rows.filter(matching(query))
    if kind:
        rows = rows.filter(kind=kind)
    return rows.select_related("authority").order_by("-published_at", "-pk")


def our_articles(by: Actor) -> QuerySet[Article]:
    """Return all that the actor edits, what is over too."""
    return Article.objects.editable_by(by).select_related("authority").order_by("-published_at", "-pk")


def article_or_404(by: Actor, pk: int) -> Article:
    """Return what the actor may read. Raises NotVisible."""
    return visible_or_404(by, Article.objects.select_related("authority"), pk)


def article_to_edit_or_404(by: Actor, pk: int) -> Article:
    """Return what the actor edits. Raises NotVisible."""
    found = article_or_404(by, pk)
    if not Article.objects.editable_by(by).filter(pk=pk).exists():
        raise NotVisible
    return found
