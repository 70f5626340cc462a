"""News and get-togethers for the volunteers of a place, for its members alone; by e-mail only to those who ask for it."""

from datetime import time, timedelta

import pytest

from samspil.base.core import clock
from samspil.base.core.errors import Denied, Invalid
from samspil.learning.recognition.actions.news import (
    LONGEST,
    follow_news,
    forget_news,
    leave_news,
    post_news,
    take_down_news,
)
from samspil.learning.recognition.actions.occasions import plan_occasion
from samspil.learning.recognition.jobs import forget_old_news
from samspil.learning.recognition.models import News, NewsFollower
from samspil.learning.recognition.queries.news import KEPT
from samspil.people.volunteers.actions import end_affiliation
from samspil.people.volunteers.models import Affiliation
from samspil.society.notifications.models import Notification
from tests import factories


@pytest.fixture
def place(ward):
    return f"/faellesskab/{ward.pk}/"


@pytest.fixture
def elsewhere():
    """A volunteer of another workplace."""
    return factories.affiliated(factories.open_workplace(name="Hospice"), name="Vera Anden")[0]


def posted(by, ward, **fields):
    values = {"title": "Ny sofa", "text": "Kom og prøv den.", "until": clock.today() + timedelta(days=9)}
    return post_news(by, ward, **values | fields)


@pytest.mark.requirement("VB-06")
def test_members_see_the_feed_and_nobody_else(
    ward, place, coordinator, volunteer, elsewhere, foreigner, client_of, client
):
    form = {"title": "Ny sofa", "text": "Kom og prøv den.", "until": "2020-01-01"}
    desk = client_of(coordinator)
    assert desk.post(f"{place}nyheder/ny/", form).status_code == 422
    form["until"] = (clock.today() + timedelta(days=9)).isoformat()
    assert desk.post(f"{place}nyheder/ny/", form).status_code == 302
    for reader in (volunteer, coordinator):
        assert "Ny sofa" in client_of(reader).get(place).content.decode()
    for other in (elsewhere, foreigner):
        assert client_of(other).get(place).status_code == 404
    assert client.get(place).status_code == 302
    assert place in client_of(volunteer).get("/faellesskab/").content.decode()
    assert place not in client_of(elsewhere).get("/faellesskab/").content.decode()


def test_get_togethers_ahead_stand_there_for_hosts_and_guests(ward, place, coordinator, volunteer, client_of):
    plan_occasion(
        coordinator,
        ward,
        title="Sommerfest",
        where="Haven",
        day=clock.today() + timedelta(days=9),
        hour=time(14),
    )
    assert "Sommerfest" in client_of(coordinator).get(place).content.decode()
    assert "Sommerfest" not in client_of(volunteer).get(place).content.decode()


def test_whoever_has_left_reads_no_more(ward, place, coordinator, volunteer, client_of):
    end_affiliation(coordinator, Affiliation.objects.get(volunteer=volunteer.user_id))
    assert client_of(volunteer).get(place).status_code == 404


def test_mail_goes_to_those_who_asked_alone(ward, place, coordinator, volunteer, elsewhere, client_of):
    posted(coordinator, ward)
    assert not Notification.objects.exists()
    mine = client_of(volunteer)
    assert mine.post(f"{place}e-mail/").status_code == 302
    posted(coordinator, ward)
    assert Notification.objects.get().recipient_id == volunteer.user_id
    assert mine.post(f"{place}e-mail/", {"fra": "1"}).status_code == 302
    posted(coordinator, ward)
    assert Notification.objects.count() == 1
    with pytest.raises(Denied):
        follow_news(elsewhere, ward, volunteer_id=elsewhere.user_id)
    for wish in (follow_news, leave_news):
        with pytest.raises(Denied):
            wish(elsewhere, ward, volunteer_id=volunteer.user_id)
    assert not NewsFollower.objects.exists()


def test_only_who_looks_after_the_volunteers_writes_and_takes_down(ward, coordinator, volunteer, client_of):
    with pytest.raises(Denied):
        posted(volunteer, ward)
    with pytest.raises(Invalid):
        posted(coordinator, ward, until=clock.today() + LONGEST + timedelta(days=1))
    news = posted(coordinator, ward)
    with pytest.raises(Denied):
        take_down_news(volunteer, news)
    path = f"/faellesskab/nyheder/{news.pk}/fjernelse/"
    assert client_of(volunteer).post(path).status_code == 403
    assert client_of(coordinator).post(path).status_code == 302
    assert not News.objects.exists()


def test_old_news_are_neither_shown_nor_kept(ward, place, coordinator, volunteer, client_of):
    news = posted(coordinator, ward)
    with pytest.raises(Denied):
        forget_news(coordinator, news)
    yesterday = clock.today() - timedelta(days=1)
    News.objects.update(posted_on=yesterday, until=yesterday)
    assert "Ny sofa" not in client_of(volunteer).get(place).content.decode()
    forget_old_news.func()
    assert News.objects.exists()
    old = clock.today() - KEPT - timedelta(days=1)
    News.objects.update(posted_on=old, until=old)
    forget_old_news.func()
    assert not News.objects.exists()
