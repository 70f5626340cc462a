from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Conflict, Denied, IllegalMove, Invalid, NotVisible
from samspil.base.events.models import Event
from samspil.people.activities import actions as do
from samspil.people.activities.flow import State
from samspil.people.activities.models import Activity, BoundaryCheck, Need
from samspil.people.activities.queries.activities import own_activities
from samspil.people.activities.queries.library import templates
from samspil.society.access.matrix import Duty
from samspil.society.accounts.models import User
from samspil.society.duties.actions import end_duty
from samspil.society.duties.models import Assignment
from tests import factories
from tests.activities.answers import answers

CPR = "Ring til Jens, 010203-1234"


def verbs(thing):
    rows = Event.objects.filter(subject_type=thing._meta.label_lower, subject_id=str(thing.pk)).order_by(
        "sequence"
    )
    return list(rows.filter(verb__regex=r"^(activity|need)\.").values_list("verb", flat=True))


def need_at(ward, by, **fields):
    return do.register_need(
        by,
        ward,
        **{
            "what": "Selskab",
            "for_whom": "Patienter",
            "how_much": "To timer",
            "source": "employee",
            **fields,
        },
    )


# --- Needs ----------------------------------------------------------------------------------------------------


@pytest.mark.requirement("RM-20")
def test_a_need_is_registered_answered_and_met(ward, coordinator, draft):
    need = need_at(ward, coordinator)
    do.link_needs(coordinator, draft, needs=[need])
    do.mark_need_met(coordinator, need)
    assert list(draft.needs.all()) == [need]
    assert verbs(need) == ["need.registered", "need.met"]


@pytest.mark.requirement("RM-20")
def test_an_activity_without_a_need_stands_on_the_list_of_those(ward, coordinator, draft):
    assert draft in own_activities(coordinator, lack="need")
    do.link_needs(coordinator, draft, needs=[need_at(ward, coordinator)])
    assert draft not in own_activities(coordinator, lack="need")


def test_a_need_is_met_once(ward, coordinator):
    need = need_at(ward, coordinator)
    do.mark_need_met(coordinator, Need.objects.get(pk=need.pk))
    with pytest.raises(Conflict):
        do.mark_need_met(coordinator, need)


def test_an_employee_registers_no_need(ward, employee, foreigner):
    for by in (employee, foreigner):
        with pytest.raises(Denied):
            need_at(ward, by)


def test_a_need_of_another_workplace_is_not_answered(region, coordinator, leader, draft):
    elsewhere = factories.open_workplace(region, name="Kirurgisk afdeling")
    need = need_at(elsewhere, SYSTEM)
    with pytest.raises(Invalid):
        do.link_needs(coordinator, draft, needs=[need])


# --- Drafts ---------------------------------------------------------------------------------------------------


def test_a_blank_draft_needs_a_title(ward, coordinator):
    with pytest.raises(Invalid) as refused:
        do.draft_activity(coordinator, ward)
    assert "title" in refused.value.errors
    draft = do.draft_activity(coordinator, ward, title="Avislæsning på stuen")
    assert (draft.slug, draft.state, draft.setting) == ("avislaesning-paa-stuen", "draft", "hospital")


@pytest.mark.requirement("RM-06")
@pytest.mark.parametrize("key", sorted(templates()))
def test_every_template_begins_a_draft_with_all_but_persons(ward, leader, key):
    draft = do.draft_activity(leader, ward, template=key)
    assert draft.template_key == key
    assert {task.may for task in draft.tasks.all()} == {True, False}
    assert not draft.checks.exists()  # the template only proposes the answers
    assert draft.leader is draft.contact is draft.substitute is None
    assert not do.publish_activity(leader, draft)


def test_a_draft_is_begun_by_those_who_may_edit_there(ward, employee, foreigner, volunteer, stranger):
    for by in (employee, foreigner, volunteer, stranger):
        with pytest.raises(Denied):
            do.draft_activity(by, ward, title="Noget")


def test_an_association_begins_only_its_own_activity_in_its_own_authority(region, ward):
    red_cross = factories.partner(region)
    by = factories.assigned(Duty.ASSOCIATION_LEADER, at=red_cross)
    assert do.draft_activity(by, ward, title="Besøgsven", partner=red_cross).partner == red_cross
    with pytest.raises(Denied):
        do.draft_activity(by, ward, title="Besøgsven")
    abroad = factories.open_workplace(factories.authority("Region Syddanmark"), name="Anden afdeling")
    with pytest.raises(Invalid):
        do.draft_activity(by, abroad, title="Besøgsven", partner=red_cross)


@pytest.mark.requirement("RM-75")
def test_a_clone_copies_the_structure_and_no_person(region, published, leader):
    home = factories.open_workplace(region, name="Plejehjemmet Solgården", setting="care_home")
    by = factories.assigned(Duty.COORDINATOR, at=home)
    copy = do.clone_activity(by, published, workplace=home)
    assert (copy.based_on, copy.state, copy.setting) == (published, "draft", "care_home")
    assert [t.text for t in copy.tasks.all()] == [t.text for t in published.tasks.all()]
    assert copy.staff_do == published.staff_do
    assert copy.leader is copy.contact is copy.substitute is None
    assert not copy.meeting_point
    assert not copy.insurance_statement
    assert not copy.checks.exists()
    assert verbs(copy) == ["activity.cloned"]


@pytest.mark.requirement("RM-75")
def test_a_draft_of_others_cannot_be_cloned_because_it_cannot_be_seen(draft, foreigner):
    home = factories.open_workplace(
        factories.authority("Viborg Kommune", kind="municipality"), name="Solgården"
    )
    by = factories.assigned(Duty.COORDINATOR, at=home)
    with pytest.raises(NotVisible):
        do.clone_activity(by, draft, workplace=home)


# --- What it says ---------------------------------------------------------------------------------------------


def test_what_is_described_is_found_in_the_search(draft, coordinator):
    do.describe_activity(coordinator, draft, title="Højtlæsning på stuen", summary="En stemme og en god bog.")
    assert draft in own_activities(coordinator, query="hoejtlæsning")
    assert draft in own_activities(coordinator, query="viborg patientstøtte")
    assert draft not in own_activities(coordinator, query="havehold")


FREE_TEXTS = [
    *("title", "summary", "description", "target_group", "staff_do", "volunteers_add", "without_volunteers"),
    *("role_card_patient", "decision_reference", "meeting_point", "course", "insurance_statement"),
]


@pytest.mark.requirement("DR-29")
@pytest.mark.parametrize("field", FREE_TEXTS)
def test_no_text_of_an_activity_holds_a_civil_registration_number(draft, coordinator, field):
    with pytest.raises(Invalid) as refused:
        do.describe_activity(coordinator, draft, **{field: CPR})
    assert field in refused.value.errors


@pytest.mark.requirement("DR-29")
@pytest.mark.parametrize("field", ["what", "for_whom", "how_much"])
def test_no_need_holds_a_civil_registration_number(ward, coordinator, field):
    with pytest.raises(Invalid) as refused:
        need_at(ward, coordinator, **{field: CPR})
    assert field in refused.value.errors


@pytest.mark.requirement("DR-29")
def test_no_task_and_no_reason_holds_a_civil_registration_number(draft, coordinator):
    with pytest.raises(Invalid) as refused:
        do.set_tasks(coordinator, draft, may=[CPR], may_not=["Løfte"])
    assert "may" in refused.value.errors
    for question in ("legal_entitlement", "referral", "registration", "professional_insight"):
        with pytest.raises(Invalid) as refused:
            do.answer_boundary_check(coordinator, draft, **{**answers(), f"{question}_reason": CPR})
        assert f"{question}_reason" in refused.value.errors


def test_nonsense_is_refused_beside_its_field(draft, coordinator):
    for field, value in (("min_age", 3), ("kind", "medicine"), ("title", " "), ("setting", "moon")):
        with pytest.raises(Invalid) as refused:
            do.describe_activity(coordinator, draft, **{field: value})
        assert list(refused.value.errors) == [field]
    with pytest.raises(TypeError):
        do.describe_activity(coordinator, draft, state="published")


def test_tasks_are_tidied_and_refused_when_they_contradict(draft, coordinator):
    do.set_tasks(coordinator, draft, may=[" Læse højt ", "", "Læse højt"], may_not=["Løfte"])
    assert [(t.text, t.may) for t in draft.tasks.all()] == [("Læse højt", True), ("Løfte", False)]
    for may, may_not in (
        (["Løfte"], ["Løfte"]),
        (["x" * 161], ["y"]),
        ([f"opgave {n}" for n in range(21)], ["y"]),
    ):
        with pytest.raises(Invalid):
            do.set_tasks(coordinator, draft, may=may, may_not=may_not)


def test_those_who_answer_for_it_hold_a_duty_at_the_place(draft, coordinator, leader, employee, foreigner):
    user = {
        name: User.objects.get(pk=actor.user_id)
        for name, actor in locals().items()
        if hasattr(actor, "user_id")
    }
    do.name_responsibles(
        coordinator, draft, leader=user["leader"], contact=user["coordinator"], substitute=user["employee"]
    )
    assert draft.substitute == user["employee"]
    wrong = [
        {"leader": user["coordinator"]},
        {"leader": user["foreigner"]},
        {"contact": user["foreigner"]},
        {"substitute": user["coordinator"]},
    ]
    right = {"leader": user["leader"], "contact": user["coordinator"], "substitute": user["employee"]}
    for change in wrong:
        with pytest.raises(Invalid) as refused:
            do.name_responsibles(coordinator, draft, **{**right, **change})
        assert list(refused.value.errors) == list(change)


def test_an_activity_whose_leader_goes_is_on_the_list_the_same_day(published, coordinator, leader):
    assert published not in own_activities(coordinator, lack="leader")
    end_duty(SYSTEM, Assignment.objects.get(user_id=leader.user_id))
    assert published in own_activities(coordinator, lack="leader")


def test_an_activity_whose_leader_has_no_account_any_more_is_on_the_list(published, coordinator, leader):
    User.objects.filter(pk=leader.user_id).update(is_active=False)
    assert published in own_activities(coordinator, lack="leader")
    do.pause_activity(coordinator, published)
    assert do.resume_activity(coordinator, published).codes == ["leader"]


# --- The gate -------------------------------------------------------------------------------------------------


@pytest.mark.requirement("RM-02", "RM-64")
def test_a_complete_draft_is_published_and_everybody_sees_it(draft, coordinator):
    assert do.publish_activity(coordinator, draft)
    assert draft in Activity.objects.public()
    assert verbs(draft) == ["activity.published"]


@pytest.mark.requirement("RM-03", "DR-26", "DR-28", "HJ-08")
@pytest.mark.parametrize(
    "question", ["legal_entitlement", "referral", "registration", "professional_insight"]
)
def test_no_duty_publishes_past_a_yes_and_the_attempt_is_kept(ward, region, draft, question):
    do.answer_boundary_check(SYSTEM, draft, **answers(question))
    publishers = [
        factories.assigned(duty, at=at)
        for duty, at in ((Duty.LEADER, ward), (Duty.COORDINATOR, ward), (Duty.ADMINISTRATOR, region))
    ]
    for by in (*publishers, SYSTEM):
        gate = do.publish_activity(by, draft)
        assert gate.codes == [f"boundary_{question}"]
    assert Activity.objects.get(pk=draft.pk).state == State.DRAFT
    assert verbs(draft).count("activity.publication_refused") == 4


@pytest.mark.requirement("DR-28")
def test_a_referral_by_decision_is_published_by_a_leader_alone(draft, coordinator, leader, administrator):
    do.describe_activity(
        coordinator, draft, access_mode="referred", decision_reference="Regionsrådet, 12. marts, punkt 4"
    )
    do.answer_boundary_check(coordinator, draft, **answers("referral"))
    for by in (coordinator, administrator, SYSTEM):
        assert do.publish_activity(by, draft).codes == ["boundary_leader"]
    assert do.publish_activity(leader, draft)


def test_a_referral_without_its_decision_is_refused(draft, leader):
    do.describe_activity(leader, draft, access_mode="referred")
    do.answer_boundary_check(leader, draft, **answers("referral"))
    assert set(do.publish_activity(leader, draft).codes) == {"decision_reference", "boundary_referral"}


@pytest.mark.requirement("RM-31")
def test_a_private_home_needs_its_insurance_written_down(draft, leader):
    do.describe_activity(leader, draft, setting="private_home", insurance_statement="")
    do.answer_boundary_check(leader, draft, **answers())
    assert "insurance_statement" in do.publish_activity(leader, draft).errors
    do.describe_activity(leader, draft, insurance_statement="Dækket af regionens ordning")
    assert do.publish_activity(leader, draft)


@pytest.mark.requirement("RM-02")
@pytest.mark.parametrize(
    "field", ["staff_do", "volunteers_add", "without_volunteers", "summary", "meeting_point"]
)
def test_publication_names_the_field_that_is_missing(draft, coordinator, field):
    do.describe_activity(coordinator, draft, **{field: ""})
    assert list(do.publish_activity(coordinator, draft).errors) == [field]


@pytest.mark.requirement("RM-13", "RM-21")
def test_a_workplace_that_has_not_opened_publishes_nothing(ward, draft, coordinator):
    ward.is_active, ward.hygiene_rules = False, ""
    ward.save()
    assert set(do.publish_activity(coordinator, draft).codes) == {"workplace_closed", "workplace_incomplete"}


def test_publishing_asks_for_the_duty(draft, employee, foreigner, volunteer, stranger):
    for by in (employee, foreigner, volunteer, stranger):
        with pytest.raises(Denied):
            do.publish_activity(by, draft)


@pytest.mark.requirement("RM-03", "DR-28")
def test_a_published_activity_whose_check_turns_yes_is_paused_at_once(published, coordinator):
    do.answer_boundary_check(coordinator, published, **answers("registration"))
    assert published.state == State.PAUSED
    assert verbs(published) == ["activity.paused", "activity.boundary_checked"]
    assert do.resume_activity(coordinator, published).codes == ["boundary_registration"]


@pytest.mark.requirement("DR-28")
def test_the_history_of_the_check_is_kept(draft, coordinator):
    do.answer_boundary_check(coordinator, draft, **answers("referral"))
    do.answer_boundary_check(coordinator, draft, **answers())
    assert [check.referral for check in draft.checks.all()] == [False, True, False]
    assert draft.checks.first().checked_by_id == coordinator.user_id


def test_a_check_needs_its_reasons(draft, coordinator):
    with pytest.raises(Invalid):
        do.answer_boundary_check(coordinator, draft, **answers(reason=" "))
    assert BoundaryCheck.objects.count() == 1


@pytest.mark.requirement("RM-03")
@pytest.mark.parametrize(
    "change",
    [{"kind": "vigil"}, {"setting": "hospice"}, {"access_mode": "referred", "decision_reference": "Nej"}],
)
def test_a_new_frame_pauses_until_the_check_is_answered_again(published, coordinator, change):
    do.describe_activity(coordinator, published, **change)
    assert published.state == State.PAUSED
    assert do.resume_activity(coordinator, published).codes == ["boundary_stale"]
    do.answer_boundary_check(coordinator, published, **answers())
    assert do.resume_activity(coordinator, published)


def test_new_tasks_pause_and_the_same_tasks_do_not(published, coordinator):
    may, may_not = ["Samtale og selskab"], ["Løfte eller flytte patienter"]
    do.set_tasks(coordinator, published, may=may, may_not=may_not)
    assert published.state == State.PUBLISHED
    do.set_tasks(coordinator, published, may=[*may, "Hente kaffe"], may_not=may_not)
    assert published.state == State.PAUSED


def test_a_corrected_text_pauses_nothing(published, coordinator):
    do.describe_activity(
        coordinator, published, summary="Selskab til dig, der savner det.", kind=published.kind
    )
    assert published.state == State.PUBLISHED


def test_what_is_closed_cannot_be_changed_or_opened(published, coordinator):
    do.close_activity(coordinator, published)
    for act in (do.publish_activity, do.resume_activity, do.pause_activity, do.close_activity):
        with pytest.raises(IllegalMove):
            act(coordinator, published)
    with pytest.raises(IllegalMove):
        do.describe_activity(coordinator, published, title="Ny")


def test_who_is_second_to_publish_is_told(draft, coordinator):
    seen_before = Activity.objects.get(pk=draft.pk)
    do.publish_activity(coordinator, draft)
    with pytest.raises(IllegalMove):
        do.publish_activity(coordinator, seen_before)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_publish_at_once_one_is_told(draft, coordinator):
    def publish(_number):
        try:
            return bool(do.publish_activity(coordinator, Activity.objects.get(pk=draft.pk)))
        except IllegalMove:
            return False
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(publish, range(2))) == [False, True]
    assert verbs(draft) == ["activity.published"]
