"""Who is told what: those who decide, those who lead, those who follow a pilot; each once, and nobody else."""

from datetime import timedelta

import pytest

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Denied
from samspil.base.events.models import Event
from samspil.learning.programmes.actions import (
    ask_for_hours,
    commit_hours,
    decline_hours,
    hold_check_in,
    register_decisions,
    remind_of_check_in,
)
from samspil.learning.programmes.jobs import remind_of_missed_check_ins
from samspil.learning.programmes.models import Pilot
from samspil.learning.programmes.queries.waiting import to_commit, to_decide, to_follow_up
from samspil.learning.programmes.rules.papers import Decided
from samspil.society.access.matrix import Duty
from samspil.society.notifications.models import Notification
from tests import factories

pytestmark = pytest.mark.django_db

TODAY = clock.today()


def told(subject):
    return sorted(Notification.objects.filter(subject=subject).values_list("recipient__name", flat=True))


def test_a_paper_is_sent_to_those_who_decide_and_back_to_those_who_wrote(
    councillor, consultant, school_leader, region, paper
):
    factories.assigned(Duty.COUNCIL_MEMBER, at=region, name="Fremmed rådsmedlem")
    assert told("En indstilling til dig") == ["Rasmus Råd"]
    assert [row.title for row in to_decide(councillor)] == ["Læs og beslut: Udbredelse"]
    assert to_decide(consultant) == []
    point = paper.points.first()
    register_decisions(
        councillor,
        paper,
        decided=[Decided(point.pk, "approved")],
        body="Direktionen",
        case_number="1",
        decided_on=TODAY,
    )
    assert told("En indstilling er afgjort") == ["Kirsten Konsulent"]


def test_the_leader_is_asked_and_the_consultant_hears_the_answer(
    programme, consultant, school, school_leader
):
    days = {"starts_on": TODAY, "until": TODAY}
    ask = ask_for_hours(SYSTEM, programme, unit=school.unit, function="Lærer", purpose="x", hours=8, **days)
    assert told("Der bliver bedt om timer") == ["Signe Skoleleder"]
    assert [row.title for row in to_commit(school_leader)] == ["Ørum Skole er bedt om 8 timer"]
    commit_hours(school_leader, ask, hours=4)
    decline_hours(school_leader, ask, words="Nej alligevel")
    assert told("Svar om timer") == ["Kirsten Konsulent"] * 2
    assert to_commit(school_leader) == []


def test_a_missed_check_in_is_told_of_once(running, consultant, school_leader, councillor):
    remind_of_missed_check_ins.call()
    assert told("En opfølgning er glemt") == []
    Pilot.objects.update(check_in_due=TODAY - timedelta(days=1))
    for _time in range(2):
        remind_of_missed_check_ins.call()
    assert told("En opfølgning er glemt") == ["Kirsten Konsulent", "Signe Skoleleder"]
    assert Event.objects.filter(verb="pilot.check_in_overdue").count() == 1
    assert len(to_follow_up(consultant)) == 1
    assert to_follow_up(school_leader) == []
    running.refresh_from_db()
    hold_check_in(school_leader, running, light="green", said="Godt")
    assert to_follow_up(consultant) == []
    Pilot.objects.update(check_in_due=TODAY - timedelta(days=1), reminded_of=TODAY - timedelta(days=50))
    remind_of_missed_check_ins.call()
    assert Event.objects.filter(verb="pilot.check_in_overdue").count() == 2


def test_only_the_system_reminds(running, consultant):
    with pytest.raises(Denied):
        remind_of_check_in(consultant, running)


def test_each_finds_it_on_the_page_of_today(paper, running, councillor, consultant, client_of):
    Pilot.objects.update(check_in_due=TODAY - timedelta(days=1))
    assert "Læs og beslut: Udbredelse" in client_of(councillor).get("/i-dag/").content.decode()
    assert "Hvordan går det med “" in client_of(consultant).get("/i-dag/").content.decode()
