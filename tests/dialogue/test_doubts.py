"""Whoever is in doubt asks; the leader answers; the committee sees numbers and never a person."""

import json
from dataclasses import asdict
from datetime import timedelta

import pytest
import time_machine

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER, SYSTEM
from samspil.base.core.errors import Denied, IllegalMove, Invalid, NotVisible
from samspil.base.events.models import Event
from samspil.compact.dialogue.actions import (
    answer_doubt,
    erase_doubt,
    erase_idea,
    note_overdue_doubt,
    raise_doubt,
    withdraw_doubt,
)
from samspil.compact.dialogue.jobs import erase_old_voices, show_overdue_voices
from samspil.compact.dialogue.models import Cause, Doubt, Item
from samspil.compact.dialogue.queries import Period, doubts_for_committee
from samspil.society.access.matrix import Duty
from samspil.society.access.permission import visible_or_404
from samspil.society.notifications.models import Notification
from tests import factories
from tests.dialogue.factories import committee, member

pytestmark = pytest.mark.django_db
ALL_BUT_ANSWERING = (Duty.COORDINATOR, Duty.EMPLOYEE, Duty.COMMITTEE_MEMBER, Duty.COUNCIL_MEMBER)


def asked(by, ward, **fields):
    values = {"kind": "task", "question": "Må en frivillig give mad til fru Zebraøre?"}
    return raise_doubt(by, ward, **(values | fields))


def told(actor):
    rows = Notification.objects.filter(recipient=actor.user_id).order_by("pk")
    return list(rows.values_list("subject", flat=True))


@pytest.mark.requirement("HJ-46")
def test_the_leader_is_told_that_somebody_is_in_doubt_and_by_when(ward, leader, employee):
    doubt = asked(employee, ward, about_title="Spisevenner", about_key="activities.activity:7")
    assert doubt.due_on == clock.today() + timedelta(days=7)
    assert (doubt.about_key, doubt.about_title) == ("activities.activity:7", "Spisevenner")
    assert told(leader) == ["Nogen er i tvivl"]
    assert told(employee) == ["Tak, fordi du spørger"]


@pytest.mark.parametrize("who", ["employee", "volunteer", "stranger"])
def test_the_answer_stays_where_the_one_who_asked_can_read_it(request, who, ward, leader, client_of):
    by = request.getfixturevalue(who)
    doubt = asked(by, ward, email="borger@example.dk")
    answer_doubt(leader, doubt, outcome="staff", answer="Nej, det gør personalet.")
    page = client_of(None).get(f"/dialog/spoergsmaal/{doubt.pk}-{doubt.key}/")
    assert "Nej, det gør personalet." in page.content.decode()
    assert client_of(None).get(f"/dialog/spoergsmaal/{doubt.pk}-forkert/").status_code == 404
    if by.user_id:
        assert told(by)[-1] == "Et svar på dit spørgsmål"
        assert doubt.key in client_of(by).get("/dialog/mine/").content.decode()
    else:
        assert Notification.objects.filter(address="borger@example.dk").count() == 2


@pytest.mark.parametrize("duty", ALL_BUT_ANSWERING)
def test_other_duties_neither_answer_nor_see(ward, duty, volunteer):
    doubt = asked(volunteer, ward)
    other = factories.assigned(duty, at=ward)
    with pytest.raises(Denied):
        answer_doubt(other, doubt, outcome="staff", answer="Nej")
    with pytest.raises(NotVisible):
        visible_or_404(other, Doubt, doubt.pk)


def test_strangers_and_others_neither_answer_nor_see(ward, foreigner, volunteer):
    doubt = asked(volunteer, ward)
    other_volunteer = factories.affiliated(ward, name="Bodil Anden")[0]
    for by in (foreigner, other_volunteer, STRANGER):
        with pytest.raises(Denied):
            answer_doubt(by, doubt, outcome="staff", answer="Nej")
        with pytest.raises(NotVisible):
            visible_or_404(by, Doubt, doubt.pk)


def test_a_doubt_is_answered_once_and_with_words(ward, leader, employee):
    doubt = asked(employee, ward)
    stale = Doubt.objects.get(pk=doubt.pk)
    with pytest.raises(Invalid):
        answer_doubt(leader, doubt, outcome="staff", answer=" ")
    answer_doubt(leader, doubt, outcome="staff", answer="Nej")
    with pytest.raises(IllegalMove):
        answer_doubt(leader, stale, outcome="volunteers", answer="Jo")


def test_only_the_one_who_asked_takes_it_back(ward, leader, employee):
    doubt = asked(employee, ward)
    for by in (leader, STRANGER):
        with pytest.raises(Denied):
            withdraw_doubt(by, doubt, key="forkert")
    withdraw_doubt(STRANGER, doubt, key=doubt.key)
    assert not Doubt.objects.open().exists()


def test_what_is_not_answered_in_time_is_said_once(ward, leader, region, employee):
    consultant = factories.assigned(Duty.CONSULTANT, at=region)
    asked(employee, ward)
    with time_machine.travel(clock.now() + timedelta(days=8)):
        show_overdue_voices.func()
        show_overdue_voices.func()
    assert Event.objects.filter(verb="doubt.overdue").count() == 1
    assert (
        told(leader).count("En tvivl venter på svar")
        == told(consultant).count("En tvivl venter på svar")
        == 1
    )


@pytest.mark.requirement("RM-04")
def test_the_committee_sees_numbers_and_nobody(ward, leader, region, client_of):
    of = committee(ward)
    tillid = member(of)
    employee = factories.assigned(Duty.EMPLOYEE, at=ward, name="Eva Okapihorn")
    first = asked(employee, ward, about_title="Kanariefugl-klubben")
    asked(STRANGER, ward, kind="safety", email="tapir@example.dk")
    answer_doubt(leader, first, outcome="staff", answer="Nej, Tapirsnude.")
    counts = doubts_for_committee(of, Period.year_to_date())
    assert (counts.total, counts.unanswered, counts.late) == (2, 1, 0)
    assert list(counts.kinds.values()) == [1, 1]
    assert list(counts.outcomes.values()) == [1]
    assert counts.workplaces == {"Medicinsk afdeling": 2}
    client = client_of(tillid)
    page = client.get("/dialog/tvivl/overblik/")
    assert page.status_code == 200
    canaries = ("Okapihorn", "Zebraøre", "Kanariefugl", "tapir@", "Tapirsnude")
    everything = page.content.decode() + json.dumps(asdict(counts))
    assert not [word for word in canaries if word in everything]
    assert client.get(f"/dialog/tvivl/{first.pk}/").status_code == 404
    assert f"/dialog/tvivl/{first.pk}/" not in client.get("/dialog/tvivl/").content.decode()
    mine = client_of(leader).get("/dialog/tvivl/?vis=answered").content.decode()
    assert f"/dialog/tvivl/{first.pk}/" in mine
    assert first.due_on == clock.today() + timedelta(days=7)


def test_the_numbers_are_those_of_the_period_and_the_place(ward, region):
    of = committee(ward)
    elsewhere = factories.open_workplace(region, name="Kirurgisk afdeling")
    asked(STRANGER, elsewhere)
    withdrawn = asked(STRANGER, ward)
    withdraw_doubt(STRANGER, withdrawn, key=withdrawn.key)
    with time_machine.travel(clock.now() - timedelta(days=400)):
        asked(STRANGER, ward)
    assert doubts_for_committee(of, Period.year_to_date()).total == 0
    whole = committee(region, name="RMU", level=2)
    assert doubts_for_committee(whole, Period.year_to_date()).total == 1


def test_the_numbers_of_another_authority_are_not_there(ward, foreigner, client_of):
    of = committee(ward)
    assert client_of(foreigner).get(f"/dialog/tvivl/overblik/?udvalg={of.pk}").status_code == 404
    assert client_of(foreigner).get("/dialog/tvivl/overblik/").status_code == 200


def test_three_open_doubts_in_a_month_are_raised_for_the_committee_by_number(ward, leader):
    committee(ward)
    with time_machine.travel(clock.now() - timedelta(days=31)):
        asked(STRANGER, ward)
    answer_doubt(leader, asked(STRANGER, ward), outcome="staff", answer="Nej")
    asked(STRANGER, ward)
    asked(STRANGER, ward)
    assert not Item.objects.exists()
    asked(STRANGER, ward, question="Hr. Okapihorn spørger om medicin")
    item = Item.objects.get(cause=Cause.DOUBTS)
    assert item.workplace == ward
    assert "3 spørgsmål" in item.what
    assert not [
        word for word in ("Okapihorn", "Zebraøre", "medicin") if word in item.title + item.what + item.why
    ]
    asked(STRANGER, ward)
    assert Item.objects.get(cause=Cause.DOUBTS).pk == item.pk


def test_half_a_year_after_the_answer_a_citizens_words_are_gone_and_the_counts_stay(ward, leader):
    of = committee(ward)
    doubt = asked(STRANGER, ward, email="borger@example.dk", about_title="Spisevenner")
    answer_doubt(leader, doubt, outcome="staff", answer="Nej, kære Bente")
    with time_machine.travel(clock.now() + timedelta(days=184)):
        erase_old_voices.func()
        doubt.refresh_from_db()
        assert (doubt.email, doubt.question, doubt.answer, doubt.about_title) == (
            "",
            "Slettet",
            "Slettet",
            "",
        )
        assert doubts_for_committee(of, Period.year_to_date()).total == 1


def test_nobody_but_the_system_erases_or_hurries(ward, leader):
    doubt = asked(STRANGER, ward)
    for act in (erase_doubt, note_overdue_doubt, erase_idea):
        with pytest.raises(Denied):
            act(leader, doubt)
    note_overdue_doubt(SYSTEM, doubt)
    assert Doubt.objects.get(pk=doubt.pk).overdue_at is None
