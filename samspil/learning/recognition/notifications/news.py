"""Who has asked for it hears of news; everybody else finds them on the page."""

from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.learning.recognition.events.news import NewsPosted
from samspil.learning.recognition.models import News
from samspil.learning.recognition.queries.news import followers
from samspil.society.notifications.notify import Message, notify


@notify(NewsPosted, kind="volunteer")
def tell_the_followers(fact: NewsPosted) -> list[Message]:
    news = News.objects.select_related("workplace__unit").get(pk=fact.subject.pk)
    return [
        Message(
            recipient=user,
            subject=_("News from %(place)s") % {"place": news.workplace.unit.name},
            body=[
                news.title,
                _("You get this because you have asked for it. You can stop it on the same page."),
            ],
            action_label=_("Read the news"),
            action_path=reverse("recognition:community", args=[news.workplace_id]),
        )
        for user in followers(news)
    ]
