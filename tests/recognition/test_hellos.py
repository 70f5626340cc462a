"""Who has not been there for 90 days is listed kindly, so that somebody says hello."""

from datetime import timedelta

import pytest

from samspil.base.core import clock
from samspil.base.core.errors import Denied
from samspil.everyday.cases.actions import plan_departure
from samspil.everyday.rotas.models import Attendance, SignUp
from samspil.learning.recognition.actions.hellos import forget_hello, say_hello
from samspil.learning.recognition.jobs import forget_hellos
from samspil.learning.recognition.models import Hello
from samspil.learning.recognition.queries.hellos import QUIET, quiet_volunteers
from samspil.people.volunteers.models import Affiliation
from tests import factories
from tests.rotas.factories import ready, shift, taken


@pytest.fixture
def activity(ward):
    return factories.published_activity(ward)


def long_ago(affiliation, days=200):
    Affiliation.objects.filter(pk=affiliation.pk).update(starts_on=clock.today() - timedelta(days=days))


def a_shift(activity, actor, *, days):
    """Let the volunteer have had a shift so many days ago."""
    row = taken(actor, shift(activity))
    then = clock.now() - timedelta(days=days)
    SignUp.objects.filter(pk=row.pk).update(starts_at=then, ends_at=then + timedelta(hours=2))
    return row


def listed(by):
    return [str(row.volunteer) for row in quiet_volunteers(by)]


@pytest.mark.requirement("RM-43")
def test_after_90_days_without_a_shift_a_volunteer_is_listed_kindly(activity, coordinator, client_of):
    jytte, bond = ready(activity, "Jytte Holm")
    ole, other = ready(activity, "Ole Bakke")
    for one in (bond, other):
        long_ago(one)
    a_shift(activity, jytte, days=91)
    a_shift(activity, ole, days=89)
    assert listed(coordinator) == ["Jytte Holm"]
    page = client_of(coordinator).get("/anerkendelse/hilsner/").content.decode()
    assert "Jytte Holm" in page
    assert "Ole Bakke" not in page
    assert "Måske sige hej" in page


def test_whoever_is_new_is_coming_or_is_leaving_is_not_listed(activity, coordinator):
    people = [ready(activity, name) for name in ("Anna Ny", "Bo Kommer", "Carl Farvel", "Dorte Her")]
    for _actor, bond in people[1:]:
        long_ago(bond)
    taken(people[1][0], shift(activity))
    plan_departure(coordinator, people[2][1], last_day=clock.today() + timedelta(days=9))
    here = a_shift(activity, people[3][0], days=120)
    Attendance.objects.create(
        shift=here.shift,
        volunteer_id=here.volunteer_id,
        affiliation=here.affiliation,
        checked_in_at=clock.now() - timedelta(days=3),
    )
    assert listed(coordinator) == []


def test_who_has_been_greeted_is_off_the_list_for_90_days(activity, coordinator, client_of, volunteer):
    _actor, bond = ready(activity, "Jytte Holm")
    long_ago(bond)
    path = f"/tilknytninger/{bond.pk}/hilsen/"
    assert client_of(coordinator).post(path).status_code == 302
    assert listed(coordinator) == []
    say_hello(coordinator, bond)
    with pytest.raises(Denied):
        say_hello(volunteer, bond)
    hello = Hello.objects.get()
    with pytest.raises(Denied):
        forget_hello(coordinator, hello)
    Hello.objects.update(said_on=clock.today() - QUIET)
    assert listed(coordinator) == ["Jytte Holm"]
    forget_hellos.func()
    assert not Hello.objects.exists()


def test_the_list_is_for_those_who_look_after_volunteers_there(activity, foreigner, volunteer, client_of):
    _actor, bond = ready(activity, "Jytte Holm")
    long_ago(bond)
    assert listed(foreigner) == []
    assert client_of(volunteer).get("/anerkendelse/hilsner/").status_code == 403
    assert client_of(foreigner).post(f"/tilknytninger/{bond.pk}/hilsen/").status_code == 404


def test_the_list_costs_the_same_however_long_it_is(activity, coordinator, django_assert_num_queries):
    for number in range(3):
        long_ago(ready(activity, f"Person {number}")[1])
    with django_assert_num_queries(1):
        assert [(row.volunteer.user.name, row.workplace.unit.name) for row in quiet_volunteers(coordinator)]
