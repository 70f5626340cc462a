"""Committees as each authority names them; seats that give a duty and take it away again; a past that stays."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError
from django.utils import translation

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Conflict, Denied, Invalid
from samspil.compact.dialogue.actions import (
    add_member,
    attach_unit,
    detach_unit,
    dissolve_committee,
    end_membership,
    found_committee,
    name_levels,
    plan_meeting,
    rename_committee,
    replace_member,
    set_policy,
)
from samspil.compact.dialogue.models import Committee, CommitteeLevel, Membership, Side, WheelKind
from samspil.compact.dialogue.queries import committee_for, members_on, policy_of, volume_has_changed
from samspil.society.access.matrix import Can, Duty
from samspil.society.access.permission import allowed
from samspil.society.accounts.models import User
from samspil.society.duties.actions import end_duty
from samspil.society.duties.models import Assignment
from samspil.society.places.actions import place_unit
from tests import factories
from tests.dialogue.factories import actor_of, committee, item, levels, meeting, member, seat

pytestmark = pytest.mark.django_db


def test_a_region_and_a_municipality_are_both_set_up_without_code():
    """LMU, HMU and RMU in the one; Lokal-MED, and a Fælles-MED for a whole sector, in the other."""
    region = factories.authority("Region Nord")
    hospital = place_unit(SYSTEM, region, name="Regionshospitalet")
    ward = factories.open_workplace(region, parent=hospital)
    clinic = factories.open_workplace(region, name="Klinik", parent=hospital)
    names = levels(region, "LMU", "HMU", "RMU")
    lmu = found_committee(SYSTEM, region, level=names[0], name="LMU Medicin", units=[ward.unit])
    hmu = found_committee(SYSTEM, region, level=names[1], name="HMU Nord", units=[hospital])
    rmu = found_committee(SYSTEM, region, level=names[2], name="RMU", covers_all=True)
    outside = factories.open_workplace(region, name="Socialt tilbud")
    assert [committee_for(place) for place in (ward, clinic, outside)] == [lmu, hmu, rmu]

    town = factories.authority("Nordby Kommune", kind="municipality")
    children = place_unit(SYSTEM, town, name="Børn & Unge")
    care = place_unit(SYSTEM, town, name="Social, Sundhed & Omsorg")
    school = factories.open_workplace(town, name="Byskolen", parent=children, setting="school")
    home = factories.open_workplace(town, name="Lindehuset", parent=care, setting="care_home")
    names = levels(town, "Lokal-MED", "Fælles-MED", "Hoved-MED")
    local = found_committee(SYSTEM, town, level=names[0], name="Lokal-MED Byskolen", units=[school.unit])
    both = found_committee(
        SYSTEM, town, level=names[1], name="Fælles-MED", sector="Børn & Unge", units=[children, care]
    )
    assert (committee_for(school), committee_for(home)) == (local, both)
    assert [level.name for level in names] == ["Lokal-MED", "Fælles-MED", "Hoved-MED"]


def test_each_committee_begins_with_its_yearly_evaluation(ward, region):
    set_policy(SYSTEM, region, evaluation_month=3)
    entry = committee(ward).wheel.get()
    assert (entry.kind, entry.month) == (WheelKind.EVALUATION, 3)


def test_a_seat_gives_the_duty_where_the_committee_is_and_leaving_it_takes_it_away_the_same_day(ward):
    of = committee(ward)
    row = seat(of)
    held = Assignment.objects.get(user=row.user)
    assert (held.duty, held.unit) == (Duty.COMMITTEE_MEMBER, ward.unit)
    assert allowed(actor_of(row.user_id), Can.DISCUSSION_RECORD, of)
    end_membership(SYSTEM, row)
    assert not allowed(actor_of(row.user_id), Can.DISCUSSION_RECORD, of)
    held.refresh_from_db()
    assert held.ends_on == clock.today()


def test_a_seat_in_the_top_committee_reaches_the_whole_authority(region, ward):
    row = seat(committee(region, name="RMU", level=2))
    assert Assignment.objects.get(user=row.user).unit is None
    assert allowed(actor_of(row.user_id), Can.DISCUSSION_VIEW, ward)


def test_a_seat_for_a_period_gives_the_duty_for_that_period(ward):
    soon = clock.today() + timedelta(days=30)
    row = seat(committee(ward), starts_on=soon, ends_on=soon + timedelta(days=365))
    assert not actor_of(row.user_id).duties - {Duty.VOLUNTEER}
    held = Assignment.objects.get(user=row.user)
    assert (held.starts_on, held.ends_on) == (row.starts_on, row.ends_on)


def test_the_duty_follows_the_units_of_the_committee(ward, region):
    of, other = committee(ward), factories.open_workplace(region, name="Kirurgi")
    who = seat(of).user_id
    assert not allowed(actor_of(who), Can.DISCUSSION_VIEW, other)
    attach_unit(SYSTEM, of, unit=other.unit)
    assert allowed(actor_of(who), Can.DISCUSSION_VIEW, other)
    detach_unit(SYSTEM, of, unit=other.unit)
    assert not allowed(actor_of(who), Can.DISCUSSION_VIEW, other)
    assert allowed(actor_of(who), Can.DISCUSSION_VIEW, ward)
    assert Membership.objects.get(user=who).ends_on is None


def test_a_committee_covers_something_and_nothing_twice(ward, region, foreigner):
    of = committee(ward)
    with pytest.raises(Conflict):
        detach_unit(SYSTEM, of, unit=ward.unit)
    with pytest.raises(Invalid):
        attach_unit(SYSTEM, of, unit=ward.unit)
    elsewhere = factories.open_workplace(factories.authority("Region Syd"))
    with pytest.raises(Invalid):
        attach_unit(SYSTEM, of, unit=elsewhere.unit)
    with pytest.raises(Invalid):
        found_committee(SYSTEM, region, level=of.level, name="Tomt")


def test_whoever_loses_the_duty_leaves_the_seat(ward, administrator):
    row = seat(committee(ward))
    end_duty(administrator, row.assignments.get())
    row.refresh_from_db()
    assert row.ends_on == clock.today()


def test_the_past_of_a_committee_can_be_seen_at_any_day(ward):
    of = committee(ward)
    first = seat(of, name="Anna Først", starts_on=date(2024, 1, 1))
    second = replace_member(SYSTEM, first, name="Bo Bagefter", email="bo@example.dk", on=date(2025, 6, 1))
    names = lambda day: [row.user.name for row in members_on(of, day)]  # noqa: E731 - said twice below
    assert names(date(2023, 12, 31)) == []
    assert names(date(2025, 5, 31)) == ["Anna Først"]
    assert names(date(2025, 6, 1)) == ["Bo Bagefter"]
    first.refresh_from_db()
    assert first.successor == second
    assert (second.side, second.function) == (first.side, first.function)


def test_nobody_sits_twice_in_one_committee(ward):
    of = committee(ward)
    row = seat(of)
    with pytest.raises(Invalid):
        seat(of, name=row.user.name, email=row.user.email)
    with pytest.raises(Invalid):
        replace_member(SYSTEM, row, name="", email=row.user.email)
    with pytest.raises(IntegrityError):
        Membership.objects.create(committee=of, user=row.user, side=Side.EMPLOYEE)


def test_somebody_known_is_found_by_the_address_and_somebody_new_needs_a_name(ward):
    known = User.objects.create_user("kendt@example.dk", "Kendt Person")
    of = committee(ward)
    assert add_member(SYSTEM, of, name="", email=" KENDT@example.dk", side="employee").user == known
    with pytest.raises(Invalid) as refused:
        add_member(SYSTEM, of, name=" ", email="ukendt@example.dk", side="employee")
    assert "name" in refused.value.errors
    with pytest.raises(Invalid):
        add_member(SYSTEM, of, name="X", email="x@example.dk", side="both")


def test_an_ended_membership_does_not_end_again(ward):
    row = seat(committee(ward))
    end_membership(SYSTEM, row)
    with pytest.raises(Conflict):
        end_membership(SYSTEM, row)


def test_a_dissolved_committee_hands_on_what_waits(ward, region):
    upper = committee(region, name="RMU", level=2)
    lower = committee(ward)
    row, matter = seat(lower), item(ward)
    planned = meeting(lower)
    with pytest.raises(Conflict):
        dissolve_committee(SYSTEM, lower)
    planned.delete()
    dissolve_committee(SYSTEM, lower)
    row.refresh_from_db()
    matter.refresh_from_db()
    assert row.ends_on == clock.today()
    assert matter.committee == upper
    with pytest.raises(Conflict):
        dissolve_committee(SYSTEM, lower)
    with pytest.raises(Conflict):
        seat(lower, name="Sen")


def test_a_new_committee_takes_up_what_has_waited_for_one(ward):
    matter = item(ward)
    assert matter.committee is None
    of = committee(ward)
    matter.refresh_from_db()
    assert matter.committee == of


def test_levels_are_renamed_in_place_and_change_names(region, ward):
    names = levels(region, "LMU", "HMU", "RMU")
    of = committee(ward)
    name_levels(SYSTEM, region, names=["HMU", "LMU", "RMU"])
    of.level.refresh_from_db()
    assert of.level.name == "HMU"
    name_levels(SYSTEM, region, names=["Lokal-MED"])
    assert [level.name for level in CommitteeLevel.objects.filter(authority=region)] == ["Lokal-MED"]
    assert names[0].pk == CommitteeLevel.objects.get(authority=region).pk


@pytest.mark.parametrize("wrong", [[], [" "], ["LMU", "LMU"], list("ABCDEFG")])
def test_levels_that_make_no_sense_are_refused(region, wrong):
    with pytest.raises(Invalid):
        name_levels(SYSTEM, region, names=wrong)


def test_a_level_with_committees_does_not_vanish(region, ward):
    levels(region)
    committee(ward, level=2)
    with pytest.raises(Invalid):
        name_levels(SYSTEM, region, names=["LMU"])


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("volume_percent", 1),
        ("idea_answer_days", 0),
        ("evaluation_month", 13),
        ("special_terms_rule", "begge"),
    ],
)
def test_a_policy_outside_of_reason_is_refused(region, field, value):
    with pytest.raises(Invalid):
        set_policy(SYSTEM, region, **{field: value})
    assert getattr(policy_of(region), field) != value


def test_the_threshold_of_the_volume_is_the_authoritys_own(region):
    assert volume_has_changed(region, before=100, after=125)
    assert volume_has_changed(region, before=100, after=75)
    assert not volume_has_changed(region, before=100, after=124)
    assert volume_has_changed(region, before=0, after=1)
    set_policy(SYSTEM, region, volume_percent=50)
    assert not volume_has_changed(region, before=100, after=140)


def test_only_those_who_keep_committees_in_order_found_them_and_fill_their_seats(
    ward, region, administrator, leader, outsiders
):
    of = committee(ward)
    row = seat(of)
    consultant = factories.assigned(Duty.CONSULTANT, at=region)
    sitting = member(of, name="Mia Medlem")
    lead = factories.assigned(Duty.ASSOCIATION_LEADER, at=factories.partner(region, workplace=ward))
    council = factories.assigned(Duty.COUNCIL_MEMBER, at=region)

    def tries(by):
        return [
            lambda: found_committee(by, region, level=of.level, name=f"Nyt {by.user_id}", covers_all=True),
            lambda: rename_committee(by, of, level=of.level, name=of.name),
            lambda: add_member(by, of, name="Ny", email=f"ny{by.user_id}@example.dk", side="employee"),
        ]

    for who in (leader, *outsiders, sitting, lead, council):
        for attempt in [*tries(who), lambda who=who: end_membership(who, row)]:
            with pytest.raises(Denied):
                attempt()
    for who in (administrator, consultant):
        for attempt in tries(who):
            attempt()


def test_only_an_administrator_chooses_levels_and_policy(region, administrator, leader, ward):
    consultant = factories.assigned(Duty.CONSULTANT, at=region)
    for who in (leader, consultant, member(committee(ward))):
        with pytest.raises(Denied):
            set_policy(who, region, volume_percent=30)
        with pytest.raises(Denied):
            name_levels(who, region, names=["A"])
    set_policy(administrator, region, volume_percent=30)


def test_a_meeting_of_a_dissolved_committee_cannot_be_called(ward):
    of = committee(ward)
    dissolve_committee(SYSTEM, of)
    now = clock.now()
    with pytest.raises(Invalid):
        plan_meeting(
            SYSTEM, [Committee.objects.get(pk=of.pk)], starts_at=now, ends_at=now + timedelta(hours=1)
        )


def test_the_papers_of_a_committee_are_danish_whoever_founds_it(region):
    level = next(iter(levels(region, "LMU")))
    with translation.override("en"):
        founded = found_committee(SYSTEM, region, level=level, name="LMU", covers_all=True)
    assert founded.wheel.get().title == "Evaluering af samarbejdet med frivillige"
