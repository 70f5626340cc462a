"""The catalogue elsewhere: feeds for each theme, and a frame without cookies; what is unpublished is gone."""

import json
import xml.etree.ElementTree as ET

import pytest

from samspil.base.core.actor import SYSTEM
from samspil.people.activities.actions import close_activity, pause_activity
from tests import factories

JSON, RSS, FRAME = "/find/tilbud.json", "/find/tilbud.rss", "/find/indlejret/"


@pytest.fixture
def activity(ward):
    return factories.published_activity(ward, title="Højtlæsning & kaffe", kind="reading")


def told(client, query=""):
    """Return the titles in all three ways of telling."""
    feed = json.loads(client.get(JSON + query).content)
    channel = ET.fromstring(client.get(RSS + query).content).find("channel")  # noqa: S314 - our own feed
    page = client.get(FRAME + query).content.decode()
    titles = [item["title"] for item in feed["items"]]
    assert [item.findtext("title") for item in channel.iter("item")] == titles
    assert all(title.replace("&", "&amp;") in page for title in titles)
    return titles


@pytest.mark.requirement("RM-25")
def test_the_feeds_say_what_is_published_and_lead_to_its_page(client, activity, settings):
    answer = client.get(JSON)
    feed = json.loads(answer.content)
    assert answer["Content-Type"] == "application/feed+json"
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    [item] = feed["items"]
    assert set(item) == {"id", "url", "title", "content_text", "date_published", "tags"}
    assert item["url"] == f"{settings.PUBLIC_URL}/indsats/{activity.pk}-{activity.slug}/"
    assert client.get(item["url"].removeprefix(settings.PUBLIC_URL)).status_code == 200
    rss = client.get(RSS)
    assert rss["Content-Type"].startswith("application/rss+xml")
    root = ET.fromstring(rss.content)  # noqa: S314 - our own feed
    assert (root.tag, root.get("version")) == ("rss", "2.0")
    assert {"title", "link", "description"} <= {part.tag for part in root.find("channel")}
    assert {"title", "link", "guid", "pubDate", "category"} <= {
        part.tag for part in root.find("channel/item")
    }


@pytest.mark.requirement("RM-25")
def test_a_theme_has_its_own_feed(client, activity, ward):
    factories.published_activity(ward, title="Café", kind="cafe_stand")
    assert told(client, "?slags=reading") == ["Højtlæsning & kaffe"]
    assert len(told(client)) == 2
    assert told(client, "?slags=findes-ikke") == []


@pytest.mark.requirement("RM-25")
@pytest.mark.parametrize("end", [pause_activity, close_activity])
def test_what_is_unpublished_is_gone_from_the_feed(client, activity, end):
    assert told(client) == [activity.title]
    end(SYSTEM, activity)
    assert told(client) == []


def test_drafts_are_in_no_feed(client, ward):
    factories.described_activity(ward, title="Hemmelig kladde")
    assert told(client) == []


def test_other_websites_may_read_the_feeds(client, activity):
    for url in (JSON, RSS):
        assert client.get(url)["Access-Control-Allow-Origin"] == "*"


@pytest.mark.requirement("RM-28")
def test_the_frame_stands_on_any_page_and_sets_no_cookie(client, activity):
    answer = client.get(FRAME)
    assert not answer.cookies
    assert "X-Frame-Options" not in answer
    assert "frame-ancestors *" in answer["Content-Security-Policy"]
    page = answer.content.decode()
    assert "<form" not in page
    assert '<base target="_top">' in page
    assert activity.title.replace("&", "&amp;") in page


@pytest.mark.requirement("RM-28")
def test_no_other_page_may_be_framed(client, activity):
    for url in ("/", "/find/", "/fravalg/"):
        assert client.get(url)["X-Frame-Options"] == "DENY"
        assert "frame-ancestors 'none'" in client.get(url)["Content-Security-Policy"]


def test_the_search_tells_how_it_is_shown_elsewhere(client, activity, settings):
    page = client.get("/find/?slags=reading").content.decode()
    for url in (JSON, RSS, FRAME):
        assert f"{settings.PUBLIC_URL}{url}?slags=reading" in page


def test_signs_that_xml_cannot_hold_break_nothing(client, ward):
    factories.published_activity(ward, title="Kaffe\x0b og \x1bsnak <b>", kind="reading")
    assert json.loads(client.get(JSON).content)["items"][0]["title"] == "Kaffe og snak <b>"


def test_a_feed_takes_few_questions(client, ward, django_assert_max_num_queries):
    for number in range(5):
        factories.published_activity(ward, title=f"Nr. {number}")
    for url in (JSON, RSS, FRAME):
        with django_assert_max_num_queries(4):
            client.get(url)
