"""How long a large list takes: 10,000 volunteers checked, imported and undone in one process."""

import time

import pytest

from samspil.base.jobs.working import drain
from samspil.doors.exchange.actions.importing import confirm_import
from samspil.doors.exchange.actions.receiving import upload_import
from samspil.doors.exchange.actions.undoing import order_undoing
from samspil.doors.exchange.models import Import
from samspil.people.volunteers.models import Volunteer
from samspil.society.places.models import Unit
from tests.exchange.files import HEADINGS, workbook

pytestmark = [pytest.mark.bench, pytest.mark.django_db]
WORKPLACES = ["Navn", "Type", "Adresse", "By"]


class Watch:
    def __init__(self):
        self.at = time.perf_counter()

    def told(self, what):
        now = time.perf_counter()
        print(f"{what}: {now - self.at:.1f} s")
        self.at = now


def carried_out(by, region, rows, *, kind="volunteers"):
    watch = Watch()
    found = upload_import(by, region, kind=kind, file_name="", content=workbook(rows))
    watch.told(f"{len(rows) - 1} {kind} uploaded and read")
    drain()
    watch.told("checked")
    found.refresh_from_db()
    confirm_import(by, found, revision=found.revision)
    drain()
    watch.told("imported")
    found = Import.objects.get(pk=found.pk)
    assert found.new == len(rows) - 1
    return found, watch


def test_ten_thousand_volunteers(administrator, region, ward, settings, tmp_path):
    settings.VAR = tmp_path
    people = [
        [f"Frivillig {n} Ærø", f"f{n}@example.dk", f"2030{n:04}", "Medicinsk afdeling"] for n in range(10_000)
    ]
    found, watch = carried_out(administrator, region, [HEADINGS, *people])
    assert Volunteer.objects.count() == 10_000
    order_undoing(administrator, found)
    drain()
    watch.told("undone")
    assert not Volunteer.objects.exists()


def test_a_thousand_workplaces(administrator, region):
    found, watch = carried_out(
        administrator,
        region,
        [WORKPLACES, *([f"Plejehjem {n}", "Plejehjem", f"Vej {n}", "Viborg"] for n in range(1_000))],
        kind="workplaces",
    )
    order_undoing(administrator, found)
    drain()
    watch.told("undone")
    assert not Unit.objects.exists()
