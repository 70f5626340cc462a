"""From nothing to a whole draft: the guide, the templates, and what a person writes instead."""

from datetime import timedelta

import pytest

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Denied, Invalid
from samspil.compact.agreements.actions import (
    answer_framing,
    draft_agreement,
    leave_section,
    note_involvement,
    set_matrix,
    set_policy,
    write_section,
    write_template,
)
from samspil.compact.agreements.actions.contents import Duty as Row
from samspil.compact.agreements.models import AgreementPolicy, SectionKey
from samspil.compact.agreements.queries.library import questions, sentences, templates
from samspil.society.access.matrix import Duty
from samspil.society.accounts.models import User
from tests import factories
from tests.factories import agreements as make

pytestmark = pytest.mark.django_db


def texts(agreement) -> dict[str, str]:
    return dict(agreement.sections.values_list("key", "text"))


@pytest.mark.requirement("VB-25")
@pytest.mark.parametrize("setting", ["hospital", "hospice", "care_home", "school", "daycare"])
def test_a_draft_has_every_section_filled_from_the_first_moment(region, setting):
    place = factories.open_workplace(region, name=f"Sted {setting}", setting=setting)
    agreement = make.drafted_agreement(place)
    assert setting in templates()[agreement.template_key].settings
    found = texts(agreement)
    assert set(found) == set(SectionKey.values)
    assert all(len(text) > 40 for text in found.values())
    assert not [key for key, text in found.items() if "{" in text]
    assert agreement.matrix.exists()
    assert all(row.responsible for row in agreement.matrix.all())


@pytest.mark.requirement("VB-25")
def test_the_answers_of_the_guide_stand_in_the_sections(ward, coordinator):
    agreement = make.drafted_agreement(ward)
    answer_framing(
        coordinator,
        agreement,
        page="hvad",
        purpose="Patienterne får en hånd at holde i.",
        target_group="patienter uden besøg",
    )
    answer_framing(coordinator, agreement, page="opgaver", may="Læse højt\n\nSpille kort", may_not="Løfte")
    answer_framing(coordinator, agreement, page="vilkaar", recognition=["coffee", "gathering"])
    found = texts(agreement)
    assert "hånd at holde i" in found["purpose"]
    assert "patienter uden besøg" in found["purpose"]
    assert "- Læse højt\n- Spille kort" in found["tasks"]
    assert sentences()["recognition"]["gathering"] in found["recognition"]


def test_dates_and_hours_come_along_in_danish(ward, coordinator):
    agreement = make.drafted_agreement(ward)
    start = clock.today().replace(year=2027, month=3, day=1)
    answer_framing(
        coordinator,
        agreement,
        page="tid",
        valid_from=start,
        valid_to=None,
        revise_on=start + timedelta(days=300),
        evaluate_months=6,
        notice_days=30,
        evaluation_how=[],
        is_public=True,
    )
    found = texts(agreement)
    assert "1. marts 2027" in found["duration"]
    assert "30 dages varsel" in found["ending"]
    assert "hver 6. måned" in found["evaluation"]


def test_what_a_person_has_written_is_left_alone_by_the_guide(ward, coordinator):
    agreement = make.drafted_agreement(ward)
    write_section(coordinator, agreement, key="purpose", text="Vores egne ord.")
    answer_framing(coordinator, agreement, page="hvad", purpose="Noget andet.")
    assert texts(agreement)["purpose"] == "Vores egne ord."
    write_section(coordinator, agreement, key="purpose", text="")
    assert "Noget andet." in texts(agreement)["purpose"]


def test_braces_that_people_write_stay_as_they_are(ward, coordinator):
    agreement = make.drafted_agreement(ward)
    answer_framing(coordinator, agreement, page="hvad", purpose="Vi {skriver} {place} selv.")
    assert "{skriver}" in texts(agreement)["purpose"]


def test_an_optional_section_is_left_out_with_a_reason_only(ward, coordinator):
    agreement = make.drafted_agreement(ward)
    with pytest.raises(Invalid):
        leave_section(coordinator, agreement, key="economy", reason=" ")
    leave_section(coordinator, agreement, key="economy", reason="Der er ingen penge i det.")
    row = agreement.sections.get(key="economy")
    assert (row.text, row.left_because) == ("", "Der er ingen penge i det.")
    with pytest.raises(Invalid):
        leave_section(coordinator, agreement, key="refusal", reason="Det gider vi ikke.")


@pytest.mark.requirement("DR-27", "HJ-27")
@pytest.mark.parametrize("party", ["volunteer", "association"])
def test_the_matrix_refuses_a_volunteer_as_responsible_for_a_staff_task(ward, coordinator, party):
    agreement = make.drafted_agreement(ward)
    before = list(agreement.matrix.values_list("text", flat=True))
    with pytest.raises(Invalid) as refused:
        set_matrix(
            coordinator,
            agreement,
            rows=[Row("Tak", False, "leader"), Row("Medicin", True, party)],
        )
    assert list(refused.value.errors) == ["responsible_1"]
    assert list(agreement.matrix.values_list("text", flat=True)) == before


def test_a_task_stands_once(ward, coordinator):
    agreement = make.drafted_agreement(ward)
    with pytest.raises(Invalid):
        set_matrix(
            coordinator, agreement, rows=[Row("Tak", False, "leader"), Row("tak ", False, "volunteer")]
        )


def test_people_without_a_duty_here_are_refused_beside_their_field(ward, coordinator):
    agreement = make.drafted_agreement(ward)
    outsider = factories.person("Ukendt Person")
    with pytest.raises(Invalid) as refused:
        answer_framing(coordinator, agreement, page="personer", leader=outsider, contact=outsider)
    assert set(refused.value.errors) == {"leader", "contact"}


def test_the_two_to_go_to_in_a_conflict_are_two(ward, coordinator):
    agreement = make.drafted_agreement(ward)
    one = User.objects.get(pk=coordinator.user_id)
    with pytest.raises(Invalid) as refused:
        answer_framing(coordinator, agreement, page="personer", conflict_first=one, conflict_second=one)
    assert set(refused.value.errors) == {"conflict_second"}
    answer_framing(coordinator, agreement, page="personer", conflict_first=one)
    with pytest.raises(Invalid):
        answer_framing(coordinator, agreement, page="personer", conflict_second=one)


@pytest.mark.requirement("RM-34")
def test_an_agreement_that_begins_before_anybody_was_heard_is_refused(ward, coordinator):
    agreement = make.drafted_agreement(ward)
    today = clock.today()
    answer_framing(
        coordinator,
        agreement,
        page="tid",
        valid_from=today - timedelta(days=10),
        revise_on=today + timedelta(days=90),
    )
    with pytest.raises(Invalid) as refused:
        note_involvement(coordinator, agreement, who="staff", day=today - timedelta(days=3))
    assert set(refused.value.errors) == {"day"}
    note_involvement(coordinator, agreement, who="staff", day=today - timedelta(days=20))
    assert agreement.involvements.count() == 1


@pytest.mark.parametrize(
    ("page", "answers"),
    [
        ("hvad", {"purpose": "Ring til 010203-1234"}),
        ("opgaver", {"may": "Hente 010203-1234"}),
    ],
)
def test_civil_registration_numbers_are_refused(ward, coordinator, page, answers):
    with pytest.raises(Invalid):
        answer_framing(coordinator, make.drafted_agreement(ward), page=page, **answers)


def test_a_partnership_needs_an_association_of_this_authority(ward, coordinator):
    with pytest.raises(Invalid) as refused:
        draft_agreement(coordinator, ward, kind="partnership")
    assert set(refused.value.errors) == {"partner"}
    foreign = factories.partner(factories.authority("Region Syddanmark"))
    with pytest.raises(Invalid):
        draft_agreement(SYSTEM, ward, kind="partnership", partner=foreign)


def test_who_may_begin(ward, employee, volunteer, foreigner, stranger, coordinator):
    for by in (employee, volunteer, foreigner, stranger):
        with pytest.raises(Denied):
            draft_agreement(by, ward, kind="workplace")
    assert draft_agreement(coordinator, ward, kind="workplace").created_by_id == coordinator.user_id


def test_an_association_begins_its_own_partnership_and_no_other(ward):
    own = factories.partner(ward.unit.authority)
    other = factories.partner(ward.unit.authority, name="Ældre Sagen")
    by = factories.assigned(Duty.ASSOCIATION_LEADER, at=own)
    assert draft_agreement(by, ward, kind="partnership", partner=own)
    with pytest.raises(Denied):
        draft_agreement(by, ward, kind="partnership", partner=other)
    with pytest.raises(Denied):
        draft_agreement(by, ward, kind="workplace")


def test_the_checklist_has_seventeen_questions_and_each_its_section():
    found = questions()
    assert len(found) == 17
    assert [question.requirement for question in found] == [f"DR-{n}" for n in range(42, 59)]


def test_an_authority_writes_its_own_template(ward, administrator, coordinator):
    write_template(
        administrator,
        ward.unit.authority,
        based_on="hospitalsafdeling",
        title="Vores afdelinger",
        texts={"purpose": "{purpose} Sådan siger vi det hos os på {place}."},
        is_in_use=True,
    )
    agreement = draft_agreement(coordinator, ward, kind="workplace", template="vores-afdelinger")
    assert f"hos os på {ward.unit.name}" in texts(agreement)["purpose"]
    assert texts(agreement)["refusal"]
    elsewhere = factories.open_workplace(factories.authority("Region Syddanmark"), name="Fremmed")
    assert "hos os" not in texts(draft_agreement(SYSTEM, elsewhere, kind="workplace"))["purpose"]


def test_only_an_administrator_sets_the_rules(ward, administrator, leader):
    with pytest.raises(Denied):
        set_policy(leader, ward.unit.authority, light_allowed=False)
    set_policy(administrator, ward.unit.authority, light_allowed=False, light_days=3)
    assert AgreementPolicy.objects.get(authority=ward.unit.authority).light_days == 3
    with pytest.raises(Invalid):
        draft_agreement(SYSTEM, ward, kind="light")
