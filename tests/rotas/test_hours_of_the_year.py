"""The yearly declaration on special terms proposes the hours that the attendance shows; the floor below only keeps them."""

from datetime import date

import pytest

from samspil.base.core import clock
from samspil.base.core.errors import Denied
from samspil.base.events.models import Event
from samspil.compact.dialogue.actions import note_volunteer_hours
from samspil.everyday.rotas.jobs import count_hours_of_the_year
from samspil.society.access.matrix import Duty
from tests import factories
from tests.rotas.test_volume import NOVEMBER, attended


@pytest.fixture
def activity(db):
    return factories.published_activity(factories.open_workplace())


def counted():
    with clock.stopped_at(NOVEMBER):
        count_hours_of_the_year.call()


def test_the_declaration_proposes_the_hours_of_the_attendance(activity, client_of):
    attended(activity, date(2025, 3, 1), 7)
    attended(activity, date(2026, 3, 1), 4)
    attended(activity, date(2026, 4, 1), 5)
    counted()
    leader = factories.assigned(Duty.LEADER, at=activity.workplace)
    shown = client_of(leader).get(f"/dialog/saerlige-vilkaar/{activity.workplace_id}/2026/")
    fields = shown.context["form"]
    assert (fields["hours_before"].value(), fields["hours_after"].value()) == (7, 9)
    assert "Talt ud fra fremmødet" in shown.text


def test_where_nobody_was_counted_the_fields_are_empty(activity, client_of):
    leader = factories.assigned(Duty.LEADER, at=activity.workplace)
    shown = client_of(leader).get(f"/dialog/saerlige-vilkaar/{activity.workplace_id}/2026/")
    assert not shown.context["form"]["hours_after"].value()
    assert "Talt ud fra fremmødet" not in shown.text


def test_hours_are_noted_again_only_when_they_have_changed(activity):
    attended(activity, date(2026, 3, 1), 4)
    counted()
    counted()
    assert Event.objects.filter(verb="volunteer_hours.noted").count() == 1
    attended(activity, date(2026, 3, 2), 2)
    counted()
    assert Event.objects.filter(verb="volunteer_hours.noted").count() == 2


def test_only_the_house_itself_notes_hours(activity):
    leader = factories.assigned(Duty.LEADER, at=activity.workplace)
    with pytest.raises(Denied):
        note_volunteer_hours(leader, activity.workplace, year=2026, hours=1)
