"""The boards: every number is the count it says it is, small ones are hidden, and a large area costs no more."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse

from samspil.base.core import clock
from samspil.base.core.errors import Denied, NotVisible
from samspil.compact.agreements.models import Agreement
from samspil.everyday.requests.models import Request
from samspil.learning.insights.models import Evaluation
from samspil.learning.insights.queries.board import Board
from samspil.learning.insights.queries.pages import board_page, waiting
from samspil.learning.insights.queries.reach import reach_of
from samspil.learning.insights.queries.visibility import indicators, stories_published
from samspil.learning.insights.rules.boards import Asked, Late, Line, Visit, lines_of
from samspil.learning.insights.rules.hiding import hidden, is_small
from samspil.learning.insights.rules.periods import Period, period_of
from samspil.learning.recognition.models import Story
from samspil.people.applications.models import Application
from samspil.society.access.matrix import Duty
from tests import factories
from tests.factories.agreements import active_agreement
from tests.insights.conftest import answered, attended, opened

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)


def the_period(key="90"):
    return period_of(key, clock.today())


def story(at, *, days_ago=5, state="published", **fields):
    when = clock.now() - timedelta(days=days_ago)
    return Story.objects.create(
        authority=at.unit.authority,
        workplace=at,
        kind="together",
        theme="team",
        title="En god dag",
        state=state,
        approved_at=when,
        published_at=when,
        withdrawn_at=when if state == "withdrawn" else None,
        **fields,
    )


def seen(by, key="90", unit=""):
    return {one.key: one for one in indicators(reach_of(by, unit), the_period(key))}


@pytest.mark.requirement("RM-09")
def test_the_number_is_the_count_of_stories_published_in_the_period(ward, leader, council, region, client_of):
    for days in (0, 5, 89):
        story(ward, days_ago=days)
    story(ward, days_ago=95)
    story(ward, state="withdrawn")
    story(ward, state="draft")
    story(factories.open_workplace(factories.authority("Region Syddanmark"), name="Fremmed"))
    for reader in (leader, council):
        found = seen(reader)["stories"]
        assert (found.now, found.before) == (3, 1)
        assert found.now == stories_published(reach_of(reader), the_period()).count()
    page = client_of(council).get("/indblik/synlighed/").content.decode()
    row = re.search(r"Historier, der er offentliggjort</th>(.*?)</tr>", page, re.DOTALL)
    assert row
    assert re.findall(r">(\d+)</td>", row[1]) == ["3", "1"]


@pytest.mark.requirement("RM-09")
def test_a_story_that_is_taken_back_is_counted_no_more(ward, leader):
    told = story(ward)
    assert seen(leader)["stories"].now == 1
    Story.objects.filter(pk=told.pk).update(state="draft")
    assert seen(leader)["stories"].now == 0


@pytest.mark.requirement("RM-09")
def test_offers_and_places_are_counted_as_everybody_sees_them(ward, region, council):
    other = factories.open_workplace(region, name="Kirurgisk afdeling")
    factories.published_activity(ward)
    factories.published_activity(ward, title="Læsning")
    factories.published_activity(other, title="Følgeven")
    factories.described_activity(ward, title="Kun en kladde")
    found = seen(council)
    assert (found["offers"].now, found["places"].now, found["new_offers"].now) == (3, 2, 3)
    assert (found["offers"].before, found["offers"].shown_before) == (None, "")


@pytest.mark.requirement("RM-09")
def test_an_invitation_that_led_to_an_application_counts(ward, leader):
    activity = factories.published_activity(ward)
    for number in range(7):
        Application.objects.create(
            activity=activity,
            name=f"Ansøger {number}",
            email=f"a{number}@example.dk",
            state="received",
            confirmed_at=clock.now(),
            was_invited=number < 2,
        )
    found = seen(leader)
    assert (found["applications"].shown, found["invited_applications"].now) == ("7", 2)
    assert found["invited_applications"].shown == "færre end 5"


@pytest.mark.requirement("RM-09")
def test_nobody_is_followed_on_the_way(leader, client_of):
    answer = client_of(leader).get("/indblik/synlighed/")
    assert set(answer.cookies) <= {"csrftoken", "sessionid"}


def test_hours_and_people_of_both_periods(ward, leader):
    activity = factories.published_activity(ward)
    _by, jytte = factories.affiliated(ward)
    attended(activity, jytte, hours=2)
    attended(activity, jytte, hours=3, days_ago=4)
    attended(activity, hours=1, days_ago=120)
    total = Board(reach_of(leader), the_period()).total
    assert (total.people, total.times, total.hours) == (1, 2, 5.0)
    assert (total.people_before, total.times_before, total.hours_before) == (1, 1, 1.0)


def test_requests_are_asked_met_and_waited_for(ward, leader):
    activity = factories.published_activity(ward)
    for number in range(6):
        asked_at = clock.now() - timedelta(days=3, hours=number)
        Request.objects.create(
            activity=activity,
            kind="company",
            asker="citizen",
            first_name="Kaj",
            created_at=asked_at,
            found_at=asked_at + timedelta(hours=4) if number < 5 else None,
        )
    total = Board(reach_of(leader), the_period()).total
    assert (total.asked.asked, total.asked.met, total.wait_hours) == (6, 5, 4)


def test_what_is_late_is_said(ward, leader):
    agreement = active_agreement(ward)
    today = clock.today()
    Agreement.objects.filter(pk=agreement.pk).update(
        valid_from=today - timedelta(days=400), valid_to=today + timedelta(days=30)
    )
    evaluation = opened(factories.published_activity(ward))
    Evaluation.objects.filter(pk=evaluation.pk).update(answer_by=today - timedelta(days=1))
    late = Board(reach_of(leader), the_period()).total.late
    assert late == Late(ending=1, unevaluated=1, unanswered=1)


def test_a_fresh_evaluation_is_not_missing(ward, leader, volunteer):
    agreement = active_agreement(ward)
    Agreement.objects.filter(pk=agreement.pk).update(valid_from=clock.today() - timedelta(days=400))
    evaluation = opened(agreement)
    assert Board(reach_of(leader), the_period()).total.late.unevaluated == 1
    answered(leader, evaluation)
    answered(volunteer, evaluation)
    assert Board(reach_of(leader), the_period()).total.late.total == 0


def test_units_are_opened_and_others_are_not_there(ward, region, council, leader, client_of):
    other = factories.open_workplace(region, name="Kirurgisk afdeling")
    client = client_of(council)
    page = client.get("/indblik/").content.decode()
    assert f"?enhed={ward.pk}&amp;periode=90" in page
    assert client.get(f"/indblik/?enhed={ward.pk}&periode=aar").status_code == 200
    assert client.get("/indblik/?enhed=nej").status_code == 404
    assert client_of(leader).get(f"/indblik/?enhed={other.pk}").status_code == 404
    with pytest.raises(NotVisible):
        reach_of(leader, str(other.pk))


@pytest.mark.parametrize("address", ["insights:board", "insights:visibility"])
@pytest.mark.parametrize(
    ("duty", "status"),
    [
        (Duty.LEADER, 200),
        (Duty.ADMINISTRATOR, 200),
        (Duty.CONSULTANT, 200),
        (Duty.COUNCIL_MEMBER, 200),
        (Duty.COMMITTEE_MEMBER, 200),
        (Duty.COORDINATOR, 403),
        (Duty.EMPLOYEE, 403),
    ],
)
def test_who_follows_and_who_does_not(address, duty, status, ward, client_of):
    assert client_of(factories.assigned(duty, at=ward)).get(reverse(address)).status_code == status


@pytest.mark.parametrize("address", ["insights:board", "insights:visibility"])
def test_volunteers_and_strangers_do_not_follow(address, volunteer, client_of):
    assert client_of(volunteer).get(reverse(address)).status_code == 403
    assert client_of(None).get(reverse(address)).status_code == 302


def test_a_committee_follows_its_own_ward_alone(ward, region):
    member = factories.assigned(Duty.COMMITTEE_MEMBER, at=ward)
    attended(factories.published_activity(factories.open_workplace(region, name="En anden")))
    board = Board(reach_of(member), the_period())
    assert (list(board.places), board.total.times) == ([ward.pk], 0)


def test_whoever_follows_nothing_is_told_so(volunteer):
    with pytest.raises(Denied):
        reach_of(volunteer)


def test_the_same_few_queries_however_large_the_area(region, council, django_assert_num_queries):
    for number in range(4):
        activity = factories.published_activity(
            factories.open_workplace(region, name=f"Afdeling {number}"), title=f"Indsats {number}"
        )
        attended(activity)
    with django_assert_num_queries(7):
        board_page(Board(reach_of(council), the_period()))
    with django_assert_num_queries(8):
        indicators(reach_of(council), the_period())


def visits(place, people, *, kind="visiting", first=0):
    return [Visit(place, kind, "hospital", first + one, 1, 2.0) for one in range(people)]


def test_each_volunteer_counts_once_however_many_places():
    rows = visits(1, 5) + visits(2, 5)
    lines = lines_of({1: "/1/", 2: "/2/"}, rows, {}, {}, lambda _place: "")
    assert (lines[""].people, lines[""].times, lines[""].hours, lines[""].places) == (5, 10, 20.0, 2)


def test_waiting_times_of_a_few_say_nothing():
    assert Line(asked=Asked(waited=(1.0, 2.0, 3.0, 4.0))).wait_hours is None
    assert Line(asked=Asked(waited=(0.1,) * 5)).wait_hours == 1


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        ({"a": 0, "b": 9}, set()),
        ({"a": 4, "b": 9}, {"a", "b"}),
        ({"a": 4, "b": 9, "c": 7}, {"a", "c"}),
        ({"a": 4, "b": 1, "c": 7}, {"a", "b"}),
        ({"a": 3}, {"a"}),
        ({"a": 5}, set()),
    ],
)
def test_what_could_be_found_by_subtraction_is_hidden_too(people, expected):
    assert hidden(people) == expected
    assert not is_small(0)


@pytest.mark.parametrize(
    ("key", "first", "last", "before"),
    [
        ("30", date(2026, 10, 24), TODAY, date(2026, 9, 24)),
        ("nonsense", date(2026, 8, 25), TODAY, date(2026, 5, 27)),
        ("aar", date(2026, 1, 1), TODAY, date(2025, 2, 9)),
        ("sidste-aar", date(2025, 1, 1), date(2025, 12, 31), date(2024, 1, 2)),
    ],
)
def test_a_period_and_the_one_before_are_as_long(key, first, last, before):
    period = period_of(key, TODAY)
    assert (period.first, period.last, period.before.first) == (first, last, before)
    assert period.before.last == first - timedelta(days=1)
    assert Period(TODAY, TODAY).before == Period(TODAY - timedelta(days=1), TODAY - timedelta(days=1))


def test_a_wait_is_told_in_hours_and_then_in_days():
    assert [waiting(hours) for hours in (None, 1, 47, 48, 100)] == [
        "",
        "1 time",
        "47 timer",
        "2 dage",
        "4 dage",
    ]


def test_hours_a_week_say_something_only_of_several():
    five = lines_of({1: "/1/", 2: "/2/"}, visits(1, 5), {}, {}, lambda _place: "")[""]
    assert (five.weekly_hours(7), five.weekly_hours(70), five.lively) == (2.0, 0.2, 1)
    assert Line(people=4, hours=40.0).weekly_hours(7) is None
    assert Line().weekly_hours(7) is None


def test_the_board_says_at_how_many_workplaces_somebody_came(ward, region, council, client_of):
    factories.open_workplace(region, name="Stille afdeling")
    attended(factories.published_activity(ward))
    page = client_of(council).get("/indblik/?periode=30").content.decode()
    assert ">1 af 2</td>" in page
    assert "for få til at sige det" in page


def test_the_place_of_a_hidden_line_tells_nothing(ward, leader):
    alone = factories.published_activity(ward, title="Læsning", kind="reading")
    attended(alone, hours=9)
    many = factories.published_activity(ward, title="Besøg", kind="visiting")
    other = factories.published_activity(ward, title="Vejviser", kind="wayfinding")
    for number in range(6):
        _by, affiliation = factories.affiliated(ward, name=f"Frivillig {number}")
        attended(many, affiliation, hours=1, days_ago=number + 1)
        attended(other, affiliation, hours=2, days_ago=number + 8)
        attended(other, affiliation, hours=2, days_ago=number + 20)
    _by, seventh = factories.affiliated(ward, name="Syvende")
    attended(other, seventh)
    kinds = board_page(Board(reach_of(leader), the_period()))["kinds"]
    assert [(row.name, row.hours) for row in kinds] == [
        ("Vejviser", "26"),
        ("Besøg", "–"),
        ("Højtlæsning", "–"),
    ]
