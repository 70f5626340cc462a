"""Where there is worry: sums by group, and nobody to be found in them."""

import pytest

from samspil.base.core.actor import SYSTEM
from samspil.compact.dialogue.actions import edit_concern, move_concern, raise_concern
from samspil.compact.dialogue.models import Concern
from samspil.learning.insights.queries.reach import reach_of
from samspil.learning.insights.queries.resistance import heat_map
from samspil.learning.insights.rules.heat import Level, of_count, of_mean
from samspil.society.access.matrix import Duty
from tests import factories
from tests.hostile import check_html
from tests.surveys.factories import answer, closed, opened


def test_a_few_are_never_counted_aloud():
    assert [of_count(number).level for number in (0, 1, 4, 5)] == [
        Level.NONE,
        Level.SOME,
        Level.SOME,
        Level.MUCH,
    ]
    assert [of_count(number).said for number in (1, 4, 5)] == ["færre end 5", "færre end 5", "5"]
    assert [of_mean(mean).level for mean in (None, 2.9, 3.2, 4.0)] == [
        Level.UNKNOWN,
        Level.MUCH,
        Level.SOME,
        Level.CALM,
    ]


def field(found, group, column):
    row = next(row for row in found.rows if row.label == group)
    return row.cells[found.columns.index(column)]


@pytest.fixture
def consultant(region):
    return factories.assigned(Duty.CONSULTANT, at=region)


@pytest.mark.django_db
@pytest.mark.requirement("VB-47")
def test_concerns_are_summed_by_group_and_small_numbers_hidden(region, ward, consultant, leader, client_of):
    for number in range(6):
        raise_concern(SYSTEM, ward, title=f"Forlis {number}", kind="savings", group="unions")
    for number in range(2):
        raise_concern(SYSTEM, ward, title=f"Tid {number}", kind="time", group="leaders")
    settled = raise_concern(SYSTEM, ward, title="Løst", kind="time", group="citizens", mitigation="Talt om")
    move_concern(SYSTEM, settled, to="settled")
    elsewhere = factories.open_workplace(factories.authority("En anden kommune"))
    raise_concern(SYSTEM, elsewhere, title="Andres", kind="time", group="citizens")
    found = heat_map(reach_of(consultant))
    assert field(found, "De faglige organisationer", "Besparelser").said == "6"
    assert field(found, "Ledere", "Tid nok").said == "færre end 5"
    assert field(found, "Brugere, patienter eller pårørende", "Tid nok").level == Level.NONE
    page = client_of(consultant).get("/indblik/bekymring/")
    check_html(page)
    for words in ("Forlis", "Tid 0", "Løst", "Andres"):
        assert words not in page.content.decode()
    assert client_of(leader).get(f"/indblik/bekymring/?enhed={ward.pk}").status_code == 200


@pytest.mark.django_db
@pytest.mark.requirement("VB-47")
def test_answers_count_only_when_there_are_five(region, ward, consultant):
    found = opened(ward, groups=("employees", "committee"))
    answer(found, "employees", *[2] * 5)
    answer(found, "committee", *[2] * 4)
    closed(found)
    shown = heat_map(reach_of(consultant))
    assert field(shown, "Medarbejdere", "Spørgeskemaer").level != Level.UNKNOWN
    assert field(shown, "MED-udvalget", "Spørgeskemaer").level == Level.UNKNOWN


@pytest.mark.django_db
def test_whose_concern_it_is_can_be_said_later(ward, leader):
    concern = raise_concern(leader, ward, title="Hvem lukker?")
    words = {"title": concern.title, "text": "", "mitigation": ""}
    edit_concern(leader, concern, group="employees", **words)
    edit_concern(leader, concern, **words)
    assert Concern.objects.get(pk=concern.pk).group == "employees"


@pytest.mark.django_db
@pytest.mark.parametrize("duty", [Duty.COORDINATOR, Duty.EMPLOYEE])
def test_it_is_for_those_who_have_insight(ward, client_of, duty):
    assert client_of(factories.assigned(duty, at=ward)).get("/indblik/bekymring/").status_code == 403
