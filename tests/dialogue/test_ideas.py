"""An idea from anybody is answered in time, or somebody else is asked to help; and people are involved before it starts."""

from datetime import timedelta

import pytest
import time_machine

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER, SYSTEM
from samspil.base.core.errors import Conflict, Denied, IllegalMove, Invalid, NotVisible
from samspil.base.events.models import Event
from samspil.compact.dialogue.actions import (
    accept_idea,
    decline_idea,
    note_involvement,
    pass_idea_on,
    plan_start,
    propose_idea,
    set_policy,
    withdraw_idea,
)
from samspil.compact.dialogue.flow import IdeaState
from samspil.compact.dialogue.jobs import erase_old_voices, show_overdue_voices
from samspil.compact.dialogue.models import Idea, Involvement, Sender
from samspil.compact.dialogue.queries import voices as queries
from samspil.society.access.matrix import Duty
from samspil.society.access.permission import visible_or_404
from samspil.society.notifications.models import Notification
from tests import factories

pytestmark = pytest.mark.django_db
ALL_BUT_ANSWERING = (
    Duty.COORDINATOR,
    Duty.EMPLOYEE,
    Duty.COMMITTEE_MEMBER,
    Duty.COUNCIL_MEMBER,
)


def proposed(by, ward, **fields):
    values = {"title": "Højtlæsning om aftenen", "text": "Mange ligger vågne.", "workplace": ward}
    return propose_idea(by, ward.unit.authority, **(values | fields))


@pytest.fixture
def consultant(region):
    return factories.assigned(Duty.CONSULTANT, at=region, name="Kirsten Konsulent")


def told(actor):
    return list(
        Notification.objects.filter(recipient=actor.user_id).order_by("pk").values_list("subject", flat=True)
    )


def test_anybody_may_propose_and_is_named_by_quality(ward, employee, volunteer, stranger):
    association = factories.assigned(Duty.ASSOCIATION_LEADER, at=factories.partner(ward.unit.authority))
    kinds = [proposed(by, ward).sender_kind for by in (employee, volunteer, association, stranger)]
    assert kinds == [Sender.EMPLOYEE, Sender.VOLUNTEER, Sender.ASSOCIATION, Sender.CITIZEN]


def test_the_leader_is_asked_and_the_sender_thanked_without_the_words_of_the_idea(ward, leader, stranger):
    proposed(stranger, ward, email="Borger@Example.dk")
    assert told(leader) == ["En ny idé"]
    mail = Notification.objects.get(address="borger@example.dk")
    assert "Højtlæsning" not in mail.subject + mail.body


def test_an_account_is_not_asked_for_name_or_address_again(ward, employee):
    idea = proposed(employee, ward, name="En anden", email="en.anden@example.dk")
    assert (idea.name, idea.email, idea.sender_id) == ("", "", employee.user_id)


def test_an_idea_without_a_workplace_goes_to_the_consultant(region, consultant, stranger):
    idea = propose_idea(stranger, region, title="En fælles dag")
    assert idea.state == IdeaState.PASSED
    assert told(consultant) == ["En ny idé"]


def test_the_workplace_of_another_authority_is_refused(region, stranger):
    foreign = factories.open_workplace(factories.authority("Region Syddanmark"), name="Fremmed")
    with pytest.raises(Invalid):
        propose_idea(stranger, region, title="Idé", workplace=foreign)


def test_an_answer_is_due_when_the_authority_says(ward, administrator, stranger):
    assert proposed(stranger, ward).due_on == clock.today() + timedelta(days=14)
    set_policy(administrator, ward.unit.authority, idea_answer_days=5)
    assert proposed(stranger, ward).due_on == clock.today() + timedelta(days=5)


@pytest.mark.requirement("RM-12")
@pytest.mark.parametrize("sender", ["stranger", "volunteer"])
def test_a_suggestion_of_a_citizen_or_volunteer_gets_a_state_and_an_answer_that_the_sender_sees(
    request, ward, leader, client_of, sender
):
    by = request.getfixturevalue(sender)
    idea = proposed(by, ward)
    page = f"/dialog/ide/{idea.pk}-{idea.key}/"
    reader = client_of(None if sender == "stranger" else by)
    assert "Kom hurtigt" not in reader.get(page).text
    waiting = idea.get_state_display()
    assert waiting in reader.get(page).text
    accept_idea(leader, idea, answer="Kom hurtigt, vi glæder os.")
    assert "Kom hurtigt" in reader.get(page).text
    assert "Ja, vi går videre med den" in reader.get(page).text


def test_the_leader_says_yes_and_the_sender_reads_it(ward, leader, employee):
    idea = proposed(employee, ward)
    accept_idea(leader, idea, answer="Ja, lad os prøve.", is_shared=True)
    assert told(employee)[-1] == "Et svar på din idé"
    fact = Event.objects.get(verb="idea.accepted")
    assert (fact.subject_id, fact.payload) == (str(idea.pk), {"workplace": ward.pk})
    assert list(queries.board(ward.unit.authority)) == [idea]


def test_no_idea_is_answered_without_a_line(ward, leader, employee):
    with pytest.raises(Invalid):
        decline_idea(leader, proposed(employee, ward), answer="  ")


@pytest.mark.parametrize("duty", ALL_BUT_ANSWERING)
def test_other_duties_do_not_answer(ward, duty, employee):
    idea = proposed(employee, ward)
    other = factories.assigned(duty, at=ward)
    for act in (accept_idea, decline_idea):
        with pytest.raises(Denied):
            act(other, idea, answer="Nej")
    with pytest.raises(Denied):
        pass_idea_on(other, idea)
    with pytest.raises(Denied):
        plan_start(other, idea, starts_on=clock.today())
    with pytest.raises(Denied):
        note_involvement(other, idea, group="employees", held_on=clock.today(), people=3)


def test_a_leader_of_another_authority_and_a_stranger_do_not_answer(ward, foreigner, employee):
    idea = proposed(employee, ward)
    elsewhere = factories.assigned(
        Duty.LEADER, at=factories.open_workplace(factories.authority("B"), name="B")
    )
    for by in (foreigner, elsewhere, STRANGER):
        with pytest.raises(Denied):
            accept_idea(by, idea, answer="Ja")
        with pytest.raises(NotVisible):
            visible_or_404(by, Idea, idea.pk)


def test_an_idea_is_answered_once(ward, leader, employee):
    idea = proposed(employee, ward)
    stale = Idea.objects.get(pk=idea.pk)
    accept_idea(leader, idea, answer="Ja")
    with pytest.raises(IllegalMove):
        decline_idea(leader, stale, answer="Nej")


def test_the_leader_passes_it_on_and_both_are_told(ward, leader, consultant, employee):
    idea = proposed(employee, ward)
    pass_idea_on(leader, idea, note="Det er større end os")
    assert told(consultant) == ["En idé, du kan svare på"]
    assert told(employee)[-1] == "Din idé er sendt videre"
    accept_idea(consultant, idea, answer="God idé, vi tager den op.")


@pytest.mark.requirement("DR-01", "RM-53")
def test_an_unanswered_idea_comes_to_the_consultant_after_the_deadline_exactly_once(
    ward, leader, consultant, volunteer
):
    idea = proposed(volunteer, ward)
    assert not queries.ideas(consultant, queries.WITH_CONSULTANT).exists()
    with time_machine.travel(clock.now() + timedelta(days=14), tick=False):
        show_overdue_voices.func()
        assert not queries.ideas(consultant, queries.WITH_CONSULTANT).exists(), (
            "the last day is still in time"
        )
    with time_machine.travel(clock.now() + timedelta(days=15), tick=False):
        show_overdue_voices.func()
        show_overdue_voices.func()
        assert list(queries.ideas(consultant, queries.WITH_CONSULTANT)) == [idea]
        assert queries.idea_counts(consultant)[queries.WITH_CONSULTANT] == 1
    assert told(consultant) == ["En idé venter på svar"]
    assert told(volunteer).count("Din idé er ikke glemt") == 1
    assert Event.objects.filter(verb="idea.overdue").count() == 1
    idea.refresh_from_db()
    accept_idea(leader, idea, answer="Undskyld ventetiden. Ja!")
    assert not queries.ideas(consultant, queries.WITH_CONSULTANT).exists()


def test_only_the_sender_takes_an_idea_back(ward, employee, leader, volunteer):
    idea = proposed(employee, ward)
    for by in (leader, volunteer, STRANGER):
        with pytest.raises(Denied):
            withdraw_idea(by, idea, key="forkert")
    withdraw_idea(STRANGER, proposed(STRANGER, ward), key=Idea.objects.latest("pk").key)
    withdraw_idea(employee, idea, key="")
    with pytest.raises(IllegalMove):
        accept_idea(leader, idea, answer="Ja")


@pytest.mark.requirement("RM-34")
def test_an_idea_does_not_start_before_the_employees_have_been_involved(ward, leader, employee):
    idea = proposed(employee, ward)
    accept_idea(leader, idea, answer="Ja")
    today = clock.today()
    with pytest.raises(Invalid):
        plan_start(leader, idea, starts_on=today + timedelta(days=30))
    note_involvement(leader, idea, group="citizens", held_on=today - timedelta(days=9), people=4)
    with pytest.raises(Invalid):
        plan_start(leader, idea, starts_on=today + timedelta(days=30))
    note_involvement(leader, idea, group="employees", held_on=today - timedelta(days=2), people=11)
    with pytest.raises(Invalid) as refused:
        plan_start(leader, idea, starts_on=today - timedelta(days=3))
    assert "starts_on" in refused.value.errors
    plan_start(leader, idea, starts_on=today + timedelta(days=1))
    idea.refresh_from_db()
    assert idea.starts_on == today + timedelta(days=1)


def test_only_an_accepted_idea_starts(ward, leader, employee):
    idea = proposed(employee, ward)
    note_involvement(leader, idea, group="employees", held_on=clock.today(), people=11)
    with pytest.raises(Conflict):
        plan_start(leader, idea, starts_on=clock.today())


def test_what_is_noted_has_happened_and_before_the_start(ward, leader, employee):
    idea = proposed(employee, ward)
    accept_idea(leader, idea, answer="Ja")
    note = {"group": "employees", "people": 3}
    with pytest.raises(Invalid):
        note_involvement(leader, idea, held_on=clock.today() + timedelta(days=1), **note)
    note_involvement(leader, idea, held_on=clock.today() - timedelta(days=5), **note)
    plan_start(leader, idea, starts_on=clock.today() - timedelta(days=2))
    with pytest.raises(Invalid):
        note_involvement(leader, idea, held_on=clock.today(), **note)
    decline = proposed(employee, ward)
    decline_idea(leader, decline, answer="Ikke nu")
    with pytest.raises(Conflict):
        note_involvement(leader, decline, held_on=clock.today(), **note)


def test_the_idea_tells_how_many_of_each_group_were_involved(ward, leader, employee):
    idea = proposed(employee, ward)
    for group, people in (("citizens", 4), ("volunteers", 2), ("citizens", 3)):
        note_involvement(leader, idea, group=group, held_on=clock.today(), people=people)
    assert queries.involved(idea) == [
        (str(Involvement.Group.CITIZENS.label), 7),
        (str(Involvement.Group.VOLUNTEERS.label), 2),
    ]


def test_half_a_year_after_the_answer_the_sender_and_a_citizens_words_are_gone(ward, leader, employee):
    asked = proposed(STRANGER, ward, name="Bente Borger", email="bente@example.dk")
    kept, open_one = proposed(employee, ward), proposed(STRANGER, ward, email="aaben@example.dk")
    accept_idea(leader, asked, answer="Ja, Bente", is_shared=True)
    accept_idea(leader, kept, answer="Ja")
    with time_machine.travel(clock.now() + timedelta(days=182)):
        erase_old_voices.func()
        asked.refresh_from_db()
        assert asked.name == "Bente Borger"
    with time_machine.travel(clock.now() + timedelta(days=184)):
        erase_old_voices.func()
        erase_old_voices.func()
    for idea in (asked, kept, open_one):
        idea.refresh_from_db()
    assert (asked.name, asked.email, asked.title, asked.text, asked.is_shared) == (
        "",
        "",
        "Slettet",
        "",
        False,
    )
    assert asked.answer == "Slettet"
    assert kept.title == "Højtlæsning om aftenen"
    assert open_one.email == "aaben@example.dk"
    assert Event.objects.filter(verb="idea.erased").count() == 2


def test_a_cpr_number_is_refused_on_every_path(ward, leader, stranger):
    with pytest.raises(Invalid):
        proposed(stranger, ward, text="Hendes nummer er 010203-1234")
    with pytest.raises(Invalid):
        accept_idea(leader, proposed(stranger, ward), answer="010203-1234")


def test_a_job_sees_every_idea(region):
    """The system reaches all rows, also where a list lets people see what they sent themselves."""
    idea = propose_idea(STRANGER, region, title="Spilaften")
    assert Idea.objects.visible_to(SYSTEM).get() == idea
