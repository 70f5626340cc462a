"""The info screen: what volunteers do here today, and nobody's name."""

from datetime import timedelta

import pytest

from samspil.base.core import clock
from tests import factories
from tests.hostile import HostileClient
from tests.rotas.factories import ready, shift, taken


@pytest.fixture
def today(ward):
    with clock.stopped_at(clock.start_of(clock.today()) + timedelta(hours=12)):
        activity = factories.published_activity(ward)
        taken(ready(activity, "Jytte Holm")[0], shift(activity, days=2 / 24))
        yield activity


def screen(ward):
    return HostileClient().get(f"/skaerm/{ward.slug}/")


@pytest.mark.requirement("RM-27")
def test_the_screen_says_what_and_when_and_never_who(today, ward):
    answer = screen(ward)
    assert answer.status_code == 200
    page = answer.content.decode()
    for said in ("Patientstøtte", "Informationen i forhallen", "14.00–16.00", "Blå vest"):
        assert said in page
    for private in ("Jytte", "Holm", "20 30 40 50", "tel:", "@"):
        assert private not in page
    assert 'http-equiv="refresh"' in page


def test_drafts_and_empty_shifts_are_not_on_the_screen(today, ward):
    factories.described_activity(ward, title="Hemmelig kladde")
    shift(factories.published_activity(ward, title="Uden nogen"), days=3 / 24, label="Tom vagt")
    page = screen(ward).content.decode()
    assert "Hemmelig" not in page
    assert "Tom vagt" not in page


def test_a_place_that_has_not_opened_has_no_screen(today, ward):
    type(ward).objects.filter(pk=ward.pk).update(is_active=False)
    assert screen(ward).status_code == 404


def test_a_quiet_day_says_so(ward):
    assert screen(ward).status_code == 200


def test_hostile_words_stay_words(ward):
    factories.published_activity(ward, title="<script>alert(1)</script>")
    assert "<script>alert" not in screen(ward).content.decode()


@pytest.mark.requirement("RM-27", "RM-29")
def test_the_screen_shows_the_way_to_ask_when_there_is_something_to_ask_for(ward):
    ask = f"/bed-om/sted/{ward.slug}/?skaerm=1"
    assert ask not in screen(ward).content.decode()
    factories.published_activity(ward, kind="reading")
    page = screen(ward).content.decode()
    assert f'href="{ask}"' in page
    assert '<svg xmlns="http://www.w3.org/2000/svg"' in page or 'class="qr"' in page
    assert HostileClient().get(ask).status_code == 200


def test_a_coordinator_finds_the_screens_and_papers_of_the_workplace(client_of, coordinator, ward):
    page = client_of(coordinator).get("/tavler/").content.decode()
    for url in (
        f"/bed-om/sted/{ward.slug}/?skaerm=1",
        f"/skaerm/{ward.slug}/",
        f"/sted/{ward.slug}/tryksager/",
    ):
        assert f'href="{url}"' in page
