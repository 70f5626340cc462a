"""The yearly declaration on special terms, its flag, and the one comment that closes it."""

from datetime import UTC, datetime

import pytest
import time_machine

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER, SYSTEM
from samspil.base.core.errors import Conflict, Denied, Invalid
from samspil.base.events.models import Event
from samspil.compact.dialogue.actions import (
    comment_special_terms,
    correct_special_terms,
    give_special_terms,
    set_policy,
)
from samspil.compact.dialogue.flow import DeclarationState
from samspil.compact.dialogue.jobs import remind_of_declarations
from samspil.compact.dialogue.models import Cause, Item, Side, SpecialTerms
from samspil.society.access.matrix import Duty
from samspil.society.notifications.models import Notification
from tests import factories
from tests.dialogue.factories import committee, member

pytestmark = pytest.mark.django_db
YEAR = clock.today().year - 1
FALL = {"posts_before": 5, "posts_after": 3, "hours_before": 1000, "hours_after": 1200}


def given(ward, by=SYSTEM, **fields):
    values = {
        "year": YEAR,
        "posts_before": 5,
        "posts_after": 5,
        "no_negative_influence": True,
        "statement": "To er gået på pension, og stillingerne er slået op igen.",
    }
    return give_special_terms(by, ward, **(values | fields))


def state_of(declaration):
    return SpecialTerms.objects.get(pk=declaration.pk).state


@pytest.mark.requirement("RM-68")
def test_fewer_posts_with_more_hours_raise_a_flag_on_the_agenda_that_only_a_comment_closes(ward, leader):
    tillid = member(committee(ward))
    declaration = given(ward, leader, **FALL)
    assert declaration.state == DeclarationState.FLAGGED
    item = Item.objects.get(cause=Cause.SPECIAL_TERMS)
    assert "5 → 3" in item.what
    assert item.link == f"/dialog/saerlige-vilkaar/{ward.pk}/{YEAR}/"
    with pytest.raises(Invalid):
        comment_special_terms(tillid, declaration, text="  ", closes_flag=True)
    comment_special_terms(tillid, declaration, text="Vi vil høre mere.")
    assert state_of(declaration) == DeclarationState.FLAGGED
    comment_special_terms(tillid, declaration, text="Vi har talt det igennem.", closes_flag=True)
    assert state_of(declaration) == DeclarationState.SETTLED
    assert Event.objects.filter(verb="special_terms.commented").count() == 2


@pytest.mark.requirement("RM-68")
@pytest.mark.parametrize(
    "duty", [duty for duty in Duty if duty not in (Duty.VOLUNTEER, Duty.ASSOCIATION_LEADER)]
)
def test_no_duty_alone_closes_the_flag(ward, duty):
    committee(ward)
    declaration = given(ward, **FALL)
    by = factories.assigned(duty, at=ward)
    with pytest.raises(Denied):
        comment_special_terms(by, declaration, text="Luk det nu", closes_flag=True)
    assert state_of(declaration) == DeclarationState.FLAGGED


def test_neither_management_nor_other_committees_nor_former_members_close_it(
    ward, region, volunteer, foreigner
):
    of = committee(ward)
    declaration = given(ward, **FALL)
    other = factories.open_workplace(region, name="Kirurgisk afdeling")
    management = member(of, name="Mogens Ledelse", side=Side.MANAGEMENT)
    elsewhere = member(committee(other, name="LMU Kirurgi"), name="Karl Kirurgi")
    above = member(committee(region, name="RMU", level=2), name="Rita Region")
    association = factories.assigned(Duty.ASSOCIATION_LEADER, at=factories.partner(region))
    for by in (management, elsewhere, above, association, volunteer, foreigner, STRANGER, SYSTEM):
        with pytest.raises(Denied):
            comment_special_terms(by, declaration, text="Luk det nu", closes_flag=True)
    assert state_of(declaration) == DeclarationState.FLAGGED


def test_without_a_committee_nobody_closes_it_and_the_reason_is_said(ward):
    declaration = given(ward, **FALL)
    by = factories.assigned(Duty.COMMITTEE_MEMBER, at=ward)
    with pytest.raises(Denied) as denied:
        comment_special_terms(by, declaration, text="Luk", closes_flag=True)
    assert "udvalg" in denied.value.reason


def test_there_is_no_flag_to_close_on_an_ordinary_declaration(ward):
    tillid = member(committee(ward))
    declaration = given(ward)
    with pytest.raises(Conflict):
        comment_special_terms(tillid, declaration, text="Fint", closes_flag=True)
    comment_special_terms(tillid, declaration, text="Fint")
    assert declaration.comments.count() == 1


@pytest.mark.parametrize(
    ("reading", "fields", "is_flagged"),
    [
        ("quality", {}, False),
        ("number", {}, False),
        ("quality", {"posts_after": 4}, False),
        ("number", {"posts_after": 4}, True),
        ("quality", {"no_negative_influence": False}, True),
        ("number", {"no_negative_influence": False}, True),
        ("quality", FALL, True),
        ("number", FALL, True),
        ("quality", {"hours_before": 10, "hours_after": 90}, False),
        ("number", {"hours_before": 10, "hours_after": 90}, False),
        ("quality", {"posts_after": 4, "hours_before": 90, "hours_after": 10}, False),
    ],
)
def test_each_reading_of_the_rule_raises_its_flag(ward, reading, fields, is_flagged):
    set_policy(SYSTEM, ward.unit.authority, special_terms_rule=reading)
    declaration = given(ward, **fields)
    assert (declaration.state == DeclarationState.FLAGGED) == is_flagged
    assert Item.objects.filter(cause=Cause.SPECIAL_TERMS).exists() == is_flagged


def test_correcting_the_numbers_never_takes_the_flag_down(ward, leader):
    tillid = member(committee(ward))
    declaration = given(ward, leader, **FALL)
    right = {"posts_before": 5, "posts_after": 5, "no_negative_influence": True, "statement": "Tastefejl."}
    correct_special_terms(leader, declaration, **right)
    assert state_of(declaration) == DeclarationState.FLAGGED
    comment_special_terms(tillid, SpecialTerms.objects.get(), text="Det var en tastefejl.", closes_flag=True)
    correct_special_terms(leader, SpecialTerms.objects.get(), **right | {"posts_after": 1, **FALL})
    assert state_of(declaration) == DeclarationState.FLAGGED


def test_a_year_is_declared_once_and_when_it_has_begun(ward, leader):
    given(ward, leader)
    with pytest.raises(Conflict):
        given(ward, leader)
    with pytest.raises(Invalid):
        given(ward, leader, year=clock.today().year + 1)
    with pytest.raises(Invalid):
        given(ward, leader, year=YEAR - 1, statement=" ")


@pytest.mark.parametrize(
    "duty", [Duty.COORDINATOR, Duty.EMPLOYEE, Duty.COMMITTEE_MEMBER, Duty.CONSULTANT, Duty.COUNCIL_MEMBER]
)
def test_only_the_leader_declares(ward, duty, foreigner, volunteer):
    for by in (factories.assigned(duty, at=ward), foreigner, volunteer, STRANGER):
        with pytest.raises(Denied):
            given(ward, by)
    declaration = given(ward)
    with pytest.raises(Denied):
        correct_special_terms(
            factories.assigned(duty, at=ward, email=f"to-{duty}@example.dk"),
            declaration,
            posts_before=1,
            posts_after=1,
            no_negative_influence=True,
            statement="x",
        )


def reminders(actor):
    return Notification.objects.filter(recipient=actor.user_id, subject__startswith="Erklæringen om").count()


def test_the_leader_is_reminded_once_of_a_year_that_is_missing(ward, leader, region):
    declared = factories.open_workplace(region, name="Kirurgisk afdeling")
    other_leader = factories.assigned(Duty.LEADER, at=declared)
    year = clock.today().year
    given(declared, year=year)
    with time_machine.travel(datetime(year + 1, 1, 10, 9, tzinfo=UTC)):
        remind_of_declarations.func()
    assert reminders(leader) == 0
    with time_machine.travel(datetime(year + 1, 1, 20, 9, tzinfo=UTC)):
        remind_of_declarations.func()
        remind_of_declarations.func()
    assert (reminders(leader), reminders(other_leader)) == (1, 0)


def test_the_pages_from_the_missing_list_to_the_closed_flag(ward, leader, client_of):
    tillid, client = member(committee(ward)), client_of(leader)
    missing = f"/dialog/saerlige-vilkaar/?aar={YEAR}&vis=mangler"
    page = f"/dialog/saerlige-vilkaar/{ward.pk}/{YEAR}/"
    assert page in client.get(missing).content.decode()
    sent = {**FALL, "no_negative_influence": "on", "statement": "To er gået på pension."}
    assert client.post(page, sent | {"posts_after": "mange"}).status_code == 422
    assert client.post(page, sent).status_code == 302
    assert page not in client.get(missing).content.decode()
    assert "5 → 3" in client.get(page).content.decode()
    assert page in client.get(f"/dialog/saerlige-vilkaar/?aar={YEAR}&vis=opmaerksomhed").content.decode()
    assert client.get(f"{page}rettelse/").status_code == client.get(f"{page}kommentar/").status_code == 200
    closing = {"text": "Vi har talt det igennem.", "closes_flag": "on"}
    assert client.post(f"{page}kommentar/", closing).status_code == 403
    assert client_of(tillid).post(f"{page}kommentar/", closing).status_code == 302
    assert "Vi har talt det igennem." in client.get(page).content.decode()
    assert client.get("/dialog/saerlige-vilkaar/?aar=sidste").status_code == 404
    assert client.get(f"/dialog/saerlige-vilkaar/{ward.pk}/{YEAR - 1}/rettelse/").status_code == 404


def test_others_find_nothing(ward, foreigner, client_of):
    given(ward)
    assert client_of(foreigner).get(f"/dialog/saerlige-vilkaar/{ward.pk}/{YEAR}/").status_code == 404
    page = client_of(foreigner).get(f"/dialog/saerlige-vilkaar/?aar={YEAR}").content.decode()
    assert "Medicinsk afdeling" not in page
