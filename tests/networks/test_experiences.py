"""A workplace tells what it tried, and others find it, ask, and do the same."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER
from samspil.base.core.errors import Closed, Conflict, Denied, IllegalMove, Invalid, NotVisible
from samspil.base.events.models import Event
from samspil.learning.networks.actions.enquiries import answer_enquiry, ask_to_hear_more
from samspil.learning.networks.actions.experiences import (
    begin_experience,
    describe_experience,
    share_experience,
    use_experience,
    withdraw_experience,
)
from samspil.learning.networks.flow import ExperienceState
from samspil.learning.networks.jobs import erase_old_enquiries
from samspil.learning.networks.models import Enquiry, Experience, Use
from samspil.learning.networks.queries import experiences as queries
from samspil.society.access.matrix import Duty
from samspil.society.places.actions import rename_unit
from tests import factories
from tests.networks.conftest import TOLD, shared, told, written

pytestmark = pytest.mark.django_db


def found(by, query="", **narrowed):
    return [one.title for one in queries.library(by, query=query, **narrowed).items]


@pytest.mark.requirement("RM-05")
def test_patientstoette_finds_the_cases_of_several_workplaces(
    coordinator, ward, foreigner, elsewhere, region
):
    second = factories.open_workplace(region, name="Ortopædkirurgi")
    shared(coordinator, ward, title="Patientstøtte om aftenen", kind="other")
    neighbour = factories.assigned(Duty.COORDINATOR, at=second)
    shared(neighbour, second, title="Nogen ved sengen", kind="patient_support")
    shared(foreigner, elsewhere, title="Ro", worked="Vores patientstøtter bliver i årevis.")
    shared(coordinator, ward, title="Vejvisere")
    for word in ("patientstøtte", "PATIENTSTOETTE", "patientstøtterne", "støtte"):
        assert sorted(found(coordinator, word)) == ["Nogen ved sengen", "Patientstøtte om aftenen", "Ro"], (
            word
        )


def test_the_library_is_narrowed_by_kind_and_kind_of_place(coordinator, ward, region):
    hospice = factories.open_workplace(region, name="Hospice", setting="hospice")
    shared(coordinator, ward, title="Vejvisere")
    shared(factories.assigned(Duty.COORDINATOR, at=hospice), hospice, title="Våger", kind="vigil")
    assert found(coordinator, kind="vigil") == ["Våger"]
    assert found(coordinator, setting="hospital") == ["Vejvisere"]
    assert found(coordinator, "vågetjeneste") == ["Våger"]


def test_what_is_shared_at_home_is_read_at_home_and_what_is_shared_with_all_by_all(
    coordinator, ward, employee, association, foreigner, volunteer
):
    shared(coordinator, ward, title="Kun os", reach="authority")
    shared(coordinator, ward, title="Alle", reach="all")
    for by in (coordinator, employee, association):
        assert sorted(found(by)) == ["Alle", "Kun os"]
    for by in (foreigner, volunteer, STRANGER):
        assert found(by) == ["Alle"]


def test_an_unfinished_case_is_left_and_gone_on_with_by_those_of_the_workplace_alone(
    coordinator, ward, leader, employee, foreigner
):
    draft = begin_experience(coordinator, ward, title="Halvt skrevet")
    describe_experience(
        leader, draft, title="Halvt skrevet", kind="other", setting="hospital", done="Først …"
    )
    assert [one.pk for one in queries.written_by_us(leader)] == [draft.pk]
    for by in (employee, foreigner, STRANGER):
        with pytest.raises(NotVisible):
            queries.experience_or_404(by, draft.pk)
    assert found(coordinator) == []


@pytest.mark.parametrize("missing", ["wanted", "done", "worked", "contact"])
def test_a_case_is_shared_only_when_it_tells_enough(coordinator, ward, missing):
    values = {**TOLD, missing: ""} if missing != "contact" else dict(TOLD)
    draft = begin_experience(coordinator, ward, title="Vejvisere")
    contact = None if missing == "contact" else draft.contact
    describe_experience(
        coordinator, draft, title="Vejvisere", kind="other", setting="hospital", contact=contact, **values
    )
    with pytest.raises(Closed):
        share_experience(coordinator, draft, reach="all")
    assert Experience.objects.get().state == ExperienceState.DRAFT


def test_a_shared_case_cannot_be_emptied(coordinator, ward):
    case = shared(coordinator, ward)
    with pytest.raises(Invalid) as refused:
        describe_experience(
            coordinator, case, title="X", kind="other", setting="hospital", contact=case.contact, wanted=""
        )
    assert {"wanted", "done", "worked"} <= set(refused.value.errors)
    assert Experience.objects.get().wanted == TOLD["wanted"]


def test_only_those_who_look_after_volunteers_here_write(ward, employee, foreigner, volunteer, association):
    for by in (employee, foreigner, volunteer, association, STRANGER):
        with pytest.raises(Denied):
            begin_experience(by, ward, title="Nej")


def test_names_of_other_workplaces_are_refused(coordinator, ward, region, foreigner):
    case = written(coordinator, ward)
    other = factories.published_activity(factories.open_workplace(region, name="Anden"))
    stranger_here = factories.person("Ukendt")
    kept = {"title": "X", "kind": "other", "setting": "hospital"}
    with pytest.raises(Invalid):
        describe_experience(coordinator, case, activity=other, contact=case.contact, **kept)
    with pytest.raises(Invalid):
        describe_experience(coordinator, case, contact=stranger_here, **kept)


def test_a_case_leaves_the_library_and_comes_back(coordinator, ward):
    case = shared(coordinator, ward)
    withdraw_experience(coordinator, case)
    assert found(coordinator) == []
    share_experience(coordinator, case, reach="authority")
    assert found(coordinator) == ["Vejvisere ved døren"]


def test_two_who_take_it_out_at_once_do_it_once(coordinator, ward):
    case = shared(coordinator, ward)
    same = Experience.objects.get(pk=case.pk)
    withdraw_experience(coordinator, case)
    with pytest.raises(IllegalMove):
        withdraw_experience(coordinator, same)
    with pytest.raises(Conflict):
        describe_experience(
            coordinator, same, title="Nyt", kind="other", setting="hospital", contact=same.contact, **TOLD
        )


def test_a_number_of_a_person_is_refused(coordinator, ward):
    with pytest.raises(Invalid):
        written(coordinator, ward, done="Vi spurgte 010190-1234.")


def test_we_use_this_too_is_said_once_for_each_workplace(coordinator, ward, foreigner, elsewhere):
    case = shared(coordinator, ward)
    use_experience(foreigner, case, workplace=elsewhere)
    with pytest.raises(Conflict):
        use_experience(foreigner, case, workplace=elsewhere)
    with pytest.raises(Invalid):
        use_experience(coordinator, case, workplace=ward)
    with pytest.raises(Denied):
        use_experience(coordinator, case, workplace=elsewhere)
    assert [use.workplace for use in queries.uses_of(case)] == [elsewhere]


def test_what_one_may_not_read_one_cannot_use_or_ask_about(coordinator, ward, foreigner, elsewhere):
    case = shared(coordinator, ward, reach="authority")
    with pytest.raises(NotVisible):
        use_experience(foreigner, case, workplace=elsewhere)
    with pytest.raises(NotVisible):
        ask_to_hear_more(foreigner, case, text="Hvordan?")
    assert not Use.objects.exists()
    assert not Enquiry.objects.exists()


def test_a_colleague_of_another_authority_asks_the_contact_and_gets_an_answer(
    coordinator, ward, foreigner, elsewhere, employee
):
    case = shared(coordinator, ward)
    enquiry = ask_to_hear_more(foreigner, case, text="Hvordan fandt I de første?")
    assert told(coordinator) == ["Nogen vil gerne høre om jeres erfaring"]
    for by in (employee, STRANGER):
        with pytest.raises(NotVisible):
            queries.enquiry_or_404(by, enquiry.pk)
    with pytest.raises(Denied):
        answer_enquiry(foreigner, enquiry, reply="Jeg svarer mig selv.")
    answer_enquiry(coordinator, enquiry, reply="Ring endelig!")
    assert told(foreigner) == ["Et svar om en erfaring"]
    with pytest.raises(Conflict):
        answer_enquiry(coordinator, Enquiry.objects.get(), reply="En gang til")


def test_when_the_contact_has_left_somebody_else_is_asked(coordinator, ward, leader, foreigner):
    case = shared(coordinator, ward)
    case.contact.is_active = False
    case.contact.save()
    ask_to_hear_more(foreigner, case, text="Er der nogen?")
    assert told(leader) == ["Nogen vil gerne høre om jeres erfaring"]
    assert told(coordinator) == []


def test_volunteers_and_strangers_read_and_do_not_ask(coordinator, ward, volunteer):
    case = shared(coordinator, ward)
    for by in (volunteer, STRANGER):
        with pytest.raises(Denied):
            ask_to_hear_more(by, case, text="Hvordan?")


def test_questions_are_deleted_after_a_year(coordinator, ward, foreigner):
    case = shared(coordinator, ward)
    ask_to_hear_more(foreigner, case, text="Hvordan?")
    erase_old_enquiries.func()
    assert Enquiry.objects.count() == 1
    with time_machine.travel(clock.now() + timedelta(days=366), tick=False):
        erase_old_enquiries.func()
    assert not Enquiry.objects.exists()
    assert Event.objects.filter(verb="enquiry.erased").count() == 1


def test_a_workplace_is_found_by_its_new_name(coordinator, ward, administrator):
    shared(coordinator, ward)
    rename_unit(administrator, ward.unit, name="Lungeklinikken")
    assert found(coordinator, "lungeklinik") == ["Vejvisere ved døren"]


def test_the_library_goes_on_after_the_last_case_that_was_shown(coordinator, ward):
    case = shared(coordinator, ward)
    now = clock.now()
    fields = {
        "workplace": ward,
        "setting": "hospital",
        "state": "shared",
        "reach": "all",
        "contact_id": coordinator.user_id,
        **TOLD,
    }
    Experience.objects.bulk_create(
        Experience(title=f"Nr. {n}", shared_at=now - timedelta(hours=n // 3), search_text="nr", **fields)
        for n in range(45)
    )
    first = queries.library(coordinator)
    second = queries.library(coordinator, after=first.after)
    third = queries.library(coordinator, after=second.after)
    pks = [one.pk for part in (first, second, third) for one in part.items]
    assert [len(part.items) for part in (first, second, third)] == [20, 20, 6]
    assert len(set(pks)) == 46
    assert case.pk in pks
    assert third.after is None
    with pytest.raises(NotVisible):
        queries.library(coordinator, after=999_999)


def test_the_newest_are_read_by_the_index_and_not_sorted(coordinator, ward, django_assert_num_queries):
    shared(coordinator, ward)
    with django_assert_num_queries(1):
        queries.library(coordinator, query="vejviser")
    if connection.vendor == "sqlite":
        plan = queries.library_rows(coordinator).explain()
        assert "experience_newest" in plan
        assert "TEMP B-TREE" not in plan
