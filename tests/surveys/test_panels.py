"""Users, relatives and people who may become volunteers are asked before anything is decided; the proposal counts them."""

from datetime import timedelta

import pytest

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER, SYSTEM
from samspil.base.core.errors import Conflict, Denied, Invalid
from samspil.compact.dialogue.actions import (
    accept_idea,
    decline_idea,
    note_involvement,
    plan_start,
    propose_idea,
)
from samspil.compact.dialogue.queries.voices import involved
from samspil.learning.surveys.actions import close_round, open_panel
from samspil.learning.surveys.queries.reports import report_of
from samspil.learning.surveys.rules.suppression import HIDDEN, Cell
from tests.surveys.factories import answer, asked, closed

GROUPS = ("citizens", "relatives", "potential")


@pytest.fixture
def idea(ward):
    return propose_idea(STRANGER, ward.unit.authority, title="Højtlæsning om aftenen", workplace=ward)


def panel(idea, *, by=SYSTEM, groups=GROUPS, days=14):
    return open_panel(by, idea, groups=groups, ends_on=clock.today() + timedelta(days=days))


@pytest.mark.requirement("RM-36")
def test_the_proposal_shows_how_many_of_each_group_were_heard(idea, leader, client_of):
    page = client_of(leader)
    assert f"/spoergeskemaer/ideer/{idea.pk}/" in page.get(f"/dialog/ideer/{idea.pk}/").content.decode()
    said = {"groups": list(GROUPS), "ends_on": (clock.today() + timedelta(days=14)).strftime("%d.%m.%Y")}
    assert page.post(f"/spoergeskemaer/ideer/{idea.pk}/", said).status_code == 302
    of = idea.survey_rounds.get()
    stranger = client_of(None)
    for group, people in (("citizens", 6), ("relatives", 2), ("potential", 5)):
        group_asked = asked(of, group)
        url = f"/svar/{group_asked.pk}-{group_asked.key}/"
        assert "Højtlæsning" in stranger.get(url).content.decode()
        answer(of, group, *[5] * people)
    assert "Brugere og patienter 6, Pårørende 2" in page.get(f"/dialog/ideer/{idea.pk}/").content.decode()
    closed(of)
    idea.refresh_from_db()
    assert [people for _label, people in involved(idea)] == [8, 5]
    text = page.get(f"/dialog/ideer/{idea.pk}/").content.decode()
    assert "8 personer" in text
    assert "5 personer" in text


def test_what_a_small_group_thinks_is_hidden(idea):
    of = panel(idea)
    answer(of, "citizens", 5, 5, 5, 5, 5)
    answer(of, "relatives", 1, 1)
    report = report_of(closed(of))
    assert report.lines[0].cells == [Cell(5, 5.0), HIDDEN, HIDDEN]


def test_those_who_answer_ideas_may_ask_and_others_may_not(
    idea, leader, employee, volunteer, foreigner, stranger
):
    for by in (employee, volunteer, foreigner, stranger):
        with pytest.raises(Denied):
            panel(idea, by=by)
    assert panel(idea, by=leader).idea == idea


def test_one_panel_at_a_time(idea):
    panel(idea)
    with pytest.raises(Invalid):
        panel(idea)


@pytest.mark.parametrize(("groups", "days"), [((), 14), (("employees",), 14), (GROUPS, 0)])
def test_a_panel_has_people_and_time(idea, groups, days):
    with pytest.raises(Invalid):
        panel(idea, groups=groups, days=days)


def test_nobody_is_asked_about_what_has_been_declined(idea, leader):
    decline_idea(leader, idea, answer="Ikke lige nu.")
    with pytest.raises(Conflict):
        panel(idea, by=leader)


def test_a_proposal_that_was_declined_meanwhile_is_not_counted_on(idea, leader):
    of = panel(idea)
    answer(of, "citizens", 5)
    decline_idea(leader, idea, answer="Ikke lige nu.")
    of.refresh_from_db()
    of = type(of).objects.select_related("idea").get(pk=of.pk)
    close_round(leader, of)
    assert not idea.involvements.exists()


def test_who_was_heard_after_the_start_was_not_involved_before_it(idea, leader):
    note_involvement(leader, idea, group="employees", held_on=clock.today(), people=4)
    accept_idea(leader, idea, answer="Ja.")
    plan_start(leader, idea, starts_on=clock.today() + timedelta(days=2))
    of = panel(idea)
    answer(of, "citizens", 5)
    with clock.stopped_at(clock.now() + timedelta(days=10)):
        close_round(leader, type(of).objects.select_related("idea").get(pk=of.pk))
    assert [one.group for one in idea.involvements.all()] == ["employees"]
