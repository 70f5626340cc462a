"""Founding committees, and saying what they cover."""

from collections.abc import Sequence
from datetime import date

from django.conf import settings
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM, Actor
from samspil.base.core.errors import Conflict, Invalid
from samspil.base.events.recording import action, record
from samspil.compact.dialogue.actions.members import cover_duties, drop_duties, end_membership
from samspil.compact.dialogue.actions.wheel import add_wheel_entry
from samspil.compact.dialogue.events import (
    CommitteeDissolved,
    CommitteeFounded,
    CommitteeRenamed,
    ItemTakenUp,
    UnitAttached,
    UnitDetached,
)
from samspil.compact.dialogue.flow import OPEN_ITEM, ItemState, MeetingState
from samspil.compact.dialogue.models import Committee, CommitteeLevel, CommitteeUnit, Item, WheelKind
from samspil.compact.dialogue.queries.committees import committee_for
from samspil.compact.dialogue.queries.policies import policy_of
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require
from samspil.society.places.models import Authority, Unit


@action
def found_committee(
    by: Actor,
    authority: Authority,
    *,
    level: CommitteeLevel,
    name: str,
    sector: str = "",
    units: Sequence[Unit] = (),
    covers_all: bool = False,
) -> Committee:
    """Found a committee over these units or the whole authority; each year it evaluates the volunteering.

    Raises Invalid for a name that is taken, a level or unit of another authority, and a committee that covers nothing.
    """
    require(by, Can.COMMITTEE_EDIT, authority)
    _refuse_misfits(authority, level=level, name=name)
    if not covers_all and not units:
        raise Invalid({"units": [_("Choose what the committee covers.")]})
    committee = Committee.objects.create(
        authority=authority, level=level, name=name.strip(), sector=sector.strip(), covers_all=covers_all
    )
    for unit in () if covers_all else units:
        attach_unit(by, committee, unit=unit)
    with translation.override(settings.LANGUAGE_CODE):  # the committee's papers are Danish, whoever founds it
        title = _("Evaluation of the collaboration with volunteers")
        what = _("How does the collaboration go, for employees, volunteers and citizens? What should change?")
    month = policy_of(authority).evaluation_month
    add_wheel_entry(by, committee, month=month, kind=WheelKind.EVALUATION, title=title, what=what)
    _take_up(by, committee)
    record(CommitteeFounded(subject=committee, level=level.pk), by=by)
    return committee


@action
def rename_committee(
    by: Actor, committee: Committee, *, level: CommitteeLevel, name: str, sector: str = ""
) -> None:
    """Change the committee's name, sector and level. Raises Invalid as `found_committee` does."""
    require(by, Can.COMMITTEE_EDIT, committee)
    _refuse_misfits(committee.authority, level=level, name=name, but=committee)
    committee.level, committee.name, committee.sector = level, name.strip(), sector.strip()
    committee.save(update_fields=["level", "name", "sector"])
    record(CommitteeRenamed(subject=committee), by=by)


@action
def attach_unit(by: Actor, committee: Committee, *, unit: Unit, starts_on: date | None = None) -> None:
    """Let the committee cover the unit with all below it; its members' duty reaches there, too.

    Raises Invalid for a unit of another authority or one that is covered already.
    """
    require(by, Can.COMMITTEE_EDIT, committee)
    if unit.authority_id != committee.authority_id:
        raise Invalid({"unit": [_("The unit belongs to another authority.")]})
    if committee.covers_all or committee.units.filter(unit=unit, ends_on=None).exists():
        raise Invalid({"unit": [_("The committee covers this unit already.")]})
    link = CommitteeUnit.objects.create(committee=committee, unit=unit, starts_on=starts_on or clock.today())
    cover_duties(committee, link)
    _take_up(by, committee)
    record(UnitAttached(subject=committee, unit=unit.pk), by=by)


@action
def detach_unit(by: Actor, committee: Committee, *, unit: Unit, ends_on: date | None = None) -> None:
    """Let the committee no longer cover the unit; its members' duty there ends on the same day.

    Raises Conflict when it does not cover the unit, or covers nothing else.
    """
    require(by, Can.COMMITTEE_EDIT, committee)
    day = ends_on or clock.today()
    if not committee.units.filter(ends_on=None).exclude(unit=unit).exists():
        raise Conflict(
            _("A committee covers something. Choose the new unit first, or dissolve the committee.")
        )
    if not committee.units.filter(unit=unit, ends_on=None).update(ends_on=day):
        raise Conflict(_("The committee does not cover this unit."))
    drop_duties(committee, unit, on=day)
    record(UnitDetached(subject=committee, unit=unit.pk), by=by)


@action
def dissolve_committee(by: Actor, committee: Committee) -> None:
    """Dissolve the committee today: memberships end, what waits goes to the committee that now covers the place.

    Raises Conflict while a meeting is planned, or when it has been dissolved.
    """
    require(by, Can.COMMITTEE_EDIT, committee)
    if committee.meetings.filter(state=MeetingState.PLANNED).exists():
        raise Conflict(_("The committee has meetings ahead. Call them off or close them first."))
    today = clock.today()
    if not Committee.objects.filter(pk=committee.pk, ended_on=None).update(ended_on=today):
        raise Conflict(_("The committee has been dissolved already."))
    committee.ended_on = today
    for membership in committee.memberships.filter(Q(ends_on=None) | Q(ends_on__gt=today)):
        end_membership(SYSTEM, membership)
    committee.units.filter(ends_on=None).update(ends_on=today)
    committee.wheel.filter(ended_on=None).update(ended_on=today)
    for item in committee.items.filter(state=ItemState.WAITING, workplace__isnull=False):
        _hand_over(by, item)
    record(CommitteeDissolved(subject=committee, ended_on=today.isoformat()), by=by)


def _refuse_misfits(
    authority: Authority, *, level: CommitteeLevel, name: str, but: Committee | None = None
) -> None:
    errors = {}
    if level.authority_id != authority.pk:
        errors["level"] = [_("This level belongs to another authority.")]
    others = Committee.objects.standing().filter(authority=authority).exclude(pk=but.pk if but else 0)
    if not name.strip():
        errors["name"] = [_("Write a name.")]
    elif others.filter(name=name.strip()).exists():
        errors["name"] = [_("There is a committee of this name already.")]
    if errors:
        raise Invalid(errors)


def _take_up(by: Actor, committee: Committee) -> None:
    """Give the committee what has waited for one."""
    orphans = Item.objects.filter(authority=committee.authority_id, committee=None, state__in=OPEN_ITEM)
    if not committee.covers_all:
        paths = [link.unit.path for link in committee.units_on(clock.today())]
        covered = Q(pk__in=[])
        for path in paths:
            covered |= Q(workplace__unit__path__startswith=path)
        orphans = orphans.filter(covered)
    for item in orphans.select_related("workplace__unit"):
        _hand_over(by, item)


def _hand_over(by: Actor, item: Item) -> None:
    committee = committee_for(item.workplace) if item.workplace else None
    item.committee = committee
    item.save(update_fields=["committee"])
    if committee is not None:
        record(ItemTakenUp(subject=item, committee=committee.pk), by=by)
