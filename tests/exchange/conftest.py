from collections.abc import Callable

import pytest

from samspil.base.jobs.working import drain
from samspil.doors.exchange.actions.importing import confirm_import
from samspil.doors.exchange.actions.receiving import upload_import
from samspil.doors.exchange.actions.undoing import order_undoing
from samspil.doors.exchange.models import Import
from tests.exchange.files import csv_list


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.VAR = tmp_path


@pytest.fixture
def checked(administrator, region) -> Callable[..., Import]:
    """Return an import whose list has been checked."""

    def send(rows, *, kind="volunteers", workplace=None):
        content = rows if isinstance(rows, bytes) else csv_list(rows)
        found = upload_import(
            administrator, region, kind=kind, file_name="liste.csv", content=content, workplace=workplace
        )
        drain()
        return Import.objects.get(pk=found.pk)

    return send


@pytest.fixture
def imported(checked, administrator) -> Callable[..., Import]:
    """Return an import that is done."""

    def send(rows, **options):
        found = checked(rows, **options)
        confirm_import(administrator, found, revision=found.revision)
        drain()
        return Import.objects.get(pk=found.pk)

    return send


@pytest.fixture
def undone(administrator) -> Callable[[Import], Import]:
    """Undo the import as a page and a worker do, and return it as it stands then."""

    def undo(found):
        order_undoing(administrator, found)
        drain()
        found.refresh_from_db()
        return found

    return undo
