"""Time at others' meetings is asked for, planned, held or declined; and the next step is not forgotten."""

from datetime import timedelta

import pytest

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER, SYSTEM
from samspil.base.core.errors import Conflict, Denied, IllegalMove, Invalid
from samspil.learning.programmes.actions import (
    ask_for_time,
    complete_next_step,
    decline_time,
    hold_time,
    plan_time,
)
from samspil.learning.programmes.flow import AgendaState
from samspil.learning.programmes.models import AgendaRequest
from samspil.learning.programmes.queries.overview import overview

pytestmark = pytest.mark.django_db


def asked(programme, by=SYSTEM, **fields):
    words = {"forum": "Lederforum, Børn & Unge", "topic": "Tag det med hjem"}
    return ask_for_time(by, programme, **(words | fields))


def in_days(days):
    return clock.today() + timedelta(days=days)


@pytest.mark.requirement("VB-53")
def test_a_request_is_asked_planned_and_held_with_a_next_step(programme, consultant, client_of):
    request = asked(programme, by=consultant)
    client, url = client_of(consultant), f"/programmer/dagsordener/{request.pk}/"
    assert "Bedt om tid" in client.get(url).content.decode()
    plan_time(consultant, request, meeting_on=in_days(0))
    assert "På mødets dagsorden" in client.get(url).content.decode()
    hold_time(
        consultant,
        request,
        meeting_on=in_days(0),
        answer="Seks ledere vil høre mere.",
        next_step="Besøg de seks ledere",
        next_step_due=in_days(14),
    )
    page = client.get(url).content.decode()
    assert "Det blev drøftet" in page
    assert "Besøg de seks ledere" in page
    complete_next_step(consultant, request)
    with pytest.raises(Conflict):
        complete_next_step(consultant, request)
    assert AgendaRequest.objects.get().next_step_done_on == in_days(0)


@pytest.mark.requirement("VB-53")
def test_a_no_is_kept_with_its_reason_and_can_become_a_yes(programme, consultant, client_of):
    request = asked(programme)
    with pytest.raises(Invalid):
        decline_time(consultant, request, answer=" ")
    decline_time(
        consultant, request, answer="Dagsordenen er fuld.", next_step="Spørg igen", next_step_due=in_days(30)
    )
    page = client_of(consultant).get(f"/programmer/{programme.pk}/dagsordener/").content.decode()
    assert "Der blev sagt nej" in page
    assert "Spørg igen" in page
    with pytest.raises(IllegalMove):
        hold_time(consultant, request, meeting_on=in_days(0), answer="x")
    plan_time(consultant, request, meeting_on=in_days(40))
    assert request.state == AgendaState.PLANNED


def test_a_meeting_that_nobody_told_about_is_late(programme, consultant):
    request = asked(programme, wanted_by=in_days(5))
    assert not overview(programme, consultant).late
    AgendaRequest.objects.update(wanted_by=in_days(-1))
    assert [entry.what for entry in overview(programme, consultant).late] == [str(request)]
    plan_time(consultant, request, meeting_on=in_days(1))
    assert not overview(programme, consultant).late
    AgendaRequest.objects.update(meeting_on=in_days(-1))
    assert overview(programme, consultant).late
    request.refresh_from_db()
    hold_time(
        consultant, request, meeting_on=in_days(-1), answer="Godt", next_step="Ring", next_step_due=in_days(1)
    )
    assert not overview(programme, consultant).late
    AgendaRequest.objects.update(next_step_due=in_days(-1))
    assert overview(programme, consultant).late


def test_what_fits_together(programme, consultant):
    request = asked(programme)
    with pytest.raises(Invalid):
        hold_time(consultant, request, meeting_on=in_days(1), answer="x")
    with pytest.raises(Invalid):
        hold_time(consultant, request, meeting_on=in_days(0), answer="x", next_step="Ring")
    with pytest.raises(Invalid):
        hold_time(consultant, request, meeting_on=in_days(0), answer="x", next_step_due=in_days(3))
    with pytest.raises(Invalid):
        asked(programme, topic=" ")


def test_two_who_answer_at_once_make_one_answer(programme, consultant):
    request = asked(programme)
    stale = AgendaRequest.objects.get(pk=request.pk)
    decline_time(consultant, request, answer="Nej")
    with pytest.raises(IllegalMove):
        hold_time(consultant, stale, meeting_on=in_days(0), answer="Jo")


def test_others_ask_for_nothing(programme, councillor, school_leader, foreigner, volunteer):
    request = asked(programme)
    for by in (councillor, school_leader, foreigner, volunteer, STRANGER):
        with pytest.raises(Denied):
            asked(programme, by=by)
        with pytest.raises(Denied):
            plan_time(by, request, meeting_on=in_days(1))
        with pytest.raises(Denied):
            hold_time(by, request, meeting_on=in_days(0), answer="x")
        with pytest.raises(Denied):
            decline_time(by, request, answer="x")
        with pytest.raises(Denied):
            complete_next_step(by, request)
