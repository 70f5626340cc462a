"""Stories of those who have had help: only by themselves or by whoever answers for them, twice, and never a child's name."""

import pytest
from django.db import IntegrityError, transaction

from samspil.base.core.actor import STRANGER, SYSTEM
from samspil.base.core.errors import Closed, Conflict, Denied, Invalid
from samspil.learning.recognition.actions.consents import (
    ask_second_yes,
    refuse_consent,
    withdraw_consent,
)
from samspil.learning.recognition.actions.people import list_person
from samspil.learning.recognition.actions.stories import (
    approve_story,
    ask_consents,
    draft_story,
    publish_story,
)
from samspil.learning.recognition.jobs import ask_second_yeses
from samspil.learning.recognition.models import Consent, Story
from samspil.learning.recognition.rules.people import person_errors
from samspil.society.notifications.models import Notification
from tests.recognition.conftest import a_week_later, answer


@pytest.fixture
def story(ward, coordinator):
    return draft_story(
        coordinator,
        ward,
        kind="recipient",
        title="Den gode relation",
        text="Han kom hver torsdag, og vi talte om alt muligt.",
        reach="regional",
    )


def asked(story, coordinator, **person) -> Consent:
    person = {"name": "Mona Lund", "email": "mona@example.dk", "is_owner": True, **person}
    consent = list_person(coordinator, story, **person)
    ask_consents(coordinator, story)
    return fresh(consent)


def fresh(consent: Consent) -> Consent:
    return Consent.objects.select_related("story__workplace__unit").get(pk=consent.pk)


@pytest.mark.requirement("VB-34")
def test_a_yes_counts_only_when_it_is_said_again_a_week_later(story, coordinator, leader):
    mona = asked(story, coordinator)
    answer(mona)
    assert fresh(mona).state == "thinking"
    with pytest.raises(Closed, match="Mona Lund tænker over det"):
        approve_story(leader, story)
    with pytest.raises(Conflict, match="Brug ugen"):
        answer(mona)
    with a_week_later():
        answer(mona, uses=["web"])
        approve_story(leader, story)
        publish_story(coordinator, story)
    assert Story.objects.public().exists()
    assert set(mona.uses.filter(ended_at=None).values_list("use", flat=True)) == {"web"}


def test_the_second_yes_is_asked_for_once(story, coordinator):
    mona = asked(story, coordinator)
    answer(mona)
    ask_second_yeses.func()
    assert not Notification.objects.filter(address="mona@example.dk", subject__contains="stadig").exists()
    with a_week_later():
        for _ in range(3):
            ask_second_yeses.func()
        ask_second_yes(SYSTEM, mona)
    assert Notification.objects.filter(address="mona@example.dk", subject__contains="stadig").count() == 1
    with pytest.raises(Denied):
        ask_second_yes(STRANGER, mona)


def test_a_no_after_thinking_ends_it(story, coordinator):
    mona = asked(story, coordinator)
    answer(mona)
    refuse_consent(STRANGER, fresh(mona), key=mona.key)
    story.refresh_from_db()
    assert (story.state, fresh(mona).email) == ("withdrawn", "")


def test_a_first_yes_to_other_words_does_not_become_a_second(story, coordinator):
    mona = asked(story, coordinator)
    answer(mona)
    Story.objects.filter(pk=story.pk).update(text="Andre ord")
    with a_week_later(), pytest.raises(Conflict):
        answer(mona)


@pytest.mark.requirement("VB-34")
def test_somebody_under_18_or_with_a_guardian_needs_the_guardians_word(story, coordinator, leader):
    for standing, name in (("child", ""), ("represented", "Aksel Lund")):
        with pytest.raises(Invalid, match="svarer på deres vegne"):
            list_person(coordinator, story, standing=standing, name=name, is_owner=True)
    guarded = asked(story, coordinator, standing="represented", name="Aksel Lund", guardian_name="Mona Lund")
    with pytest.raises(Invalid, match="Skriv dit eget navn"):
        answer(guarded)
    answer(guarded, name="Mona Lund")
    with pytest.raises(Closed, match="Mona Lund svarer"):
        approve_story(leader, story)
    with a_week_later():
        answer(guarded, name="Mona Lund")
        approve_story(leader, story)


@pytest.mark.requirement("VB-34")
def test_a_child_is_never_named_and_never_shown(story, coordinator):
    child = {"standing": "child", "guardian_name": "Mona Lund", "email": "mona@example.dk"}
    for forbidden in ({"name": "Aksel"}, {"is_named": True}, {"is_pictured": True}):
        with pytest.raises(Invalid, match="Børn"):
            list_person(coordinator, story, **child, **forbidden)
    consent = list_person(coordinator, story, **child, is_owner=True)
    assert consent.label == "Et barn (Mona Lund svarer)"
    for forbidden in ({"name": "Aksel"}, {"is_named": True}, {"is_pictured": True}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Consent.objects.filter(pk=consent.pk).update(**forbidden)


@pytest.mark.requirement("VB-34")
def test_a_guardian_thinks_it_over_in_every_kind_of_story(ward, coordinator):
    together = draft_story(coordinator, ward, kind="together", title="Fest", text="Vi sang.")
    child = asked(together, coordinator, standing="child", name="", guardian_name="Mona Lund")
    answer(child, name="Mona Lund")
    assert fresh(child).state == "thinking"


def test_a_guardian_takes_the_yes_back_too(story, coordinator):
    child = asked(story, coordinator, standing="child", name="", guardian_name="Mona Lund")
    answer(child, name="Mona Lund")
    with a_week_later():
        answer(child, name="Mona Lund")
    withdraw_consent(STRANGER, fresh(child), key=child.key)
    story.refresh_from_db()
    assert story.state == "withdrawn"


def test_an_adult_needs_a_name_or_an_account():
    person = {
        "standing": "adult",
        "name": "",
        "user": None,
        "guardian_name": "",
        "is_named": False,
        "is_pictured": False,
    }
    assert set(person_errors(person)) == {"name"}
    assert person_errors({**person, "name": "Mona"}) == {}
