"""The page of an institution tells of the community around it: groups, neighbours, stories, next times, and how to join."""

from datetime import timedelta

import pytest
from django.urls import reverse

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.everyday.requests.models.clusters import Cluster, Member
from samspil.everyday.sessions.models import Series, Session
from samspil.learning.recognition.actions.stories import draft_story
from samspil.learning.recognition.flow import StoryState
from samspil.learning.recognition.models import Story
from samspil.society.partners.actions import register_partner
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def circle(region, ward):
    return register_partner(SYSTEM, region, kind="friends_circle", name="Vennerne", workplace=ward)


def place_of(workplace):
    return reverse("portal:place", args=[workplace.slug])


def session_of(partner):
    series = Series.objects.create(partner=partner, title="Strik og snak", about="x", place="y", state="open")
    day = clock.now() + timedelta(days=8)
    return Session.objects.create(series=series, starts_at=day, ends_at=day + timedelta(hours=2), capacity=9)


@pytest.mark.requirement("VB-04")
def test_anybody_reads_what_happens_who_takes_part_and_how_to_join(visitor, published, region, ward, circle):
    activity = published(ward, partner=factories.partner(region))
    session_of(circle)
    story = draft_story(
        SYSTEM, ward, kind="together", title="Kaffe kl. tre", text="Hver tirsdag.", reach="local"
    )
    neighbour = factories.open_workplace(region, name="Skolen ved siden af", setting="school")
    cluster = Cluster.objects.create(name="Kvarteret", founder=ward)
    for workplace in (ward, neighbour):
        Member.objects.create(cluster=cluster, workplace=workplace, joined_at=clock.now())
    page = visitor.get(place_of(ward)).content.decode()
    assert "Kaffe kl. tre" not in page
    shown = {"state": StoryState.PUBLISHED, "approved_at": clock.now(), "published_at": clock.now()}
    Story.objects.filter(pk=story.pk).update(**shown)
    page = visitor.get(f"{place_of(ward)}?side=1").content.decode()
    told = page[page.index('id="faellesskab"') :]
    for words in (
        "Vennerne",
        "Røde Kors",
        "Strik og snak",
        "Skolen ved siden af",
        "Kaffe kl. tre",
        "Sådan bliver du en del af det",
    ):
        assert words in told
    assert activity.title in page
    assert f"{reverse('applications:interest', args=[region.slug])}?sted={ward.slug}" in told


def test_a_few_volunteers_are_not_counted_aloud(visitor, ward):
    for _person in range(4):
        factories.affiliated(ward)
    assert "frivillige er med lige nu" not in visitor.get(place_of(ward)).content.decode()
    factories.affiliated(ward)
    assert "5 frivillige er med lige nu" in visitor.get(f"{place_of(ward)}?side=1").content.decode()


def test_where_nobody_has_begun_the_page_says_so(visitor, ward):
    page = visitor.get(place_of(ward)).content.decode()
    assert "Du kan blive den første" in page
    assert "Vælg en af aktiviteterne ovenfor" not in page


def test_the_community_costs_the_same_however_large_it_is(
    visitor, region, ward, circle, django_assert_max_num_queries
):
    for number in range(4):
        session_of(circle)
        register_partner(SYSTEM, region, kind="corps", name=f"Korps {number}", workplace=ward)
    with django_assert_max_num_queries(20):
        visitor.get(place_of(ward))
