"""What has been told in the demonstration, what somebody saw, and who is to be thanked."""

from datetime import time, timedelta

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER, SYSTEM
from samspil.compact.agreements.models import Agreement
from samspil.demo.story import Row, Story, days_ago, rows
from samspil.learning.recognition.actions.consents import give_consent, withdraw_consent
from samspil.learning.recognition.actions.moments import note_moment
from samspil.learning.recognition.actions.occasions import answer_invitation, invite_group, plan_occasion
from samspil.learning.recognition.actions.people import list_person
from samspil.learning.recognition.actions.plans import complete_item, plan_item
from samspil.learning.recognition.actions.stories import (
    approve_story,
    ask_consents,
    draft_story,
    publish_story,
    use_story,
)
from samspil.learning.recognition.actions.thanks import notice_milestone, thank_now
from samspil.learning.recognition.models import Story as Told
from samspil.learning.recognition.rules.anniversaries import years_after
from samspil.people.volunteers.actions import take_on_volunteer
from samspil.people.volunteers.models import Affiliation
from samspil.society.duties.queries import actor_for

_WORDS = ("kind", "theme", "reach", "title", "lead")
_IN_IT = ("name", "email", "is_owner", "is_named")


def tell_recognition(story: Story) -> None:
    """Write stories, note moments, plan thanks, and let an anniversary come near."""
    for row in rows("recognition", "stories"):
        _story(story, row)
    for row in rows("recognition", "moments"):
        with days_ago(row["days"]):
            note_moment(SYSTEM, story.workplaces[row["workplace"]], text=row["text"])
    for row in rows("recognition", "items"):
        _item(story, row)
    for row in rows("recognition", "thanks"):
        _thank(story, row)
    for row in rows("recognition", "anniversaries"):
        _anniversary(story, row)
    for row in rows("recognition", "occasions"):
        _occasion(story, row)


def _story(story: Story, row: Row) -> None:
    writer = actor_for(story.people[row["by"]])
    with days_ago(row["days"]):
        words = {name: row[name] for name in _WORDS}
        told = draft_story(writer, story.workplaces[row["workplace"]], text=row["text"].strip(), **words)
        for person in row.get("people", []):
            user = story.people[person["who"]] if "who" in person else None
            list_person(writer, told, user=user, **{name: person[name] for name in _IN_IT if name in person})
        ask_consents(writer, told)
        _answers(told, row)
        if "published" in row:
            approve_story(SYSTEM, told)
            publish_story(writer, told)
        for used in row.get("used", []):
            use_story(writer, told, **used)
    if "withdrawn" in row:
        with days_ago(row["withdrawn"]):
            owner = told.consents.get(is_owner=True)
            withdraw_consent(STRANGER, owner, key=owner.key)


def _answers(told: Told, row: Row) -> None:
    """Let those answer who have: each on their own page."""
    asked = told.consents.select_related("story__workplace__unit").order_by("pk")
    for consent, person in zip(asked, row.get("people", []), strict=True):
        if "uses" in person:
            give_consent(STRANGER, consent, key=consent.key, uses=person["uses"])


def _item(story: Story, row: Row) -> None:
    workplace = story.workplaces[row["workplace"]]
    due_on = story.today + timedelta(days=row["in_days"])
    held = Agreement.objects.in_force(story.today).filter(workplace=workplace).order_by("pk").first()
    with days_ago(max(30, 30 - row["in_days"])):
        item = plan_item(
            SYSTEM, workplace, what=row["what"], due_on=due_on, repeat=row["repeat"], agreement=held
        )
    if "done" in row:
        with days_ago(-row["in_days"]):
            complete_item(SYSTEM, item, done_on=due_on)


def _thank(story: Story, row: Row) -> None:
    rows_here = Affiliation.objects.filter(workplace=story.workplaces[row["workplace"]])
    affiliation = rows_here.get(volunteer=story.people[row["who"]].pk)
    with days_ago(row["days"]):
        thank_now(actor_for(story.people["coordinator"]), affiliation, words=row["words"])


def _occasion(story: Story, row: Row) -> None:
    host = actor_for(story.people["coordinator"])
    named = {name: row[name] for name in ("title", "where", "note", "repeat", "budget_kroner")}
    day = story.today + timedelta(days=row["in_days"])
    with days_ago(4):
        occasion = plan_occasion(
            host, story.workplaces[row["workplace"]], day=day, hour=time(row["hour"]), **named
        )
        invite_group(host, occasion)
    for who in row["coming"]:
        invitation = occasion.invitations.select_related("occasion").get(volunteer=story.people[who].pk)
        answer_invitation(actor_for(story.people[who]), invitation, answer="coming")


def _anniversary(story: Story, row: Row) -> None:
    first_day = years_after(story.today + timedelta(days=row["in_days"]), -row["years"])
    with clock.stopped_at(clock.start_of(first_day)):
        affiliation = take_on_volunteer(
            SYSTEM, story.workplaces[row["workplace"]], name=row["name"], email=row["email"]
        )
    notice_milestone(SYSTEM, affiliation)
