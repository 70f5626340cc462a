"""The vacancies that other websites are given."""

import csv
import io

import pytest
from django.urls import reverse

from samspil.base.core.actor import SYSTEM
from samspil.learning.outreach.actions import add_way, close_campaign
from samspil.learning.outreach.rules.feed import COLUMNS, REQUIRED, csv_of, missing
from samspil.people.applications.actions import set_recruitment
from samspil.society.places.models import Site, Workplace


@pytest.fixture
def complete(ward, activity):
    """The place of the activity has an address, and a way to reach it."""
    site = Site.objects.create(
        name="Regionshospitalet", street="Heibergs Allé 4", postcode="8800", city="Viborg"
    )
    Workplace.objects.filter(pk=ward.pk).update(site=site, contact_phone="+4578440000")
    return activity


@pytest.fixture
def portal(campaign, coordinator):
    return add_way(coordinator, campaign, channel="portal", language="da", where="frivilligjob.dk")


def feed(client_of, portal, kind):
    return client_of(None).get(
        reverse(f"outreach:feed_{kind}", args=[portal.code]), headers={"Accept-Language": "en"}
    )


@pytest.mark.requirement("RM-76")
def test_the_lists_hold_the_required_fields_and_a_link_back_with_the_code(complete, portal, client_of):
    (vacancy,) = feed(client_of, portal, "json").json()["vacancies"]
    assert set(vacancy) == set(COLUMNS)
    assert all(vacancy[name] for name in REQUIRED)
    assert (vacancy["city"], vacancy["category"]) == ("Viborg", "Patientstøtte")
    assert vacancy["link"].endswith(f"/indsats/{complete.pk}-{complete.slug}/?k={portal.code}")
    assert vacancy["apply_link"].endswith(f"/ansoeg/?k={portal.code}")
    answer = feed(client_of, portal, "csv")
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{portal.code}.csv"'
    (row,) = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";")
    assert row == vacancy
    assert "Karen Kontakt" not in answer.content.decode()  # nobody's name


@pytest.mark.requirement("RM-76")
def test_the_links_back_stand_on_a_page_which_says_what_is_missing(activity, portal, coordinator, client_of):
    Workplace.objects.update(site=None)
    assert feed(client_of, portal, "json").json()["vacancies"] == []
    client = client_of(coordinator)
    page = client.get(reverse("outreach:portal", args=[portal.pk])).text
    assert f"?k={portal.code}" in page
    assert "postcode" in page
    assert f"{portal.code}.csv" in client.get(reverse("outreach:portals")).text
    other = portal.campaign.ways.get(channel="paper")
    assert client.get(reverse("outreach:portal", args=[other.pk])).status_code == 404
    assert client_of(None).get(reverse("outreach:feed_json", args=[other.code])).status_code == 404


def test_what_is_full_or_over_is_gone_from_the_lists(complete, portal, running, coordinator, client_of, ward):
    assert len(feed(client_of, portal, "json").json()["vacancies"]) == 1
    set_recruitment(SYSTEM, complete, wanted=None, is_open=False)
    assert not feed(client_of, portal, "json").json()["vacancies"]
    set_recruitment(SYSTEM, complete, wanted=None, is_open=True)
    long = "Vi ved det ikke endnu."
    close_campaign(coordinator, running, reached=long, missed=long, next_time=long)
    assert not feed(client_of, portal, "json").json()["vacancies"]


def test_a_formula_is_text_and_one_way_to_reach_somebody_is_enough():
    vacancy = dict.fromkeys(COLUMNS, "x") | {"title": "=1+1", "contact_email": ""}
    assert "'=1+1" in csv_of([vacancy])
    assert missing(vacancy) == []
    assert missing({**vacancy, "contact_phone": "", "city": ""}) == ["city", "contact_email"]
