"""What somebody has lived through: told by themselves, read by matching alone, withdrawn without a trace of what it was."""

import pytest

from samspil.base.core.errors import Closed, Conflict, Denied, Invalid
from samspil.base.events.models import Event
from samspil.everyday.requests.actions import (
    ask_volunteers,
    choose_theme,
    hold_meeting,
    tell_experience,
    withdraw_experience,
)
from samspil.everyday.requests.models import LivedExperience, Meeting, PeerWish, Question
from samspil.everyday.requests.queries.matching import next_to_ask, suggestions
from samspil.everyday.requests.queries.pulling import takeable_by
from samspil.people.volunteers.actions import end_affiliation
from samspil.people.volunteers.models import Affiliation
from tests import factories
from tests.requests.finders import fresh, helper, person_of, taken, wish


@pytest.fixture
def activity(ward):
    return factories.published_activity(ward, kind="peer_support")


@pytest.fixture
def jytte(activity):
    """Somebody who has lost a relative, and has told."""
    actor = helper(activity, "Jytte Holm", may_be_called=True)
    tell_experience(actor, person_of(actor), themes=["loss"], agrees=True)
    return actor


def test_without_an_explicit_yes_nothing_is_kept(activity):
    ole = helper(activity, "Ole Bakke")
    for said in ({"themes": ["loss"], "agrees": False}, {"themes": [], "agrees": True}):
        with pytest.raises(Invalid):
            tell_experience(ole, person_of(ole), **said)
    assert not LivedExperience.objects.exists()


def test_nobody_tells_or_withdraws_for_somebody_else(activity, jytte, coordinator, administrator):
    for actor in (coordinator, administrator):
        with pytest.raises(Denied):
            tell_experience(actor, person_of(jytte), themes=["loss"], agrees=True)
        with pytest.raises(Denied):
            withdraw_experience(actor, person_of(jytte))


@pytest.mark.requirement("RM-23")
def test_a_peer_is_found_by_what_both_have_lived_and_by_nothing_else(activity, jytte, stranger):
    helper(activity, "Ole Bakke", may_be_called=True)
    request = wish(activity, kind="peer")
    assert next_to_ask(request, 5) == [jytte.volunteer_id]
    choose_theme(stranger, request, key=request.key, theme="addiction")
    assert next_to_ask(request, 5) == []
    assert not takeable_by(person_of(jytte))
    choose_theme(stranger, request, key=request.key, theme="loss")
    assert next_to_ask(request, 5) == [jytte.volunteer_id]
    assert [row.request.pk for row in takeable_by(person_of(jytte))] == [request.pk]


@pytest.mark.requirement("RM-23")
def test_no_duty_reads_who_has_lived_through_what(
    activity, jytte, coordinator, leader, administrator, client_of
):
    request = wish(activity, kind="peer")
    ask_volunteers(coordinator, request)
    for actor in (coordinator, leader, administrator):
        assert suggestions(actor, fresh(request)) == []
    page = client_of(coordinator).get(f"/anmodninger/{request.pk}/forslag/").content.decode()
    assert "Jytte" not in page
    for path in ("/frivillige/", f"/frivillige/{jytte.volunteer_id}/", f"/anmodninger/{request.pk}/"):
        page = client_of(coordinator).get(path).content.decode()
        assert "At miste" not in page
    # No list can be made of it: neither an administration page, nor a manager that answers to a duty, nor an export.
    assert not hasattr(LivedExperience.objects.all(), "visible_to")
    # The log says that a consent was given, at no place, and never which.
    for event in Event.objects.filter(verb__startswith="experience."):
        assert (event.authority_id, event.unit_path, event.payload) == (None, "", {})


@pytest.mark.requirement("RM-23")
def test_withdrawing_removes_it_everywhere_and_is_logged_without_the_theme(activity, jytte):
    request = wish(activity, kind="peer")
    withdraw_experience(jytte, person_of(jytte))
    assert not LivedExperience.objects.exists()
    event = Event.objects.get(verb="experience.withdrawn")
    assert event.payload == {}
    assert event.actor_id == jytte.user_id
    assert next_to_ask(request, 5) == []
    with pytest.raises(Closed):
        taken(jytte, request)
    with pytest.raises(Conflict):
        withdraw_experience(jytte, person_of(jytte))


def test_an_old_consent_to_other_words_no_longer_counts(activity, jytte):
    LivedExperience.objects.update(consent_version=0)
    assert next_to_ask(wish(activity, kind="peer"), 5) == []


def test_who_leaves_takes_it_along(activity, jytte, coordinator):
    end_affiliation(coordinator, Affiliation.objects.get(volunteer=jytte.volunteer_id))
    assert not LivedExperience.objects.exists()


def test_what_the_citizen_hopes_for_goes_with_the_need(activity, jytte, stranger, coordinator):
    request = wish(activity, kind="peer")
    choose_theme(stranger, request, key=request.key, theme="loss")
    assert not [event for event in Event.objects.all() if "loss" in str(event.payload)]
    taken(jytte, request)
    with pytest.raises(Conflict):
        choose_theme(stranger, fresh(request), key=request.key, theme="mind")
    hold_meeting(jytte, Meeting.objects.select_related("request__activity__workplace__unit").get())
    assert not PeerWish.objects.exists()


def test_the_volunteer_decides_on_a_page_of_their_own(activity, client_of):
    ole = helper(activity, "Ole Bakke")
    page = "/mit/oensker/erfaring/"
    assert client_of(ole).get(page).status_code == 200
    assert client_of(ole).post(page, {"themes": ["loss"]}).status_code == 422
    assert client_of(ole).post(page, {"themes": ["loss", "mind"], "agrees": "on"}).status_code == 302
    assert LivedExperience.objects.filter(volunteer=ole.volunteer_id).count() == 2
    client_of(ole).post("/mit/oensker/erfaring/tilbage/")
    assert not LivedExperience.objects.exists()
    assert not PeerWish.objects.exists()
    assert not Question.objects.exists()
