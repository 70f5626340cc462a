"""What a volunteer, an asker and a coordinator see of the finding."""

import pytest

from samspil.base.core.actor import SYSTEM
from samspil.everyday.requests.actions import ask_wave, move_request
from samspil.everyday.requests.models import Meeting, Question, Standby
from samspil.everyday.requests.queries.pulling import takeable_by
from samspil.people.volunteers.models import Wishes
from tests import factories
from tests.requests.finders import fresh, helper, person_of, soon, taken, wish


@pytest.fixture
def activity(ward):
    return factories.published_activity(ward)


@pytest.fixture
def jytte(activity):
    return helper(activity, "Jytte Holm", may_be_called=True)


def read(client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_a_volunteer_finds_takes_and_holds_in_a_few_taps(activity, jytte, client_of):
    request = wish(activity)
    client = client_of(jytte)
    page = read(client, "/oensker-om-selskab/")
    assert "Selskab og en snak" in page
    assert "Inger" not in page
    assert "Inger" not in read(client, f"/oensker-om-selskab/{request.pk}/")
    answer = client.post(f"/oensker-om-selskab/{request.pk}/ja/")
    meeting = Meeting.objects.get()
    assert answer["Location"] == f"/moeder-med-borgere/{meeting.pk}/"
    page = read(client, answer["Location"])
    assert "Inger" in page
    assert "Stue 4" in page
    assert "Dem møder jeg" in read(client, "/oensker-om-selskab/")
    assert client.post(f"/moeder-med-borgere/{meeting.pk}/afslutning/").status_code == 302
    assert "I har mødtes" in read(client, f"/moeder-med-borgere/{meeting.pk}/")
    assert fresh(request).state == "done"


def test_who_comes_second_is_told_kindly_and_may_wait(activity, jytte, client_of):
    ole = helper(activity, "Ole Bakke")
    request = wish(activity)
    taken(jytte, request)
    client = client_of(ole)
    assert client.post(f"/oensker-om-selskab/{request.pk}/ja/").status_code == 409
    page = read(client, f"/oensker-om-selskab/{request.pk}/")
    assert "En anden frivillig har sagt ja" in page
    assert "Jytte" not in page
    client.post(f"/oensker-om-selskab/{request.pk}/venteliste/")
    assert Standby.objects.get().volunteer_id == ole.volunteer_id


def test_no_thanks_takes_it_off_the_list(activity, jytte, client_of):
    request = wish(activity)
    client = client_of(jytte)
    client.post(f"/oensker-om-selskab/{request.pk}/nej-tak/")
    assert "Ingen venter lige nu" in read(client, "/oensker-om-selskab/")
    assert "Det kan kun du selv se" in read(client, "/oensker-om-selskab/hvorfor/")


def test_who_is_not_ready_reads_what_is_missing(activity, client_of):
    ulla = helper(activity, "Uklar Ulla", ready=False)
    request = wish(activity)
    assert "Ingen venter lige nu" in read(client_of(ulla), "/oensker-om-selskab/")
    assert "Det står i vejen" in read(client_of(ulla), f"/oensker-om-selskab/{request.pk}/")


def test_a_new_time_is_answered_on_the_meetings_own_page(activity, jytte, coordinator, client_of):
    request = wish(activity, hours=30)
    meeting = taken(jytte, request)
    move_request(coordinator, fresh(request), starts_at=soon(60), ends_at=soon(61))
    client = client_of(jytte)
    assert "Ja, det passer mig" in read(client, f"/moeder-med-borgere/{meeting.pk}/")
    client.post(f"/moeder-med-borgere/{meeting.pk}/bekraeftelse/")
    assert Meeting.objects.get().state == "agreed"
    client.post(f"/moeder-med-borgere/{meeting.pk}/afbud/")
    assert not Meeting.objects.exists()


def test_the_coordinator_reads_who_fits_and_asks(activity, jytte, coordinator, client_of):
    request = wish(activity)
    client = client_of(coordinator)
    page = read(client, f"/anmodninger/{request.pk}/forslag/")
    assert "Jytte Holm" in page
    assert "Taler borgerens sprog" in page
    client.post(f"/anmodninger/{request.pk}/spoerg/")
    assert Question.objects.count() == 1
    assert "1 frivillig er spurgt" in read(client, f"/anmodninger/{request.pk}/forslag/")


def test_staff_and_asker_note_a_new_time(activity, coordinator, client_of):
    request = wish(activity, hours=30)
    for client, path in (
        (client_of(coordinator), f"/anmodninger/{request.pk}/tid/"),
        (client_of(None), f"/bed-om/{request.pk}/{request.key}/tid/"),
    ):
        assert client.get(path).status_code == 200
        assert client.post(path, {"day": "1.1.2020", "hour": "14"}).status_code == 422
        assert client.post(path, {"day": "1.1.2020", "hour": "kvart i"}).status_code == 422
        day = soon(100).strftime("%d.%m.%Y")
        assert client.post(path, {"day": day, "hour": "14", "until": "15.30"}).status_code == 302
    assert client_of(None).get(f"/bed-om/{request.pk}/gaet/tid/").status_code == 404


def test_the_asker_of_a_peer_says_whom_they_hope_for(ward, client_of):
    peers = factories.published_activity(ward, kind="peer_support")
    request = wish(peers, kind="peer")
    path = f"/bed-om/{request.pk}/{request.key}/emne/"
    assert client_of(None).get(path).status_code == 200
    assert client_of(None).post(path, {"theme": "loss"}).status_code == 302
    assert client_of(None).post(path, {"theme": "noget andet"}).status_code == 422


def test_wishes_are_the_volunteers_own(activity, jytte, client_of):
    client = client_of(jytte)
    assert client.get("/mit/oensker/").status_code == 200
    said = {"kinds": ["reading"], "on_weekends": "on", "max_km": "12", "may_be_called": "on"}
    assert client.post("/mit/oensker/", said).status_code == 302
    row = Wishes.objects.get(volunteer=jytte.volunteer_id)
    assert (row.kinds, row.on_weekdays, row.on_weekends, row.max_km) == (["reading"], False, True, 12)
    assert client.post("/mit/oensker/", {**said, "max_km": "-3"}).status_code == 422


# Who opens what: every role tries every page of the finding. The rest of the house's roles are tried in tests/journeys.
VOLUNTEERS_OWN = (
    "/oensker-om-selskab/",
    "/oensker-om-selskab/hvorfor/",
    "/mit/oensker/",
    "/mit/oensker/erfaring/",
)


@pytest.mark.parametrize("path", VOLUNTEERS_OWN)
def test_pages_for_volunteers_are_for_everybody_who_is_one(path, jytte, activity, client_of):
    assert client_of(jytte).get(path).status_code == 200
    assert client_of(None).get(path).status_code == 302
    assert client_of(factories.person("Nina Ingen")).get(path).status_code == 403


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("coordinator", 200),
        ("leader", 200),
        ("employee", 403),
        ("administrator", 404),
        ("foreigner", 404),
        ("jytte", 404),
        ("stranger", 302),
    ],
)
def test_suggestions_and_times_are_for_those_who_find_volunteers(
    role, expected, request, activity, client_of
):
    wanted = wish(activity, hours=30)
    actor = None if role == "stranger" else request.getfixturevalue(role)
    for noun in ("forslag", "tid"):
        assert client_of(actor).get(f"/anmodninger/{wanted.pk}/{noun}/").status_code == expected
    answer = client_of(actor).post(f"/anmodninger/{wanted.pk}/spoerg/").status_code
    assert answer == (302 if expected == 200 else expected)


@pytest.mark.parametrize("role", ["coordinator", "leader", "employee", "administrator", "foreigner"])
def test_nobody_opens_another_ones_meeting_or_offer(role, request, activity, jytte, client_of):
    wanted = wish(activity)
    meeting = taken(jytte, wanted)
    actor = request.getfixturevalue(role)
    assert client_of(actor).get(f"/moeder-med-borgere/{meeting.pk}/").status_code == 404
    for noun in ("afbud", "bekraeftelse", "afslutning", "hjem", "ankomst", "hjemgang"):
        assert client_of(actor).post(f"/moeder-med-borgere/{meeting.pk}/{noun}/").status_code == 404
    for noun in ("ja", "nej-tak", "venteliste"):
        answer = client_of(actor).post(f"/oensker-om-selskab/{wanted.pk}/{noun}/")
        assert answer.status_code in {403, 404}
    assert Meeting.objects.get().state == "agreed"


def test_a_volunteer_of_another_place_sees_nothing(activity, region, client_of):
    other = factories.published_activity(factories.open_workplace(region, name="Anden afdeling"))
    frida = helper(other, "Fjern Frida")
    request = wish(activity)
    assert client_of(frida).get(f"/oensker-om-selskab/{request.pk}/").status_code == 404
    assert client_of(frida).post(f"/oensker-om-selskab/{request.pk}/ja/").status_code == 404


def test_the_number_of_queries_does_not_grow_with_the_list(activity, jytte, django_assert_max_num_queries):
    for n in range(12):
        wish(activity, phone=f"+45400000{n:02}", whereabouts=f"Stue 2{n}", hours=30 + 24 * n)
    with django_assert_max_num_queries(10):
        assert len(takeable_by(person_of(jytte))) == 12


def test_a_get_asks_nobody_and_answers_nothing(activity, jytte, client_of):
    ask_wave(SYSTEM, wish(activity, hours=4))
    question = Question.objects.get()
    for _n in range(3):
        client_of(None).get(f"/spoergsmaal/{question.pk}/{question.key}/")
    assert Question.objects.count() == 1
    assert client_of(None).get(f"/spoergsmaal/{question.pk}/{question.key}/ja/").status_code == 405
