from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samspil.base.core import clock
from samspil.base.core.errors import Conflict, Denied, Invalid
from samspil.society.access.matrix import Duty
from samspil.society.accounts.models import User
from samspil.society.duties.actions import end_ambassador, name_ambassador
from samspil.society.duties.models import Ambassador
from samspil.society.duties.queries import workplaces_with_ambassadors
from tests import factories


def user_of(actor):
    return User.objects.get(pk=actor.user_id)


@pytest.fixture
def colleague(ward):
    return user_of(factories.assigned(Duty.EMPLOYEE, at=ward, name="Kirsten Kollega"))


def named(leader, ward, employee, colleague, **period):
    return name_ambassador(leader, ward, user=user_of(employee), substitute=colleague, **period)


@pytest.mark.requirement("VB-02")
def test_each_institution_has_an_ambassador_with_a_substitute_for_a_period(
    region, ward, leader, employee, colleague, client_of
):
    other = factories.open_workplace(region, name="Akutafdelingen")
    client, page = client_of(leader), reverse("duties:ambassadors_at", args=[ward.pk])
    typed = {
        "user": employee.user_id,
        "substitute": colleague.pk,
        "starts_on": "1/1-2026",
        "ends_on": "1/1-2099",
    }
    assert client.post(page, typed).status_code == 302
    assert "Kirsten Kollega" in client.get(page).text
    overview = (
        client_of(factories.assigned(Duty.CONSULTANT, at=region)).get(reverse("duties:ambassadors")).text
    )
    assert overview.index(other.unit.name) < overview.index(ward.unit.name)
    assert "Eva Ansat" in overview
    assert "Ingen ambassadør endnu" in overview


@pytest.mark.requirement("VB-02")
def test_a_period_that_is_over_or_to_come_leaves_the_place_without(ward, leader, employee, colleague):
    today = clock.today()
    past = {"starts_on": today - timedelta(days=9), "ends_on": today}
    named(leader, ward, employee, colleague, **past)
    named(leader, ward, employee, colleague, starts_on=today + timedelta(days=1))
    assert [row.has_ambassador for row in workplaces_with_ambassadors(leader)] == [False]
    now = named(leader, ward, employee, colleague)
    assert [row.has_ambassador for row in workplaces_with_ambassadors(leader)] == [True]
    end_ambassador(leader, now)
    assert not Ambassador.objects.current().exists()
    with pytest.raises(Conflict):
        end_ambassador(leader, now)


def test_a_team_is_several(ward, leader, employee, coordinator, colleague):
    named(leader, ward, employee, colleague)
    named(leader, ward, coordinator, colleague)
    (row,) = workplaces_with_ambassadors(leader)
    assert len(row.present) == 2


def test_the_substitute_is_another_and_both_have_a_duty_there(ward, leader, employee, volunteer, foreigner):
    with pytest.raises(Invalid, match="en anden"):
        named(leader, ward, employee, user_of(employee))
    for person in (volunteer, foreigner):
        with pytest.raises(Invalid):
            named(leader, ward, employee, user_of(person))


def test_others_name_and_see_nobody(ward, leader, employee, colleague, foreigner, client_of):
    with pytest.raises(Denied):
        named(employee, ward, employee, colleague)
    assert client_of(foreigner).get(reverse("duties:ambassadors_at", args=[ward.pk])).status_code == 404
    one = named(leader, ward, employee, colleague)
    assert client_of(foreigner).post(reverse("duties:ambassador_ending", args=[one.pk])).status_code == 404


def test_the_overview_asks_the_database_no_more_for_more_workplaces(
    region, ward, leader, administrator, employee, colleague, client_of
):
    client, asked = client_of(administrator), []
    for _round in range(3):
        named(leader, ward, employee, colleague)
        factories.open_workplace(region, name=f"Afsnit {_round}")
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("duties:ambassadors"))
        asked.append(len(queries))
    assert asked[1] == asked[2] <= 12
