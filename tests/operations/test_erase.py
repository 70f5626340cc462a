"""The right to be forgotten: afterwards the whole database holds no trace, and the counts are what they were."""

import pytest
from django.apps import apps
from django.db import models

from samspil.base.core import clock
from samspil.base.core.models import IdempotentRequest
from samspil.base.events.models import Event, EventPersonal
from samspil.base.events.verification import verify
from samspil.doors.operations.rules.erasure import WIPES
from samspil.doors.operations.rules.kept import KEPT
from samspil.people.volunteers.models import Affiliation, Volunteer
from samspil.society.accounts.models import Session, User
from samspil.society.notifications.models import Notification
from tests import factories
from tests.operations.conftest import CANARIES, dump, run

pytestmark = pytest.mark.requirement("DR-49")


def traces():
    text = dump()
    return [word for word in CANARIES if word.casefold() in text.casefold()]


def test_the_canaries_are_everywhere_before(canary):
    assert {
        "Åse Kanariefugl",
        "aase.kanarie@example.dk",
        "31415926",
        "Zebraøre",
        "Okapihorn",
        "Tapirsnude",
    } <= set(traces())


def test_the_whole_database_holds_no_trace_afterwards(canary):
    code, said = run("erase", user="aase.kanarie@example.dk")
    assert code == 0, said
    assert traces() == []
    assert "kanarie" not in said.casefold()


def test_the_number_works_as_well_as_the_address(canary):
    assert run("erase", user=str(canary.user.pk))[0] == 0
    assert traces() == []


def test_the_event_log_still_verifies(canary):
    run("erase", user=str(canary.user.pk))
    assert verify() == []
    assert Event.objects.filter(verb="person.erased", payload__person=canary.user.pk).count() == 1


def test_personal_parts_of_events_are_shredded(canary):
    event = Event.objects.filter(verb="application.received").first() or Event.objects.first()
    EventPersonal.objects.create(
        event=Event.objects.filter(actor_id=canary.user.pk).first() or event,
        payload={"name": "Åse Kanariefugl"},
    )
    about = Event.objects.filter(subject_type="volunteers.volunteer", subject_id=str(canary.user.pk)).first()
    EventPersonal.objects.get_or_create(event=about, defaults={"payload": {"name": "Åse Kanariefugl"}})
    run("erase", user=str(canary.user.pk))
    assert not EventPersonal.objects.filter(event=about).exists()


def test_counts_stay(canary):
    before = Affiliation.objects.count(), Volunteer.objects.count(), User.objects.count()
    run("erase", user=str(canary.user.pk))
    assert (Affiliation.objects.count(), Volunteer.objects.count(), User.objects.count()) == before
    assert Affiliation.objects.get(pk=canary.affiliation.pk).ends_on == clock.today()


def test_nobody_signs_in_any_more(canary, client_of):
    client = client_of(canary.user)
    assert Session.objects.filter(user=canary.user).exists()
    run("erase", user=str(canary.user.pk))
    assert not Session.objects.filter(user=canary.user).exists()
    assert client.get("/beskeder/").status_code == 302
    gone = User.objects.get(pk=canary.user.pk)
    assert not gone.is_active
    assert not gone.has_usable_password()


def test_a_dry_run_says_what_it_would_do_and_does_nothing(canary):
    before = dump()
    code, said = run("erase", user=str(canary.user.pk), dry_run=True)
    assert code == 0
    assert "accounts.User: 1" in said
    assert "Nothing was changed" in said
    assert dump() == before


def test_erasing_twice_is_no_harm(canary):
    run("erase", user=str(canary.user.pk))
    assert run("erase", user=str(canary.user.pk))[0] == 0
    assert verify() == []


def test_the_words_of_others_stay(canary, ward):
    other, affiliation = factories.affiliated(ward, name="Bodil Bliver", email="bodil@example.dk")
    run("erase", user=str(canary.user.pk))
    assert User.objects.get(pk=other.user_id).email == "bodil@example.dk"
    assert Affiliation.objects.get(pk=affiliation.pk).ends_on is None
    told = Notification.objects.get(event="told elsewhere")
    assert told.body == "Ring til … på … eller skriv til …."


def test_a_namesake_keeps_the_name(canary):
    factories.person("Åse Kanariefugl", "en.anden@example.dk")
    run("erase", user=str(canary.user.pk))
    assert User.objects.get(email="en.anden@example.dk").name == "Åse Kanariefugl"
    assert User.objects.get(pk=canary.user.pk).name == "-"


def test_an_answer_kept_for_a_retry_is_forgotten(canary):
    now = clock.now()
    IdempotentRequest.objects.create(
        key="a", fingerprint="a", body="Hej Åse Kanariefugl".encode(), created_at=now
    )
    IdempotentRequest.objects.create(key="b", fingerprint="b", body=b"Hej", created_at=now)
    run("erase", user=str(canary.user.pk))
    assert [row.key for row in IdempotentRequest.objects.all()] == ["b"]


def test_somebody_without_an_account_is_erased_by_the_address(ward):
    from samspil.base.core.actor import STRANGER  # noqa: PLC0415 - as above
    from samspil.people.applications.actions import apply_to_activity  # noqa: PLC0415 - read where it is used

    apply_to_activity(
        STRANGER,
        factories.published_activity(ward),
        name="Gerda Gæst",
        email="gerda@example.dk",
        phone="+4527182818",
        message="Et Gnuhår",
        birth_year=1960,
    )
    assert run("erase", user="gerda@example.dk")[0] == 0
    text = dump()
    assert not [word for word in ("Gerda Gæst", "gerda@example.dk", "27182818", "Gnuhår") if word in text]


def test_an_unknown_person_is_said_so(db):
    assert run("erase", user="ingen@example.dk")[0] == 2


def test_no_table_that_may_hold_a_person_is_forgotten():
    """A new table is either wiped or kept for a reason: write which into `rules/erasure.py` or `rules/kept.py`."""
    told = {wipe.model for wipe in WIPES} | set(KEPT)
    machinery = {"core", "events", "jobs"}
    holding = {
        model._meta.label
        for model in apps.get_models()
        if model.__module__.startswith("samspil.")
        and model._meta.app_label not in machinery
        and may_hold_a_person(model)
    }
    assert holding - told == set()
    assert told - {model._meta.label for model in apps.get_models()} == set()


def may_hold_a_person(model):
    people = {User, Volunteer, Affiliation}
    return any(
        (field.is_relation and field.related_model in people)
        or isinstance(field, models.EmailField)
        or type(field).__name__.startswith("Guarded")
        or isinstance(field, models.JSONField)
        for field in model._meta.concrete_fields
    )


def test_the_look_ups_of_every_table_work(db):
    for wipe in WIPES:
        model = apps.get_model(wipe.model)
        for lookup in (*wipe.by_number, *wipe.by_email):
            assert (
                model._base_manager.filter(**{lookup: 1 if lookup in wipe.by_number else "a@b.dk"}).count()
                == 0
            )
        assert set(wipe.emptied) <= {field.name for field in model._meta.concrete_fields}
