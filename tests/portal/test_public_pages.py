"""What strangers and signed-in people see on the pages that are open to everybody."""

import pytest
from django.urls import reverse

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.people.activities.flow import State
from samspil.people.applications.models import Recruitment
from samspil.society.places.actions import close_workplace
from samspil.society.places.models import Site
from tests import factories
from tests.hostile import HostileClient, assert_swap_equals_page

TEXTS = ["workplaces", "citizenship", "about", "accessibility", "privacy", "cookies"]
HOSTILE = '<script>alert("x")</script> & "citat" <b>'


def url_of(activity):
    return reverse("portal:activity", args=[activity.pk, activity.slug])


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("name", [*TEXTS, "front", "find", "ask", "overview"])
def test_every_page_stands_for_a_stranger_in_both_languages(visitor, published, name, language):
    published()
    page = visitor.get(reverse(f"portal:{name}"), headers={"Accept-Language": language})
    assert page.status_code == 200
    assert f'<html lang="{language}">' in page.content.decode()
    assert not page.cookies


@pytest.mark.parametrize(
    "who", ["coordinator", "leader", "employee", "administrator", "foreigner", "volunteer"]
)
def test_every_page_stands_for_everybody_who_is_signed_in(request, published, ward, who, client_of):
    activity = published(ward)
    client = client_of(request.getfixturevalue(who))
    places = [
        url_of(activity),
        reverse("portal:place", args=[ward.slug]),
        reverse("portal:authority", args=[ward.unit.authority.slug]),
    ]
    for url in [*places, *(reverse(f"portal:{name}") for name in [*TEXTS, "find", "ask", "overview"])]:
        page = client.get(url)
        assert page.status_code == 200, url
        assert "no-store" in page.headers["Cache-Control"], url
        assert "ETag" not in page.headers


def test_the_front_page_shows_three_doors_and_the_newest_activities(visitor, published):
    activity = published(title="Besøgsven på plejehjemmet")
    page = visitor.get("/").content.decode()
    for door in ("portal:find", "requests:choose", "portal:workplaces"):
        assert f'<h2><a href="{reverse(door)}">' in page
    assert activity.title in page
    assert "De erstatter aldrig personalet" in page


@pytest.mark.requirement("VB-54")
def test_the_front_page_carries_the_tagline_and_name_of_the_authority_that_runs_it(visitor, region, settings):
    region.tagline, region.slug = "Viborg gør noget for andre", "viborg"
    region.save()
    settings.TENANT = "viborg"
    page = visitor.get("/").content.decode()
    assert '<p class="tagline">Viborg gør noget for andre</p>' in page
    assert region.name in page


@pytest.mark.requirement("RM-29")
def test_a_citizen_reads_whom_to_ask_and_needs_nobody_to_refer_them(visitor, published):
    activity = published()
    listed = visitor.get(reverse("portal:ask")).content.decode()
    assert activity.title in listed
    assert 'href="tel:+4578440000"' in listed
    page = visitor.get(url_of(activity)).content.decode()
    assert "Ingen skal henvise dig" in page
    assert 'href="tel:+4578440000"' in page


@pytest.mark.requirement("RM-30")
def test_a_referred_activity_has_no_way_to_ask_and_explains_how_it_begins(visitor, published):
    activity = published(
        access_mode="referred",
        decision_reference="Regionsrådet 24.2.2015, punkt 7",
        kind="responder",
        title="Førstehjælper i nærheden",
    )
    assert activity.title not in visitor.get(reverse("portal:ask")).content.decode()
    page = visitor.get(url_of(activity)).content.decode()
    asking = page[page.index('id="faa-besoeg"') : page.index("<aside")]
    assert "Du kan ikke selv bede om den" in asking
    assert "112" in asking
    assert "Regionsrådet 24.2.2015" in asking
    assert "tel:" not in asking
    assert "<button" not in asking


def test_a_published_activity_can_be_joined_and_a_full_one_explains_itself(visitor, published):
    activity = published()
    apply = reverse("applications:apply", args=[activity.pk, activity.slug])
    assert f'href="{apply}"' in visitor.get(url_of(activity)).content.decode()
    Recruitment.objects.create(activity=activity, is_open=False)
    page = visitor.get(url_of(activity)).content.decode()
    assert apply not in page
    assert "Du kan ikke melde dig lige nu" in page


def test_a_paused_activity_is_shown_without_the_way_to_join(visitor, published):
    activity = published(title="På pause")
    activity.state = State.PAUSED
    activity.save()
    page = visitor.get(url_of(activity)).content.decode()
    assert reverse("applications:apply", args=[activity.pk, activity.slug]) not in page
    assert "Holder pause" in visitor.get(reverse("portal:find")).content.decode()
    assert activity.title not in visitor.get(reverse("portal:ask")).content.decode()


@pytest.mark.requirement("RM-13")
def test_what_has_not_been_opened_is_never_shown(visitor, published, ward):
    draft = factories.described_activity(ward, title="En kladde")
    shown = published(ward, title="En åben indsats")
    assert visitor.get(url_of(draft)).status_code == 404
    assert draft.title not in visitor.get(reverse("portal:find")).content.decode()
    close_workplace(SYSTEM, ward)
    for url in (url_of(shown), reverse("portal:place", args=[ward.slug])):
        assert visitor.get(url).status_code == 404
    for name in ("front", "find", "ask", "overview"):
        assert shown.title not in visitor.get(reverse(f"portal:{name}")).content.decode()
        assert (
            reverse("portal:place", args=[ward.slug])
            not in visitor.get(reverse(f"portal:{name}")).content.decode()
        )
    assert (
        reverse("portal:place", args=[ward.slug])
        not in visitor.get(reverse("portal:authority", args=[ward.unit.authority.slug])).content.decode()
    )
    assert visitor.get(reverse("portal:points")).json()["features"] == []


def test_a_workplace_whose_unit_has_closed_is_gone_with_its_activities(visitor, published, ward):
    activity = published(ward, title="En lukket indsats")
    ward.unit.closed_on = clock.today()
    ward.unit.save()
    assert visitor.get(url_of(activity)).status_code == 404
    assert activity.title not in visitor.get(reverse("portal:find")).content.decode()


@pytest.mark.requirement("RM-47")
def test_the_directory_leads_from_authority_to_workplace_organisation_activity_and_contact(
    visitor, published, region, ward
):
    red_cross = factories.partner(region)
    activity = published(ward, partner=red_cross)
    overview = visitor.get(reverse("portal:overview")).content.decode()
    authority_url = reverse("portal:authority", args=[region.slug])
    assert authority_url in overview
    authority = visitor.get(authority_url).content.decode()
    place_url = reverse("portal:place", args=[ward.slug])
    assert authority.count(f'href="{place_url}"') == 1
    assert red_cross.name in authority
    assert "tel:+4578440000" in authority
    place = visitor.get(place_url).content.decode()
    assert url_of(activity) in place
    assert red_cross.name in place
    assert f"{reverse('applications:interest', args=[region.slug])}?sted={ward.slug}" in place


@pytest.mark.requirement("HJ-17")
def test_the_short_address_of_the_staff_card_leads_to_the_authoritys_own(visitor, ward):
    """One card, one truth: public, with the way to suggest an agreement on it."""
    card = reverse("dialogue:without_agreement", args=[ward.unit.authority.slug])
    answer = visitor.get(reverse("portal:without_agreement"))
    assert answer.url == card
    page = visitor.get(card).content.decode()
    assert "samme faglige respekt" in page
    assert reverse("dialogue:idea_new", args=[ward.unit.authority.slug]) in page


def test_where_there_are_several_authorities_the_card_asks_which(visitor, ward):
    other = factories.open_workplace(factories.authority("Viborg Kommune"), name="Plejehjemmet")
    page = visitor.get(reverse("portal:without_agreement")).content.decode()
    for workplace in (ward, other):
        assert reverse("dialogue:without_agreement", args=[workplace.unit.authority.slug]) in page
    assert "<input" not in page


@pytest.mark.requirement("HJ-18")
def test_there_is_a_page_on_citizenship(visitor):
    assert "Medborgerskab" in visitor.get(reverse("portal:citizenship")).content.decode()


def test_text_that_people_wrote_stays_text(visitor, published, ward):
    ward.about = ward.citizens_group = HOSTILE
    ward.save()
    activity = published(
        ward, title=HOSTILE, summary=HOSTILE, description=HOSTILE, staff_do=HOSTILE, slug="x"
    )
    Site.objects.update(city=HOSTILE[:80])
    for url in (
        "/",
        "/find/",
        "/find/?visning=kort",
        "/bed-om-en-frivillig/",
        url_of(activity),
        f"/sted/{ward.slug}/",
    ):
        page = visitor.get(url, {"q": HOSTILE} if "find" in url and "?" not in url else {})
        assert b"<script>alert" not in page.content, url


def test_an_old_title_in_the_address_leads_to_the_page_of_today(visitor, published):
    activity = published()
    moved = visitor.get(reverse("portal:activity", args=[activity.pk, "gammelt-navn"]))
    assert moved.status_code == 301
    assert moved.url == url_of(activity)


def test_what_htmx_renews_is_what_a_reload_shows(published, region):
    published()
    client = HostileClient()
    for url in ("/find/", "/find/?visning=kort", "/bed-om-en-frivillig/", f"/myndighed/{region.slug}/"):
        assert_swap_equals_page(client, url, "results")


def test_the_language_is_a_link_that_never_leads_elsewhere(visitor):
    answer = visitor.get("/sprog/en/?next=/find/")
    assert answer.url == "/find/"
    assert answer.cookies["samspil_language"].value == "en"
    assert visitor.get("/sprog/en/?next=https://evil.example/").url == "/"
    assert visitor.get("/sprog/xx/").status_code == 404


@pytest.mark.requirement("RM-29")
def test_asking_is_one_tap_from_the_front_the_place_and_the_activity(visitor, published, ward):
    activity = published(ward, kind="reading", title="Højtlæsning på stuen")
    ask, here = reverse("requests:ask", args=[activity.pk]), reverse("requests:ask_here", args=[ward.slug])
    assert f'href="{reverse("requests:choose")}"' in visitor.get("/").content.decode()
    assert f'href="{ask}"' in visitor.get(url_of(activity)).content.decode()
    assert f'href="{ask}"' in visitor.get(reverse("portal:ask")).content.decode()
    place = visitor.get(f"/sted/{ward.slug}/").content.decode()
    assert f'href="{here}"' in place
    assert f'href="{ask}?hvad=reading"' in place
    for url in (ask, here, reverse("requests:choose")):
        assert visitor.get(url).status_code == 200


@pytest.mark.requirement("RM-30")
def test_no_page_shows_the_way_to_ask_for_what_is_referred_and_the_way_itself_is_closed(
    visitor, published, ward
):
    activity = published(
        ward, kind="responder", access_mode="referred", decision_reference="RR 24.2.2015", title="112"
    )
    ask = reverse("requests:ask", args=[activity.pk])
    for url in (url_of(activity), reverse("portal:ask"), f"/sted/{ward.slug}/", "/"):
        assert ask not in visitor.get(url).content.decode()
    assert visitor.get(ask).status_code == 404
    assert visitor.post(ask, {}).status_code == 404


def test_where_nobody_needs_to_ask_the_page_says_so(visitor, published):
    activity = published(kind="cafe_stand", title="Caféen i forhallen")
    page = visitor.get(url_of(activity)).content.decode()
    assert reverse("requests:ask", args=[activity.pk]) not in page
    assert "Du behøver ikke bede om nogen her" in page


def test_a_paused_activity_has_no_way_to_ask(visitor, published, ward):
    activity = published(ward, kind="reading")
    activity.state = State.PAUSED
    activity.save()
    for url in (url_of(activity), f"/sted/{ward.slug}/"):
        assert reverse("requests:ask", args=[activity.pk]) not in visitor.get(url).content.decode()


def test_every_page_leads_to_the_right_to_say_no(visitor, db):
    assert f'href="{reverse("citizens:no")}"' in visitor.get("/").content.decode()
