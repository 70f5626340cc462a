"""Queries that are composed once."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.db.models import Count, QuerySet
from django.test.utils import CaptureQueriesContext

from samspil.base.core import clock
from samspil.base.core.kept import NotKept, kept
from samspil.people.volunteers.models import Affiliation
from samspil.society.places.models import Unit
from tests.factories import affiliated

pytestmark = pytest.mark.django_db


@kept
def _of(volunteers: tuple[int, ...], day: date) -> QuerySet[Affiliation]:
    rows = Affiliation.objects.current(day).filter(volunteer__in=volunteers)
    return rows.select_related("workplace__unit").order_by("pk")


@kept
def _since(moment: datetime) -> QuerySet[Affiliation]:
    return Affiliation.objects.filter(volunteer__user__created_at__gte=moment)


@kept
def _named(name: str) -> QuerySet[Unit, dict[str, object]]:
    rows = Unit.objects.filter(name=name).values("name")
    return rows.annotate(number=Count("pk")).order_by("name")


def test_each_call_is_answered_with_its_own_values(ward):
    here = [affiliated(ward)[1] for _n in range(4)]
    ids = [one.volunteer_id for one in here]
    today = clock.today()
    assert _of((ids[0],), today) == here[:1]
    assert _of((ids[1],), today) == here[1:2]
    assert _of(tuple(ids), today) == here
    assert _of(tuple(ids[1:]), today) == here[1:]
    assert _of(tuple(ids), today - timedelta(days=4_000)) == []


def test_what_belongs_to_a_row_comes_with_it(ward):
    _by, one = affiliated(ward)
    with CaptureQueriesContext(connection) as asked:
        found = _of((one.volunteer_id,), clock.today())
        assert found[0].workplace.unit == ward.unit
    assert len(asked) == 1


def test_moments_and_texts_and_columns_alone(ward):
    affiliated(ward)
    assert len(_since(clock.now() - timedelta(hours=1))) == 1
    assert _since(clock.now() + timedelta(hours=1)) == []
    assert _named(ward.unit.name) == [{"name": ward.unit.name, "number": 1}]
    assert _named("stand-in 0") == []


def test_a_changed_row_is_read_anew(ward):
    _by, one = affiliated(ward)
    assert _of((one.volunteer_id,), clock.today()) == [one]
    Affiliation.objects.update(ends_on=clock.today())
    assert _of((one.volunteer_id,), clock.today()) == []


def test_a_query_that_has_caught_the_time_of_day_is_refused():
    @kept
    def today_for_ever(volunteer: int) -> QuerySet[Affiliation]:
        return Affiliation.objects.current().filter(volunteer=volunteer)

    with pytest.raises(NotKept):
        today_for_ever(1)


def test_a_query_that_does_not_use_its_argument_is_refused():
    @kept
    def everybody(volunteer: int) -> QuerySet[Affiliation]:
        return Affiliation.objects.all() if volunteer else Affiliation.objects.none()

    with pytest.raises(NotKept):
        everybody(1)


@pytest.mark.parametrize("value", [None, True, (), tuple(range(1_001))])
def test_only_plain_values_stand_in_a_statement(value):
    with pytest.raises(NotKept):
        _of(value, clock.today())
