"""What happens in recognition by itself."""

from datetime import time

from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Conflict
from samspil.base.jobs.schedule import periodic
from samspil.learning.recognition.actions.consents import ask_second_yes
from samspil.learning.recognition.actions.hellos import forget_hello
from samspil.learning.recognition.actions.moments import forget_moment
from samspil.learning.recognition.actions.news import forget_news
from samspil.learning.recognition.actions.occasions import conclude_occasion, forget_guests
from samspil.learning.recognition.actions.plans import remind_of_item
from samspil.learning.recognition.actions.stories import discard_story, erase_story
from samspil.learning.recognition.actions.thanks import notice_milestone
from samspil.learning.recognition.queries import due
from samspil.learning.recognition.queries.hellos import hellos_to_forget
from samspil.learning.recognition.queries.news import news_to_forget


@periodic(daily_at=time(8, 5))
def notice_milestones() -> None:
    """Let leaders and coordinators know of anniversaries two weeks ahead, each once."""
    for affiliation in due.milestones():
        notice_milestone(SYSTEM, affiliation)


@periodic(daily_at=time(8, 10))
def remind_of_thanks() -> None:
    """Speak of planned thanks whose day has passed."""
    for item in due.items_to_remind_of():
        remind_of_item(SYSTEM, item)


@periodic(daily_at=time(9, 0))
def ask_second_yeses() -> None:
    """Ask those once more who have had a week to think it over."""
    for consent in due.second_yeses():
        ask_second_yes(SYSTEM, consent)


@periodic(daily_at=time(4, 40))
def erase_stories() -> None:
    """Put away what nobody has touched for a year, and empty what was taken down a month ago."""
    for story in due.stories_left_lying():
        try:
            discard_story(SYSTEM, story)
        except Conflict:  # somebody has just taken it up again
            continue
    for story in due.stories_to_erase():
        erase_story(SYSTEM, story)


@periodic(daily_at=time(4, 42))
def forget_moments() -> None:
    """Delete good moments after two years."""
    for moment in due.moments_to_forget():
        forget_moment(SYSTEM, moment)


@periodic(daily_at=time(4, 43))
def forget_hellos() -> None:
    """Delete when somebody said hello, once it is long enough ago to say it again."""
    for hello in hellos_to_forget():
        forget_hello(SYSTEM, hello)


@periodic(daily_at=time(4, 45))
def forget_old_news() -> None:
    """Delete news that have not been shown for a month."""
    for news in news_to_forget():
        forget_news(SYSTEM, news)


@periodic(daily_at=time(4, 44))
def conclude_occasions() -> None:
    """Let what was yesterday have been, and plan what comes again."""
    for occasion in due.occasions_to_conclude():
        try:
            conclude_occasion(SYSTEM, occasion)
        except Conflict:  # somebody has just called it off
            continue


@periodic(daily_at=time(4, 46))
def forget_old_guests() -> None:
    """Delete who was invited two months ago, what they answered, and who came."""
    for occasion in due.occasions_to_forget():
        forget_guests(SYSTEM, occasion)
