"""What follows in the same transaction: the committee hears of what is new, and what lost its agreement stops; search finds new names."""

from django.db.models import QuerySet

from samspil.base.core.actor import SYSTEM, Actor
from samspil.base.events.facts import Fact, listens
from samspil.compact.agreements.events import AgreementEnded
from samspil.compact.agreements.queries import agreement_verdict
from samspil.compact.dialogue.actions import raise_item
from samspil.compact.dialogue.models import Cause
from samspil.people.activities.actions import pause_activity, renew_search, watch_leader
from samspil.people.activities.events import ActivityDescribed, BoundaryChecked, ResponsiblesNamed
from samspil.people.activities.flow import State
from samspil.people.activities.models import Activity
from samspil.people.activities.rules import is_referred_by_decision
from samspil.people.activities.rules.matters import (
    Matter,
    has_outgrown_its_frame,
    matters_of_a_change,
    matters_of_a_draft,
)
from samspil.society.accounts.events import AccountDeactivated
from samspil.society.duties.events import DutyAssigned, DutyEnded
from samspil.society.partners.events import PartnerChanged
from samspil.society.places.events import SitePlaced, UnitMoved, UnitRenamed, WorkplaceDescribed
from samspil.society.places.models import Unit


@listens(BoundaryChecked)
def raise_new_activity(by: Actor, fact: BoundaryChecked) -> None:
    """A draft that keeps the boundary is one to speak of; before that there is nothing to speak of yet."""
    activity = _activity(fact.subject.pk)
    closed = set(fact.yes) - ({"referral"} if is_referred_by_decision(activity) else set())
    if not closed:
        _raise(by, activity, matters_of_a_draft(activity))


@listens(ActivityDescribed)
def raise_new_setting(by: Actor, fact: ActivityDescribed) -> None:
    activity = _activity(fact.subject.pk)
    if "commitment" in fact.fields and has_outgrown_its_frame(activity):
        pause_activity(SYSTEM.in_request(by.request_id), activity, cause="agreement")
        _raise(by, activity, matters_of_a_change(activity, Cause.NEW_ACTIVITY))
    if "setting" in fact.fields:
        _raise(by, activity, matters_of_a_change(activity, Cause.NEW_SETTING))


@listens(ResponsiblesNamed)
def raise_new_leader(by: Actor, fact: ResponsiblesNamed) -> None:
    activity = _activity(fact.subject.pk)
    if fact.leader_before not in (None, fact.leader):
        _raise(by, activity, matters_of_a_change(activity, Cause.NEW_LEADER))


@listens(DutyAssigned, DutyEnded)
def watch_activities_of_a_leader(by: Actor, fact: DutyAssigned | DutyEnded) -> None:
    """A leader who leaves a place leaves the activities there without one; one who comes back leads them again."""
    _watch(by, fact.user)


@listens(AccountDeactivated)
def watch_activities_of_a_closed_account(by: Actor, fact: AccountDeactivated) -> None:
    _watch(by, fact.subject.pk)


@listens(ResponsiblesNamed)
def let_the_alarm_rest(by: Actor, fact: ResponsiblesNamed) -> None:
    watch_leader(SYSTEM.in_request(by.request_id), _activity(fact.subject.pk))


def _watch(by: Actor, leader: int) -> None:
    led = Activity.objects.filter(leader=leader, state__in=(State.PUBLISHED, State.PAUSED))
    for activity in led.select_related("workplace__unit").order_by("pk"):
        watch_leader(SYSTEM.in_request(by.request_id), activity)


@listens(PartnerChanged)
def search_by_the_new_partner_name(by: Actor, fact: PartnerChanged) -> None:
    if "name" in fact.fields:
        _renew(by, fact, Activity.objects.filter(partner=fact.subject.pk))


@listens(SitePlaced, UnitRenamed, WorkplaceDescribed)
def search_by_the_new_place_name(by: Actor, fact: SitePlaced | UnitRenamed | WorkplaceDescribed) -> None:
    _renew(
        by, fact, Activity.objects.filter(workplace=fact.subject.pk)
    )  # a workplace has the key of its unit


@listens(UnitMoved)
def search_by_the_new_authority(by: Actor, fact: UnitMoved) -> None:
    path = Unit.objects.values_list("path", flat=True).get(pk=fact.subject.pk)
    _renew(by, fact, Activity.objects.filter(workplace__unit__path__startswith=path))


def _renew(by: Actor, fact: Fact, activities: QuerySet[Activity]) -> None:
    if activities.exists():
        renew_search(SYSTEM.in_request(by.request_id), fact.subject, activities=activities)


@listens(AgreementEnded)
def pause_what_is_uncovered(by: Actor, fact: AgreementEnded) -> None:
    """What the ended agreement covered, and no other covers, takes nobody new from today."""
    here = Activity.objects.filter(workplace=fact.workplace, state=State.PUBLISHED).order_by("pk")
    for activity in here.select_related("workplace__unit__authority", "partner"):
        if not agreement_verdict(activity.workplace, activity.partner):
            pause_activity(SYSTEM.in_request(by.request_id), activity, cause="agreement")


def _raise(by: Actor, activity: Activity, matters: list[Matter]) -> None:
    for matter in matters:
        raise_item(SYSTEM.in_request(by.request_id), activity.workplace, **matter)


def _activity(pk: int) -> Activity:
    return Activity.objects.select_related("workplace__unit__authority", "partner").get(pk=pk)
