"""A backup that was never restored is none: each is put into an empty installation and verified there."""

import json
import os
import sqlite3
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest
from django.db import connection

from samspil.base.events import anchors
from samspil.base.events.models import Event
from tests import factories
from tests.operations.conftest import run

ROOT = Path(__file__).resolve().parents[2]
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.real_time]


@pytest.fixture
def lived_in(settings, tmp_path):
    """An installation with people, events, an anchor and a file."""
    settings.MEDIA_ROOT = tmp_path / "files"
    (settings.MEDIA_ROOT / "exports").mkdir(parents=True)
    (settings.MEDIA_ROOT / "exports" / "liste.xlsx").write_bytes(b"cells")
    ward = factories.open_workplace()
    factories.affiliated(ward)
    anchors.anchor()
    factories.affiliated(ward)
    return ward


@pytest.fixture
def empty(tmp_path):
    """The environment of another, empty installation."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    if connection.vendor == "postgresql":
        name = f"{connection.settings_dict['NAME']}_restored"
        run_sql(f"DROP DATABASE IF EXISTS {name}", f"CREATE DATABASE {name} TEMPLATE template0")
        url = postgres_url(name)
    else:
        name, url = "", f"sqlite:///{folder / 'new.sqlite3'}"
    yield os.environ | {"SAMSPIL_TEST": "1", "SAMSPIL_VAR": str(folder), "SAMSPIL_DATABASE_URL": url}
    if name:
        run_sql(f"DROP DATABASE IF EXISTS {name}")


def run_sql(*statements):
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def postgres_url(name):
    kept = connection.settings_dict
    secret = f":{kept['PASSWORD']}" if kept["PASSWORD"] else ""
    return f"postgresql://{kept['USER']}{secret}@/{name}?host={kept['HOST']}&port={kept['PORT']}"


def manage(env, *arguments):
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def manifest_of(path):
    with tarfile.open(path) as tar:
        return json.load(tar.extractfile("manifest.json"))


def test_a_backup_comes_back_whole_in_an_empty_installation(lived_in, empty, tmp_path):
    kept = tmp_path / "samspil.tar"
    code, said = run("backup", str(kept))
    assert code == 0, said
    assert kept.stat().st_mode & 0o077 == 0
    code, said = manage(empty, "restore", str(kept))
    assert code == 0, said
    assert manage(empty, "audit", "verify")[0] == 0
    assert manage(empty, "migrate", "--check")[0] == 0
    assert (tmp_path / "elsewhere" / "files" / "exports" / "liste.xlsx").read_bytes() == b"cells"
    told = manifest_of(kept)
    assert told["counts"]["events_event"] == Event.objects.count()
    assert told["head"][0] == Event.objects.count()


def test_it_is_not_restored_over_anything(lived_in, tmp_path):
    run("backup", str(tmp_path / "samspil.tar"))
    code, said = run("restore", str(tmp_path / "samspil.tar"))
    assert code == 1
    assert "not empty" in said


def test_a_backup_never_writes_over_another(lived_in, tmp_path):
    (tmp_path / "samspil.tar").write_text("the one of yesterday")
    assert run("backup", str(tmp_path / "samspil.tar"))[0] == 1
    assert (tmp_path / "samspil.tar").read_text() == "the one of yesterday"


def test_a_damaged_backup_is_refused_before_anything_is_written(lived_in, empty, tmp_path):
    kept = tmp_path / "samspil.tar"
    run("backup", str(kept))
    content = bytearray(kept.read_bytes())
    place = content.find(b"cells")
    content[place : place + 5] = b"CELLS"
    kept.write_bytes(content)
    code, said = manage(empty, "restore", str(kept))
    assert code == 1
    assert "damaged" in said


def test_anything_else_is_no_backup(empty, tmp_path):
    (tmp_path / "other.tar").write_text("nothing of the kind")
    assert manage(empty, "restore", str(tmp_path / "other.tar"))[0] == 1


def test_an_anchor_that_was_written_during_the_backup_does_not_trouble_the_restore(
    lived_in, empty, tmp_path, monkeypatch
):
    from samspil.doors.operations.management import databases  # noqa: PLC0415 - the moment between is what is tested

    whole = databases.copy_to

    def copy_and_go_on(path):
        found = whole(path)
        factories.affiliated(lived_in)
        anchors.anchor()
        return found

    monkeypatch.setattr(databases, "copy_to", copy_and_go_on)
    assert run("backup", str(tmp_path / "samspil.tar"))[0] == 0
    code, said = manage(empty, "restore", str(tmp_path / "samspil.tar"))
    assert code == 0, said


@pytest.mark.skipif(connection.vendor != "sqlite", reason="of SQLite's file")
def test_the_copy_of_sqlite_is_one_whole_file(lived_in, tmp_path):
    run("backup", str(tmp_path / "samspil.tar"))
    with tarfile.open(tmp_path / "samspil.tar") as tar:
        tar.extract("database", tmp_path / "out", filter="data")
    with sqlite3.connect(tmp_path / "out" / "database") as copy:
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    copy.close()
