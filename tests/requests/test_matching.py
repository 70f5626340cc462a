"""Who fits, in which order, and why: said to the coordinator and to the volunteer in the same words."""

from datetime import timedelta

import pytest
from django.utils import translation

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Closed, Conflict
from samspil.everyday.requests.actions import (
    ask_volunteers,
    ask_wave,
    decline_question,
    hold_meeting,
    stand_by,
    step_back,
)
from samspil.everyday.requests.jobs.finding import ask_next_volunteers
from samspil.everyday.requests.models import Meeting, Question, Request
from samspil.everyday.requests.queries.gates import is_wanting
from samspil.everyday.requests.queries.matching import next_to_ask, suggestions
from samspil.everyday.requests.queries.pulling import explain, takeable_by
from samspil.everyday.requests.rules.ranking import time_of_week
from samspil.people.volunteers.actions import change_wishes
from samspil.people.volunteers.models import Volunteer, Wishes
from samspil.society.access.matrix import Duty
from samspil.society.accounts.models import User
from samspil.society.places.models import Site
from tests import factories
from tests.requests.finders import fresh, helper, person_of, taken, wish


@pytest.fixture
def activity(ward):
    return factories.published_activity(ward)


@pytest.fixture
def seven(activity):
    """Seven volunteers who may be called."""
    return [helper(activity, f"Frivillig {n}", may_be_called=True) for n in range(7)]


def asked() -> list[int]:
    return list(Question.objects.order_by("wave", "pk").values_list("volunteer_id", flat=True))


@pytest.mark.requirement("RM-33")
def test_the_rank_is_the_same_after_ten_noes(activity, coordinator, stranger):
    jytte = helper(activity, "Jytte Holm", may_be_called=True)
    helper(activity, "Ole Bakke", may_be_called=True)
    last = wish(activity, phone="+4540000099", whereabouts="Stue 99")

    def points():
        return [(row.volunteer.pk, row.points, row.sentences) for row in suggestions(SYSTEM, fresh(last))]

    # Being asked counts (others come first for a day); that the answer was no does not.
    asked_at = clock.now() - timedelta(days=20)
    Wishes.objects.update(last_asked_at=asked_at)
    before = points()
    for n in range(10):
        request = wish(activity, hours=3, phone=f"+45400000{n:02}", whereabouts=f"Stue 1{n}")
        ask_wave(SYSTEM, request)
        question = Question.objects.select_related("request", "volunteer").get(
            request=request, volunteer=jytte.volunteer_id
        )
        decline_question(stranger, question, key=question.key)
    Wishes.objects.update(last_asked_at=asked_at)
    assert points() == before


@pytest.mark.requirement("RM-84")
def test_only_trained_ambassadors_are_asked_for_a_talk_the_first_wins_and_the_next_waits(
    ward, coordinator, stranger
):
    talks = factories.published_activity(ward, kind="talk", course="En af os: fortæl din historie")
    trained = [helper(talks, f"Uddannet {n}", may_be_called=True) for n in range(2)]
    untrained = helper(talks, "Uden kursus", may_be_called=True, ready=False)
    request = wish(
        talks,
        kind="talk",
        hours=70,
        audience="9. klasse",
        theme="Håb",
        place="Skolen",
        whereabouts="",
    )
    ask_volunteers(coordinator, request)
    assert sorted(asked()) == sorted(actor.volunteer_id for actor in trained)
    with pytest.raises(Closed):
        taken(untrained, request)
    meeting = taken(trained[0], request)
    with pytest.raises(Conflict):
        taken(trained[1], request)
    stand_by(trained[1], fresh(request), volunteer=person_of(trained[1]))
    step_back(trained[0], meeting)
    ask_next_volunteers.func()
    assert Question.objects.filter(volunteer=trained[1].volunteer_id).exists()


@pytest.mark.requirement("RM-89")
def test_relief_is_matched_to_those_who_have_time_in_its_window(ward):
    hospice = factories.published_activity(ward, kind="hospice_relief")
    free = helper(hospice, "Ledige Lis", may_be_called=True)
    nights_only = {"on_weekdays": False, "on_evenings": False, "on_weekends": False, "at_night": True}
    helper(hospice, "Natteravnen Nis", may_be_called=True, **nights_only)
    day = clock.local(clock.now() + timedelta(days=3)).replace(hour=13, minute=0, second=0, microsecond=0)
    request = wish(
        hospice,
        kind="relief",
        asker="relative",
        citizen_agrees=True,
        starts_at=day,
        ends_at=day + timedelta(hours=3),
    )
    assert next_to_ask(request, 5) == [free.volunteer_id]
    taken(free, request)
    other = wish(
        hospice,
        kind="relief",
        asker="employee",
        citizen_agrees=True,
        phone="+4540000001",
        whereabouts="Stue 7",
        starts_at=day + timedelta(hours=1),
        ends_at=day + timedelta(hours=4),
    )
    assert next_to_ask(other, 5) == []


def test_everybody_can_read_why_they_were_or_were_not_asked(activity, seven, stranger):
    request = wish(activity, hours=4)
    quiet, unready = helper(activity, "Stille Signe"), helper(activity, "Uklar Ulla", ready=False)
    assert "Det har ikke været din tur endnu" in " ".join(said(seven[0], request))
    assert "ikke sagt, at vi må spørge dig" in " ".join(said(quiet, request))
    assert said(unready, request)
    ask_wave(SYSTEM, request)
    no = Question.objects.select_related("request", "volunteer").order_by("pk").first()
    assert "spurgt" in " ".join(said(seven[0], request))
    decline_question(stranger, no, key=no.key)
    assert "Det kan kun du selv se" in " ".join(said(seven[0], request))
    change_wishes(seven[6], person_of(seven[6]), kinds=["reading"])
    assert "Mine ønsker" in " ".join(said(seven[6], request))


def said(actor, request) -> list[str]:
    with translation.override("da"):
        return explain(person_of(actor), fresh(request))


def test_the_one_they_know_and_those_who_live_near_come_first(activity, region):
    near = helper(activity, "Nære Nina")
    far = helper(activity, "Fjerne Finn")
    known = helper(activity, "Kendte Kaj")
    Site.objects.create(
        name="Et sted i Aarhus", postcode="8000", city="Aarhus", latitude=56.16, longitude=10.2
    )
    Volunteer.objects.filter(pk=near.volunteer_id).update(postcode="8800")
    Volunteer.objects.filter(pk__in=[far.volunteer_id, known.volunteer_id]).update(postcode="8000")
    before = wish(activity)
    hold_meeting(known, taken(known, before))
    found = suggestions(SYSTEM, wish(activity))
    assert [row.volunteer.pk for row in found] == [known.volunteer_id, near.volunteer_id, far.volunteer_id]
    with translation.override("da"):
        found = suggestions(
            SYSTEM, fresh(before) if is_wanting(before) else wish(activity, whereabouts="Stue 5")
        )
        told = {row.volunteer.pk: row.sentences for row in found}
    assert "Har mødt hinanden før." in told[known.volunteer_id]
    assert "Bor i nærheden." in told[near.volunteer_id]
    assert any("kilometer væk" in sentence for sentence in told[far.volunteer_id])


def test_who_lives_too_far_away_is_neither_suggested_nor_shown(activity):
    far = helper(activity, "Fjerne Finn", max_km=20)
    Site.objects.create(
        name="Et sted i Aarhus", postcode="8000", city="Aarhus", latitude=56.16, longitude=10.2
    )
    Volunteer.objects.filter(pk=far.volunteer_id).update(postcode="8000")
    assert suggestions(SYSTEM, wish(activity)) == []
    assert takeable_by(person_of(far)) == []


def test_who_is_not_ready_stands_last_and_the_reason_is_said(activity, coordinator):
    helper(activity, "Uklar Ulla", ready=False)
    ready = helper(activity, "Klare Klara")
    found = suggestions(coordinator, wish(activity))
    assert [bool(row.missing) for row in found] == [False, True]
    assert found[0].volunteer.pk == ready.volunteer_id


def test_an_association_reads_the_names_of_its_own_alone(ward):
    ours = factories.partner(ward.unit.authority)
    shared = factories.published_activity(ward)
    inside = helper(shared, "Vores Vibe", partner=ours)
    helper(shared, "Deres Dan")
    chief = factories.assigned(Duty.ASSOCIATION_LEADER, at=ours, name="Aksel Aktivitetsleder")
    assert [row.volunteer.pk for row in suggestions(chief, wish(shared))] == [inside.volunteer_id]


def test_the_language_of_the_citizen_counts(activity):
    plain, english = helper(activity, "Danske Dora"), helper(activity, "Engelske Eva")
    Volunteer.objects.filter(pk=english.volunteer_id).update(languages=["da", "en"])
    request = wish(activity)
    Request.objects.filter(pk=request.pk).update(language="en")
    found = [row.volunteer.pk for row in suggestions(SYSTEM, fresh(request))]
    assert found == [english.volunteer_id, plain.volunteer_id]


def test_a_night_is_for_those_who_wish_for_nights():
    day = clock.local(clock.now()).replace(
        month=6, day=3, hour=12, minute=0
    )  # whatever the year, by its weekday
    names = {
        time_of_week((day + timedelta(days=n)).replace(hour=hour))
        for n in range(7)
        for hour in (2, 10, 18, 23)
    }
    assert names == {"at_night", "on_weekdays", "on_evenings", "on_weekends"}


def test_a_yes_given_on_the_telephone_is_noted_for_those_without_an_address(activity, coordinator, client_of):
    jytte, ole = helper(activity, "Jytte Holm"), helper(activity, "Ole Bakke")
    User.objects.filter(pk=jytte.user_id).update(email=None)
    request = wish(activity)
    page = client_of(coordinator).get(f"/anmodninger/{request.pk}/forslag/").content.decode()
    assert page.count("De sagde ja") == 1
    path = f"/anmodninger/{request.pk}/ja/"
    assert client_of(coordinator).post(path, {"frivillig": ole.volunteer_id}).status_code == 403
    assert client_of(coordinator).post(path, {"frivillig": "99999"}).status_code == 404
    assert client_of(ole).post(path, {"frivillig": jytte.volunteer_id}).status_code == 404
    assert client_of(coordinator).post(path, {"frivillig": jytte.volunteer_id}).status_code == 302
    assert Meeting.objects.get().volunteer_id == jytte.volunteer_id
    page = client_of(coordinator).get(f"/anmodninger/{request.pk}/forslag/").content.decode()
    assert "Jytte Holm har sagt ja." in page
