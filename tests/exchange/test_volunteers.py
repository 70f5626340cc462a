"""Lists of volunteers: dry run, import, undoing."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
import time_machine
from django.db import connection
from django.urls import reverse

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Closed, Conflict, Denied, Invalid
from samspil.base.events import verification
from samspil.base.events.models import Event
from samspil.base.jobs.working import drain
from samspil.doors.exchange.actions.importing import confirm_import
from samspil.doors.exchange.actions.receiving import discard_import, map_columns, upload_import
from samspil.doors.exchange.actions.undoing import order_undoing, undo_import
from samspil.doors.exchange.flow import State
from samspil.doors.exchange.jobs import carry_out, undo
from samspil.doors.exchange.models import Import, ImportRow
from samspil.doors.exchange.queries.imports import complaints, wrong_rows
from samspil.people.volunteers.actions import change_volunteer, confirm_insurance, end_affiliation
from samspil.people.volunteers.models import Affiliation, Volunteer
from samspil.society.accounts.models import User
from tests import factories
from tests.exchange.files import HEADINGS, csv_list, workbook

WARD = "Medicinsk afdeling"


def people(count, *, at=WARD):
    return [HEADINGS, *([f"Frivillig {n}", f"f{n}@example.dk", f"2030{n:04}", at] for n in range(count))]


def counts(found):
    return found.new, found.changed, found.known, found.wrong


def faults(found):
    return {(row.number, row.faults[0][1]) for row in wrong_rows(found)}


def test_a_list_is_checked_and_nothing_is_imported_before_a_yes(checked, ward):
    found = checked(people(3))
    assert found.state == State.CHECKED
    assert counts(found) == (3, 0, 0, 0)
    assert not Volunteer.objects.exists()


def test_an_awful_list_from_an_office_is_imported(imported, ward, region):
    factories.partner(region, name="Røde Kors Viborg")
    found = imported(
        workbook(
            [
                ["FRIVILLIGE – Medicinsk afd."],
                [None, "Sidst rettet 3/11-26"],
                [],
                [
                    "Fornavn",
                    "Efternavn",
                    "Mail",
                    "Mobil",
                    "Tlf.",
                    "Postnr. & by",
                    "Fødselsdato",
                    "Startdato",
                    "Afd.",
                    "Forening",
                    "Sko nr.",
                ],
                [
                    "Jytte",
                    "Holm",
                    "Jytte@Example.DK",
                    20304050.0,
                    None,
                    "8800 Viborg",
                    "03.11.1958",
                    "3/11-26",
                    "medicinsk AFDELING",
                    "Røde Kors Viborg",
                    38,
                ],
                [],
                ["Karl", "Ærø", None, None, "0045 20 30 40 51", 8800, 1960, 46329, WARD, "-", None],
            ],
            merge=["A1:K1"],
        )
    )
    assert found.state == State.DONE, list(complaints(found, wrong_rows(found)))
    assert counts(found) == (2, 0, 0, 0)
    assert found.ignored == ["Sko nr."]
    jytte, karl = Affiliation.objects.order_by("volunteer__user__name")
    assert (jytte.volunteer.user.email, jytte.volunteer.phone) == ("jytte@example.dk", "+4520304050")
    assert (jytte.volunteer.birth_year, jytte.volunteer.postcode) == (1958, "8800")
    assert jytte.partner.name == "Røde Kors Viborg"
    assert f"{jytte.starts_on}" == "2026-11-03" == f"{karl.starts_on}"
    assert (karl.volunteer.user.email, karl.volunteer.phone, karl.partner) == (None, "+4520304051", None)


def test_a_list_for_one_workplace_needs_no_column_for_it(imported, ward):
    found = imported([["Navn", "Mail"], ["Jytte", "j@example.dk"]], workplace=ward)
    assert counts(found) == (1, 0, 0, 0)
    assert Affiliation.objects.get().workplace == ward


def test_every_error_is_told_with_its_row_and_column(checked, ward):
    found = checked(
        [
            [*HEADINGS, "Forening", "Startdato"],
            ["", "a@example.dk", "", WARD],
            ["Bo", "bo(at)example.dk", "", WARD],
            ["Bo", "", "123", WARD],
            ["Bo", "", "", "Fjernt sted"],
            ["Bo", "", "", WARD, "Ukendt forening"],
            ["Bo", "", "", WARD, "", "i går"],
            ["Ida", "ida@example.dk", "", WARD],
            ["Otto", "ida@example.dk", "", WARD],
            ["Eva", "", "", ""],
        ]
    )
    expected = {
        (2, "name"),
        (3, "email"),
        (4, "phone"),
        (5, "workplace_unknown"),
        (6, "partner_unknown"),
        (7, "day"),
        (9, "email_shared"),
        (10, "workplace"),
    }
    assert faults(found) == expected
    told = {one.number: one for one in complaints(found, wrong_rows(found))}
    assert told[4].column == "Telefon"
    assert "8" in told[9].sentence


def test_the_same_person_twice_in_the_list_is_imported_once(imported, ward):
    rows = [
        HEADINGS,
        ["Jytte Holm", "j@example.dk", "20304050", WARD],
        ["JYTTE HOLM", "J@example.dk", "", WARD],
        ["Jytte Holm", "", "+45 20304050", WARD],
    ]
    found = imported(rows)
    assert counts(found) == (1, 0, 2, 0)
    assert Volunteer.objects.count() == 1


def test_one_person_at_two_workplaces_is_one_person(imported, ward, region):
    factories.open_workplace(region, name="Hospice Søholm")
    found = imported([HEADINGS, ["Jytte", "", "20304050", WARD], ["Jytte", "", "20304050", "Hospice Søholm"]])
    assert counts(found) == (2, 0, 0, 0)
    assert (Volunteer.objects.count(), Affiliation.objects.count()) == (1, 2)


def test_known_people_are_recognised_and_only_blanks_are_filled(imported, ward):
    _actor, by_mail = factories.affiliated(ward, name="Jytte Holm", email="j@example.dk")
    factories.affiliated(ward, name="Karl Ærø")
    found = imported(
        [
            [*HEADINGS, "Postnr"],
            ["J. Holm", "j@example.dk", "86112233", WARD, "8800"],
            ["karl ærø", "", "20 30 40 50", WARD, ""],
        ]
    )
    assert counts(found) == (0, 1, 1, 0)
    by_mail.volunteer.refresh_from_db()
    assert (by_mail.volunteer.phone, by_mail.volunteer.postcode) == ("+4520304050", "8800")
    assert by_mail.volunteer.user.name == "Jytte Holm"
    assert Volunteer.objects.count() == 2


def test_somebody_of_another_authority_is_not_given_away(checked, ward):
    elsewhere = factories.open_workplace(
        factories.authority("Aarhus Kommune", kind="municipality"), name="Plejehjem"
    )
    factories.affiliated(elsewhere, name="Jytte Holm", email="j@example.dk")
    assert counts(checked([HEADINGS, ["Jytte Holm", "j@example.dk", "", WARD]])) == (1, 0, 0, 0)


def test_what_happened_since_the_check_is_seen_at_the_import(checked, administrator, ward):
    found = checked(people(2))
    factories.affiliated(ward, name="Frivillig 0", email="f0@example.dk")
    confirm_import(administrator, found, revision=found.revision)
    drain()
    assert counts(Import.objects.get()) == (1, 0, 1, 0)


def test_every_person_has_one_event_and_the_chain_holds(imported, ward):
    imported(people(5))
    assert Event.objects.filter(verb="volunteer.taken_on").count() == 5
    assert not verification.verify()


@pytest.mark.requirement("DR-29")
def test_a_list_with_cpr_numbers_leaves_nothing_behind(administrator, region, ward):
    for rows in ([["Navn", "CPR-nr."], ["Jytte", ""]], [["Navn", "Nr"], ["Jytte", "010158-1234"]]):
        with pytest.raises(Invalid, match="CPR"):
            upload_import(administrator, region, kind="volunteers", file_name="x.csv", content=csv_list(rows))
    assert not Import.objects.exists()
    assert not ImportRow.objects.exists()


def test_the_columns_can_be_taken_for_other_fields(checked, administrator, ward):
    found = checked([["Navn", "Kontakt", "Arbejdsplads"], ["Jytte", "20304050", WARD]])
    assert found.ignored == ["Kontakt"]
    map_columns(administrator, found, mapping={0: "name", 1: "phone", 2: "workplace"})
    drain()
    found.refresh_from_db()
    assert (found.state, found.revision, found.ignored) == (State.CHECKED, 2, [])
    with pytest.raises(Invalid):
        map_columns(administrator, found, mapping={1: "phone"})


def test_one_confirms_what_one_has_seen(checked, administrator, ward):
    found = checked(people(1))
    with pytest.raises(Conflict):
        confirm_import(administrator, found, revision=found.revision + 1)


def test_nothing_new_cannot_be_confirmed(checked, administrator, ward):
    factories.affiliated(ward, name="Frivillig 0", email="f0@example.dk")
    found = checked(people(1))
    with pytest.raises(Closed):
        confirm_import(administrator, found, revision=found.revision)


def test_an_import_is_whole_or_nothing(checked, administrator, ward):
    found = checked(people(3))
    confirm_import(administrator, found, revision=found.revision)
    User.objects.filter(pk=administrator.user_id).update(is_active=False)  # the one who confirmed has left
    for _attempt in range(4):
        with time_machine.travel(clock.now() + timedelta(minutes=5 * _attempt), tick=True):
            drain()
    found.refresh_from_db()
    assert found.state == State.FAILED
    assert not Volunteer.objects.exists()


def test_the_job_may_run_twice(imported, ward):
    found = imported(people(2))
    carry_out.call(found.pk, found.revision)
    assert Volunteer.objects.count() == 2


@pytest.mark.parametrize(
    "persona", ["coordinator", "leader", "employee", "volunteer", "foreigner", "stranger"]
)
def test_nobody_else_imports(persona, request, region, checked, ward):
    by = request.getfixturevalue(persona)
    found = checked(people(1))
    with pytest.raises(Denied):
        upload_import(by, region, kind="volunteers", file_name="", content=csv_list(people(1)))
    for action in (discard_import, order_undoing, undo_import):
        with pytest.raises(Denied):
            action(by, found)
    with pytest.raises(Denied):
        confirm_import(by, found, revision=1)


def test_undoing_takes_back_exactly_what_came(imported, undone, ward):
    _actor, kept = factories.affiliated(ward, name="Jytte", email="j@example.dk")
    users = User.objects.count()
    found = imported(
        [
            [*HEADINGS, "Postnr"],
            *([*row, ""] for row in people(4)[1:]),
            ["Jytte", "j@example.dk", "", WARD, "8800"],
        ]
    )
    undone(found)
    assert (found.state, found.left_alone) == (State.UNDONE, 0)
    assert list(Affiliation.objects.all()) == [kept]
    assert User.objects.count() == users
    assert Volunteer.objects.get().postcode == ""
    assert not verification.verify()


def test_what_was_used_or_changed_since_is_left_alone_and_told(imported, undone, ward):
    found = imported(people(5))
    insured, changed, parted, signed_in, untouched = Affiliation.objects.order_by("pk")
    confirm_insurance(SYSTEM, insured, kind="accident", carrier="authority")
    change_volunteer(SYSTEM, changed.volunteer, motivation="Glad for at hjælpe")
    end_affiliation(SYSTEM, parted)
    User.objects.filter(pk=signed_in.volunteer_id).update(last_login=clock.now())
    undone(found)
    codes = dict(found.rows.exclude(left_alone_code="").values_list("number", "left_alone_code"))
    assert codes == {2: "used", 3: "changed", 4: "used", 5: "signed_in"}  # a goodbye has its list
    assert not Affiliation.objects.filter(pk=untouched.pk).exists()
    assert Affiliation.objects.count() == 4


def test_the_undoing_may_run_twice(imported, undone, ward):
    found = undone(imported(people(2)))
    undo.call(found.pk)
    assert Event.objects.filter(verb="import.undone").count() == 1
    assert not Volunteer.objects.exists()


def test_an_undoing_that_stops_leaves_all_there_and_is_told(imported, administrator, client_of, undone, ward):
    found = imported(people(2))
    order_undoing(administrator, found)
    with pytest.raises(Conflict):
        order_undoing(administrator, Import.objects.get(pk=found.pk))
    User.objects.filter(pk=administrator.user_id).update(is_active=False)  # the one who asked has left
    for seconds in (0, 60, 120):
        with time_machine.travel(clock.now() + timedelta(seconds=seconds), tick=False):
            drain()
    User.objects.filter(pk=administrator.user_id).update(is_active=True)
    found.refresh_from_db()
    assert (found.state, Volunteer.objects.count()) == (State.DONE, 2)
    shown = client_of(administrator).get(reverse("exchange:import", args=[found.pk])).content.decode()
    assert "Fortrydelsen gik i stå" in shown
    assert undone(found).state == State.UNDONE
    assert not Volunteer.objects.exists()


def test_after_a_week_nothing_can_be_undone_and_the_rows_are_gone(imported, administrator, ward):
    found = imported(people(2))
    with time_machine.travel(clock.now() + timedelta(days=7, hours=2), tick=False):
        drain()
        found.refresh_from_db()
        with pytest.raises(Closed):
            order_undoing(administrator, found)
    assert not ImportRow.objects.exists()
    assert (found.headings, found.file_name, found.rows_kept) == ([], "", False)


def test_a_list_that_was_never_confirmed_is_forgotten_too(checked, administrator, ward):
    found = checked(people(2))
    with time_machine.travel(clock.now() + timedelta(days=7, hours=2), tick=False):
        drain()
        found.refresh_from_db()
        with pytest.raises(Closed):
            confirm_import(administrator, found, revision=found.revision)
    assert not ImportRow.objects.exists()


def test_a_list_is_thrown_away_at_once(checked, administrator, ward):
    found = checked(people(2))
    discard_import(administrator, found)
    assert found.state == State.DISCARDED
    assert not ImportRow.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_who_confirm_at_once_make_one_import(checked, administrator, ward):
    found = checked(people(5))
    start, answers = Barrier(2), []

    def confirm():
        mine = Import.objects.get(pk=found.pk)
        start.wait()
        try:
            confirm_import(administrator, mine, revision=mine.revision)
            answers.append("done")
        except Conflict:
            answers.append("late")
        finally:
            connection.close()

    threads = [Thread(target=confirm) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    drain()
    assert sorted(answers) == ["done", "late"]
    assert Volunteer.objects.count() == 5
    assert Event.objects.filter(verb="import.done").count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_workers_undo_an_import_once(imported, administrator, ward):
    found = imported(people(5))
    order_undoing(administrator, found)
    start = Barrier(2)

    def work():
        start.wait()
        try:
            undo.call(found.pk)
        finally:
            connection.close()

    threads = [Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not Volunteer.objects.exists()
    assert Event.objects.filter(verb="import.undone").count() == 1
