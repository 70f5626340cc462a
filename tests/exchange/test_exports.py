"""Lists that go out, and their way back in."""

import csv
import io
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import translation
from openpyxl import load_workbook

from samspil.base.core import clock
from samspil.base.core.errors import Conflict, Denied
from samspil.base.events.models import Event
from samspil.base.jobs.working import drain
from samspil.doors.exchange.actions import exporting
from samspil.doors.exchange.actions.exporting import download_export, export_list
from samspil.doors.exchange.flow import ExportState
from samspil.doors.exchange.models import Export, PrivateFiles
from samspil.doors.exchange.queries import lists
from samspil.doors.exchange.rules import sheets
from samspil.society.access.matrix import Duty
from samspil.society.accounts.models import User
from samspil.society.duties.queries import actor_for
from tests import factories

PEOPLE = lists.SHEETS["volunteers"]


@pytest.fixture
def volunteers(ward, region):
    association = factories.partner(region, name="Røde Kors Viborg")
    factories.affiliated(ward, name="Jytte Holm", email="jytte@example.dk")
    factories.affiliated(ward, name="=2+5 Ærø", email="aeroe@example.dk", partner=association)
    return ward


def file_of(by, kind="volunteers", format_kind="csv"):
    return sheets.content(lists.lines(by, kind), kind=format_kind, title="Liste")


def parsed(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_csv_opens_well_in_a_danish_office_and_runs_nothing(coordinator, volunteers):
    content = file_of(coordinator)
    assert content.startswith(b"\xef\xbb\xbf")
    heading, *rows = parsed(content)
    assert heading == ["Navn", "E-mail", "Telefon", "Arbejdsplads", "Forening", "Startdato"]
    assert {row[0] for row in rows} == {"Jytte Holm", "'=2+5 Ærø"}
    assert rows[0][2] == "20 30 40 50"


def test_in_excel_every_cell_is_text(coordinator, volunteers):
    book = load_workbook(io.BytesIO(file_of(coordinator, format_kind="xlsx")))
    cells = [cell for row in book.active.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr"}
    assert "=2+5 Ærø" in {cell.value for cell in cells}
    assert not [cell for cell in cells if cell.data_type == "f"]


@pytest.mark.parametrize("format_kind", ["csv", "xlsx"])
@pytest.mark.parametrize("language", ["da", "en"])
def test_what_goes_out_comes_back_as_known(administrator, volunteers, checked, format_kind, language):
    with translation.override(language):
        content = file_of(administrator, format_kind=format_kind)
        places = file_of(administrator, "workplaces", format_kind)
    found = checked(content)
    assert (found.new, found.changed, found.known, found.wrong) == (0, 0, 2, 0)
    found = checked(places, kind="workplaces")
    assert (found.new, found.changed, found.known, found.wrong) == (0, 0, 1, 0)


@pytest.mark.requirement("RM-45")
def test_an_association_takes_out_its_own_volunteers_alone(region, volunteers):
    association = volunteers.unit.authority.partners.get()
    by = factories.assigned(Duty.ASSOCIATION_LEADER, at=association)
    assert [row[0] for row in lists.lines(by, "volunteers")][1:] == ["=2+5 Ærø"]


def test_a_foreign_authority_finds_nobody(foreigner, volunteers):
    assert len(list(lists.lines(foreigner, "volunteers"))) == 1


def test_what_one_may_only_look_at_stays(ward, region, volunteers):
    """An employee here who coordinates elsewhere takes out the place elsewhere alone."""
    elsewhere = factories.open_workplace(region, name="Hospice Søholm")
    by = factories.assigned(Duty.COORDINATOR, at=elsewhere)
    here = factories.assigned(Duty.EMPLOYEE, at=ward)
    both = exporting.lists.replace(by, grants=by.grants + here.grants)
    assert [row[0] for row in lists.lines(both, "workplaces")][1:] == ["Hospice Søholm"]


@pytest.mark.parametrize("persona", ["employee", "volunteer", "stranger"])
def test_nobody_else_takes_lists_out(persona, request, volunteers):
    by = request.getfixturevalue(persona)
    with pytest.raises(Denied):
        export_list(by, PEOPLE, format_kind="csv")
    assert lists.offered(by) == []


def test_a_consultant_takes_out_places_but_no_people(region, volunteers):
    by = factories.assigned(Duty.CONSULTANT, at=region)
    offered = {sheet.kind for sheet, _count in lists.offered(by)}
    assert offered == {"workplaces", "activities", "agreements", "interviews"}  # an interview names nobody
    with pytest.raises(Denied):
        export_list(by, PEOPLE, format_kind="csv")


def test_every_list_can_be_written(administrator, volunteers):
    factories.published_activity(volunteers)
    for kind, sheet in lists.SHEETS.items():
        rows = list(lists.lines(administrator, kind))
        assert all(len(row) == len(sheet.headings) for row in rows)
    assert len(list(lists.lines(administrator, "activities"))) == 2


def test_who_took_out_what_is_recorded(coordinator, volunteers):
    export_list(coordinator, PEOPLE, format_kind="csv")
    event = Event.objects.get(verb="list.exported")
    assert event.actor_id == coordinator.user_id
    assert event.authority_id == volunteers.unit.authority_id
    assert (event.payload["kind"], event.payload["rows"]) == ("volunteers", 2)


@pytest.fixture
def long_list(coordinator, volunteers, monkeypatch) -> Export:
    monkeypatch.setattr(exporting, "AT_ONCE", 1)
    export = export_list(coordinator, PEOPLE, format_kind="csv")
    drain()
    export.refresh_from_db()
    return export


def test_a_long_list_waits_as_a_private_file_for_the_same_person(long_list, coordinator, leader):
    assert (long_list.state, long_list.rows_total) == (ExportState.READY, 2)
    path = PrivateFiles().folder / long_list.file_slug
    assert path.stat().st_mode & 0o077 == 0
    assert len(parsed(download_export(coordinator, long_list))) == 3
    with pytest.raises(Denied):
        download_export(leader, long_list)


def test_the_file_is_deleted_after_a_day(long_list, coordinator):
    with time_machine.travel(clock.now() + timedelta(hours=25), tick=False):
        with pytest.raises(Conflict):
            download_export(coordinator, long_list)
        drain()
    long_list.refresh_from_db()
    assert long_list.state == ExportState.EXPIRED
    assert PrivateFiles().names() == []


def test_the_page_hands_the_file_over_only_with_its_signed_mark(long_list, coordinator, leader, client_of):
    client, url = client_of(coordinator), reverse("exchange:export", args=[long_list.pk])
    token = client.get(url).context["token"]
    response = client.post(f"{url}fil/", {"token": token})
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert client.post(f"{url}fil/", {"token": token + "x"}).status_code == 409
    assert client_of(leader).get(url).status_code == 404
    assert client_of(leader).post(f"{url}fil/", {"token": token}).status_code == 404


def test_whoever_loses_the_duty_downloads_nothing(long_list, coordinator):
    user = User.objects.get(pk=coordinator.user_id)
    user.assignments.all().delete()
    with pytest.raises(Denied):
        download_export(actor_for(user), long_list)


def test_a_short_list_is_handed_over_at_once(coordinator, volunteers, client_of):
    client = client_of(coordinator)
    assert "2 rækker" in client.get("/eksport/").content.decode()
    response = client.post("/eksport/", {"kind": "volunteers", "format_kind": "csv"})
    assert response.headers["Content-Type"].startswith("text/csv")
    assert len(parsed(response.content)) == 3
    assert client.post("/eksport/", {"kind": "secrets", "format_kind": "csv"}).status_code == 422
    assert client.get("/eksport/").status_code == 200


@pytest.mark.parametrize("persona", ["employee", "volunteer"])
def test_the_page_is_closed_to_others(persona, request, client_of, volunteers):
    assert client_of(request.getfixturevalue(persona)).get("/eksport/").status_code == 403
