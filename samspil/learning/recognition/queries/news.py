"""The community of a place, as its members see it."""

from datetime import timedelta
from typing import Any

from django.db.models import QuerySet

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import NotVisible
from samspil.learning.recognition.models import Invitation, News, NewsFollower, Occasion
from samspil.learning.recognition.models.news import in_community
from samspil.people.volunteers.models import Affiliation
from samspil.society.access.matrix import Can
from samspil.society.access.permission import allowed
from samspil.society.accounts.models import User
from samspil.society.places.models import Workplace

KEPT = timedelta(days=30)  # after the last day on which it was shown
_MOST = 30


def communities(by: Actor) -> QuerySet[Workplace]:
    """Return the places to whose community the reader belongs, by name."""
    rows = Workplace.objects.filter(in_community(by, "pk"), unit__closed_on=None)
    return rows.select_related("unit").order_by("unit__name", "pk")


def community_or_404(by: Actor, pk: int) -> Workplace:
    """Return the place. Raises NotVisible for those who do not belong there."""
    found = communities(by).filter(pk=pk).select_related("unit__authority").first()
    if found is None:
        raise NotVisible
    return found


def feed(by: Actor, workplace: Workplace) -> dict[str, Any]:
    """Return the news, the get-togethers ahead, and how the reader stands."""
    may_post = bool(allowed(by, Can.RECOGNITION_EDIT, workplace))
    ahead = Occasion.objects.ahead().filter(workplace=workplace)
    invited = Invitation.objects.visible_to(by).filter(occasion__in=ahead).select_related("occasion")
    mine = {"volunteer": by.volunteer_id or 0, "workplace": workplace}
    return {
        "news": list(News.objects.current().filter(workplace=workplace)[:_MOST]),
        "invitations": list(invited.order_by("occasion__starts_at", "pk")),
        "hosted": list(ahead.order_by("starts_at", "pk")) if may_post else [],
        "may_post": may_post,
        "is_member": Affiliation.objects.current().filter(**mine).exists(),
        "follows": NewsFollower.objects.filter(**mine).exists(),
    }


def followers(news: News) -> QuerySet[User]:
    """Return who would like the news by e-mail and still belongs to the place; not whoever wrote it."""
    here = Affiliation.objects.current().filter(workplace=news.workplace_id).order_by()
    follow = NewsFollower.objects.filter(
        workplace=news.workplace_id, volunteer__in=here.values("volunteer_id")
    )
    rows = User.objects.filter(pk__in=follow.values("volunteer_id"), is_active=True)
    return rows.exclude(pk=news.posted_by_id or 0).order_by("pk")


def news_to_forget() -> QuerySet[News]:
    """Return the news that have not been shown for a month."""
    rows = News.objects.filter(until__lt=clock.today() - KEPT)
    return rows.select_related("workplace__unit").order_by("pk")
