"""Campaigns: whom they reach, by which link people come, and the thought that closes them."""

import re
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Conflict, Denied, IllegalMove, Invalid
from samspil.learning.outreach.actions import (
    add_way,
    change_campaign,
    change_way,
    close_campaign,
    drop_campaign,
    plan_campaign,
    remove_way,
    start_campaign,
)
from samspil.learning.outreach.flow import CampaignState
from samspil.learning.outreach.models import Campaign, Home, Way
from samspil.learning.outreach.queries.results import results
from samspil.learning.outreach.rules.numbers import HIDDEN, lines_told
from samspil.people.applications.actions import confirm_application
from samspil.people.applications.models import Application, Interest
from samspil.society.access.matrix import Duty
from tests import factories
from tests.applications.test_views import FORM

REFLECTION = {
    "reached": "Mest folk over 60 fra bymidten.",
    "missed": "Næsten ingen unge, for de læser ikke opslagstavler.",
    "next_time": "Vi spørger på ungdomsuddannelserne.",
}


def walk(client, address):
    """Follow a link as a visitor's browser does, and return the page with its last address."""
    path = "/" + address.split("://", 1)[-1].split("/", 1)[1]
    landing = client.get(path)
    return landing.url, client.get(landing.url)


@pytest.mark.requirement("RM-49")
def test_who_comes_through_a_link_is_counted_for_its_code(poster, coordinator, client_of, activity):
    page = client_of(coordinator).get(reverse("outreach:way", args=[poster.pk])).text
    guest = client_of(None)
    landed, shown = walk(guest, re.search(r'id="address" readonly value="([^"]+)"', page)[1])
    assert landed == f"/indsats/{activity.pk}-{activity.slug}/?k={poster.code}"
    (apply_link,) = set(re.findall(r'href="([^"]+/ansoeg/\?k=[^"]+)"', shown.text))
    assert guest.get(apply_link).status_code == 200
    assert guest.post(apply_link, FORM).status_code == 302
    application = Application.objects.get()
    assert application.campaign == poster.code
    before = results(poster.campaign, coordinator)
    assert before.total.people == 0  # not before it is confirmed
    confirm_application(SYSTEM, application, key=application.key)
    found = results(poster.campaign, coordinator)
    assert [(way.code, came.applications) for way, came in found.ways if came.applications] == [
        (poster.code, 1)
    ]


@pytest.mark.requirement("RM-49")
def test_no_foreign_address_is_asked_for_and_no_cookie_is_set(poster, client_of):
    guest = client_of(None)
    answer = guest.get(reverse("outreach:link", args=[poster.code]))
    pages = [answer, guest.get(answer.url), guest.get(f"/interesse/region-midtjylland/?k={poster.code}")]
    assert not guest.cookies.keys() - {"csrftoken"}
    for page in pages[1:]:
        foreign = re.findall(r'(?:src|srcset|data-hx-get)="(?:https?:)?//[^"]+', page.text)
        foreign += re.findall(r"<(?:link|script|img|iframe)[^>]+(?:https?:)?//[^>]+>", page.text)
        assert not foreign
        assert not re.search(r"https?:|[*]", page.headers["Content-Security-Policy"])


@pytest.mark.requirement("RM-49")
def test_an_interest_is_counted_too_and_keeps_its_language(poster, ward, client_of):
    guest = client_of(None)
    guest.cookies["samspil_language"] = "en"
    place = guest.get(reverse("portal:place", args=[ward.slug]) + f"?k={poster.code}").text
    (form,) = set(re.findall(r'href="(/interesse/[^"]+k=[^"]+)"', place))
    sent = {"name": "Sofie Lund", "email": "sofie@example.dk"}
    assert guest.post(form.replace("&amp;", "&"), sent).status_code == 302
    interest = Interest.objects.get()
    assert (interest.campaign, interest.language) == (poster.code, "en")


@pytest.mark.parametrize("typed", ["<script>", "x" * 30, "æøå", "a b"])
def test_what_cannot_be_a_code_is_left_out(typed, ward, client_of):
    page = client_of(None).get(reverse("portal:place", args=[ward.slug]), {"k": typed}).text
    assert "k=" not in "".join(re.findall(r'href="(/interesse/[^"]+)"', page))


def test_an_old_poster_is_no_dead_end(client_of):
    assert client_of(None).get(reverse("outreach:link", args=["ukendt-1-1"])).url == reverse("portal:find")


def test_the_link_leads_to_the_place_when_the_activity_is_gone(poster, activity, ward, client_of):
    activity.state = "closed"
    activity.save(update_fields=["state"])
    landed = client_of(None).get(reverse("outreach:link", args=[poster.code])).url
    assert landed == f"{reverse('portal:place', args=[ward.slug])}?k={poster.code}"


@pytest.mark.requirement("RM-54")
def test_a_campaign_is_not_closed_without_a_thought_about_whom_it_reached(running, coordinator, client_of):
    client, address = client_of(coordinator), reverse("outreach:campaign_closing", args=[running.pk])
    assert client.post(address, {**REFLECTION, "missed": ""}).status_code == 422
    assert client.post(address, {**REFLECTION, "missed": "Nej."}).status_code == 422
    running.refresh_from_db()
    assert running.state == CampaignState.RUNNING
    with pytest.raises(IntegrityError), transaction.atomic():  # nor past the action
        Campaign.objects.filter(pk=running.pk).update(state="closed", closed_on=clock.today())
    assert client.post(address, REFLECTION).status_code == 302
    page = client.get(reverse("outreach:campaign", args=[running.pk])).text
    assert "ungdomsuddannelserne" in page


@pytest.mark.requirement("RM-54")
def test_reach_is_told_by_channel_and_by_language(running, coordinator, client_of):
    found = results(running, coordinator)
    assert [(line.label, line.reach, line.cost) for line in found.by_language] == [
        ("Dansk", None, None),
        ("Engelsk", 1200, 500),
    ]
    assert [line.reach_shown for line in found.by_channel] == ["–", "1.200"]
    assert len(found.unknown) == 1
    page = client_of(coordinator).get(reverse("outreach:campaign_closing", args=[running.pk])).text
    assert "1.200" in page


def test_small_numbers_are_hidden_from_those_who_do_not_see_the_people(running, employee, coordinator):
    Interest.objects.create(
        authority=running.authority, name="A", email="a@example.dk", campaign=running.ways.first().code
    )
    assert results(running, coordinator).total.shown == "1"
    assert results(running, employee).total.shown == "færre end 5"


def test_a_number_that_is_hidden_alone_takes_another_with_it():
    people = {"a": 3, "b": 7, "c": 20, "d": 0}
    assert list(lines_told(people, sees_people=False).values())[1:] == [HIDDEN, "20", "0"]
    assert list(lines_told(people, sees_people=True).values()) == ["3", "7", "20", "0"]


def test_a_campaign_runs_when_it_has_a_link_and_is_dropped_only_before(home, coordinator):
    made = plan_campaign(coordinator, home, name="Æ", audience="Alle", starts_on=clock.today())
    with pytest.raises(Conflict):
        start_campaign(coordinator, made)
    way = add_way(coordinator, made, channel="event", language="da")
    assert way.code == f"ae-{made.pk}-1"
    stale = Campaign.objects.get(pk=made.pk)
    start_campaign(coordinator, made)
    with pytest.raises(IllegalMove):
        drop_campaign(coordinator, stale)  # somebody else started it meanwhile
    with pytest.raises(IllegalMove):
        drop_campaign(coordinator, made)


def test_a_closed_campaign_is_not_changed_and_a_used_link_is_not_taken_out(running, poster, coordinator):
    Interest.objects.create(authority=running.authority, name="A", email="a@example.dk", campaign=poster.code)
    with pytest.raises(Conflict):
        remove_way(coordinator, poster)
    remove_way(coordinator, running.ways.get(channel="facebook"))
    change_way(coordinator, poster, reach=40)
    assert Way.objects.get().reach == 40
    close_campaign(coordinator, running, **REFLECTION)
    with pytest.raises(Conflict):
        add_way(coordinator, running, channel="event", language="da")
    with pytest.raises(Conflict):
        change_campaign(coordinator, running, name="X", audience="Y", starts_on=clock.today())


def test_days_words_channels_and_activities_must_fit(home, campaign, coordinator, region):
    today = clock.today()
    words = {"name": "X", "audience": "Alle", "starts_on": today}
    elsewhere = factories.published_activity(factories.open_workplace(region, name="Ortopædkirurgi"))
    for wrong in ({"until": today - timedelta(days=1)}, {"audience": " "}, {"activity": elsewhere}):
        with pytest.raises(Invalid):
            plan_campaign(coordinator, home, **{**words, **wrong})
    with pytest.raises(Invalid):
        add_way(coordinator, campaign, channel="pigeon", language="da")


def test_only_those_of_the_place_write_and_only_the_authority_reads(campaign, employee, foreigner, region):
    with pytest.raises(Denied):
        start_campaign(employee, campaign)
    with pytest.raises(Denied):
        plan_campaign(foreigner, Home(region), name="X", audience="Alle", starts_on=clock.today())
    assert list(Campaign.objects.visible_to(employee)) == [campaign]
    assert not Campaign.objects.visible_to(foreigner)


def test_what_concerns_the_whole_authority_is_read_at_its_places(
    region, administrator, employee, coordinator
):
    made = plan_campaign(
        administrator, Home(region), name="Hele regionen", audience="Alle", starts_on=clock.today()
    )
    assert list(Campaign.objects.visible_to(employee)) == [made]
    with pytest.raises(Denied):
        change_campaign(coordinator, made, name="X", audience="Alle", starts_on=clock.today())


def test_an_association_runs_campaigns_of_its_own(region, ward, client_of, coordinator):
    cross = factories.partner(region, name="Røde Kors Viborg")
    own = factories.published_activity(ward, partner=cross)
    ole = factories.assigned(Duty.ASSOCIATION_LEADER, at=cross, name="Ole Frandsen")
    sent = {"name": "Kom med", "audience": "Alle", "starts_on": "19.11.2026", "activity": own.pk}
    assert client_of(ole).post(reverse("outreach:campaign_new"), sent).status_code == 302
    campaign = Campaign.objects.get()
    assert (campaign.partner, campaign.home_name) == (cross, "Røde Kors Viborg")
    assert not Campaign.objects.visible_to(coordinator)
    message = {"audience": "Alle", "message": "Hej", "channel": "people", "responsible": ole.user_id}
    day = clock.today().isoformat()
    assert client_of(ole).post(reverse("outreach:message_new"), {**message, "due_on": day}).status_code == 302


def test_a_campaign_is_begun_on_the_screen_and_gets_a_poster(ward, coordinator, client_of, activity):
    client = client_of(coordinator)
    sent = {
        "name": "Kom med",
        "audience": "Naboer",
        "starts_on": "19.11.2026",
        "activity": activity.pk,
        "text_da": "Har du tid?",
    }
    address = reverse("outreach:campaign_new")
    assert client.post(address, {**sent, "name": ""}).status_code == 422
    page = client.post(address, sent)
    campaign = Campaign.objects.get()
    assert (page.url, campaign.workplace) == (reverse("outreach:campaign", args=[campaign.pk]), ward)
    way = client.post(
        reverse("outreach:way_new", args=[campaign.pk]), {"channel": "paper", "language": "da"}
    ).url
    assert client.post(way, {"reach": "12", "cost_kroner": ""}).status_code == 302
    poster = client.get(f"{way}plakat/").text
    assert "<svg" in poster
    assert "Har du tid?" in poster
    assert client.post(reverse("outreach:campaign_start", args=[campaign.pk])).status_code == 302
    assert "Kom med" in client.get(reverse("outreach:campaigns")).text


def test_who_has_several_places_chooses_first(region, ward, administrator, client_of, employee):
    client, address = client_of(administrator), reverse("outreach:campaign_new")
    assert "For hvilket sted?" in client.get(address).text
    assert "Hvem vil I gerne nå?" in client.get(address, {"sted": f"w{ward.pk}"}).text
    assert "For hvilket sted?" in client.get(address, {"sted": "w0"}).text
    assert client_of(employee).get(address).status_code == 403


def test_the_list_asks_as_much_however_long_it_is(campaign, coordinator, client_of, home):
    client = client_of(coordinator)
    client.get(reverse("outreach:campaigns"))
    from_one = _queries(client)
    for number in range(3):
        more = plan_campaign(coordinator, home, name=f"K{number}", audience="Alle", starts_on=clock.today())
        add_way(coordinator, more, channel="event", language="da")
    assert _queries(client) == from_one


def _queries(client):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(reverse("outreach:campaigns")).status_code == 200
    return len(asked)
