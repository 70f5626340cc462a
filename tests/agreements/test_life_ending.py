"""How an agreement ends: notice, an earlier day, the list, and the end itself."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from django.db import connection
from django.urls import reverse

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Conflict, Denied, Invalid
from samspil.base.events.models import Event
from samspil.compact.agreements.actions.ending import (
    end_agreement,
    give_notice,
    note_ending_step,
    take_back_notice,
    wish_earlier_end,
)
from samspil.compact.agreements.flow import State
from samspil.compact.agreements.jobs import close_agreements
from samspil.compact.agreements.models import Agreement, EndingStep
from samspil.compact.agreements.queries import agreement_verdict
from samspil.compact.agreements.rules.ending import is_closed
from samspil.people.volunteers.models import Affiliation
from samspil.society.access.matrix import Duty
from samspil.society.notifications.models import Notification
from tests import factories
from tests.agreements.rows import in_force, midnight, user_of
from tests.factories import agreements as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def partner(region):
    return factories.partner(region)


@pytest.fixture
def theirs(partner):
    return factories.assigned(Duty.ASSOCIATION_LEADER, at=partner, name="Aksel Aktiv")


@pytest.fixture
def agreement(ward, leader, partner):
    return in_force(ward, partner=partner, leader=user_of(leader))


def noticed(agreement, by, **values):
    give_notice(by, agreement, reason="goal_reached", **values)
    agreement.refresh_from_db()
    return agreement


def test_the_last_day_is_when_the_notice_has_run_out(agreement, leader):
    noticed(agreement, leader)
    assert agreement.notice_given_on == clock.today()
    assert agreement.last_day == clock.today() + timedelta(days=30)
    assert agreement.state == State.ACTIVE
    assert agreement.ending_steps.count() == len(EndingStep.Key.values)


def test_the_last_day_can_be_later_and_not_sooner(agreement, leader):
    with pytest.raises(Invalid) as refused:
        give_notice(leader, agreement, reason="other", last_day=clock.today() + timedelta(days=29))
    assert "last_day" in refused.value.errors
    later = clock.today() + timedelta(days=60)
    assert noticed(agreement, leader, last_day=later).last_day == later


def test_an_agreement_that_runs_out_first_ends_then(ward, leader):
    soon = clock.today() + timedelta(days=5)
    agreement = in_force(ward, leader=user_of(leader), valid_to=soon)
    assert noticed(agreement, leader).last_day == soon


def test_the_association_gives_notice_too_and_the_other_side_hears(agreement, theirs):
    noticed(agreement, theirs, note="Vi kan ikke finde nok frivillige.")
    heard = Notification.objects.filter(recipient__in=[agreement.leader, agreement.contact, theirs.user_id])
    assert heard.count() == 3


@pytest.mark.parametrize("duty", [Duty.COORDINATOR, Duty.EMPLOYEE, Duty.COMMITTEE_MEMBER, Duty.CONSULTANT])
def test_those_who_answer_for_neither_side_give_no_notice(agreement, ward, duty):
    with pytest.raises(Denied):
        give_notice(factories.assigned(duty, at=ward), agreement, reason="other")


def test_another_authority_and_another_association_give_no_notice(agreement, region, foreigner):
    other = factories.assigned(
        Duty.ASSOCIATION_LEADER, at=factories.partner(region, name="Ældre Sagen"), name="Olga Anden"
    )
    for by in (other, foreigner):
        with pytest.raises(Denied):
            give_notice(by, agreement, reason="other")


def test_notice_is_given_once(agreement, leader, theirs):
    noticed(agreement, leader)
    with pytest.raises(Conflict):
        give_notice(theirs, agreement, reason="partner")


@pytest.mark.django_db(transaction=True)
def test_of_two_who_give_notice_at_once_one_is_first(ward):
    leader = factories.assigned(Duty.LEADER, at=ward)
    agreement = in_force(ward, leader=user_of(leader))

    def give(_number):
        try:
            give_notice(leader, type(agreement).objects.get(pk=agreement.pk), reason="other")
        except Conflict:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(give, range(2))) == [False, True]
    assert Event.objects.filter(verb="agreement.notice_given").count() == 1


def test_both_sides_can_agree_on_an_earlier_day(agreement, leader, theirs):
    noticed(agreement, leader)
    day = clock.today() + timedelta(days=3)
    assert not wish_earlier_end(leader, agreement, last_day=day, reason="Afdelingen flytter.")
    agreement.refresh_from_db()
    assert agreement.last_day > day
    assert not wish_earlier_end(theirs, agreement, last_day=day + timedelta(days=1), reason="Gerne.")
    assert wish_earlier_end(theirs, agreement, last_day=day, reason="Det passer os godt.")
    agreement.refresh_from_db()
    assert agreement.last_day == day


def test_without_an_association_the_employees_are_the_other_side(ward):
    people = make.parties(ward)
    agreement = in_force(ward, leader=user_of(people.leader))
    noticed(agreement, people.leader)
    day = clock.today() + timedelta(days=1)
    assert not wish_earlier_end(people.leader, agreement, last_day=day, reason="Ombygning.")
    with pytest.raises(Denied):
        wish_earlier_end(people.chair, agreement, last_day=day, reason="Jeg er formand.")
    assert wish_earlier_end(people.spokesperson, agreement, last_day=day, reason="Enig.")


def test_an_earlier_day_needs_a_reason_and_lies_between(agreement, leader):
    with pytest.raises(Conflict):
        wish_earlier_end(leader, agreement, last_day=clock.today(), reason="Før opsigelsen.")
    noticed(agreement, leader)
    for day, reason in (
        (clock.today() - timedelta(days=1), "I går"),
        (agreement.last_day, "Samme dag"),
        (clock.today(), "  "),
    ):
        with pytest.raises(Invalid):
            wish_earlier_end(leader, agreement, last_day=day, reason=reason)


def on_its_last_day(agreement, leader, theirs):
    noticed(agreement, leader)
    for by in (leader, theirs):
        wish_earlier_end(by, agreement, last_day=clock.today(), reason="Vi er enige.")
    agreement.refresh_from_db()


@pytest.mark.requirement("DR-49")
def test_ending_takes_access_the_same_day_and_the_list_must_be_done(agreement, leader, theirs, ward, partner):
    affiliation = factories.affiliated(ward, partner=partner)[1]
    on_its_last_day(agreement, leader, theirs)
    assert agreement_verdict(ward, partner)
    end_agreement(leader, agreement)
    assert agreement.state == State.ENDED
    assert not agreement_verdict(ward, partner)
    assert Affiliation.objects.get(pk=affiliation.pk).ends_on == clock.today()
    event = Event.objects.get(verb="agreement.ended")
    assert event.payload == {
        "reason": "goal_reached",
        "last_day": clock.today().isoformat(),
        "kind": "partnership",
        "workplace": ward.pk,
        "partner": partner.pk,
    }
    steps = list(agreement.ending_steps.all())
    assert not is_closed(steps)
    for step in steps:
        if step.is_required:
            note_ending_step(theirs, step, is_done=True, note="Gjort")
    assert is_closed(agreement.ending_steps.all())


def test_what_must_be_done_can_turn_out_not_to_be(agreement, leader):
    noticed(agreement, leader)
    step = agreement.ending_steps.get(key="badges_and_keys")
    note_ending_step(leader, step, is_done=True)
    note_ending_step(leader, step, is_done=False, note="Et kort mangler")
    step.refresh_from_db()
    assert (step.done_at, step.done_by, step.note) == (None, None, "Et kort mangler")


def test_nobody_ends_before_the_last_day(agreement, leader):
    with pytest.raises(Conflict):
        end_agreement(leader, agreement)
    noticed(agreement, leader)
    for by in (leader, SYSTEM):
        with pytest.raises(Conflict):
            end_agreement(by, agreement)


def test_the_job_ends_what_had_its_last_day_and_only_once(agreement, leader, ward, partner):
    noticed(agreement, leader)
    with midnight(agreement.last_day):
        close_agreements.func()
        assert agreement_verdict(ward, partner)
    with midnight(agreement.last_day + timedelta(days=1)):
        close_agreements.func()
        close_agreements.func()
        assert not agreement_verdict(ward, partner)
    agreement.refresh_from_db()
    assert (agreement.state, agreement.ended_on) == (State.ENDED, agreement.last_day)
    assert Event.objects.filter(verb="agreement.ended").count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_who_end_it_at_once_one_is_first(ward):
    leader = factories.assigned(Duty.LEADER, at=ward)
    agreement = in_force(
        ward,
        leader=user_of(leader),
        notice_given_on=clock.today(),
        last_day=clock.today(),
        end_reason="other",
    )

    def end(by):
        try:
            end_agreement(by, type(agreement).objects.select_related("workplace__unit").get(pk=agreement.pk))
        except Conflict:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(end, (leader, SYSTEM))) == [False, True]


def test_a_small_effort_has_a_short_list(ward, leader):
    agreement = in_force(
        ward, kind="light", leader=user_of(leader), valid_to=clock.today() + timedelta(days=9)
    )
    noticed(agreement, leader)
    assert agreement.ending_steps.count() == 3


def test_the_page_leads_from_notice_to_the_end(agreement, leader, theirs, client_of):
    url = reverse("agreements:ending", args=[agreement.pk])
    client = client_of(leader)
    assert client.get(url).status_code == 200
    refused = client.post(url, {"reason": "goal_reached", "last_day": "1.1.2020", "note": "Mange tak"})
    assert refused.status_code == 422
    assert "Mange tak" in refused.content.decode()
    assert client.post(url, {"reason": "goal_reached", "note": "", "last_day": ""}).status_code == 302
    today = clock.today().strftime("%d.%m.%Y")
    wish = reverse("agreements:earlier_end", args=[agreement.pk])
    assert client.post(wish, {"last_day": today, "reason": ""}).status_code == 422
    assert client.post(wish, {"last_day": today, "reason": "Flytning"}).status_code == 302
    assert client_of(theirs).post(wish, {"last_day": today, "reason": "Fint"}).status_code == 302
    step = reverse("agreements:ending_step", args=[agreement.pk, "thanks"])
    assert client.post(step, {"is_done": "on", "note": "Kage i fredags"}).status_code == 302
    page = client.get(url).content.decode()
    assert "Kage i fredags" in page
    assert client.post(reverse("agreements:close", args=[agreement.pk])).status_code == 302
    assert client.get(url).status_code == 200
    agreement.refresh_from_db()
    assert agreement.state == State.ENDED


def test_the_words_of_thanks_name_both_sides(agreement, leader, client_of):
    noticed(agreement, leader)
    page = client_of(leader).get(reverse("agreements:thanks", args=[agreement.pk])).content.decode()
    assert "Røde Kors Viborg" in page
    assert "Medicinsk afdeling" in page


def test_the_page_is_for_those_who_see_the_agreement(agreement, employee, foreigner, volunteer, client_of):
    url = reverse("agreements:ending", args=[agreement.pk])
    assert client_of(employee).get(url).status_code == 200
    assert client_of(employee).post(url, {"reason": "other"}).status_code == 403
    for who in (foreigner, volunteer):
        assert client_of(who).get(url).status_code == 404
        assert client_of(who).post(url, {"reason": "other"}).status_code == 404
    assert client_of(None).get(url).status_code == 302
    draft = in_force(agreement.workplace, state=State.DRAFT, activated_at=None, valid_from=date(2027, 1, 1))
    assert client_of(employee).get(reverse("agreements:ending", args=[draft.pk])).status_code == 404


def test_the_side_that_gave_notice_takes_it_back_and_the_agreement_goes_on(
    agreement, leader, theirs, client_of
):
    noticed(agreement, leader)
    with pytest.raises(Conflict):
        take_back_notice(theirs, agreement)
    client, ending = client_of(leader), reverse("agreements:ending", args=[agreement.pk])
    back = reverse("agreements:notice_taken_back", args=[agreement.pk])
    assert back in client.get(ending).text
    assert back not in client_of(theirs).get(ending).text
    assert client.post(back).status_code == 302
    agreement.refresh_from_db()
    assert (agreement.last_day, agreement.notice_given_on, agreement.end_reason) == (None, None, "")
    assert not agreement.ending_steps.exists()
    assert agreement.is_in_force
    noticed(agreement, theirs)
    assert agreement.notice_side == "association"


def test_a_notice_that_was_answered_or_has_run_out_is_not_taken_back(agreement, leader, theirs):
    noticed(agreement, leader)
    sooner = clock.today() + timedelta(days=3)
    wish_earlier_end(theirs, agreement, last_day=sooner, reason="Vi er klar før.")
    with pytest.raises(Conflict):
        take_back_notice(leader, agreement)
    agreement.earlier_ends.all().delete()
    Agreement.objects.filter(pk=agreement.pk).update(last_day=clock.today())
    with pytest.raises(Conflict):
        take_back_notice(leader, agreement)


@pytest.mark.parametrize("duty", [Duty.EMPLOYEE, Duty.CONSULTANT])
def test_others_take_no_notice_back(agreement, leader, ward, duty):
    noticed(agreement, leader)
    with pytest.raises(Denied):
        take_back_notice(factories.assigned(duty, at=ward), agreement)
