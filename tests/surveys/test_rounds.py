"""A round is opened by whoever answers for the place, closed on its last day, and called off without a trace."""

from datetime import timedelta

import pytest

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Denied, IllegalMove, Invalid
from samspil.base.jobs.schedule import REGISTRY
from samspil.learning.surveys.actions import (
    close_round,
    erase_words,
    forget_tokens,
    invite_some,
    remind_some,
    withdraw_round,
)
from samspil.learning.surveys.actions import inviting as inviting_steps
from samspil.learning.surveys.jobs import close_rounds, erase_old_words, invite, remind_of_rounds
from samspil.learning.surveys.models import Remark, Round, Spent, Tally
from samspil.learning.surveys.queries.people import invited_to
from samspil.society.access.matrix import Duty
from samspil.society.notifications.models import Notification
from tests import factories
from tests.dialogue import factories as dialogue
from tests.surveys.factories import answer, asked, closed, numbers, opened, questions

FOREIGN_OR_LESS = (Duty.COORDINATOR, Duty.EMPLOYEE, Duty.COMMITTEE_MEMBER, Duty.COUNCIL_MEMBER)


def told(by):
    return list(
        Notification.objects.filter(recipient=by.user_id).order_by("pk").values_list("subject", flat=True)
    )


def test_a_leader_asks_at_the_own_place_and_not_in_the_whole_authority(ward, region, leader, consultant):
    assert opened(ward, by=leader).opened_by_id == leader.user_id
    with pytest.raises(Denied):
        opened(region, by=leader)
    assert opened(region, by=consultant).workplace is None


@pytest.mark.parametrize("duty", FOREIGN_OR_LESS)
def test_others_ask_nobody(ward, duty):
    with pytest.raises(Denied):
        opened(ward, by=factories.assigned(duty, at=ward))


def test_others_close_and_call_off_nothing(pulse, employee, foreigner, stranger, volunteer):
    for by in (employee, foreigner, stranger, volunteer):
        for action in (close_round, withdraw_round):
            with pytest.raises(Denied):
                action(by, pulse)


@pytest.mark.parametrize(
    "fields",
    [
        {"groups": []},
        {"groups": ["citizens"]},
        {"groups": ["nobody"]},
        {"questions": []},
        {"days": 0},
        {"days": 93},
        {"kind": "outcome"},
        {"kind": "panel"},
    ],
)
def test_what_cannot_be_asked_is_refused_in_words(ward, fields):
    with pytest.raises(Invalid):
        opened(ward, **fields)
    assert not Round.objects.exists()


def test_every_group_gets_a_question(ward):
    only = [one for one in questions(ward.unit.authority) if one.key == "best_tasks"]
    with pytest.raises(Invalid) as refused:
        opened(ward, questions=only)
    assert "questions" in refused.value.errors
    assert opened(ward, questions=only, groups=("employees",)).questions.count() == 1


def test_questions_of_another_authority_are_refused(ward):
    elsewhere = factories.authority("Viborg Kommune", kind="municipality")
    with pytest.raises(Invalid):
        opened(ward, questions=questions(elsewhere))


def test_two_of_a_kind_at_once_could_be_held_against_each_other(ward, pulse):
    with pytest.raises(Invalid):
        opened(ward)
    opened(ward, kind="experience", groups=("parents",))
    closed(pulse)
    assert opened(ward).pk != pulse.pk


def test_a_round_is_closed_once(pulse, leader):
    again = Round.objects.get(pk=pulse.pk)
    close_round(leader, pulse)
    for late in (pulse, again):
        with pytest.raises(IllegalMove):
            close_round(leader, late)
        with pytest.raises(IllegalMove):
            withdraw_round(leader, late)


def test_what_is_called_off_keeps_no_answers(pulse, leader):
    answer(pulse, "employees", 2, 3, words="Ord", tasks="Kaffe")
    withdraw_round(leader, pulse)
    assert not Tally.objects.exists()
    assert not Remark.objects.exists()
    assert set(pulse.asked.values_list("answers", flat=True)) == {0}


def test_the_leader_is_told_when_the_last_day_is_over(ward, pulse, leader):
    close_rounds.func()
    assert Round.objects.get(pk=pulse.pk).state == "open"
    with clock.stopped_at(clock.now() + timedelta(days=15)):
        close_rounds.func()
        close_rounds.func()
    pulse.refresh_from_db()
    assert (pulse.state, pulse.closed_on) == ("closed", clock.today() + timedelta(days=15))
    assert told(leader) == ["En rapport er klar"]


def test_without_the_one_who_opened_it_the_leaders_are_told(ward, leader):
    closed(opened(ward))
    assert told(leader) == ["En rapport er klar"]


def test_everybody_with_an_account_is_invited_once(ward, pulse, volunteer, employee, leader, foreigner):
    elsewhere = factories.affiliated(factories.open_workplace(ward.unit.authority, name="Kirurgisk"))[0]
    for _twice in range(2):
        invite.func(pulse.pk)
    for by in (volunteer, employee):
        assert told(by) == ["To minutter: Hvad synes du?"]
    for by in (leader, foreigner, elsewhere):
        assert not told(by)


def test_many_are_invited_a_few_at_a_time_and_each_once(ward, volunteer, monkeypatch):
    monkeypatch.setattr(inviting_steps, "AT_ONCE", 2)
    people = [volunteer, *(factories.affiliated(ward, name=f"Frivillig {n}")[0] for n in range(4))]
    of = opened(ward)
    stale = Round.objects.get(pk=of.pk)
    assert invite_some(SYSTEM, of)
    assert not invite_some(SYSTEM, stale)  # another worker was first
    invite.func(of.pk)
    assert [told(by) for by in people] == [["To minutter: Hvad synes du?"]] * 5


def test_the_committee_is_invited_too(ward):
    member = dialogue.member(dialogue.committee(ward))
    of = opened(ward, kind="experience", groups=("committee", "parents"))
    assert [user.pk for user in invited_to(of)] == [member.user_id]


def test_all_are_reminded_alike_for_nobody_knows_who_has_answered(ward, pulse, volunteer, employee):
    remind_of_rounds.func()
    assert not told(volunteer)
    with clock.stopped_at(clock.now() + timedelta(days=12)):
        remind_of_rounds.func()
        remind_of_rounds.func()
    for by in (volunteer, employee):
        assert told(by) == ["Du kan stadig nå at svare"]


def test_a_short_round_reminds_nobody(ward, volunteer):
    opened(ward, days=5)
    with clock.stopped_at(clock.now() + timedelta(days=4)):
        remind_of_rounds.func()
    assert not told(volunteer)


def test_words_are_erased_after_a_year_and_counts_stay(pulse):
    answer(pulse, "employees", 1, 2, 3, 4, 5, words="Ord", tasks="Kaffe")
    closed(pulse)
    with clock.stopped_at(clock.now() + timedelta(days=365)):
        erase_old_words.func()
        assert Remark.objects.count() == 10
    with clock.stopped_at(clock.now() + timedelta(days=367)):
        erase_old_words.func()
        erase_old_words.func()
    assert not Remark.objects.exists()
    assert Tally.objects.filter(count__gt=0).exists()


def test_that_somebody_answered_is_forgotten_a_month_after_the_end(pulse, volunteer, client_of):
    said = {f"q{numbers(pulse)['trust']}": "4"}
    assert client_of(volunteer).post(f"/svar/{pulse.pk}/", said).status_code == 302
    closed(pulse)
    erase_old_words.func()
    assert Spent.objects.count() == 1
    with clock.stopped_at(clock.now() + timedelta(days=33)):
        erase_old_words.func()
        erase_old_words.func()
    assert not Spent.objects.exists()


def test_the_clock_alone_invites_reminds_and_forgets(pulse, leader):
    for action in (invite_some, remind_some, erase_words, forget_tokens):
        with pytest.raises(Denied):
            action(leader, pulse)
    assert {"surveys.close_rounds", "surveys.erase_old_words", "surveys.remind_of_rounds"} <= set(REGISTRY)


def test_a_group_has_its_own_address(pulse):
    keys = {asked(pulse, group).key for group in ("volunteers", "employees")}
    assert len(keys) == 2
