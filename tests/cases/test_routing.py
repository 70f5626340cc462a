"""To whom a case goes. Never to whoever it is about, and never to whoever filed it."""

import pytest

from samspil.base.core.actor import STRANGER, SYSTEM
from samspil.base.core.errors import Invalid
from samspil.everyday.cases.actions import Kind, open_case
from samspil.everyday.cases.models import Case
from samspil.society.access.matrix import Duty
from samspil.society.accounts.models import User
from tests import factories
from tests.factories.agreements import active_agreement


def filed(by, workplace, *, kind=Kind.CONFLICT, **fields):
    return open_case(by, kind=kind, workplace=workplace, text="Vi kan ikke tale sammen længere.", **fields)


def readers(case):
    return {row.user_id for row in case.readers.filter(ended_at=None)}


@pytest.fixture
def contacts(ward):
    """The two whom the ward's agreement names for conflicts."""
    first = factories.assigned(Duty.COORDINATOR, at=ward, name="Karen Koordinator")
    second = factories.assigned(Duty.EMPLOYEE, at=ward, name="Bente Bisidder")
    agreement = active_agreement(ward)
    people = User.objects.in_bulk([first.user_id, second.user_id])
    agreement.conflict_first, agreement.conflict_second = people[first.user_id], people[second.user_id]
    agreement.save()
    return first, second


@pytest.mark.requirement("DR-47", "HJ-13")
def test_a_conflict_goes_to_the_two_contacts_of_the_agreement(ward, contacts, leader, volunteer):
    assert readers(filed(volunteer, ward)) == {contact.user_id for contact in contacts}


@pytest.mark.requirement("DR-47", "HJ-13")
def test_a_case_against_ones_own_coordinator_goes_to_the_second_contact(ward, contacts, leader, volunteer):
    first, second = contacts
    assert readers(filed(volunteer, ward, about_user_ids=(first.user_id,))) == {second.user_id}


@pytest.mark.requirement("DR-47")
def test_a_name_in_the_words_of_the_filer_is_enough_to_go_past_somebody(ward, contacts, volunteer):
    _first, second = contacts
    assert readers(filed(volunteer, ward, about="karen på kontoret")) == {second.user_id}


def test_whoever_files_a_case_does_not_look_into_it(ward, contacts):
    first, second = contacts
    assert readers(filed(first, ward)) == {second.user_id}


def test_a_filer_without_a_session_is_known_by_the_address(ward, contacts):
    first, second = contacts
    address = User.objects.get(pk=first.user_id).email
    assert readers(filed(STRANGER, ward, email=address.upper())) == {second.user_id}


def test_the_contact_and_the_substitute_of_the_activity_come_next(ward, leader, volunteer):
    activity = factories.published_activity(ward)
    for user in (activity.contact, activity.substitute):
        factories.places.assign_duty(
            SYSTEM, user, Duty.EMPLOYEE, authority=ward.unit.authority, unit=ward.unit, partner=None
        )
    assert readers(filed(volunteer, ward, activity=activity)) == {
        activity.contact_id,
        activity.substitute_id,
    }


def test_a_contact_without_a_duty_is_not_asked(ward, leader, volunteer):
    activity = factories.published_activity(ward)
    assert readers(filed(volunteer, ward, activity=activity)) == {leader.user_id}


def test_without_an_agreement_the_coordinator_is_asked_and_then_the_leader(ward, coordinator, leader):
    assert readers(filed(STRANGER, ward)) == {coordinator.user_id}
    assert readers(filed(STRANGER, ward, about_user_ids=(coordinator.user_id,))) == {leader.user_id}


def test_when_it_is_about_everybody_here_the_leader_above_is_asked(region, coordinator, leader, ward):
    above = factories.assigned(Duty.LEADER, at=region, name="Ove Overordnet")
    about = (coordinator.user_id, leader.user_id)
    assert readers(filed(STRANGER, ward, about_user_ids=about)) == {above.user_id}


def test_the_last_resort_is_the_consultant_of_the_authority(region, ward, leader):
    consultant = factories.assigned(Duty.CONSULTANT, at=region, name="Kurt Konsulent")
    assert readers(filed(STRANGER, ward, about_user_ids=(leader.user_id,))) == {consultant.user_id}


def test_an_administrator_is_never_asked(ward, administrator):
    case = filed(STRANGER, ward)
    assert readers(case) == set()
    assert not Case.objects.visible_to(administrator).exists()


@pytest.mark.requirement("VB-23")
def test_a_concern_for_a_citizen_goes_to_the_leader_who_answers_for_the_citizen(
    ward, contacts, leader, employee
):
    asked = readers(filed(employee, ward, kind=Kind.SAFEGUARDING))
    assert leader.user_id in asked
    assert not asked & {contact.user_id for contact in contacts}


def test_only_those_who_were_asked_see_the_case(ward, contacts, leader, administrator, employee, volunteer):
    first, second = contacts
    case = filed(volunteer, ward, about_user_ids=(first.user_id,))
    seeing = [
        who.name
        for who in (first, second, leader, administrator, employee, volunteer, STRANGER)
        if Case.objects.visible_to(who).filter(pk=case.pk).exists()
    ]
    assert seeing == [second.name]


def test_a_case_says_what_happened(ward):
    with pytest.raises(Invalid):
        open_case(STRANGER, kind=Kind.CONFLICT, workplace=ward, text=" ")


def test_what_is_handed_over_gets_through_without_a_civil_registration_number(ward, leader):
    case = filed(STRANGER, ward, kind=Kind.SAFEGUARDING, evidence="Han skrev 010190-1234 til mig")
    assert case.evidence == "Han skrev xxxxxx-xxxx til mig"
