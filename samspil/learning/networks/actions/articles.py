"""The collection of knowledge: material, and answers that others can use."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Invalid
from samspil.base.events.recording import action, record
from samspil.learning.networks.events.advice import ArticleEdited, ArticlePublished, ArticleRetired
from samspil.learning.networks.flow import AdviceState
from samspil.learning.networks.models import AdviceCase, Article
from samspil.learning.networks.rules.advice import searchable_article
from samspil.learning.networks.rules.changes import take_over
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require
from samspil.society.places.models import Authority


@action
def publish_article(
    by: Actor,
    authority: Authority,
    *,
    kind: str,
    title: str,
    text: str,
    url: str = "",
    source: str = "",
    tags: str = "",
    valid_to: date | None = None,
    case: AdviceCase | None = None,
) -> Article:
    """Put material, or the answer to a settled question, where everybody can find it. Raises Invalid when it is over already."""
    require(by, Can.SUPPORT_EDIT, authority)
    if case is not None and (case.authority_id != authority.pk or case.state != AdviceState.ANSWERED):
        raise Conflict(_("Answer the question first."))
    _check(title, text, valid_to)
    article = Article(authority=authority, case=case, kind=kind, url=url, valid_to=valid_to)
    article.title, article.text, article.source, article.tags = (
        words.strip() for words in (title, text, source, tags)
    )
    article.search_text = searchable_article(article)
    article.save()
    record(ArticlePublished(subject=article), by=by)
    return article


@action
def edit_article(by: Actor, article: Article, **fields: Any) -> None:
    """Change it, or let it hold longer; what had been taken out is shown again."""
    require(by, Can.SUPPORT_EDIT, article)
    changed = take_over(article, fields)
    _check(article.title, article.text, article.valid_to)
    article.search_text, article.changed_at = searchable_article(article), clock.now()
    article.retired_at = None
    article.save(update_fields=[*changed, "search_text", "changed_at", "retired_at"])
    record(ArticleEdited(subject=article, fields=sorted(changed)), by=by)


@action
def retire_article(by: Actor, article: Article) -> None:
    """Take it out. Raises Conflict when somebody has done so already."""
    require(by, Can.SUPPORT_EDIT, article)
    if not Article.objects.filter(pk=article.pk, retired_at=None).update(retired_at=clock.now()):
        raise Conflict(_("It has been taken out already."))
    record(ArticleRetired(subject=article), by=by)


def _check(title: str, text: str, valid_to: date | None) -> None:
    errors: dict[str, list[str]] = {}
    if not title.strip():
        errors["title"] = [_("Write something here.")]
    if not text.strip():
        errors["text"] = [_("Write something here.")]
    if valid_to is not None and valid_to < clock.today():
        errors["valid_to"] = [_("Choose a day that is still to come.")]
    if errors:
        raise Invalid(errors)
