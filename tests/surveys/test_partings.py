"""Whoever leaves may say how it was: with their consent, without their name, as counts of a whole authority's year."""

from datetime import timedelta

import pytest

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Closed, Conflict, Denied, Invalid
from samspil.base.events.models import Event
from samspil.everyday.cases.actions import plan_departure
from samspil.everyday.cases.models import Departure
from samspil.learning.surveys.actions import answer_parting, forget_partings
from samspil.learning.surveys.jobs import erase_old_words
from samspil.learning.surveys.models import PartingReason, PartingSpent, PartingTally
from samspil.learning.surveys.queries.partings import partings
from samspil.learning.surveys.rules.parting import OPEN_FOR, forget_from
from samspil.people.volunteers.models import Affiliation

SAID = {"consent": True, "reason": "time", "meaning": "yes"}


@pytest.fixture
def departure(volunteer):
    affiliation = Affiliation.objects.get(volunteer=volunteer.user_id)
    return plan_departure(volunteer, affiliation, last_day=clock.today())


@pytest.mark.requirement("RM-43")
def test_an_answer_is_a_count_of_the_authority_and_names_nobody(departure, volunteer, client_of):
    page = f"/svar/farvel/{departure.pk}/"
    mine = client_of(volunteer)
    assert page in mine.get(f"/farvel/{departure.pk}/").content.decode()
    assert mine.post(page, {"reason": "time", "meaning": "yes"}).status_code == 422
    assert not PartingTally.objects.exists()
    assert mine.post(page, {"reason": "time", "meaning": "yes", "consent": "on"}).status_code == 302
    given = PartingTally.objects.filter(count__gt=0).values_list("year", "about", "answer", "count")
    year = departure.last_day.year
    assert set(given) == {(year, "reason", "time", 1), (year, "meaning", "yes", 1)}
    assert {field.name for field in PartingTally._meta.fields} == {
        *("id", "authority", "year", "about", "answer", "count")
    }
    fact = Event.objects.get(verb="parting.answered")
    assert (fact.actor_id, fact.subject_type) == (None, "places.authority")
    assert str(departure.pk) not in str(fact.payload)


def test_one_answers_once_and_for_oneself_alone(departure, volunteer, coordinator, client_of):
    answer_parting(volunteer, departure, **SAID)
    with pytest.raises(Conflict):
        answer_parting(volunteer, departure, **SAID)
    with pytest.raises(Denied):
        answer_parting(coordinator, departure, **SAID)
    assert client_of(coordinator).get(f"/svar/farvel/{departure.pk}/").status_code == 404


@pytest.mark.parametrize("wrong", [{"consent": False}, {"reason": "illness"}, {"meaning": ""}])
def test_without_consent_or_with_an_unknown_answer_nothing_is_counted(departure, volunteer, wrong):
    with pytest.raises(Invalid):
        answer_parting(volunteer, departure, **SAID | wrong)
    assert not PartingTally.objects.filter(count__gt=0).exists()


def test_after_two_months_it_is_too_late(departure, volunteer):
    Departure.objects.filter(pk=departure.pk).update(
        notice_on=clock.today() - OPEN_FOR - timedelta(days=9),
        last_day=clock.today() - OPEN_FOR - timedelta(days=1),
    )
    departure.refresh_from_db()
    with pytest.raises(Closed):
        answer_parting(volunteer, departure, **SAID)


def test_that_somebody_answered_is_forgotten_and_the_counts_stay(departure, volunteer, region):
    answer_parting(volunteer, departure, **SAID)
    assert forget_from(departure.last_day).day == 1
    with pytest.raises(Denied):
        forget_partings(volunteer, region)
    forget_partings(SYSTEM, region)
    assert PartingSpent.objects.exists()
    PartingSpent.objects.update(forget_on=clock.today())
    erase_old_words.func()
    assert not PartingSpent.objects.exists()
    assert PartingTally.objects.filter(count=1).count() == 2


def test_few_answers_are_not_shown_and_a_small_one_among_many_has_no_number(
    departure, volunteer, coordinator, leader, foreigner, client_of
):
    answer_parting(volunteer, departure, **SAID)
    assert [(year.year, year.reasons) for year in partings(coordinator)] == [(departure.last_day.year, [])]
    PartingTally.objects.filter(answer__in=["time", "yes"]).update(count=7)
    PartingTally.objects.filter(answer="moving").update(count=2)
    page = client_of(leader).get("/spoergeskemaer/farvel/").content.decode()
    assert ">7<" in page
    assert ">2<" not in page
    (year,) = partings(coordinator)
    assert [line.count for line in year.reasons] == [7, None]
    assert year.reasons[0].label == PartingReason.TIME.label
    assert partings(foreigner) == []
    assert client_of(volunteer).get("/spoergeskemaer/farvel/").status_code == 403
