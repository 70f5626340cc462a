"""The pages of an import."""

import pytest
from django.urls import reverse

from samspil.base.jobs.working import drain
from samspil.doors.exchange.actions.receiving import upload_import
from samspil.doors.exchange.models import Import
from samspil.doors.exchange.rules import files
from samspil.people.volunteers.models import Volunteer
from tests.exchange.files import HEADINGS, csv_list, upload, workbook
from tests.hostile import assert_swap_equals_page

ROWS = [
    HEADINGS,
    ["Jytte", "j@example.dk", "20304050", "Medicinsk afdeling"],
    ["Bo", "", "12", "Medicinsk afdeling"],
]


def send(client, region, content, **fields):
    return client.post(
        "/import/", {"kind": "volunteers", "authority": region.pk, "file": upload(content), **fields}
    )


def page(found, name="import"):
    return reverse(f"exchange:{name}", args=[found.pk])


def test_a_list_goes_all_the_way_and_back(administrator, region, ward, client_of):
    client = client_of(administrator)
    assert client.get("/import/").status_code == 200
    url = send(client, region, csv_list(ROWS)).url
    waiting = client.get(url).content.decode()
    assert "<progress" in waiting
    assert "every 2s" in waiting
    drain()
    shown = client.get(url).content.decode()
    assert "Række 3, Telefon" in shown
    assert "every 2s" not in shown
    found = Import.objects.get()
    assert client.post(page(found, "confirmation"), {"revision": found.revision}).url == url
    assert client.post(page(found, "confirmation"), {"revision": found.revision}).status_code == 409
    client.get(url)
    drain()
    client.get(url)
    assert Volunteer.objects.count() == 1
    client.post(page(found, "undoing"))
    assert client.post(page(found, "undoing")).status_code == 409
    waiting = client.get(url).content.decode()
    assert "<progress" in waiting
    assert "every 2s" in waiting
    drain()
    assert "every 2s" not in client.get(url).content.decode()
    assert not Volunteer.objects.exists()


def test_the_part_that_is_polled_is_the_part_of_the_page(administrator, region, ward, client_of):
    found = upload_import(administrator, region, kind="volunteers", file_name="", content=csv_list(ROWS))
    client = client_of(administrator)
    assert_swap_equals_page(client, page(found), "state")
    drain()
    assert_swap_equals_page(client, page(found), "state")


def test_the_columns_can_be_changed_on_the_page(administrator, region, checked, ward, client_of):
    found = checked([["Navn", "Kontakt", "Arbejdsplads"], ["Jytte", "20304050", "Medicinsk afdeling"]])
    client = client_of(administrator)
    assert "20304050" in client.get(page(found, "columns")).content.decode()
    refused = client.post(page(found, "columns"), {"column_1": "phone"})
    assert refused.status_code == 422
    client.post(page(found, "columns"), {"column_0": "name", "column_1": "phone", "column_2": "workplace"})
    drain()
    found.refresh_from_db()
    assert found.columns == {0: "name", 1: "phone", 2: "workplace"}


def test_errors_are_paged_and_can_be_downloaded(administrator, checked, ward, client_of):
    found = checked([HEADINGS, *(["", f"x{n}@example.dk", "", "Medicinsk afdeling"] for n in range(60))])
    client = client_of(administrator)
    assert "Række 52" not in client.get(page(found)).content.decode()
    assert "Række 52" in client.get(page(found) + "?side=2").content.decode()
    response = client.get(page(found, "errors"))
    assert len(response.content.decode().strip().splitlines()) == 61


@pytest.mark.requirement("DR-29")
def test_a_list_with_cpr_numbers_is_refused_in_clear_words(administrator, region, client_of):
    response = send(client_of(administrator), region, csv_list([["Navn", "Nr"], ["Jytte", "010158-1234"]]))
    text = response.content.decode()
    assert response.status_code == 422
    assert "CPR" in text
    assert "010158" not in text
    assert not Import.objects.exists()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 x", b"\x00\x00\x00", b"x" * (files.BIGGEST + 1)])
def test_what_cannot_be_read_is_answered_in_words(content, administrator, region, client_of):
    assert send(client_of(administrator), region, content).status_code == 422


def test_html_in_a_list_stays_text(administrator, region, ward, client_of):
    evil = "<script>alert(1)</script>"
    rows = [
        [*HEADINGS, evil, '"><img src=x onerror=a>'],
        [evil, "", evil, "Medicinsk afdeling", evil, "{{ 7 * 7 }}"[:0] + "x"],
    ]
    client = client_of(administrator)
    url = client.post(
        "/import/",
        {"kind": "volunteers", "authority": region.pk, "file": upload(workbook(rows), "<b>x</b>.xlsx")},
    ).url
    drain()
    for address in (url, f"{url}kolonner/", "/import/"):
        assert evil not in client.get(address).content.decode()


@pytest.mark.parametrize("persona", ["coordinator", "leader", "employee", "volunteer", "foreigner"])
def test_others_do_not_even_see_it(persona, request, checked, ward, client_of):
    found = checked(ROWS)
    client = client_of(request.getfixturevalue(persona))
    assert client.get("/import/").status_code == 403
    assert client.get(page(found)).status_code == 404
    for name in ("columns", "errors"):
        assert client.get(page(found, name)).status_code == 404
    for name in ("confirmation", "check", "undoing", "discarding"):
        assert client.post(page(found, name), {"revision": "1"}).status_code == 404


def test_a_get_changes_nothing(administrator, checked, ward, client_of):
    found = checked(ROWS)
    for name in ("confirmation", "check", "undoing", "discarding"):
        assert client_of(administrator).get(page(found, name)).status_code == 405


@pytest.mark.parametrize("kind", ["volunteers", "workplaces"])
def test_the_list_to_fill_in_is_understood_by_the_import(kind, administrator, region, ward, client_of):
    client = client_of(administrator)
    content = client.get(reverse("exchange:template", args=[kind])).content
    found = upload_import(administrator, region, kind=kind, file_name="", content=content)
    drain()
    found.refresh_from_db()
    assert (found.wrong, found.ignored) == (0, [])
    assert client.get("/import/skabelon/secrets.xlsx").status_code == 404


def test_a_strange_confirmation_is_refused(administrator, checked, ward, client_of):
    found = checked(ROWS)
    for revision in ("", "x", "9" * 30, "٣"):
        assert (
            client_of(administrator).post(page(found, "confirmation"), {"revision": revision}).status_code
            == 422
        )


def test_a_list_can_be_thrown_away_on_the_page(administrator, checked, ward, client_of):
    found = checked(ROWS)
    client = client_of(administrator)
    assert client.post(page(found, "discarding")).url == "/import/"
    assert client.get(page(found)).status_code == 200
