"""Lists of workplaces: dry run, import, undoing."""

import pytest

from samspil.base.core.actor import SYSTEM
from samspil.doors.exchange.flow import State
from samspil.doors.exchange.queries.imports import wrong_rows
from samspil.society.places.actions import describe_workplace
from samspil.society.places.models import Site, Unit, Workplace
from tests import factories

ROWS = [
    ["Navn", "Hører under", "Type", "Adresse", "Postnr", "By", "Tlf"],
    ["Ældreområdet", "", "Institution", "", "", "", ""],
    ["Plejehjem Æblehaven", "Ældreområdet", "Plejehjem", "Æblevej 1", "8800", "Viborg", "78 44 00 01"],
    ["Plejehjem Solgården", "Ældreområdet", "Plejecenter", "Æblevej 1", "8800", "Viborg", ""],
]


def counts(found):
    return found.new, found.changed, found.known, found.wrong


def test_workplaces_come_in_with_their_place_and_stay_closed(imported):
    found = imported(ROWS, kind="workplaces")
    assert (found.state, counts(found)) == (State.DONE, (3, 0, 0, 0))
    orchard = Workplace.objects.select_related("unit__parent", "site").get(unit__name="Plejehjem Æblehaven")
    assert orchard.unit.parent.name == "Ældreområdet"
    assert orchard.unit.path == f"/{orchard.unit.parent_id}/{orchard.pk}/"
    assert (orchard.setting, orchard.site.city, orchard.contact_phone) == (
        "care_home",
        "Viborg",
        "+4578440001",
    )
    assert not Workplace.objects.filter(is_active=True).exists()


def test_a_second_import_finds_everything_known(imported, checked):
    imported(ROWS, kind="workplaces")
    assert counts(checked(ROWS, kind="workplaces")) == (0, 0, 3, 0)


def test_only_blanks_of_a_profile_are_filled_and_emptied_again(imported, undone, ward):
    rows = [
        ["Navn", "Type", "Mail", "Målgruppe"],
        ["Medicinsk afdeling", "Hospital", "afd@example.dk", "Nogle andre"],
    ]
    found = imported(rows, kind="workplaces")
    ward.refresh_from_db()
    assert counts(found) == (0, 1, 0, 0)
    assert (ward.contact_email, ward.citizens_group) == ("afd@example.dk", "Patienter og pårørende")
    undone(found)
    ward.refresh_from_db()
    assert (ward.contact_email, ward.citizens_group) == ("", "Patienter og pårørende")


def test_what_is_wrong_is_told(checked, ward):
    rows = [
        ["Navn", "Type", "Hører under"],
        ["", "Skole", ""],
        ["A", "", ""],
        ["B", "Rumskib", ""],
        ["C", "Skole", "Nirgends"],
    ]
    found = checked(rows, kind="workplaces")
    codes = {(row.number, row.faults[0][1]) for row in wrong_rows(found)}
    assert codes == {(2, "name"), (3, "setting"), (4, "setting_unknown"), (5, "parent_unknown")}


def test_undoing_removes_units_profiles_and_sites(imported, undone):
    found = undone(imported(ROWS, kind="workplaces"))
    assert (found.state, found.left_alone) == (State.UNDONE, 0)
    assert not Unit.objects.exists()
    assert not Site.objects.exists()


@pytest.mark.parametrize("touch", ["described", "affiliated"])
def test_a_workplace_that_is_used_stays_with_all_above_it(imported, undone, touch):
    found = imported(ROWS, kind="workplaces")
    orchard = Workplace.objects.get(unit__name="Plejehjem Æblehaven")
    if touch == "described":
        describe_workplace(SYSTEM, orchard.unit, about="Nyt")
    else:
        factories.affiliated(orchard)
    undone(found)
    assert {unit.name for unit in Unit.objects.all()} == {"Ældreområdet", "Plejehjem Æblehaven"}
    codes = dict(found.rows.exclude(left_alone_code="").values_list("number", "left_alone_code"))
    assert codes == {2: "used", 3: "changed" if touch == "described" else "used"}
