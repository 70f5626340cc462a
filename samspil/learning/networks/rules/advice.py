"""Who is on which side of a question, and what the collection of knowledge searches."""

from typing import Final

from django.utils import translation

from samspil.base.core.actor import Actor
from samspil.base.core.search import search_text
from samspil.learning.networks.models import AdviceCase, Article
from samspil.society.access.matrix import Can
from samspil.society.access.permission import allowed

KEEP_DAYS: Final = 365  # how long a question is kept after its answer


def is_asker(case: AdviceCase, by: Actor) -> bool:
    return by.user_id is not None and by.user_id == case.asker_id


def may_answer(case: AdviceCase, by: Actor) -> bool:
    """Say whether the actor is one of those who give advice here; nobody advises themselves."""
    return bool(allowed(by, Can.SUPPORT_EDIT, case)) and not is_asker(case, by)


def searchable_article(article: Article) -> str:
    """Return what the collection searches: all of its words, and its kind in both languages."""
    labels = []
    for language in ("da", "en"):
        with translation.override(language):
            labels.append(str(Article.Kind(article.kind).label))
    return search_text(
        article.title, article.tags, article.source, article.authority.name, *labels, article.text
    )
