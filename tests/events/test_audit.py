"""The log is tamper-evident: edit, rehash, insert, delete and cut tail are all noticed."""

import hashlib
import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, transaction
from django.utils import translation

from samspil.base.core.actor import SYSTEM
from samspil.base.events import anchors
from samspil.base.events.models import ChainHead, Event, EventPersonal
from samspil.base.events.verification import Walk, verify
from samspil.society.places.actions import place_unit
from tests import factories


@pytest.fixture
def log(region):
    """Half a dozen events."""
    for number in range(5):
        place_unit(SYSTEM, region, name=f"Afsnit {number}")
    return region


def what(text):
    """Run `audit` and return its exit code and lines."""
    out = StringIO()
    try:
        call_command("audit", *text.split(), stdout=out)
    except CommandError as refused:
        return refused.returncode, out.getvalue().splitlines()
    return 0, out.getvalue().splitlines()


def test_an_honest_log_verifies(log):
    code, lines = what("verify")
    assert code == 0
    assert lines == [f"{Event.objects.count()} events, 0 anchors, 0 findings"]


@pytest.mark.parametrize("sql", ["UPDATE events_event SET verb = 'x'", "DELETE FROM events_event"])
def test_the_database_itself_refuses_to_change_the_log(log, sql):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Event.objects.raw(sql + " RETURNING id")[0]


def test_an_edited_event_is_found(log, tamper):
    tamper("UPDATE events_event SET actor_id = 4711 WHERE sequence = 3")
    code, lines = what("verify")
    assert code == 1
    assert lines[0] == "event 3: was changed after it was recorded"


@pytest.mark.parametrize(
    "column",
    [
        "at",
        "verb",
        "subject_type",
        "subject_id",
        "authority_id",
        "unit_path",
        "actor_kind",
        "request_id",
        "personal_digest",
    ],
)
def test_every_column_is_under_seal(log, tamper, column):
    value = {"at": "2020-01-01 00:00:00+00:00", "authority_id": 999}.get(column, "x")
    tamper(f"UPDATE events_event SET {column} = %s WHERE sequence = 2", value)  # noqa: S608 - our own columns
    assert [finding.sequence for finding in verify()] == [2]


def test_an_edited_payload_is_found(log, tamper):
    tamper(
        "UPDATE events_event SET payload = %s WHERE sequence = 3",
        json.dumps({"parent": 1, "valid_from": "2020-01-01"}),
    )
    assert [finding.sequence for finding in verify()] == [3]


def test_who_has_the_database_cannot_rehash_an_edit(log, tamper):
    """Everything but the key is known: the code is open. A hash made with another key is no hash."""
    forged = hashlib.sha256(b"whatever the attacker computes").hexdigest()
    tamper("UPDATE events_event SET actor_id = 4711, hash = %s WHERE sequence = 3", forged)
    tamper("UPDATE events_event SET previous_hash = %s WHERE sequence = 4", forged)
    assert {finding.sequence for finding in verify()} >= {3, 4}


def test_a_rehash_with_a_guessed_key_is_found(log, tamper, settings):
    right, settings.AUDIT_KEY = settings.AUDIT_KEY, "guessed"
    from samspil.base.events.chain import link  # noqa: PLC0415 - the attacker's copy of the open code

    previous = Event.objects.get(sequence=2).hash
    for event in Event.objects.filter(sequence__gte=3).order_by("sequence"):
        event.verb, event.previous_hash = "unit.forged", previous
        previous = link(event)
        tamper(
            "UPDATE events_event SET verb = %s, previous_hash = %s, hash = %s WHERE id = %s",
            event.verb,
            event.previous_hash,
            previous,
            event.pk,
        )
    ChainHead.objects.update(hash=previous)
    settings.AUDIT_KEY = right
    assert verify()


def test_a_deleted_event_is_found(log, tamper):
    tamper("DELETE FROM events_event WHERE sequence = 3")
    _code, lines = what("verify")
    assert "event 3: missing, up to 3" in lines


def test_a_deleted_event_whose_number_is_filled_is_found(log, tamper):
    tamper("DELETE FROM events_event WHERE sequence = 3")
    # By a detour: PostgreSQL looks at each row as it moves, in whatever order the rows lie.
    tamper("UPDATE events_event SET sequence = sequence + 999 WHERE sequence > 3")
    tamper("UPDATE events_event SET sequence = sequence - 1000 WHERE sequence > 1000")
    ChainHead.objects.update(sequence=Event.objects.count())
    assert verify()


def test_an_inserted_event_is_found(log, tamper):
    tamper(
        "INSERT INTO events_event (sequence, at, verb, subject_type, subject_id, authority_id, unit_path, actor_id, actor_kind,"
        " request_id, payload, personal_digest, previous_hash, hash) SELECT 1000, at, verb, subject_type, subject_id, authority_id,"
        " unit_path, actor_id, actor_kind, request_id, payload, personal_digest, hash, hash FROM events_event WHERE sequence = 2"
    )
    assert "event 1000: stands after the head of the log" in what("verify")[1]


def test_a_cut_tail_is_found_by_the_head(log, tamper):
    tamper("DELETE FROM events_event WHERE sequence >= 5")
    assert what("verify")[0] == 1


def cut(tamper, last):
    """Cut the tail and put the head where the log now ends, as somebody who has read this code would."""
    tamper("DELETE FROM events_event WHERE sequence > %s", last)
    ChainHead.objects.update(sequence=last, hash=Event.objects.get(sequence=last).hash)


def test_a_cut_tail_with_a_shifted_head_is_found_by_the_anchor(log, tamper):
    made = anchors.anchor()
    cut(tamper, made.sequence - 2)
    assert f"event {made.sequence}: is anchored outside the database but gone from it" in what("verify")[1]


def test_a_tail_that_grew_again_after_the_cut_is_found(log, tamper):
    made = anchors.anchor()
    cut(tamper, made.sequence - 2)
    for _ in range(4):
        place_unit(SYSTEM, log, name="Nyt afsnit")
    assert f"event {made.sequence}: differs from its anchor outside the database" in what("verify")[1]


def test_a_truncated_file_of_anchors_is_found_by_the_log(log, settings):
    anchors.anchor()
    place_unit(SYSTEM, log, name="Et mere")
    anchors.anchor()
    lines = settings.EVENT_ANCHOR_FILE.read_text().splitlines(keepends=True)
    settings.EVENT_ANCHOR_FILE.write_text("".join(lines[:-1]))
    assert what("verify")[0] == 1
    settings.EVENT_ANCHOR_FILE.unlink()
    assert "tells of an anchor that is gone" in what("verify")[1][0]


@pytest.mark.parametrize("change", ["sequence", "hash", "first", "words"])
def test_a_forged_file_of_anchors_is_found(log, settings, change):
    anchors.anchor()
    place_unit(SYSTEM, log, name="Et mere")
    anchors.anchor()
    lines = [json.loads(line) for line in settings.EVENT_ANCHOR_FILE.read_text().splitlines()]
    if change == "sequence":
        lines[1]["sequence"] -= 1
    elif change == "hash":
        lines[0]["hash"] = "0" * 64
    elif change == "first":
        del lines[0]
    text = "\n".join(json.dumps(line) for line in lines) + ("\nnonsense" if change == "words" else "")
    settings.EVENT_ANCHOR_FILE.write_text(text)
    assert what("verify")[0] == 1


def test_the_head_kept_elsewhere_notices_what_was_cut_from_log_and_file_alike(log, tamper, settings):
    anchors.anchor()
    kept = what("head")[1][0]
    cut(tamper, 3)
    settings.EVENT_ANCHOR_FILE.unlink()
    assert what("verify")[0] == 0  # the limit of what a machine can say of itself: docs/operations/sockets.md
    assert what(f"verify --head {kept}")[0] == 1


def test_an_anchor_is_written_once_for_a_log_that_rests(log):
    assert what("anchor")[1][0].startswith("anchor 1: ")
    assert what("anchor")[1] == ["nothing new since the last anchor"]
    assert verify() == []


def test_an_empty_log_verifies_and_needs_no_anchor(db):
    assert anchors.anchor() is None
    assert verify() == []


def test_a_new_secret_key_leaves_the_log_whole(log, settings):
    anchors.anchor()
    settings.SECRET_KEY = "another key, as after a leak"
    assert verify() == []


def test_a_shredded_personal_part_leaves_the_log_whole_but_a_changed_one_shows(log, tamper):
    event = Event.objects.get(sequence=2)
    EventPersonal.objects.create(event=event, payload={"name": "Jytte"})
    assert [finding.sequence for finding in verify()] == [2]
    EventPersonal.objects.all().delete()
    assert verify() == []


def test_a_walk_counts_what_it_saw(log):
    anchors.anchor()
    walk = Walk()
    assert list(walk.findings()) == []
    assert (walk.events, walk.anchors) == (Event.objects.count(), 1)


def test_a_sentence_with_words_that_were_erased_shows_dots(log):
    event = Event(verb="unit.placed", payload={})
    with translation.override("en"):
        assert event.sentence() == "Somebody placed the unit in the organisation from …"


def test_a_log_of_another_place_is_anchored_in_its_own_file(log, settings, tmp_path):
    factories.authority("Viborg Kommune")
    settings.EVENT_ANCHOR_FILE = tmp_path / "deep" / "anchor.jsonl"
    assert anchors.anchor().number == 1
    assert settings.EVENT_ANCHOR_FILE.exists()
