"""Every rule about how long data is kept has a job, is written in the documentation, and can be carried out now."""

import json
import re
from datetime import timedelta
from pathlib import Path

import pytest

from samspil.base.core import clock
from samspil.base.core.models import IdempotentRequest
from samspil.base.jobs.schedule import REGISTRY
from samspil.doors.operations.rules.retention import RULES
from samspil.society.notifications.models import Notification
from tests import factories
from tests.operations.conftest import CANARIES, run

PAGE = Path(__file__).resolve().parents[2] / "docs" / "operations" / "retention.md"
FORGETTING = re.compile(r"prune|forget|sweep|erase|delete|expire_files|lapse_unconfirmed")


def test_every_rule_is_carried_out_by_a_job_that_runs_by_itself():
    assert {rule.job for rule in RULES} <= set(REGISTRY)


def test_every_job_that_forgets_is_a_rule():
    assert {name for name in REGISTRY if FORGETTING.search(name)} == {rule.job for rule in RULES}


def test_the_page_tells_every_rule():
    page = PAGE.read_text(encoding="utf-8")
    missing = [
        text
        for rule in RULES
        for text in (rule.job, rule.what, rule.kept, rule.purpose, rule.basis)
        if text not in page
    ]
    assert not missing


def test_the_command_forgets_what_is_over_and_keeps_the_rest(db):
    now, person = clock.now(), factories.person()
    for key, age in (("old", timedelta(days=2)), ("new", timedelta())):
        IdempotentRequest.objects.create(key=key, fingerprint="f", created_at=now - age)
    for event, age in (("old", timedelta(days=181)), ("new", timedelta(days=179))):
        Notification.objects.create(
            kind="shift", event=event, recipient=person, subject="s", body="b", created_at=now - age
        )
    code, said = run("retention")
    assert code == 0, said
    assert [row.key for row in IdempotentRequest.objects.all()] == ["new"]
    assert [row.event for row in Notification.objects.all()] == ["new"]
    assert "core.IdempotentRequest -1" in said
    assert all(rule.job in said for rule in RULES)


@pytest.mark.requirement("DR-49")
def test_the_export_of_a_person_holds_all_their_words_and_nobody_elses(canary, ward):
    factories.affiliated(ward, name="Bodil Anden", email="bodil@example.dk")
    code, said = run("export_person", "aase.kanarie@example.dk")
    assert code == 0
    told = json.loads(said)
    assert {
        "accounts.User",
        "volunteers.Volunteer",
        "applications.Application",
        "notifications.Contact",
    } <= set(told["tables"])
    theirs = [word for word in CANARIES if word not in {"Gnuhale", "31 41 59 26"}]
    assert not [word for word in theirs if word not in said]
    assert "bodil" not in said.casefold()
    assert canary.user.password not in said


def test_after_the_erasure_the_export_holds_nothing_personal(canary):
    run("erase", user=str(canary.user.pk))
    said = run("export_person", str(canary.user.pk))[1]
    assert not [word for word in CANARIES if word.casefold() in said.casefold()]


def test_the_export_of_nobody_is_said_so(db):
    assert run("export_person", "ingen@example.dk")[0] == 2
