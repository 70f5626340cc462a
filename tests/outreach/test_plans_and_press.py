"""The communication plan, the press log and the media near by."""

from datetime import timedelta

import pytest
from django.urls import reverse

from samspil.base.core import clock
from samspil.base.core.errors import Conflict, Denied, IllegalMove, Invalid
from samspil.base.ui.formats import date_long
from samspil.learning.outreach.actions import (
    add_outlet,
    change_message,
    complete_message,
    drop_message,
    note_mention,
    plan_message,
    remove_outlet,
)
from samspil.learning.outreach.models import Mention, Outlet, PlannedMessage
from samspil.learning.outreach.queries.consents import press_consents
from samspil.learning.outreach.queries.plans import timeline
from samspil.learning.recognition.models import Consent, ConsentUse, Story
from samspil.society.accounts.models import User


@pytest.fixture
def words(coordinator):
    return {
        "audience": "Ældrerådet",
        "message": "Frivillige er et supplement.",
        "channel": "event",
        "responsible": User.objects.get(pk=coordinator.user_id),
    }


@pytest.fixture
def planned(home, coordinator, words):
    return plan_message(coordinator, home, due_on=clock.today() + timedelta(days=3), **words)


@pytest.fixture
def outlet(home, coordinator):
    return add_outlet(
        coordinator, home, name="Viborg Stifts Folkeblad", kind="daily", email="redaktionen@example.dk"
    )


@pytest.fixture
def told(outlet):
    return {
        "outlet": outlet,
        "title": "De frivillige i forhallen",
        "url": "https://avis.example.dk/artikel/7",
        "published_on": clock.today(),
    }


@pytest.mark.requirement("VB-21")
def test_the_plan_is_a_timeline_in_which_what_is_late_stands_first(
    planned, home, coordinator, words, client_of
):
    far = clock.today() + timedelta(days=90)
    plan_message(coordinator, home, due_on=far, **words)
    late = plan_message(coordinator, home, due_on=clock.today(), **words)
    PlannedMessage.objects.filter(pk=late.pk).update(due_on=clock.today() - timedelta(days=2))
    found = timeline(coordinator)
    (late_now,) = found.overdue
    assert late_now.pk == late.pk
    assert found.months[-1].first == far.replace(day=1)
    page = client_of(coordinator).get(reverse("outreach:plan")).text
    assert "Karen Koordinator" in page
    days = [date_long(one.due_on) for one in (late_now, planned)]
    order = [*days, date_long(far)]
    assert [page.index(day) for day in order] == sorted(page.index(day) for day in order)


def test_what_is_planned_is_moved_done_or_dropped_once(planned, coordinator, employee, words):
    change_message(coordinator, planned, **words, due_on=clock.today() + timedelta(days=9))
    stale = PlannedMessage.objects.get(pk=planned.pk)
    with pytest.raises(Denied):
        complete_message(employee, planned)
    complete_message(coordinator, planned)
    with pytest.raises(IllegalMove):
        drop_message(coordinator, stale)
    with pytest.raises(Conflict):
        change_message(coordinator, stale, **words, due_on=clock.today() + timedelta(days=9))
    assert [one.pk for one in timeline(coordinator).ended] == [planned.pk]


def test_the_plan_refuses_a_day_that_is_over_and_somebody_without_a_duty(home, coordinator, foreigner, words):
    with pytest.raises(Invalid):
        plan_message(coordinator, home, **words, due_on=clock.today() - timedelta(days=1))
    elsewhere = User.objects.get(pk=foreigner.user_id)
    with pytest.raises(Invalid):
        plan_message(coordinator, home, **{**words, "responsible": elsewhere}, due_on=clock.today())


def test_the_plan_is_filled_in_on_the_screen(coordinator, client_of):
    client = client_of(coordinator)
    day = (clock.today() + timedelta(days=30)).isoformat()
    sent = {"audience": "Pressen", "message": "Kom og se", "channel": "press", "due_on": day}
    address = reverse("outreach:message_new")
    assert client.post(address, sent).status_code == 422
    assert client.post(address, {**sent, "responsible": coordinator.user_id}).status_code == 302
    planned = PlannedMessage.objects.get()
    assert "Pressen" in client.get(reverse("outreach:message", args=[planned.pk])).text
    assert client.post(reverse("outreach:message_done", args=[planned.pk])).status_code == 302
    page = client.get(reverse("outreach:plan")).text
    assert "Gennemført" in page


@pytest.mark.requirement("VB-33")
def test_the_press_log_keeps_the_link_the_day_the_medium_and_the_consent(outlet, coordinator, client_of):
    client = client_of(coordinator)
    sent = {
        "outlet": outlet.pk,
        "title": "De frivillige i forhallen",
        "url": "https://avis.example.dk/artikel/7",
        "published_on": "18.11.2025",
        "consent": "medium",
    }
    address = reverse("outreach:mention_new")
    assert client.post(address, {**sent, "url": ""}).status_code == 422
    assert client.post(address, {**sent, "published_on": "1.1.2030"}).status_code == 422
    assert client.post(address, sent).status_code == 302
    page = client.get(reverse("outreach:press")).text
    assert 'href="https://avis.example.dk/artikel/7"' in page
    assert "Viborg Stifts Folkeblad" in page
    assert "18. november 2025" in page
    mention = Mention.objects.get()
    assert client.post(reverse("outreach:mention", args=[mention.pk]), sent).status_code == 302
    assert client.post(reverse("outreach:mention_removal", args=[mention.pk])).status_code == 302
    assert not Mention.objects.exists()


@pytest.mark.requirement("VB-33")
def test_a_yes_that_is_taken_back_shows_in_the_press_log(home, told, coordinator, ward):
    story = Story.objects.create(
        authority=home.authority, workplace=ward, kind="together", theme="team", title="Forhallen"
    )
    consent = Consent.objects.create(
        story=story, name="A", state="given", given_at=clock.now(), content_hash=story.content_hash
    )
    use = ConsentUse.objects.create(consent=consent, use="press")
    with pytest.raises(Invalid):
        note_mention(coordinator, home, **told, consent="story")
    note_mention(coordinator, home, **told, consent="story", story=story)
    (logged,) = press_consents(Mention.objects.select_related("story"))
    assert not logged.needs_asking
    ConsentUse.objects.filter(pk=use.pk).update(ended_at=clock.now())
    (logged,) = press_consents(Mention.objects.select_related("story"))
    assert logged.needs_asking


def test_the_list_of_media_is_of_newsrooms_and_each_stands_there_once(
    outlet, home, coordinator, told, client_of
):
    with pytest.raises(Invalid):
        add_outlet(coordinator, home, name="Viborg Stifts Folkeblad", kind="daily", phone="+4512345678")
    with pytest.raises(Invalid):
        add_outlet(coordinator, home, name="Uden adresse", kind="radio")
    client = client_of(coordinator)
    sent = {"name": "P4 Midt & Vest", "kind": "radio", "website": "https://radio.example.dk"}
    assert client.post(reverse("outreach:outlet_new"), sent).status_code == 302
    added = Outlet.objects.get(kind="radio")
    assert (
        client.post(reverse("outreach:outlet", args=[added.pk]), {**sent, "area": "Viborg"}).status_code
        == 302
    )
    assert "P4 Midt" in client.get(reverse("outreach:outlets")).text
    assert client.post(reverse("outreach:outlet_removal", args=[added.pk])).status_code == 302
    note_mention(coordinator, home, **told, consent="nobody")
    with pytest.raises(Conflict):
        remove_outlet(coordinator, outlet)


def test_the_press_log_and_the_plan_end_at_the_authority(planned, outlet, foreigner, employee, client_of):
    client = client_of(foreigner)
    assert client.get(reverse("outreach:message", args=[planned.pk])).status_code == 404
    assert client.get(reverse("outreach:outlet", args=[outlet.pk])).status_code == 404
    assert client_of(employee).get(reverse("outreach:outlet", args=[outlet.pk])).status_code == 403
