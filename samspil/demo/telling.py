"""The whole demonstration, in the order in which it happened."""

from django_tasks_db.models import DBTaskResult

from samspil.demo import (
    agreements,
    asking,
    belonging,
    circles,
    committees,
    doings,
    frames,
    learning_together,
    lives,
    looking,
    pulses,
    reaching,
    recognising,
    responding,
    rolling_out,
    sharing,
    society,
    together,
    voices,
)
from samspil.demo.story import Story, days_ago
from samspil.society.notifications.models import Delivery


def tell() -> Story:
    """Tell the story through the rooms' own actions: nothing in it has another way in than the people's own."""
    story = Story()
    with days_ago(420):
        society.tell_places(story)
        society.tell_partners(story)
        society.tell_people(story)
        committees.tell_committees(story)
        frames.tell_frameworks(story)
        frames.tell_local_principles(story)
    with days_ago(410):
        agreements.tell_agreements(story)
    with days_ago(400):
        doings.draft_activities(story)
        committees.discuss_everything(story)
        doings.publish_activities(story)
    with days_ago(150):
        frames.tell_revisions(story)
    lives.tell_volunteers(story)
    with days_ago(22):
        doings.tell_rotas(story)
    lives.tell_applications(story)
    lives.tell_shifts(story)
    lives.tell_crowd(story)
    circles.tell_circles(story)
    asking.tell_requests(story)
    asking.tell_companionships(story)
    asking.tell_vigils(story)
    asking.tell_cases(story)
    learning_together.tell_sessions(story)
    responding.tell_responders(story)
    voices.tell_voices(story)
    frames.tell_consultations(story)
    agreements.tell_drafts(story)
    looking.tell_evaluations(story)
    committees.tell_next_meetings(story)
    _tell_what_is_learned(story)
    return story


def _tell_what_is_learned(story: Story) -> None:
    pulses.tell_surveys(story)
    recognising.tell_recognition(story)
    sharing.tell_sharing(story)
    rolling_out.tell_programmes(story)
    together.tell_together(story)
    belonging.tell_belonging(story)
    reaching.tell_outreach(story)


def forget_old_mail() -> None:
    """Nobody gets letters about a past that was made up this minute; the notices within Samspil stay."""
    Delivery.objects.exclude(state="sent").delete()
    DBTaskResult.objects.all().delete()
