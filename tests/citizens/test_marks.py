"""A no stands: whoever says it, however the number or the bed is written, until they themselves or staff with a note lift it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER, SYSTEM
from samspil.base.core.errors import Closed, Conflict, Denied, Invalid, NotVisible
from samspil.base.events.models import Event
from samspil.people.citizens import rules
from samspil.people.citizens.actions import (
    ask_for_letter,
    lift_contact,
    lift_mark,
    lift_own_mark,
    mark_contact,
    mark_whereabouts,
    say_no,
    take_back,
)
from samspil.people.citizens.jobs import forget_lifted_marks, send_letter
from samspil.people.citizens.models import Letter, NoContact
from samspil.people.citizens.queries import refuse_who_said_no, said_no
from samspil.society.accounts.rules import TooManyTries
from tests import factories
from tests.rotas.stress import at_once

NETWORK = "no_contact:network:test"
BED = "Stue 4, seng 2"
NUMBER = "+45 12 34 56 78"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("+45 12 34 56 78", "12345678"),
        ("0045 12345678", "12-34-56-78"),
        ("Bodil@Example.dk", " bodil@example.dk "),
    ],
)
def test_a_way_to_reach_somebody_is_known_however_it_is_typed(one, other):
    assert rules.contact_key(one) == rules.contact_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("+45 12 34 56 78", "+45 12 34 56 79"), ("a@example.dk", "b@example.dk")]
)
def test_two_people_are_two(one, other):
    assert rules.contact_key(one) != rules.contact_key(other)


def test_the_key_of_a_number_holds_neither_the_number_nor_a_digest_that_anybody_can_make(settings):
    before = rules.contact_key(NUMBER)
    settings.SECRET_KEY = "another installation, another key: nobody can guess from one to the other"
    assert "12345678" not in before
    assert rules.contact_key(NUMBER) != before


def test_a_bed_is_known_however_it_is_typed_and_only_at_its_workplace(ward):
    other = factories.open_workplace(ward.unit.authority, name="Sengeafsnit B")
    assert rules.place_key(ward, BED) == rules.place_key(ward, "stue 4 SENG 2")
    assert rules.place_key(ward, BED) != rules.place_key(other, BED)
    assert rules.place_key(ward, BED) != rules.place_key(ward, "Stue 42")
    assert rules.place_key(ward, " ., ") == rules.contact_key("") == ""


@pytest.mark.requirement("DR-40")
def test_an_employee_notes_a_no_for_a_bed_and_every_path_hears_it(ward, employee):
    mark = mark_whereabouts(employee, ward, whereabouts=BED)
    assert said_no(ward, whereabouts="stue 4 seng 2") == mark
    with pytest.raises(Closed):
        refuse_who_said_no(ward, whereabouts=BED)
    refuse_who_said_no(ward, whereabouts="Stue 5")
    refuse_who_said_no(factories.open_workplace(ward.unit.authority, name="Afsnit B"), whereabouts=BED)


def test_noting_it_again_changes_nothing(ward, employee):
    first = mark_whereabouts(employee, ward, whereabouts=BED)
    assert mark_whereabouts(employee, ward, whereabouts="stue 4 seng 2") == first
    assert mark_contact(STRANGER, contact=NUMBER) == mark_contact(STRANGER, contact="12345678")
    assert NoContact.objects.count() == 2


@pytest.mark.parametrize("where", ["", " ", "–"])
def test_a_no_without_a_place_is_no_no(ward, employee, where):
    with pytest.raises(Invalid):
        mark_whereabouts(employee, ward, whereabouts=where)


@pytest.mark.parametrize("contact", ["", "Bodil", "1234", "@", "bodil@", "bodil@example"])
def test_a_no_without_a_way_to_know_the_person_is_no_no(db, contact):
    with pytest.raises(Invalid):
        mark_contact(STRANGER, contact=contact)


@pytest.mark.parametrize("who", ["foreigner", "volunteer", "administrator", "stranger"])
def test_only_those_beside_the_citizen_note_and_lift_for_them(request, ward, employee, who):
    by = request.getfixturevalue(who)
    with pytest.raises(Denied):
        mark_whereabouts(by, ward, whereabouts=BED)
    mark = mark_whereabouts(employee, ward, whereabouts=BED)
    with pytest.raises(Denied):
        lift_mark(by, mark, note="Sengen har en ny patient")
    with pytest.raises(Denied):
        lift_contact(by, ward, contact=NUMBER, note="Har ombestemt sig")
    assert not NoContact.objects.visible_to(by).exists()


@pytest.mark.requirement("RM-32")
def test_staff_lift_a_no_with_a_note_and_not_without(ward, employee):
    mark = mark_whereabouts(employee, ward, whereabouts=BED)
    with pytest.raises(Invalid):
        lift_mark(employee, mark, note="  ")
    lift_mark(employee, mark, note="Sengen har en ny patient")
    mark.refresh_from_db()
    assert (mark.lifted_by_id, mark.lift_note) == (employee.user_id, "Sengen har en ny patient")
    assert said_no(ward, whereabouts=BED) is None
    with pytest.raises(Conflict):
        lift_mark(employee, mark, note="Igen")


def test_a_bed_that_gets_its_next_patient_does_not_lift_what_the_person_said(ward, employee):
    mark_contact(STRANGER, contact=NUMBER, workplace=ward, whereabouts=BED)
    bed = said_no(ward, whereabouts=BED)
    lift_mark(employee, bed, note="Sengen har en ny patient")
    assert said_no(ward, whereabouts=BED) is None
    assert said_no(contacts=(NUMBER,)) is not None


@pytest.mark.requirement("RM-32")
def test_a_citizen_who_calls_the_ward_gets_their_no_lifted(ward, employee):
    mark_contact(STRANGER, contact=NUMBER)
    with pytest.raises(Invalid):
        lift_contact(employee, ward, contact="87654321", note="Har ombestemt sig")
    lift_contact(employee, ward, contact="12345678", note="Har ombestemt sig")
    assert said_no(contacts=(NUMBER,)) is None
    with pytest.raises(Conflict):
        lift_own_mark(STRANGER, contact=NUMBER)


def test_a_person_takes_their_own_no_back_with_the_key_of_the_letter(ward, employee):
    mark = mark_contact(STRANGER, contact="bodil@example.dk")
    bed = mark_whereabouts(employee, ward, whereabouts=BED)
    with pytest.raises(NotVisible):
        take_back(STRANGER, mark, key=bed.key)
    with pytest.raises(NotVisible):
        take_back(STRANGER, bed, key=bed.key)
    take_back(STRANGER, mark, key=mark.key)
    assert said_no(contacts=("bodil@example.dk",)) is None
    with pytest.raises(Conflict):
        take_back(STRANGER, mark, key=mark.key)


def test_a_no_can_be_said_again_after_it_was_lifted(ward, employee):
    lift_mark(employee, mark_whereabouts(employee, ward, whereabouts=BED), note="Ny patient")
    mark_whereabouts(employee, ward, whereabouts=BED)
    assert NoContact.objects.standing().count() == 1


def test_the_database_itself_keeps_one_no_of_each(ward):
    mark_contact(STRANGER, contact=NUMBER)
    with pytest.raises(IntegrityError), transaction.atomic():
        NoContact.objects.create(contact_key=rules.contact_key(NUMBER), voice="citizen")
    with pytest.raises(IntegrityError), transaction.atomic():
        NoContact.objects.create(voice="citizen")


def test_nothing_in_the_tables_or_the_log_names_the_person(ward):
    say_no(STRANGER, contact=NUMBER, network=NETWORK)
    mark_contact(STRANGER, contact="anna@example.dk", workplace=ward, whereabouts=BED)
    kept = f"{list(NoContact.objects.values())} {list(Event.objects.values())}"
    assert "12345678" not in kept.replace(" ", "")
    assert "anna" not in kept
    assert "34 56" not in kept


@pytest.mark.requirement("RM-32")
def test_whoever_says_no_by_e_mail_is_told_how_to_take_it_back_and_the_address_is_forgotten(db, mailoutbox):
    say_no(STRANGER, contact="bodil@example.dk", network=NETWORK)
    _send_all()
    [letter] = mailoutbox
    mark = NoContact.objects.get()
    assert letter.to == ["bodil@example.dk"]
    assert f"/fravalg/{mark.pk}-{mark.key}/" in letter.body
    assert not Letter.objects.exists()


def test_the_letter_goes_only_to_an_address_that_has_said_no(db, mailoutbox):
    ask_for_letter(STRANGER, email="fremmed@example.dk", network=NETWORK)
    say_no(STRANGER, contact=NUMBER, network=NETWORK)
    _send_all()
    assert mailoutbox == []
    assert not Letter.objects.exists()


def test_a_letter_is_not_sent_for_what_was_taken_back_meanwhile(db, mailoutbox):
    say_no(STRANGER, contact="bodil@example.dk", network=NETWORK)
    lift_own_mark(STRANGER, contact="bodil@example.dk")
    _send_all()
    assert mailoutbox == []


def test_trying_again_and_again_rests(db):
    for _n in range(rules.MARKS):
        say_no(STRANGER, contact=NUMBER, network=NETWORK)
    with pytest.raises(TooManyTries):
        say_no(STRANGER, contact=NUMBER, network=NETWORK)
    say_no(STRANGER, contact="87654321", network=NETWORK)


def test_what_was_lifted_is_forgotten_after_a_month_and_what_stands_never(ward, employee):
    old = mark_whereabouts(employee, ward, whereabouts=BED)
    lift_mark(employee, old, note="Ny patient")
    NoContact.objects.filter(pk=old.pk).update(lifted_at=clock.now() - timedelta(days=31))
    young = mark_whereabouts(employee, ward, whereabouts="Stue 7")
    lift_mark(employee, young, note="Ny patient")
    standing = mark_whereabouts(employee, ward, whereabouts="Stue 8")
    NoContact.objects.filter(pk=standing.pk).update(marked_at=clock.now() - timedelta(days=3000))
    forget_lifted_marks.func()
    forget_lifted_marks.func()
    assert {mark.pk for mark in NoContact.objects.all()} == {young.pk, standing.pk}


@pytest.mark.django_db(transaction=True)
def test_many_who_note_the_same_no_at_once_leave_one_mark():
    at_once([lambda: mark_contact(SYSTEM, contact=NUMBER) for _n in range(6)])
    assert NoContact.objects.count() == 1


def _send_all():
    for letter in list(Letter.objects.all()):
        send_letter.func(letter.pk)
