"""On the phone during a drill, a talk afterwards, forgetting, and that no page looks like an emergency service."""

from pathlib import Path

import pytest

from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Conflict, Denied
from samspil.everyday.callouts.actions import (
    accept_alarm,
    begin_drill,
    decline_alarm,
    erase_people,
    erase_places,
    erase_talk_wish,
    hold_debrief,
    note_talk,
    stand_down,
    wish_for_talk,
)
from samspil.everyday.callouts.jobs import forget_drills
from samspil.everyday.callouts.models import CallOut, CallOutAnswer, TalkWish
from samspil.society.notifications.models import Notification
from tests.callouts.conftest import MIDDLE, after, answer_of, me

ROOM = Path(__file__).resolve().parents[2] / "samspil" / "everyday" / "callouts"
NOT_LIVE = "aldrig fra Samspil"


@pytest.fixture
def drill(group, aed, four, coordinator):
    return begin_drill(coordinator, group, place="Torvet", scene=MIDDLE, story="En mand falder om i køen.")


@pytest.fixture
def over(drill, four, coordinator):
    for one in four[:2]:
        accept_alarm(me(one), answer_of(one))
    stand_down(coordinator, CallOut.objects.get())
    return CallOut.objects.select_related("group__workplace__unit").get()


def address(responder):
    found = answer_of(responder)
    return f"/udkald/svar/{found.pk}/{found.key}/"


@pytest.mark.requirement("RM-87")
def test_a_responder_answers_arrives_and_asks_for_a_talk_with_one_tap_each(
    drill, four, coordinator, client_of
):
    anna = four[0]
    phone, here = client_of(None), address(anna)
    letter = Notification.objects.get(recipient=anna.affiliation.volunteer_id, urgent=True)
    assert letter.action_path == here
    assert "Kan du komme?" in phone.get(here).text
    assert phone.post(here, {"svar": "ja"}).status_code == 302
    page = phone.get(here).text
    assert "Gå direkte derhen" in page
    assert "Torvet" in page
    assert phone.post(here, {"svar": "nej"}).status_code == 409
    assert phone.post(here, {"svar": "tale"}).status_code == 409
    assert phone.post(here, {"svar": "noget andet"}).status_code == 200
    assert phone.post(here, {"svar": "fremme"}).status_code == 302
    client_of(coordinator).post(f"/udkald/oevelse/{drill.pk}/afblaesning/")
    assert "Øvelsen er slut. Tak, fordi du kom." in phone.get(here).text
    assert phone.post(here, {"svar": "tale"}).status_code == 302
    assert phone.post(here, {"svar": "tale"}).status_code == 302
    assert "ringer til dig" in phone.get(here).text
    assert TalkWish.objects.count() == 1


def test_a_no_is_all_right_and_too_late_is_said_kindly(drill, four, client_of):
    anna, bo = four[:2]
    phone = client_of(None)
    assert phone.post(address(bo), {"svar": "nej"}).status_code == 302
    assert "Ingen spørger hvorfor" in phone.get(address(bo)).text
    CallOut.objects.update(team=1, taken=1, state="covered")
    late = phone.post(address(anna), {"svar": "ja"})
    assert late.status_code == 409
    assert "der er nok på vej" in late.text


def test_only_the_private_address_opens_the_answer(drill, four, client_of):
    found = answer_of(four[0])
    other = answer_of(four[1])
    assert client_of(None).get(f"/udkald/svar/{found.pk}/{other.key}/").status_code == 404
    assert client_of(None).get(f"/udkald/svar/999/{found.key}/").status_code == 404


def test_the_wish_to_talk_reaches_the_coordinator_and_nobody_else(
    over, four, coordinator, foreigner, volunteer, client_of
):
    anna, carl = four[0], four[2]
    with pytest.raises(Conflict):
        wish_for_talk(me(carl), answer_of(carl))  # was not there
    with pytest.raises(Denied):
        wish_for_talk(coordinator, answer_of(anna))
    wish_for_talk(me(anna), answer_of(anna))
    wish = TalkWish.objects.select_related("call_out__group__workplace__unit").get()
    letter = Notification.objects.get(subject="En førstehjælper vil gerne tale")
    assert letter.recipient_id == coordinator.user_id
    assert "Anna" not in letter.subject + letter.body
    client = client_of(coordinator)
    assert "Anna" in client.get("/udkald/efter/").text
    assert client_of(volunteer).get("/udkald/efter/").status_code == 403
    assert "Anna" not in client_of(foreigner).get("/udkald/efter/").text
    assert client_of(foreigner).post(f"/udkald/samtale/{wish.pk}/").status_code == 404
    with pytest.raises(Denied):
        note_talk(me(anna), wish)
    assert client.post(f"/udkald/samtale/{wish.pk}/").status_code == 302
    assert "Anna" not in client.get("/udkald/efter/").text
    with pytest.raises(Conflict):
        note_talk(coordinator, wish)


def test_places_and_distances_are_erased_after_the_debrief_and_people_after_a_year(over, four, coordinator):
    wish_for_talk(me(four[0]), answer_of(four[0]))
    forget_drills.call()
    assert CallOut.objects.get().scene is not None
    hold_debrief(coordinator, over, learned="")
    for _time in range(2):
        forget_drills.call()
    found = CallOut.objects.get()
    assert found.scene is None
    assert set(CallOutAnswer.objects.values_list("distance", flat=True)) == {None}
    assert CallOutAnswer.objects.filter(responder=None).count() == 0
    with after(days=61):
        forget_drills.call()
    assert not TalkWish.objects.exists()
    with after(days=366):
        forget_drills.call()
        forget_drills.call()
    assert set(CallOutAnswer.objects.values_list("responder", flat=True)) == {None}
    assert CallOutAnswer.objects.exclude(answered_at=None).count() == 2


def test_whose_a_no_was_is_forgotten_when_the_drill_has_been_talked_through(drill, four, coordinator):
    accept_alarm(me(four[0]), answer_of(four[0]))
    decline_alarm(me(four[1]), answer_of(four[1]))
    stand_down(coordinator, CallOut.objects.get())
    hold_debrief(coordinator, CallOut.objects.get(), learned="")
    forget_drills.call()
    [no] = CallOutAnswer.objects.filter(responder=None)
    assert (no.state, no.answered_at is not None) == ("declined", True)


def test_without_a_debrief_places_are_erased_after_a_week(over):
    with after(days=8):
        forget_drills.call()
    assert CallOut.objects.get().scene is None


def test_only_the_system_forgets(over, four, coordinator):
    wish_for_talk(me(four[0]), answer_of(four[0]))
    for act, thing in ((erase_places, over), (erase_people, over), (erase_talk_wish, TalkWish.objects.get())):
        with pytest.raises(Denied):
            act(coordinator, thing)
    erase_places(SYSTEM, over)


def test_an_answer_holds_no_place_of_anybody():
    names = {field.name for field in CallOutAnswer._meta.get_fields()}
    assert not names & {"latitude", "longitude", "position", "location"}


@pytest.mark.requirement("RM-87")
def test_every_page_says_that_it_is_no_emergency_service(
    drill, aed, group, four, ward, coordinator, client_of
):
    pages = ROOM / "templates" / "callouts"
    for page in pages.glob("*.html"):
        text = page.read_text(encoding="utf-8")
        said = "callouts/parts/not_live.html" in text or '{% extends "callouts/frame.html" %}' in text
        assert said, page.name
    client, phone = client_of(coordinator), client_of(me(four[0]))
    base = f"/udkald/{group.pk}/"
    for path in (
        "/udkald/",
        f"/udkald/ny/{ward.pk}/",
        base,
        f"{base}rettelse/",
        f"{base}hold/",
        f"{base}udstyr/",
        f"{base}oevelse/",
        f"{base}daekning/?ja=50&ambulance=10",
        f"/udkald/foerstehjaelper/{four[0].pk}/",
        f"/udkald/udstyr/{aed.pk}/",
        f"/udkald/oevelse/{drill.pk}/",
        f"/udkald/oevelse/{drill.pk}/opsamling/",
        "/udkald/efter/",
    ):
        assert NOT_LIVE in client.get(path).text, path
    for path in ("/udkald/min-vagt/", f"/udkald/min-vagt/{four[0].pk}/ro/", address(four[0])):
        text = phone.get(path).text
        assert NOT_LIVE in text, path
        assert "1-1-2" in text
    english = client.get("/udkald/", headers={"Accept-Language": "en"}).text
    assert "1-1-2" in english
