"""The timeline over four years, and milestones that wait for each other."""

from datetime import date, timedelta

import pytest

from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Conflict, Denied, Invalid
from samspil.base.ui.formats import date_long
from samspil.learning.programmes.actions import (
    add_milestone,
    ask_for_time,
    change_forecast,
    change_milestone,
    found_programme,
    move_along,
    plan_phase,
    plan_time,
    reach_milestone,
)
from samspil.learning.programmes.models import Milestone
from samspil.learning.programmes.queries.timeline import timeline
from tests.hostile import check_html

pytestmark = pytest.mark.django_db


@pytest.fixture
def four_years(town):
    return found_programme(
        SYSTEM, town, name="Fire år", purpose="Fordi", goal="Alle", starts_on=date(2027, 1, 1)
    )


@pytest.fixture
def asked(four_years):
    return add_milestone(
        SYSTEM, four_years, title="Spørgeskema", due_on=date(2027, 5, 1), track="involvement"
    )


@pytest.fixture
def tried(four_years, asked):
    return add_milestone(
        SYSTEM, four_years, title="Forsøg i Ørum", due_on=date(2028, 3, 1), track="pilots", waits_for=[asked]
    )


@pytest.fixture
def everybody(four_years, tried):
    return add_milestone(SYSTEM, four_years, title="Alle er med", due_on=date(2030, 6, 1), waits_for=[tried])


def forecasts():
    return dict(Milestone.objects.values_list("title", "forecast_on"))


@pytest.mark.requirement("VB-43")
def test_the_tracks_are_shown_over_four_years(four_years, everybody, consultant, councillor, client_of):
    plan_phase(
        SYSTEM,
        four_years,
        kind="voluntary",
        name="De frivillige først",
        starts_on=date(2028, 1, 1),
        until=date(2029, 6, 30),
    )
    council = ask_for_time(SYSTEM, four_years, forum="Ældrerådet", topic="Rekruttering")
    plan_time(SYSTEM, council, meeting_on=date(2029, 2, 1))
    shown = timeline(four_years)
    assert shown.years == [2027, 2028, 2029, 2030]
    told = {
        row.label: {year: [one.title for one in cell] for year, cell in row.cells if cell}
        for row in shown.rows
    }
    assert told == {
        "Faser": {2028: ["De frivillige først"], 2029: ["De frivillige først"]},
        "Inddragelse af MED og de faglige organisationer": {2027: ["Spørgeskema"]},
        "Forsøg": {2028: ["Forsøg i Ørum"]},
        "Kommunikation og rekruttering": {2029: ["Ældrerådet: Rekruttering"]},
        "Taskforce": {2030: ["Alle er med"]},
    }
    for by in (consultant, councillor):
        page = client_of(by).get(f"/programmer/{four_years.pk}/tidslinje/")
        check_html(page)
        assert "Udskriv" in page.content.decode()
    later = client_of(councillor).get(f"/programmer/{four_years.pk}/tidslinje/?fra=2029").content.decode()
    assert ">2032<" in later
    assert "?fra=2025" in later
    assert client_of(councillor).get(f"/programmer/{four_years.pk}/tidslinje/?fra=x²").status_code == 200


@pytest.mark.requirement("VB-43")
def test_a_new_day_moves_what_waits_with_a_warning(four_years, asked, everybody, consultant, client_of):
    client, url = client_of(consultant), f"/programmer/milepaele/{asked.pk}/prognose/"
    assert "Andre venter på denne milepæl" in client.get(url).content.decode()
    warned = client.post(url, {"forecast_on": "31.05.2027"})
    assert warned.status_code == 422
    check_html(warned)
    words = warned.content.decode()
    assert "Det flytter også andre" in words
    assert f"fra {date_long(date(2028, 3, 1))} til {date_long(date(2028, 3, 31))}" in words
    assert "2 milepæle venter på denne" in words
    assert forecasts()["Spørgeskema"] == date(2027, 5, 1)
    assert client.post(url, {"forecast_on": "31.05.2027", "dependants": "move"}).status_code == 302
    assert forecasts() == {
        "Spørgeskema": date(2027, 5, 31),
        "Forsøg i Ørum": date(2028, 3, 31),
        "Alle er med": date(2030, 7, 1),
    }
    assert set(Milestone.objects.values_list("due_on", flat=True)) == {
        date(2027, 5, 1),
        date(2028, 3, 1),
        date(2030, 6, 1),
    }
    page = client.get(f"/programmer/{four_years.pk}/tidslinje/").content.decode()
    assert "Senere end målet" in page


def test_what_waits_may_stay_and_then_the_days_do_not_fit(asked, tried, four_years, consultant, client_of):
    with pytest.raises(Invalid):
        change_forecast(consultant, asked, forecast_on=date(2028, 5, 1))
    change_forecast(consultant, asked, forecast_on=date(2028, 5, 1), dependants="stay")
    assert forecasts()["Forsøg i Ørum"] == date(2028, 3, 1)
    assert [link.clashes for link in timeline(four_years).links] == [[asked]]
    for url in (f"/programmer/{four_years.pk}/tidslinje/", f"/programmer/milepaele/{asked.pk}/"):
        assert "Ventet før det, den venter på" in client_of(consultant).get(url).content.decode()


def test_what_has_been_reached_does_not_move(asked, tried, everybody, consultant):
    reach_milestone(SYSTEM, tried)
    change_forecast(consultant, asked, forecast_on=asked.due_on + timedelta(days=9))
    assert forecasts()["Alle er med"] == date(2030, 6, 1)
    with pytest.raises(Conflict):
        move_along(SYSTEM, tried, forecast_on=date(2031, 1, 1), because_of=asked)


def test_of_two_who_move_it_at_once_the_second_is_told(asked, consultant):
    other = Milestone.objects.get(pk=asked.pk)
    change_forecast(consultant, asked, forecast_on=date(2027, 6, 1))
    with pytest.raises(Conflict):
        change_forecast(consultant, other, forecast_on=date(2027, 7, 1))


def test_a_milestone_waits_for_others_of_its_programme_but_not_for_itself(
    programme, four_years, asked, tried, everybody, consultant, school_leader, client_of
):
    url = f"/programmer/milepaele/{asked.pk}/rettelse/"
    words = {"title": "Spørgeskema sendt", "track": "communication"}
    refused = client_of(consultant).post(url, words | {"waits_for": [everybody.pk]})
    assert refused.status_code == 422
    assert "vente på sig selv" in refused.content.decode()
    assert client_of(consultant).post(url, words).status_code == 302
    asked.refresh_from_db()
    assert (asked.title, asked.track) == ("Spørgeskema sendt", "communication")
    elsewhere = add_milestone(SYSTEM, programme, title="Andet", due_on=date(2027, 1, 1))
    with pytest.raises(Invalid):
        change_milestone(consultant, asked, waits_for=[elsewhere], **words)
    for by in (school_leader,):
        with pytest.raises(Denied):
            change_milestone(by, asked, **words)
        with pytest.raises(Denied):
            change_forecast(by, asked, forecast_on=date(2027, 7, 1))


def test_the_timeline_costs_the_same_however_much_there_is(
    four_years, everybody, councillor, client_of, django_assert_max_num_queries
):
    client, url = client_of(councillor), f"/programmer/{four_years.pk}/tidslinje/"
    client.get(url)
    for number in range(5):
        add_milestone(SYSTEM, four_years, title=f"{number}", due_on=date(2028, 1, 1), waits_for=[everybody])
    with django_assert_max_num_queries(20):
        client.get(url)
