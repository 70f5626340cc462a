"""Two sign the same words; a changed word voids the first signature; after both nothing changes, whoever tries."""

import pytest
from django.db import IntegrityError, transaction

from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Conflict, Denied, IllegalMove, Invalid
from samspil.compact.frameworks.actions import (
    add_clause,
    change_clause,
    correct_clause,
    move_clause,
    name_signatory,
    remove_clause,
    remove_signatory,
    sign_version,
    start_version,
)
from samspil.compact.frameworks.flow import State
from samspil.compact.frameworks.models import Clause, Decision, Signature, Version
from samspil.compact.frameworks.queries.pages import seats_of
from samspil.compact.frameworks.rules import may_sign, status_of
from samspil.society.access.matrix import Duty
from samspil.society.accounts.models import User
from tests.factories import assigned
from tests.factories.frameworks import adopted, owned, signatories
from tests.operations.conftest import run


@pytest.fixture
def chair(region):
    return assigned(Duty.COUNCIL_MEMBER, at=region, name="Frida Formand")


@pytest.fixture
def director(region):
    return assigned(Duty.COUNCIL_MEMBER, at=region, name="Dorte Direktør")


@pytest.fixture
def waiting(region, chair, director):
    """A version that has been adopted and waits for two signatures."""
    frame = owned(region)
    signatories(frame, chair, director)
    return adopted(frame, "Frivillige er et supplement", "Vi taler sammen")


@pytest.fixture
def sealed(waiting, chair, director):
    for one in (chair, director):
        sign_version(one, waiting, digest=waiting.content_hash)
    return waiting


@pytest.mark.requirement("RM-18")
def test_adopted_is_not_signed(waiting, chair):
    assert (waiting.state, status_of(waiting).is_final) == (State.ADOPTED, False)
    sign_version(chair, waiting, digest=waiting.content_hash)
    assert waiting.state == State.ADOPTED
    assert not status_of(waiting).is_final


@pytest.mark.requirement("RM-18")
def test_the_last_signature_seals_the_same_words(sealed):
    assert sealed.state == State.SIGNED
    assert status_of(sealed).is_final
    assert set(sealed.signatures.values_list("content_hash", flat=True)) == {sealed.content_hash}


@pytest.mark.requirement("RM-18")
def test_a_changed_word_voids_the_first_signature(waiting, chair, director):
    first = sign_version(chair, waiting, digest=waiting.content_hash)
    read_before = waiting.content_hash
    assert correct_clause(SYSTEM, waiting.clauses.first(), text=waiting.clauses.first().text + ".") == 1
    first.refresh_from_db()
    waiting.refresh_from_db()
    assert first.voided_at is not None
    with pytest.raises(Conflict):
        sign_version(director, waiting, digest=read_before)
    for one in (director, chair):
        sign_version(one, waiting, digest=waiting.content_hash)
    assert waiting.state == State.SIGNED


@pytest.mark.requirement("RM-17")
@pytest.mark.parametrize(
    "text", ["Frivillige er ikke et supplement", "Noget helt andet", "Frivillige er et godt supplement"]
)
def test_other_words_are_no_correction_and_change_nothing(waiting, chair, text):
    sign_version(chair, waiting, digest=waiting.content_hash)
    clause = waiting.clauses.first()
    before = clause.text
    with pytest.raises(Invalid):
        correct_clause(SYSTEM, clause, text=text)
    clause.refresh_from_db()
    assert clause.text == before
    assert waiting.signatures.filter(voided_at=None).count() == 1


@pytest.mark.requirement("RM-17")
def test_many_small_corrections_do_not_creep_to_other_words(waiting):
    clause = waiting.clauses.first()
    adopted = clause.text
    assert "supplement" in adopted
    correct_clause(SYSTEM, clause, text=adopted.replace("supplement", "supplemint"))
    clause.refresh_from_db()
    with pytest.raises(Invalid):
        correct_clause(SYSTEM, clause, text=adopted.replace("supplement", "suplemint"))
    correct_clause(SYSTEM, clause, text=adopted.replace("supplement", "suplement"))
    correct_clause(SYSTEM, clause, text=adopted)
    assert waiting.clauses.first().text == adopted


def test_a_correction_that_changes_nothing_voids_nothing(waiting, chair):
    sign_version(chair, waiting, digest=waiting.content_hash)
    clause = waiting.clauses.first()
    assert correct_clause(SYSTEM, clause, text=clause.text) == 0
    assert waiting.signatures.filter(voided_at=None).count() == 1


@pytest.mark.requirement("RM-18")
def test_words_changed_behind_the_actions_are_not_signed(waiting, chair):
    waiting.clauses.update(text="Noget helt andet")
    with pytest.raises(Conflict):
        sign_version(chair, waiting, digest=waiting.content_hash)


@pytest.mark.requirement("RM-18")
def test_no_action_changes_what_is_sealed(sealed):
    clause = sealed.clauses.first()
    tries = [
        lambda: add_clause(SYSTEM, sealed, kind="text", text="Mere"),
        lambda: change_clause(SYSTEM, clause, kind="text", text="Andet"),
        lambda: move_clause(SYSTEM, clause, up=False),
        lambda: remove_clause(SYSTEM, clause),
        lambda: correct_clause(SYSTEM, clause, text="Andet"),
    ]
    for attempt in tries:
        with pytest.raises(IllegalMove):
            attempt()


@pytest.mark.requirement("RM-18")
def test_no_row_changes_what_is_sealed(sealed):
    """Past the actions: as the admin, a shell or a bulk update would."""
    clause = sealed.clauses.first()
    tries = [
        lambda: Clause.objects.filter(pk=clause.pk).update(text="Andet"),
        lambda: Clause.objects.bulk_create([Clause(version=sealed, position=9, kind="text", text="Mere")]),
        lambda: Clause.objects.bulk_update([_other(clause)], ["text"]),
        lambda: _other(clause).save(),
        lambda: Clause.objects.filter(pk=clause.pk).delete(),
        lambda: Version.objects.filter(pk=sealed.pk).update(title="Andet"),
        lambda: Version.objects.filter(pk=sealed.pk).update(content_hash="1" * 64),
        lambda: Version.objects.filter(pk=sealed.pk).update(sealed_at=None),
        lambda: Version.objects.filter(pk=sealed.pk).delete(),
        lambda: Signature.objects.filter(version=sealed).update(content_hash="1" * 64),
        lambda: Signature.objects.filter(version=sealed).delete(),
        lambda: Decision.objects.filter(version=sealed).update(case_number="9"),
    ]
    for attempt in tries:
        with pytest.raises(IntegrityError), transaction.atomic():
            attempt()
    clause.refresh_from_db()
    assert clause.text == "Frivillige er et supplement"


def _other(clause):
    clause = Clause.objects.get(pk=clause.pk)
    clause.text = "Andet"
    return clause


def test_a_framework_that_nobody_signs_is_sealed_when_it_is_adopted(region):
    done = adopted(owned(region), "Et princip")
    assert done.sealed_at is not None
    with pytest.raises(IllegalMove):
        correct_clause(SYSTEM, done.clauses.first(), text="Andet")


def test_only_those_who_hold_a_function_sign(waiting, region):
    with pytest.raises(Denied):
        sign_version(assigned(Duty.COUNCIL_MEMBER, at=region), waiting, digest=waiting.content_hash)


def test_nobody_signs_twice(waiting, chair):
    sign_version(chair, waiting, digest=waiting.content_hash)
    with pytest.raises(Conflict):
        sign_version(chair, waiting, digest=waiting.content_hash)


def test_who_signs_is_settled_while_a_version_waits_but_a_new_holder_may_take_over(waiting, region, chair):
    frame = waiting.framework
    with pytest.raises(Conflict):
        remove_signatory(SYSTEM, frame, frame.signatories.first())
    new = assigned(Duty.COUNCIL_MEMBER, at=region)
    with pytest.raises(Conflict):
        name_signatory(SYSTEM, frame, function="En tredje", user=User.objects.get(pk=new.user_id))
    name_signatory(SYSTEM, frame, function="Funktion 2", user=User.objects.get(pk=new.user_id))
    sign_version(new, waiting, digest=waiting.content_hash)
    newest = assigned(Duty.COUNCIL_MEMBER, at=region)
    name_signatory(SYSTEM, frame, function="Funktion 2", user=User.objects.get(pk=newest.user_id))
    assert not may_sign(newest, waiting)
    assert [seat["holder"].pk for seat in seats_of(waiting)] == [chair.user_id, new.user_id]
    sign_version(chair, waiting, digest=waiting.content_hash)
    assert waiting.state == State.SIGNED


@pytest.mark.django_db
def test_a_person_is_erased_though_a_sealed_text_names_them(sealed, region):
    """A signed text is a public record and stands still; what nobody has signed forgets the name."""
    person = User.objects.create_user("aase@example.dk", "Åse Kanariefugl")
    frame = owned(region)
    done = adopted(frame, "Tak til Åse Kanariefugl")
    draft = start_version(SYSTEM, frame)
    code, said = run("erase", user=str(person.pk))
    assert code == 0, said
    assert "Kanariefugl" in done.clauses.get().text
    assert "Kanariefugl" not in draft.clauses.get().text
