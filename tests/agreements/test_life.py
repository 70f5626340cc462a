"""What the clock brings to an agreement in force."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from django.db import connection

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Conflict, Denied
from samspil.base.events.models import Event
from samspil.compact.agreements.actions.life import expire_agreement, note_dates
from samspil.compact.agreements.flow import State
from samspil.compact.agreements.jobs import close_agreements, note_agreement_dates
from samspil.compact.agreements.models import LifeNotice
from samspil.compact.agreements.queries import agreement_verdict
from samspil.compact.agreements.rules.life import evaluation_days, months_after
from samspil.compact.dialogue.models import Cause, Item
from samspil.society.access.matrix import Duty
from samspil.society.notifications.models import Notification
from tests import factories
from tests.agreements.rows import FIRST, in_force, midnight, morning, user_of

pytestmark = pytest.mark.django_db
REVISE = date(2027, 1, 1)


def told(subject, people=None):
    rows = Notification.objects.filter(subject=subject)
    return rows.filter(recipient__in=people).count() if people else rows.count()


def run_on(day):
    with morning(day):
        note_agreement_dates.func()


@pytest.mark.requirement("DR-13")
def test_a_reminder_goes_out_once_for_each_threshold(ward):
    agreement = in_force(ward, revise_on=REVISE)
    counts = {}
    for days in (91, 90, 89, 60, 31, 30, 29, 8, 7, 6, 0):
        run_on(REVISE - timedelta(days=days))
        run_on(REVISE - timedelta(days=days))
        counts[days] = Event.objects.filter(verb="agreement.revision_reminded").count()
    assert counts == {91: 0, 90: 1, 89: 1, 60: 1, 31: 1, 30: 2, 29: 2, 8: 2, 7: 3, 6: 3, 0: 3}
    agreement.refresh_from_db()
    assert agreement.state == State.DUE_FOR_REVISION
    assert Event.objects.filter(verb="agreement.due_for_revision").count() == 1


@pytest.mark.requirement("DR-13")
def test_leader_contact_and_the_associations_leaders_are_reminded(ward, region):
    partner = factories.partner(region)
    theirs = user_of(factories.assigned(Duty.ASSOCIATION_LEADER, at=partner))
    elsewhere = user_of(
        factories.assigned(Duty.ASSOCIATION_LEADER, at=factories.partner(region, name="Ældre Sagen"))
    )
    agreement = in_force(ward, partner=partner, revise_on=REVISE)
    run_on(REVISE - timedelta(days=30))
    subject = "En aftale skal revideres"
    assert told(subject, [agreement.leader, agreement.contact, theirs]) == 3
    assert told(subject, [elsewhere, agreement.substitute]) == 0


def test_a_day_without_the_job_loses_no_reminder(ward):
    in_force(ward, revise_on=REVISE)
    run_on(REVISE - timedelta(days=25))
    event = Event.objects.get(verb="agreement.revision_reminded")
    assert event.payload["days"] == 30


def test_another_day_of_revision_is_spoken_of_anew(ward):
    agreement = in_force(ward, revise_on=REVISE)
    run_on(REVISE - timedelta(days=7))
    type(agreement).objects.filter(pk=agreement.pk).update(revise_on=REVISE + timedelta(days=60))
    run_on(REVISE + timedelta(days=53))
    assert Event.objects.filter(verb="agreement.revision_reminded").count() == 2


@pytest.mark.requirement("DR-13")
def test_the_end_is_warned_of_weeks_before_and_stops_new_shifts(ward):
    agreement = in_force(ward, valid_to=date(2026, 12, 31), revise_on=date(2026, 12, 31))
    run_on(date(2026, 12, 1))
    assert told("En aftale udløber snart", [agreement.leader, agreement.contact]) == 2
    assert not Event.objects.filter(verb="agreement.revision_reminded").exists()  # one message is enough
    with morning(date(2026, 12, 31)):
        close_agreements.func()
        assert agreement_verdict(ward)
    with midnight(date(2027, 1, 1)):
        close_agreements.func()
        close_agreements.func()
        assert not agreement_verdict(ward)
    agreement.refresh_from_db()
    assert (agreement.state, agreement.ended_on) == (State.EXPIRED, date(2026, 12, 31))
    event = Event.objects.get(verb="agreement.expired")
    assert event.payload == {
        "valid_to": "2026-12-31",
        "kind": "workplace",
        "workplace": ward.pk,
        "partner": None,
    }


def test_the_day_is_copenhagens(ward):
    agreement = in_force(ward, valid_to=date(2026, 6, 30))
    with midnight(date(2026, 7, 1), minutes=1):  # 22.01 on 30 June in Greenwich
        close_agreements.func()
    agreement.refresh_from_db()
    assert agreement.state == State.EXPIRED


def test_a_small_effort_is_spoken_of_in_its_last_week_only(ward):
    in_force(ward, kind="light", valid_to=FIRST + timedelta(days=27))
    run_on(FIRST)
    run_on(FIRST + timedelta(days=19))
    assert not LifeNotice.objects.exists()
    run_on(FIRST + timedelta(days=20))
    assert LifeNotice.objects.count() == 1


def test_what_is_being_written_is_left_in_peace(ward):
    in_force(ward, state=State.DRAFT, revise_on=REVISE, valid_to=REVISE)
    run_on(REVISE)
    with morning(REVISE + timedelta(days=1)):
        close_agreements.func()
    assert not LifeNotice.objects.exists()
    assert not Event.objects.filter(verb="agreement.expired").exists()


@pytest.mark.requirement("DR-12", "DR-45")
def test_an_interval_makes_due_evaluations_before_the_committee(ward):
    agreement = in_force(ward, evaluate_months=6)
    assert evaluation_days(agreement, until=date(2027, 8, 1)) == [
        date(2026, 7, 1),
        date(2027, 1, 1),
        date(2027, 7, 1),
    ]
    run_on(date(2026, 5, 31))
    assert not Item.objects.exists()
    run_on(date(2026, 6, 1))
    run_on(date(2026, 6, 2))
    item = Item.objects.get()
    assert (item.cause, item.about, item.workplace) == (Cause.EVALUATION, agreement.about, ward)
    assert "1. juli 2026" in item.what
    run_on(date(2026, 12, 2))
    assert Event.objects.filter(verb="agreement.evaluation_due").count() == 2


def test_months_end_where_a_short_month_ends():
    assert months_after(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert months_after(date(2027, 12, 31), 2) == date(2028, 2, 29)


def test_nobody_lets_an_agreement_expire_but_the_clock(ward, administrator):
    agreement = in_force(ward, valid_to=clock.today())
    with pytest.raises(Conflict):
        expire_agreement(SYSTEM, agreement)
    with pytest.raises(Denied):
        expire_agreement(administrator, agreement)
    with pytest.raises(Denied):
        note_dates(administrator, agreement)


@pytest.mark.django_db(transaction=True)
def test_two_workers_say_it_once(ward):
    agreement = in_force(ward, revise_on=REVISE)

    def work(_number):
        try:
            note_dates(SYSTEM, agreement, on=REVISE - timedelta(days=7))
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(work, range(2)))
    assert Event.objects.filter(verb="agreement.revision_reminded").count() == 1
