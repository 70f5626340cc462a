"""Both sides evaluate, for five groups, in words; done only when both have answered."""

from datetime import timedelta

import pytest

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER, SYSTEM
from samspil.base.core.errors import Conflict, Denied, IllegalMove, Invalid
from samspil.base.events.models import Event
from samspil.compact.dialogue.models import Cause, Item
from samspil.learning.insights.actions import (
    answer_evaluation,
    call_off_evaluation,
    complete_evaluation,
    remind_of_evaluation,
    share_evaluation,
)
from samspil.learning.insights.flow import State
from samspil.learning.insights.jobs import remind_of_evaluations
from samspil.learning.insights.models import Answer, Evaluation, Group, Outcome, Voice
from samspil.learning.insights.queries.evaluations import evaluations, report_of
from samspil.learning.insights.queries.todo import to_answer
from samspil.learning.insights.rules.evaluating import voice_of
from samspil.society.access.matrix import Duty
from samspil.society.notifications.models import Notification
from tests import factories
from tests.insights.conftest import answered, opened, told

pytestmark = pytest.mark.django_db


def state_of(evaluation):
    return Evaluation.objects.get(pk=evaluation.pk).state


@pytest.mark.requirement("DR-36")
def test_it_is_carried_out_only_when_both_sides_have_answered(evaluation, leader, association):
    assert state_of(evaluation) == State.OPEN
    answered(leader, evaluation)
    assert state_of(evaluation) == State.ANSWERED_BY_ONE
    answered(association, evaluation)
    done = Evaluation.objects.get(pk=evaluation.pk)
    assert (done.state, done.done_at is not None) == (State.DONE, True)
    assert Event.objects.filter(verb="evaluation.completed").count() == 1


@pytest.mark.requirement("DR-36")
def test_two_of_the_same_side_are_one_side(evaluation, leader, coordinator, employee):
    for one in (leader, coordinator, employee):
        answered(one, evaluation)
    assert state_of(evaluation) == State.ANSWERED_BY_ONE


@pytest.mark.requirement("DR-36")
def test_without_an_association_the_volunteers_are_the_other_side(ward, leader, volunteer):
    evaluation = opened(ward)
    answered(volunteer, evaluation, told("volunteers"))
    assert state_of(evaluation) == State.ANSWERED_BY_ONE
    answered(leader, evaluation)
    assert state_of(evaluation) == State.DONE


def test_a_voice_beside_the_sides_is_heard_and_closes_nothing(evaluation, employee):
    answered(employee, evaluation, told("employees"))
    assert state_of(evaluation) == State.OPEN
    assert report_of(evaluation).heard == [(Voice.EMPLOYEE, 1)]


@pytest.mark.requirement("RM-11")
def test_the_report_has_a_section_for_each_group_and_says_who_is_missing(finished):
    report = report_of(finished)
    assert [section.group for section in report.sections] == list(Group)
    assert report.unlit == [Group.RELATIVES, Group.PARTIES]
    assert not report.sections[0].is_missing


@pytest.mark.requirement("RM-11")
@pytest.mark.parametrize(
    ("outcomes", "field"),
    [
        ((), ""),
        ((told(effect="", words=""),), ""),
        ((told(words="  "),), "citizens_words"),
        ((told(effect=""),), "citizens_effect"),
        ((told(group="hours"),), ""),
    ],
)
def test_an_answer_says_in_words_what_came_of_it(evaluation, leader, outcomes, field):
    with pytest.raises(Invalid) as refused:
        answer_evaluation(leader, evaluation, outcomes=outcomes, advice="continue")
    assert field in refused.value.errors
    assert not Answer.objects.exists()


def test_an_answer_can_be_changed_until_both_have_read(evaluation, leader, association):
    answered(leader, evaluation)
    answered(leader, evaluation, told("employees", words="Vi blev klogere."), advice="adjust")
    assert Outcome.objects.get().words == "Vi blev klogere."
    answered(association, evaluation)
    with pytest.raises(Conflict):
        answered(leader, evaluation)


def test_a_late_voice_is_added_until_the_committee_has_it(ward, leader, volunteer):
    evaluation = opened(ward)
    other, _row = factories.affiliated(ward, name="Bodil Sen")
    answered(leader, evaluation)
    answered(volunteer, evaluation)
    answered(other, evaluation, told("relatives"))
    assert report_of(evaluation).heard == [(Voice.WORKPLACE, 1), (Voice.VOLUNTEER, 2)]
    share_evaluation(leader, Evaluation.objects.get(pk=evaluation.pk))
    third, _row = factories.affiliated(ward, name="Carl Endnu Senere")
    with pytest.raises(Conflict):
        answered(third, evaluation)


def test_those_who_take_no_part_do_not_answer(
    evaluation, consultant, council, administrator, foreigner, volunteer
):
    for one in (consultant, council, administrator, foreigner, volunteer, STRANGER):
        assert voice_of(one, evaluation) is None
        with pytest.raises(Denied):
            answered(one, evaluation)


def test_a_volunteer_of_the_association_is_heard_and_is_not_the_association(ward, red_cross, leader):
    mine, _row = factories.affiliated(ward, partner=red_cross, name="Rosa")
    evaluation = opened(ward)
    Evaluation.objects.filter(pk=evaluation.pk).update(partner=red_cross)
    evaluation.refresh_from_db()
    answered(leader, evaluation)
    assert answered(mine, evaluation).voice == Voice.VOLUNTEER
    assert state_of(evaluation) == State.ANSWERED_BY_ONE


def test_whoever_leads_and_volunteers_is_the_workplace_alone(ward, leader):
    factories.affiliated(ward, name="Lars Leder", email="egen@example.dk")
    assert voice_of(leader, opened(ward)) == Voice.WORKPLACE


def test_both_sides_open_one_and_others_do_not(shared_activity, association, employee, volunteer, foreigner):
    for nobody in (employee, volunteer, foreigner, STRANGER):
        with pytest.raises(Denied):
            opened(shared_activity, nobody)
    assert opened(shared_activity, association).partner == shared_activity.partner


def test_an_association_does_not_evaluate_a_whole_ward(ward, association):
    with pytest.raises(Denied):
        opened(ward, association)


def test_the_same_is_evaluated_once_at_a_time(evaluation, shared_activity, leader, association):
    with pytest.raises(Conflict):
        opened(shared_activity)
    answered(leader, evaluation)
    answered(association, evaluation)
    assert opened(shared_activity).state == State.OPEN


@pytest.mark.parametrize(
    ("days", "field"),
    [
        ({"first_on": 0, "last_on": -1}, "last_on"),
        ({"last_on": 60}, "last_on"),
        ({"answer_by": 2}, "answer_by"),
    ],
)
def test_days_that_do_not_fit_are_refused(ward, days, field):
    today = clock.today()
    with pytest.raises(Invalid) as refused:
        opened(ward, **{name: today + timedelta(days=number) for name, number in days.items()})
    assert field in refused.value.errors


@pytest.mark.requirement("RM-16")
def test_a_finished_one_is_put_before_the_committee_with_its_link_and_numbers(finished, leader):
    item = share_evaluation(leader, finished)
    assert (item.cause, item.link) == (Cause.EVALUATION, f"/evalueringer/{finished.pk}/")
    assert "Ikke belyst: Pårørende, Arbejdspladsen og foreningen." in item.what
    assert state_of(finished) == State.SHARED
    with pytest.raises(Conflict):
        share_evaluation(leader, finished)
    assert Item.objects.filter(cause=Cause.EVALUATION).count() == 1


def test_only_somebody_of_the_place_puts_it_before_the_committee(finished, association, employee, council):
    for one in (association, employee, council):
        with pytest.raises(Denied):
            share_evaluation(one, finished)


def test_nothing_is_shared_or_completed_too_early(evaluation, leader):
    with pytest.raises(Conflict):
        share_evaluation(leader, evaluation)
    with pytest.raises(IllegalMove):
        complete_evaluation(SYSTEM, evaluation)
    with pytest.raises(Denied):
        complete_evaluation(leader, evaluation)


def test_of_two_who_share_at_once_one_does(finished, leader, coordinator):
    mine, theirs = (Evaluation.objects.get(pk=finished.pk) for _ in range(2))
    share_evaluation(leader, mine)
    with pytest.raises(Conflict):
        share_evaluation(coordinator, theirs)
    assert Event.objects.filter(verb="evaluation.shared").count() == 1


def test_an_open_one_is_called_off_and_takes_no_answer(evaluation, leader, association):
    with pytest.raises(Denied):
        call_off_evaluation(association, evaluation)
    call_off_evaluation(leader, evaluation)
    with pytest.raises(IllegalMove):
        call_off_evaluation(leader, evaluation)
    with pytest.raises(Conflict):
        answered(association, evaluation)


def test_both_sides_are_asked_and_later_only_the_one_that_is_late(leader, association, shared_activity):
    evaluation = opened(shared_activity)
    asked = set(Notification.objects.values_list("recipient", flat=True))
    assert asked == {leader.user_id, association.user_id}
    answered(leader, evaluation)
    Notification.objects.all().delete()
    Evaluation.objects.update(answer_by=clock.today() - timedelta(days=1))
    remind_of_evaluations.func()
    remind_of_evaluations.func()
    assert list(Notification.objects.values_list("recipient", flat=True)) == [association.user_id]
    with pytest.raises(Denied):
        remind_of_evaluation(leader, evaluation)


def test_names_do_not_travel_into_the_matter(finished, leader):
    item = share_evaluation(leader, finished)
    assert "Lars" not in item.what
    assert "glade" not in item.what


def test_who_sees_what(evaluation, leader, association, employee, council, foreigner, volunteer):
    def sees(one):
        return evaluation in Evaluation.objects.visible_to(one)

    assert all(sees(one) for one in (leader, association, employee, SYSTEM))
    assert not any(sees(one) for one in (council, foreigner, volunteer, STRANGER))
    answered(leader, evaluation)
    answered(association, evaluation)
    assert sees(council)
    assert not sees(foreigner)


def test_a_volunteer_sees_what_they_take_part_in(ward, volunteer):
    whole = opened(ward)
    other = opened(factories.published_activity(ward, title="Læsning"))
    assert set(Evaluation.objects.visible_to(volunteer)) == {whole}
    assert list(evaluations(volunteer, "mine")) == [whole]
    answered(volunteer, whole)
    assert not evaluations(volunteer, "mine")
    assert other.state == State.OPEN


def test_an_association_sees_its_own_alone(evaluation, ward, region):
    other = factories.partner(region, name="Kræftens Bekæmpelse")
    stranger = factories.assigned(Duty.ASSOCIATION_LEADER, at=other)
    assert not Evaluation.objects.visible_to(stranger).exists()


def test_what_waits_for_an_answer_waits_for_those_who_have_a_voice(
    evaluation, leader, association, employee, consultant, administrator
):
    for one in (leader, association, employee):
        assert [todo.title for todo in to_answer(one)] == ["1 evaluering at svare på"]
    for one in (consultant, administrator, STRANGER):
        assert to_answer(one) == []
    answered(leader, evaluation)
    assert to_answer(leader) == []
