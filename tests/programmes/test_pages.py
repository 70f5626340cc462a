"""The pages: a minute's reading, every form, who may open what, and the paper."""

from datetime import timedelta

import pytest

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.learning.programmes.actions import (
    add_milestone,
    ask_for_hours,
    ask_for_time,
    hold_check_in,
    plan_phase,
    register_decisions,
    seat_member,
    write_swot_entry,
)
from samspil.learning.programmes.models import (
    AgendaRequest,
    DecisionPaper,
    DecisionPoint,
    Milestone,
    Phase,
    Pilot,
    PointDecision,
    Programme,
    ResourceAsk,
    SwotEntry,
    TeamMember,
)
from samspil.learning.programmes.rules.papers import Decided
from samspil.society.access.matrix import Duty
from samspil.society.accounts.models import User
from tests import factories
from tests.hostile import check_html

pytestmark = pytest.mark.django_db

TODAY = clock.today()
DAY, LATER = TODAY.strftime("%d.%m.%Y"), (TODAY + timedelta(days=90)).strftime("%d.%m.%Y")


@pytest.fixture
def whole(programme, running, paper, department, consultant):
    """A programme with something of everything."""
    first, second, *_rest = paper.points.order_by("number")
    decided = [Decided(first.pk, "approved"), Decided(second.pk, "rejected", words="Ikke i år.")]
    register_decisions(
        SYSTEM, paper, decided=decided, body="Direktionen", case_number="26/1", decided_on=TODAY
    )
    hold_check_in(SYSTEM, running, light="yellow", said="Det går", other_outcome="Nye venner")
    add_milestone(SYSTEM, programme, title="Alle er med", due_on=TODAY, target_percent=100)
    plan_phase(SYSTEM, programme, kind="voluntary", name="Frivillig fase", starts_on=TODAY, until=TODAY)
    write_swot_entry(SYSTEM, programme, kind="threat", text="For lidt tid")
    user = User.objects.get(pk=consultant.user_id)
    seat_member(SYSTEM, programme, user=user, function="owner", field="Administration")
    ask_for_hours(
        SYSTEM,
        programme,
        unit=department,
        function="Konsulent",
        purpose="Besøg",
        hours=80,
        starts_on=TODAY,
        until=TODAY + timedelta(days=30),
    )
    ask_for_time(SYSTEM, programme, forum="Lederforum", topic="Kom med", wanted_by=TODAY)
    return programme


def pages(programme):
    """Return the address of every page that is read with GET."""
    whole = f"/programmer/{programme.pk}/"
    pilot, paper = Pilot.objects.get(), DecisionPaper.objects.get()
    point, step = DecisionPoint.objects.first(), pilot.steps.first()
    reading = [
        "/programmer/",
        whole,
        *(f"{whole}{name}/" for name in ("institutioner", "plan", "swot", "taskforce", "forsoeg", "laering")),
        *(
            f"{whole}{name}/"
            for name in ("indstillinger", "ressourcer", "dagsordener", "tidslinje", "lederpakke")
        ),
        f"/programmer/milepaele/{Milestone.objects.get().pk}/",
        f"/programmer/forsoeg/{pilot.pk}/",
        f"/programmer/indstillinger/{paper.pk}/",
        f"/programmer/indstillinger/{paper.pk}/udskrift/",
        f"/programmer/ressourcer/{ResourceAsk.objects.get().pk}/",
        f"/programmer/dagsordener/{AgendaRequest.objects.get().pk}/",
    ]
    writing = [
        f"{whole}rettelse/",
        *(f"{whole}{name}/ny/" for name in ("faser", "milepaele", "swot", "indstillinger")),
        *(f"{whole}{name}/ny/" for name in ("ressourcer", "dagsordener")),
        f"{whole}forsoeg/nyt/",
        f"{whole}taskforce/nyt-medlem/",
        f"/programmer/milepaele/{Milestone.objects.get().pk}/prognose/",
        f"/programmer/milepaele/{Milestone.objects.get().pk}/rettelse/",
        f"/programmer/swot/{SwotEntry.objects.get().pk}/",
        f"/programmer/taskforce/{TeamMember.objects.get().pk}/afloesning/",
        f"/programmer/taskforce/{TeamMember.objects.get().pk}/udtraeden/",
        f"/programmer/forsoeg/{pilot.pk}/beslutning/",
        *(
            f"/programmer/dagsordener/{AgendaRequest.objects.get().pk}/{name}/"
            for name in ("moede", "udbytte")
        ),
        f"/programmer/dagsordener/{AgendaRequest.objects.get().pk}/afslag/",
        f"/programmer/indstillinger/{paper.pk}/rettelse/",
        f"/programmer/indstillinger/{paper.pk}/punkter/nyt/",
        f"/programmer/punkter/{point.pk}/",
    ]
    following = [
        f"/programmer/forsoeg/{pilot.pk}/opfoelgning/",
        f"/programmer/forsoeg/{pilot.pk}/trin/{step.pk}/",
        f"/programmer/forsoeg/{pilot.pk}/trin/{step.pk}/ansvarlig/",
    ]
    deciding = [
        f"/programmer/indstillinger/{paper.pk}/afgoerelser/",
        f"/programmer/punkter/{point.pk}/ny-afgoerelse/",
    ]
    return reading, writing, following, deciding


@pytest.mark.parametrize(
    ("duty", "everywhere", "opened"),
    [
        (Duty.ADMINISTRATOR, True, "rwfd"),
        (Duty.CONSULTANT, True, "rwf"),
        (Duty.COUNCIL_MEMBER, True, "rd"),
        (Duty.LEADER, False, "rf"),
        (Duty.EMPLOYEE, False, "r"),
    ],
)
def test_each_duty_opens_what_it_may(whole, town, school, client_of, duty, everywhere, opened):
    client = client_of(factories.assigned(duty, at=town if everywhere else school))
    for letter, urls in zip("rwfd", pages(whole), strict=True):
        for url in urls:
            assert client.get(url).status_code == (200 if letter in opened else 403), url


def test_what_others_roll_out_does_not_exist(whole, foreigner, volunteer, client_of):
    reading, *others = pages(whole)
    for by in (foreigner, volunteer):
        client = client_of(by)
        for url in [*reading[1:], *(url for urls in others for url in urls)]:
            assert client.get(url).status_code == 404, url
    assert client_of(None).get(reading[1]).status_code == 302


def test_every_page_is_told_apart_by_its_title(whole, town, client_of):
    client = client_of(factories.assigned(Duty.ADMINISTRATOR, at=town))
    titles = {}
    for urls in pages(whole):
        for url in urls:
            page = client.get(url)
            check_html(page)
            title = page.content.decode().partition("<title>")[2].partition("</title>")[0]
            assert title not in titles, (url, titles[title])
            titles[title] = url


def test_the_page_is_read_in_a_minute_by_a_member_and_a_councillor(
    whole, councillor, school_leader, client_of
):
    for by in (councillor, school_leader):
        page = client_of(by).get(f"/programmer/{whole.pk}/").content.decode()
        order = [
            "Hvad der er besluttet",
            "Hvad der er i gang",
            "Hvad der er over tiden",
            "Hvad der er bedt om",
        ]
        places = [page.index(f">{heading}<") for heading in order]
        assert places == sorted(places)
        assert "0 procent" in page
        assert "Afvist" in page[places[0] : places[1]]
        assert "Vi bliver hinandens frivillige" in page[places[1] : places[2]]
        assert "Styrker og svagheder" in page[places[2] : places[3]]
        assert "80 timer" in page[places[3] :]
        assert "Lederforum: Kom med" in page[places[3] :]
        assert "Ret programmet" not in page


def test_the_page_costs_the_same_however_much_there_is(
    whole, school, department, councillor, client_of, django_assert_max_num_queries
):
    client = client_of(councillor)
    client.get(f"/programmer/{whole.pk}/")
    for number in range(4):
        factories.open_workplace(whole.authority, name=f"Skole {number}", setting="school")
        ask_for_time(SYSTEM, whole, forum="Lederforum", topic=f"Punkt {number}")
        Pilot.objects.create(
            programme=whole, title=f"{number}", tries="x", measured="y", starts_on=TODAY, until=TODAY
        )
    with django_assert_max_num_queries(26):
        client.get(f"/programmer/{whole.pk}/")


def test_a_councillor_reads_and_decides(paper, councillor, client_of):
    client, url = client_of(councillor), f"/programmer/indstillinger/{paper.pk}/"
    assert "Registrér, hvad der blev besluttet" in client.get(url).content.decode()
    points = list(paper.points.order_by("number"))
    sent = {"body": "Direktionen", "case_number": "26/77", "decided_on": DAY, "seen": 0}
    refused = client.post(f"{url}afgoerelser/", sent | {f"outcome_{points[0].pk}": "conditional"})
    assert refused.status_code == 422
    assert "Skriv betingelserne." in refused.content.decode()
    assert "26/77" in refused.content.decode()
    outcomes = {f"outcome_{point.pk}": "approved" for point in points} | {
        f"outcome_{points[1].pk}": "rejected"
    }
    assert client.post(f"{url}afgoerelser/", sent | outcomes).status_code == 302
    assert [one.outcome for one in PointDecision.objects.order_by("point__number")] == [
        "approved",
        "rejected",
        "approved",
        "approved",
    ]
    assert client.post(f"{url}afgoerelser/", sent | outcomes).status_code == 422  # nothing is left to decide
    again = f"/programmer/punkter/{points[1].pk}/ny-afgoerelse/"
    assert "Afvist" in client.get(again).content.decode()
    late = sent | {"outcome": "approved", "words": "Taget op igen."}
    assert client.post(again, late).status_code == 409  # seen=0 is no longer what stands
    assert client.post(again, late | {"seen": 4}).status_code == 302
    assert PointDecision.objects.filter(point=points[1]).count() == 2


def test_a_paper_is_written_point_by_point(programme, consultant, client_of):
    client = client_of(consultant)
    sent = {"title": "Udbredelse", "body": "Direktionen", "background": "Vi har prøvet."}
    refused = client.post(f"/programmer/{programme.pk}/indstillinger/ny/", sent | {"background": ""})
    assert refused.status_code == 422
    made = client.post(f"/programmer/{programme.pk}/indstillinger/ny/", sent)
    paper = DecisionPaper.objects.get()
    url = f"/programmer/indstillinger/{paper.pk}/"
    assert made.headers["Location"] == url
    for title in ("A", "B"):
        assert client.post(f"{url}punkter/nyt/", {"title": title}).status_code == 302
    first = paper.points.get(number=1)
    assert client.post(f"/programmer/punkter/{first.pk}/", {"title": "Alfa"}).status_code == 302
    assert client.post(f"/programmer/punkter/{first.pk}/fjernelse/").status_code == 302
    assert client.post(f"{url}rettelse/", sent | {"title": "Ny titel"}).status_code == 302
    page = client.get(url).content.decode()
    assert "Fremlæg indstillingen" in page
    assert "Ny titel" in page
    assert client.post(f"{url}fremlaeggelse/").status_code == 302
    assert client.post(f"{url}fremlaeggelse/").status_code == 409
    assert client.post(f"{url}punkter/nyt/", {"title": "C"}).status_code == 409
    assert client.post(f"{url}tilbagetraekning/").status_code == 302
    paper.refresh_from_db()
    assert paper.state == "withdrawn"


def test_a_pilot_is_planned_followed_and_decided_about(programme, school, care_home, consultant, client_of):
    client = client_of(consultant)
    sent = {
        "title": "Læsevenner",
        "tries": "Pensionister læser højt.",
        "measured": "Læselyst",
        "pattern": "institution",
        "places": [school.pk],
        "starts_on": DAY,
        "until": LATER,
        "check_in_weeks": 4,
    }
    new = f"/programmer/{programme.pk}/forsoeg/nyt/"
    assert client.post(new, sent | {"until": "01.01.2020"}).status_code == 422
    factories.affiliated(care_home)
    known = client.post(new, sent | {"places": [care_home.pk], "only_new": "on"})
    assert known.status_code == 422
    assert "Har haft frivillige før: Plejecenter Højvangen." in known.content.decode()
    assert client.post(new, sent).status_code == 302
    pilot = Pilot.objects.get()
    url = f"/programmer/forsoeg/{pilot.pk}/"
    assert client.post(f"{url}start/").status_code == 409
    for step in pilot.steps.order_by("number"):
        given = client.post(f"{url}trin/{step.pk}/ansvarlig/", {"owner": consultant.user_id})
        assert given.status_code == 302
        assert client.post(f"{url}trin/{step.pk}/", {"done_on": DAY}).status_code == 302
    assert client.post(f"{url}start/").status_code == 302
    assert client.post(f"{url}opfoelgning/", {"light": "green", "said": ""}).status_code == 422
    assert client.post(f"{url}opfoelgning/", {"light": "green", "said": "Godt"}).status_code == 302
    words = {"outcome": "adjust", "reason": "x", "lessons": "y"}
    assert client.post(f"{url}beslutning/", words).status_code == 422
    assert client.post(f"{url}beslutning/", words | {"change": "z", "until": ""}).status_code == 302
    assert client.post(f"{url}beslutning/", words | {"outcome": "stop"}).status_code == 302
    assert "Stoppet" in client.get(url).content.decode()
    assert client.post(f"{url}beslutning/", words | {"outcome": "stop"}).status_code == 409


def test_hours_and_time_are_asked_for_and_answered(programme, department, town, consultant, client_of):
    client = client_of(consultant)
    sent = {"unit": department.pk, "function": "Konsulent", "purpose": "x", "hours": 40}
    days = {"starts_on": DAY, "until": LATER}
    assert client.post(f"/programmer/{programme.pk}/ressourcer/ny/", sent).status_code == 422
    assert client.post(f"/programmer/{programme.pk}/ressourcer/ny/", sent | days).status_code == 302
    url = f"/programmer/ressourcer/{ResourceAsk.objects.get().pk}/"
    assert client.get(f"{url}tilsagn/").status_code == 403
    assert "Kun forvaltningens egen leder" in client.get(url).content.decode()
    leader = client_of(factories.assigned(Duty.LEADER, at=town))
    assert leader.get(f"{url}tilsagn/").status_code == 200
    assert leader.post(f"{url}tilsagn/", {"hours": 30}).status_code == 302
    assert leader.post(f"{url}afslag/", {"words": "Nej alligevel"}).status_code == 302
    assert client.post(f"{url}tilbagetraekning/").status_code == 302
    made = client.post(f"/programmer/{programme.pk}/dagsordener/ny/", {"forum": "Lederforum", "topic": "Os"})
    asked = made.headers["Location"]
    assert client.post(f"{asked}moede/", {"meeting_on": DAY}).status_code == 302
    told = {"meeting_on": DAY, "answer": "Godt", "next_step": "Ring"}
    assert client.post(f"{asked}udbytte/", told).status_code == 422
    assert client.post(f"{asked}udbytte/", told | {"next_step_due": LATER}).status_code == 302
    assert client.post(f"{asked}naeste-skridt/").status_code == 302
    assert client.post(f"{asked}afslag/", {"answer": "Nej"}).status_code == 409


def test_the_plan_is_written(town, school, consultant, school_leader, client_of):
    client = client_of(consultant)
    words = {
        "authority": town.pk,
        "name": "Frivillige overalt",
        "purpose": "x",
        "goal": "y",
        "starts_on": DAY,
    }
    assert "Begynd et program" in client.get("/programmer/").content.decode()
    assert client.post("/programmer/nyt/", words | {"goal": ""}).status_code == 422
    assert client.post("/programmer/nyt/", words).status_code == 302
    whole = f"/programmer/{Programme.objects.get().pk}/"
    posts = [
        (f"{whole}rettelse/", words | {"goal": "Alle"}),
        (f"{whole}faser/ny/", {"kind": "voluntary", "name": "Fri", "starts_on": DAY, "until": LATER}),
        (
            f"{whole}milepaele/ny/",
            {"title": "Halvdelen", "track": "taskforce", "due_on": LATER, "target_percent": 50},
        ),
        (f"{whole}swot/ny/", {"kind": "threat", "text": "Tid"}),
        (
            f"{whole}taskforce/nyt-medlem/",
            {"user": consultant.user_id, "function": "owner", "starts_on": DAY},
        ),
    ]
    for url, sent in posts:
        assert client.post(url, {"sent": "1"}).status_code == 422, url
        assert client.post(url, sent).status_code == 302, url
    milestone, entry, member = Milestone.objects.get(), SwotEntry.objects.get(), TeamMember.objects.get()
    for url, sent in (
        (f"/programmer/milepaele/{milestone.pk}/prognose/", {"forecast_on": LATER}),
        (f"/programmer/milepaele/{milestone.pk}/naaet/", {}),
        (f"/programmer/swot/{entry.pk}/", {"text": "Tid", "measure": "Plan", "owner": consultant.user_id}),
        (
            f"/programmer/taskforce/{member.pk}/afloesning/",
            {"user": school_leader.user_id, "starts_on": LATER},
        ),
        (f"/programmer/faser/{Phase.objects.get().pk}/fjernelse/", {}),
    ):
        assert client.post(url, sent).status_code == 302, url
    after = TeamMember.objects.get(until=None)
    assert client.post(f"/programmer/taskforce/{after.pk}/udtraeden/", {"last_day": LATER}).status_code == 302
    joining = f"{whole}institutioner/{school.pk}/tilmelding/"
    assert client_of(school_leader).post(joining).status_code == 302
    assert client_of(school_leader).post(joining).status_code == 409


def test_a_region_has_programmes_too(region, administrator, client_of):
    sent = {"authority": region.pk, "name": "Følgevenner", "purpose": "x", "goal": "y", "starts_on": DAY}
    assert client_of(administrator).post("/programmer/nyt/", sent).status_code == 302


def test_a_number_like_a_civil_registration_number_is_refused(programme, consultant, client_of):
    sent = {"forum": "Lederforum", "topic": "Om 010190-1234"}
    assert client_of(consultant).post(f"/programmer/{programme.pk}/dagsordener/ny/", sent).status_code == 422
