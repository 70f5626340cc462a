import sqlite3
import subprocess
import sys

import pytest
from django.conf import settings

pytestmark = pytest.mark.real_time


@pytest.fixture
def manage(tmp_path, monkeypatch):
    monkeypatch.setenv("SAMSPIL_VAR", str(tmp_path))
    monkeypatch.setenv("SAMSPIL_DATABASE_URL", f"sqlite:///{tmp_path / 'new.sqlite3'}")

    def run(*arguments):
        return subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=settings.ROOT,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )

    return run


def test_a_new_installation_has_its_tables_guards_and_nothing_left_to_migrate(manage, tmp_path):
    assert manage("create_tables").returncode == 0
    assert manage("migrate", "--check").returncode == 0
    with sqlite3.connect(tmp_path / "new.sqlite3") as database:
        triggers = {row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type='trigger'")}
        rules = database.execute("SELECT count(*) FROM onboarding_requirementrule").fetchone()[0]
    assert {"event_no_delete", "event_no_update"} <= triggers
    assert rules > 0
    again = manage("create_tables")
    assert again.returncode == 1
    assert "manage.py migrate" in again.stderr
    assert manage("create_tables", "--or-migrate").returncode == 0
