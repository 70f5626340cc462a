"""When something has been done for a citizen, they are asked two questions, and nobody sees what they answer."""

from datetime import timedelta

import pytest

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER, SYSTEM
from samspil.base.core.errors import Closed, Conflict, Denied, Invalid, NotVisible
from samspil.everyday.requests.actions import complete_request
from samspil.everyday.requests.flow import State
from samspil.everyday.requests.models import Request
from samspil.learning.surveys.actions import answer_afterwards, open_outcome_round, set_asking_afterwards
from samspil.learning.surveys.jobs import close_rounds
from samspil.learning.surveys.models import Asked, Kind, Question, Round, Spent
from samspil.learning.surveys.queries.reports import report_of
from samspil.learning.surveys.rules.suppression import HIDDEN, Cell
from samspil.society.notifications.models import Notification
from tests import factories
from tests.requests.finders import fresh, wish


@pytest.fixture
def activity(ward):
    return factories.published_activity(ward)


def done(activity, **said):
    """Return a request that has been done."""
    request = wish(activity, **said)
    Request.objects.filter(pk=request.pk).update(state=State.FOUND, found_at=clock.now())
    complete_request(SYSTEM, fresh(request))
    return fresh(request)


def scores(of, *given):
    rows = Question.objects.filter(authority=of.activity.workplace.unit.authority, kind=Kind.OUTCOME)
    return dict(zip(rows.values_list("pk", flat=True), given, strict=True))


def answered(request, added=4, quality=5):
    answer_afterwards(STRANGER, request, key=request.key, scores=scores(request, added, quality))


@pytest.mark.requirement("VB-07", "HJ-06")
def test_the_citizen_answers_two_questions_without_a_name_and_the_place_reads_the_averages(
    activity, client_of, leader, ward
):
    requests = [done(activity, phone=f"+453040506{n}") for n in range(5)]
    page = client_of(None)
    for request in requests:
        url = f"/svar/besoeg/{request.pk}-{request.key}/"
        assert url in page.get(f"/bed-om/{request.pk}/{request.key}/").content.decode()
        assert page.get(url).status_code == 200
        said = {f"q{pk}": str(score) for pk, score in scores(request, 4, 5).items()}
        assert page.post(url, said).headers["Location"] == "/svar/tak/"
        assert url not in page.get("/svar/tak/").content.decode()
    of = Round.objects.get(kind=Kind.OUTCOME, workplace=ward)
    with clock.stopped_at(clock.start_of(of.ends_on + timedelta(days=1))):
        close_rounds.func()
    report = report_of(Round.objects.get(pk=of.pk))
    assert [line.cells[0] for line in report.lines] == [Cell(5, 4.0), Cell(5, 5.0)]
    assert [line.cells[1] for line in report.lines] == [HIDDEN, HIDDEN]  # no relative has answered
    text = client_of(leader).get(f"/spoergeskemaer/{of.pk}/rapport/").content.decode()
    assert "livskvalitet" in text
    assert "Inger" not in text


@pytest.mark.requirement("VB-07")
def test_the_citizen_is_asked_once_by_e_mail_when_it_is_done(activity):
    request = done(activity, email="inger@example.dk", phone="")
    mail = Notification.objects.get(address="inger@example.dk", subject="Hvordan var det?")
    assert "to korte spørgsmål" in mail.body
    assert f"/svar/besoeg/{request.pk}-{request.key}/" in mail.action_path


def test_a_relative_answers_as_a_relative(activity):
    answered(done(activity, asker="relative", citizen_agrees=True))
    assert dict(Asked.objects.values_list("group", "answers")) == {"citizens": 0, "relatives": 1}


def test_nobody_answers_twice_about_the_same_visit_not_even_in_another_quarter(activity):
    request = done(activity)
    answered(request)
    of = Round.objects.get()
    with pytest.raises(Conflict):
        answered(request)
    next_quarter = clock.start_of(of.ends_on + timedelta(days=1))
    Request.objects.filter(pk=request.pk).update(settled_at=next_quarter)
    with clock.stopped_at(next_quarter), pytest.raises(Conflict):
        answered(fresh(request))
    assert Spent.objects.count() == 1


@pytest.mark.parametrize("said", [{"asker": "employee", "citizen_agrees": True}])
def test_staff_are_not_asked_what_it_gave(activity, said):
    request = done(activity, email="eva@example.dk", phone="", **said)
    assert not Notification.objects.filter(subject="Hvordan var det?").exists()
    with pytest.raises(Closed):
        answered(request)


def test_nobody_is_asked_after_a_vigil(activity):
    request = done(activity, email="inger@example.dk", phone="")
    Request.objects.filter(pk=request.pk).update(kind="vigil")
    with pytest.raises(Closed):
        answered(fresh(request))


def test_only_what_is_done_is_asked_about_and_only_with_its_key(activity):
    with pytest.raises(Closed):
        answered(wish(activity))
    request = done(activity)
    with pytest.raises(NotVisible):
        answer_afterwards(STRANGER, request, key="forkert", scores=scores(request, 4, 4))
    with pytest.raises(Invalid):
        answer_afterwards(STRANGER, request, key=request.key, scores={})
    with clock.stopped_at(clock.now() + timedelta(days=31)), pytest.raises(Closed):
        answered(request)


def test_an_authority_may_choose_not_to_ask(activity, region, consultant, leader):
    with pytest.raises(Denied):
        set_asking_afterwards(leader, region, asks=False)
    set_asking_afterwards(consultant, region, asks=False)
    request = done(activity, email="inger@example.dk", phone="")
    assert not Notification.objects.filter(subject="Hvordan var det?").exists()
    with pytest.raises(Closed):
        answered(request)
    set_asking_afterwards(consultant, region, asks=True)
    answered(request)


def test_a_quarter_has_one_round_at_a_place(ward, coordinator):
    first = open_outcome_round(SYSTEM, ward)
    assert open_outcome_round(SYSTEM, ward) == first
    with clock.stopped_at(clock.start_of(first.ends_on + timedelta(days=1))):
        following = open_outcome_round(SYSTEM, ward)
    first.refresh_from_db()
    assert (first.state, following.opens_on) == ("closed", first.ends_on + timedelta(days=1))
    with pytest.raises(Denied):
        open_outcome_round(coordinator, ward)


def test_a_wrong_key_is_a_page_that_is_not_there(activity, client_of):
    request = done(activity)
    assert client_of(None).get(f"/svar/besoeg/{request.pk}-forkert/").status_code == 404
    assert client_of(None).get("/svar/besoeg/999999-forkert/").status_code == 404
