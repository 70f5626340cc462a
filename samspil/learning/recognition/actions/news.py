"""News to the volunteers of a place, and who would like them by e-mail."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Denied, Invalid
from samspil.base.events.recording import action, record
from samspil.learning.recognition.events.news import (
    NewsFollowed,
    NewsForgotten,
    NewsLeft,
    NewsPosted,
    NewsTakenDown,
)
from samspil.learning.recognition.models import News, NewsFollower
from samspil.people.volunteers.models import Affiliation
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, require_system, require_user
from samspil.society.places.models import Workplace

LONGEST = timedelta(days=180)


@action
def post_news(by: Actor, workplace: Workplace, *, title: str, text: str, until: date) -> News:
    """Write to the volunteers of the place. Raises Invalid for a last day that is past or too far ahead."""
    require(by, Can.RECOGNITION_EDIT, workplace)
    today = clock.today()
    if not today <= until <= today + LONGEST:
        raise Invalid({"until": [_("Choose a day from today until half a year ahead.")]})
    news = News.objects.create(
        workplace=workplace, title=title.strip(), text=text.strip(), until=until, posted_by_id=by.user_id
    )
    record(NewsPosted(subject=news), by=by)
    return news


@action
def take_down_news(by: Actor, news: News) -> None:
    """Delete the news at once."""
    require(by, Can.RECOGNITION_EDIT, news)
    workplace = news.workplace
    news.delete()
    record(NewsTakenDown(subject=workplace), by=by)


@action
def forget_news(by: Actor, news: News) -> None:
    """Delete news that have not been shown for a month."""
    require_system(by)
    workplace = news.workplace
    news.delete()
    record(NewsForgotten(subject=workplace), by=by)


@action
def follow_news(by: Actor, workplace: Workplace, *, volunteer_id: int) -> None:
    """Send the volunteer the news of the place by e-mail, too. Raises Denied for those who do not belong there."""
    require_user(by, volunteer_id)
    if not Affiliation.objects.current().filter(volunteer=volunteer_id, workplace=workplace).exists():
        raise Denied(_("The news are for the volunteers of the place."))
    NewsFollower.objects.get_or_create(volunteer_id=volunteer_id, workplace=workplace)
    record(NewsFollowed(subject=workplace), by=by)


@action
def leave_news(by: Actor, workplace: Workplace, *, volunteer_id: int) -> None:
    """Send the volunteer no more of them. Twice is as good as once."""
    require_user(by, volunteer_id)
    NewsFollower.objects.filter(volunteer_id=volunteer_id, workplace=workplace).delete()
    record(NewsLeft(subject=workplace), by=by)
