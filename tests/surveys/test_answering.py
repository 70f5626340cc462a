"""Everybody answers once, without a name; what is kept is a count."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db.models import Sum

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER, SYSTEM
from samspil.base.core.errors import Closed, Conflict, Denied, Invalid
from samspil.base.events.models import Event
from samspil.learning.surveys.actions import answer_round
from samspil.learning.surveys.models import Asked, Remark, Spent, Tally
from samspil.learning.surveys.queries.people import rounds_for
from samspil.learning.surveys.rules.answering import by_the_day
from samspil.society.access.matrix import Duty
from samspil.society.accounts.models import User
from tests import factories
from tests.surveys.factories import answer, asked, closed, numbers, opened


def mine(of, group, score=4):
    keys = numbers(of)
    left_out = {"best_tasks"} if group != "employees" else set()
    return {pk: score for key, pk in keys.items() if key not in left_out}


def counted(of):
    return Tally.objects.filter(asked__round=of).aggregate(n=Sum("count"))["n"]


def test_a_volunteer_and_an_employee_answer_as_what_they_are(pulse, volunteer, employee):
    answer_round(volunteer, asked(pulse, "volunteers"), scores=mine(pulse, "volunteers"))
    answer_round(employee, asked(pulse, "employees"), scores=mine(pulse, "employees"))
    assert dict(pulse.asked.values_list("group", "answers")) == {"volunteers": 1, "employees": 1}
    assert counted(pulse) == 7 + 8


def test_nobody_answers_twice(pulse, volunteer):
    answer_round(volunteer, asked(pulse, "volunteers"), scores=mine(pulse, "volunteers"))
    with pytest.raises(Conflict):
        answer_round(volunteer, asked(pulse, "volunteers"), scores=mine(pulse, "volunteers"))
    assert counted(pulse) == 7


def test_nobody_answers_as_somebody_else(pulse, volunteer, employee, foreigner, stranger):
    for by, group in (
        (volunteer, "employees"),
        (employee, "volunteers"),
        (foreigner, "employees"),
        (stranger, "volunteers"),
    ):
        with pytest.raises(Denied):
            answer_round(by, asked(pulse, group), scores=mine(pulse, group))
    assert not Spent.objects.exists()


def test_the_address_of_one_group_opens_no_other(pulse):
    with pytest.raises(Denied):
        answer_round(
            STRANGER,
            asked(pulse, "employees"),
            scores=mine(pulse, "employees"),
            key=asked(pulse, "volunteers").key,
        )


def test_a_question_may_be_left_out_but_not_all(pulse, volunteer):
    one = numbers(pulse)["trust"]
    with pytest.raises(Invalid):
        answer_round(volunteer, asked(pulse, "volunteers"), scores={})
    answer_round(volunteer, asked(pulse, "volunteers"), scores={one: 3})
    assert counted(pulse) == 1


@pytest.mark.parametrize("score", [0, 6])
def test_an_answer_lies_between_one_and_five_and_a_wrong_one_spends_nothing(pulse, volunteer, score):
    with pytest.raises(Invalid):
        answer_round(volunteer, asked(pulse, "volunteers"), scores={numbers(pulse)["trust"]: score})
    assert not Spent.objects.exists()
    assert not counted(pulse)


def test_a_question_for_others_is_not_counted(pulse, volunteer):
    with pytest.raises(Invalid):
        answer_round(volunteer, asked(pulse, "volunteers"), scores={numbers(pulse)["best_tasks"]: 5})


def test_what_is_closed_takes_no_answer(pulse, volunteer):
    closed(pulse)
    with pytest.raises(Closed):
        answer_round(volunteer, asked(pulse, "volunteers"), scores=mine(pulse, "volunteers"))
    later = opened(factories.open_workplace(name="Anden afdeling"), days=3)
    with clock.stopped_at(clock.now() + timedelta(days=4)), pytest.raises(Closed):
        answer(later, "employees", 3)


def test_words_with_a_civil_registration_number_are_refused(pulse):
    with pytest.raises(Invalid):
        answer(pulse, "employees", 3, words="Det var 010190-1234, der sagde det.")
    assert not counted(pulse)


def test_who_has_answered_is_not_asked_again_on_their_own_page(pulse, volunteer):
    assert [(sheet.round, sheet.is_answered) for sheet in rounds_for(volunteer)] == [(pulse, False)]
    answer_round(volunteer, asked(pulse, "volunteers"), scores=mine(pulse, "volunteers"))
    assert [sheet.is_answered for sheet in rounds_for(volunteer)] == [True]


@pytest.mark.requirement("VB-10")
def test_nothing_kept_leads_from_an_answer_to_a_person(pulse, volunteer, client_of):
    """No user, no time, no order, no sheet: only counts whose rows were all there before, and a hash without a date."""
    before = set(Tally.objects.values_list("pk", flat=True))
    page = client_of(volunteer)
    said = {f"q{pk}": "2" for pk in mine(pulse, "volunteers")} | {"words": "Vi mangler et sted at sidde."}
    assert page.post(f"/svar/{pulse.pk}/", said).status_code == 302
    assert set(Tally.objects.values_list("pk", flat=True)) == before
    assert Remark.objects.get().text == "Vi mangler et sted at sidde."
    for model in (Tally, Remark, Spent, Asked):
        kinds = {field.get_internal_type() for field in model._meta.concrete_fields}
        assert not kinds & {"DateTimeField", "DateField", "TimeField"}
        assert User not in {field.related_model for field in model._meta.concrete_fields}
    assert {Remark._meta.pk.get_internal_type(), Spent._meta.pk.get_internal_type()} == {"UUIDField"}
    assert not {field.name for field in Remark._meta.concrete_fields} & {"score", "question", "round"}
    assert not [model for model in apps.get_app_config("surveys").get_models() if model.__name__ == "Answer"]


@pytest.mark.requirement("VB-10")
def test_the_log_says_that_somebody_answered_and_neither_who_nor_where_nor_at_what_hour(
    pulse, volunteer, client_of
):
    said = {f"q{pk}": "2" for pk in mine(pulse, "volunteers")}
    client_of(volunteer).post(f"/svar/{pulse.pk}/", said)
    event = Event.objects.get(verb="survey.answer_given")
    assert (event.actor_id, event.authority_id, event.unit_path, event.request_id) == (None, None, "", "")
    assert (event.actor_kind, event.payload) == ("stranger", {})
    assert event.at == clock.start_of(clock.today())
    with by_the_day():
        assert clock.now() == clock.start_of(clock.today())


def test_whoever_belongs_to_two_groups_answers_once_as_one(ward, pulse, volunteer, client_of):
    coordinator = factories.assigned(Duty.COORDINATOR, at=ward, name="Kim Begge")
    user = User.objects.get(pk=coordinator.user_id)
    _same, _affiliation = factories.affiliated(ward, name="Kim Begge", email=user.email)
    page = client_of(user)
    assert b"som=employees" in page.get(f"/svar/{pulse.pk}/").content
    said = {f"q{pk}": "5" for pk in mine(pulse, "employees")}
    assert page.post(f"/svar/{pulse.pk}/?som=employees", said).status_code == 302
    assert dict(pulse.asked.values_list("group", "answers")) == {"volunteers": 0, "employees": 1}
    assert page.get(f"/svar/{pulse.pk}/").headers["Location"] == "/svar/tak/"


def test_a_round_for_the_whole_authority_asks_everybody_in_it(region, ward, volunteer, employee, foreigner):
    of = opened(region)
    for by in (volunteer, employee):
        assert [sheet.round for sheet in rounds_for(by)] == [of]
    assert rounds_for(foreigner) == []


def test_a_page_of_what_one_can_answer_costs_the_same_for_many(
    ward, region, volunteer, django_assert_max_num_queries
):
    opened(ward)
    opened(region)
    opened(ward, kind="experience", groups=("volunteers", "parents"))
    with django_assert_max_num_queries(6):
        assert len(rounds_for(volunteer)) == 3


def test_the_system_asks_nobody_as_itself(pulse):
    with pytest.raises(Denied):
        answer_round(SYSTEM, asked(pulse, "employees"), scores=mine(pulse, "employees"))
