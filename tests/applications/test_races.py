"""Two who decide at once: nobody is promised a place that is not there, and nobody waits in a circle."""

from collections import Counter
from functools import partial

import pytest

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER, SYSTEM
from samspil.people.applications.actions import (
    accept_application,
    lapse_offer,
    put_on_waiting_list,
    set_recruitment,
    withdraw_application,
)
from samspil.people.applications.flow import State
from samspil.people.applications.models import Application, Recruitment
from samspil.people.onboarding.actions import ensure_standard_rules
from samspil.people.volunteers.models import Affiliation, Volunteer
from tests import factories
from tests.applications.factories import received, waiting
from tests.rotas.stress import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def activity():
    ensure_standard_rules(SYSTEM)
    return factories.published_activity(factories.open_workplace())


def accept(application: Application) -> partial[None]:
    fresh = Application.objects.get(pk=application.pk)
    return partial(accept_application, SYSTEM, fresh, starts_on=clock.today())


def in_state(activity, state: State) -> int:
    return Application.objects.filter(activity=activity, state=state).count()


def test_no_more_are_accepted_than_are_wanted(activity):
    set_recruitment(SYSTEM, activity, wanted=2)
    said = at_once([accept(received(activity, f"Ansøger {n}")) for n in range(8)])
    assert Counter(said) == Counter({"ok": 2, "Conflict": 6})
    assert Recruitment.objects.get(activity=activity).taken == 2
    assert in_state(activity, State.ACCEPTED) == Volunteer.objects.count() == 2


def test_of_two_who_accept_the_same_applicant_one_is_first(activity):
    applicant = received(activity)
    said = at_once([accept(applicant) for _ in range(4)])
    assert Counter(said) == Counter({"ok": 1, "IllegalMove": 3})
    assert Recruitment.objects.get(activity=activity).taken == Affiliation.objects.count() == 1


def test_one_says_yes_while_the_other_says_wait(activity):
    set_recruitment(SYSTEM, activity, wanted=5)
    for number in range(5):
        applicant = received(activity, f"Ansøger {number}")
        wait = partial(put_on_waiting_list, SYSTEM, Application.objects.get(pk=applicant.pk))
        assert set(at_once([accept(applicant), wait])) <= {"ok", "IllegalMove", "Conflict"}
    held = in_state(activity, State.ACCEPTED) + in_state(activity, State.OFFERED)
    assert Recruitment.objects.get(activity=activity).taken == held == 5


def test_an_offer_that_ends_twice_frees_one_place(activity):
    set_recruitment(SYSTEM, activity, wanted=1)
    first, second = waiting(activity, "Første"), waiting(activity, "Anden")
    one, other = (Application.objects.get(pk=first.pk) for _ in range(2))
    said = at_once(
        [partial(lapse_offer, SYSTEM, one), partial(withdraw_application, STRANGER, other, key=other.key)]
    )
    assert Counter(said) == Counter({"ok": 1, "IllegalMove": 1})
    second.refresh_from_db()
    assert (second.state, Recruitment.objects.get(activity=activity).taken) == (State.OFFERED, 1)


def test_one_person_accepted_at_two_places_at_once_is_one_volunteer(activity):
    elsewhere = factories.published_activity(factories.open_workplace())
    both = [received(at, "Sofie Lund", email="sofie@example.dk") for at in (activity, elsewhere)]
    assert at_once([accept(one) for one in both]) == ["ok", "ok"]
    assert (Volunteer.objects.count(), Affiliation.objects.count()) == (1, 2)
