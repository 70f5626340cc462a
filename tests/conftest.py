"""What every test may ask for: standing personas, signed-in clients, and a database that forgets."""

import os
import time

os.environ.setdefault("SAMSPIL_TEST", "1")

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
import time_machine
from django import conf
from django.core.management.commands import flush
from django.db import connection
from django.utils import translation
from hypothesis import settings as examples

from samspil.base.core.actor import STRANGER, Actor
from samspil.base.core.management.commands.create_tables import do_what_migrations_do_beside_tables
from samspil.society.access.matrix import Duty
from samspil.society.accounts.models import User
from samspil.society.places.models import Authority, Workplace
from tests import emptying, factories
from tests.hostile import HostileClient

# The suite runs on a Thursday morning: not at night, not at a week's end, not when the clock is changed. SAMSPIL_TEST_AT
# names another moment, to find what holds at some hours only. It is set here, for what modules of tests work out when read.
MORNING = "2026-11-19T10:15+01:00"
SET_OUT = time.time() - time.monotonic()
time_machine.travel(datetime.fromisoformat(os.environ.get("SAMSPIL_TEST_AT", MORNING))).start()

COMPACT = {"frameworks", "dialogue", "agreements"}

examples.register_profile("patient", deadline=None)  # a busy machine is slow, not broken
examples.load_profile("patient")


@pytest.fixture(scope="session")
def django_db_use_migrations() -> bool:
    """Let the first worker migrate PostgreSQL as installations do. Elsewhere tables are made straight from the models, in a tenth of the time.

    `make check` says when models and migrations differ.
    """
    return connection.vendor == "postgresql" and os.environ.get("PYTEST_XDIST_WORKER", "gw0") == "gw0"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_use_migrations, django_db_blocker) -> None:
    if not django_db_use_migrations:
        conf.settings.MIGRATION_MODULES = {}
        with django_db_blocker.unblock():
            do_what_migrations_do_beside_tables()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Ask PostgreSQL only what knows a database: rules and words were tried beside SQLite."""
    if connection.vendor != "postgresql":
        return
    kept = [item for item in items if item.get_closest_marker("django_db") or "db" in item.fixturenames]
    known = set(kept)
    config.hook.pytest_deselected(items=[item for item in items if item not in known])
    items[:] = kept


@pytest.fixture(autouse=True)
def _clock(request: pytest.FixtureRequest) -> Iterator[None]:
    """Give the journeys the clock of the machine, and whoever else says `real_time`: their processes have no other."""
    if any(request.node.get_closest_marker(name) for name in ("journey", "real_time")):
        with time_machine.travel(SET_OUT + time.monotonic()):
            yield
    else:
        yield


@pytest.fixture(autouse=True)
def _own_state(settings, tmp_path: Path) -> None:
    """Keep what a test writes outside the database in the test's own folder, and no language of the test before."""
    translation.deactivate()
    settings.EVENT_ANCHOR_FILE = tmp_path / "anchor.jsonl"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def _frame(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the authorities of the floor compact ask for everything, as new ones do; those of all others for nothing."""
    monkeypatch.setattr(factories.places, "FRAMED", request.path.parent.name in COMPACT)


@pytest.fixture(autouse=True, scope="session")
def _flush_past_the_triggers() -> Iterator[None]:
    """Let transactional tests empty the append-only log too, and leave the database as the migrations do."""
    kept, flush.Command.handle = flush.Command.handle, emptying.flush
    yield
    flush.Command.handle = kept


@pytest.fixture
def region(db) -> Authority:
    return factories.authority()


@pytest.fixture
def ward(region: Authority) -> Workplace:
    """A hospital ward that is open to volunteers."""
    return factories.open_workplace(region)


@pytest.fixture
def coordinator(ward: Workplace) -> Actor:
    return factories.assigned(Duty.COORDINATOR, at=ward, name="Karen Koordinator")


@pytest.fixture
def leader(ward: Workplace) -> Actor:
    return factories.assigned(Duty.LEADER, at=ward, name="Lars Leder")


@pytest.fixture
def employee(ward: Workplace) -> Actor:
    return factories.assigned(Duty.EMPLOYEE, at=ward, name="Eva Ansat")


@pytest.fixture
def administrator(region: Authority) -> Actor:
    return factories.assigned(Duty.ADMINISTRATOR, at=region, name="Anne Administrator")


@pytest.fixture
def foreigner(db) -> Actor:
    """The coordinator of another authority: sees nothing here."""
    elsewhere = factories.authority("Region Syddanmark")
    return factories.assigned(
        Duty.COORDINATOR,
        at=factories.open_workplace(elsewhere, name="Fremmed afdeling"),
        name="Frede Fremmed",
    )


@pytest.fixture
def volunteer(ward: Workplace) -> Actor:
    return factories.affiliated(ward)[0]


@pytest.fixture
def stranger() -> Actor:
    return STRANGER


@pytest.fixture
def client_of(db) -> Callable[[Actor | User | None], HostileClient]:
    """Return a client that is signed in as the actor (None: a stranger)."""

    def sign_in(who: Actor | User | None) -> HostileClient:
        client = HostileClient()
        if who is not None:
            user = who if isinstance(who, User) else User.objects.get(pk=who.user_id)
            client.force_login(user)
        return client

    return sign_in
