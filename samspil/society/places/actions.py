"""Setting up authorities, placing and moving units, describing and opening workplaces."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F, ProtectedError, QuerySet, Value
from django.db.models.functions import Concat, Substr
from django.utils.text import slugify
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Closed, Conflict, Invalid
from samspil.base.core.search import fold
from samspil.base.events.recording import action, record
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, require_system
from samspil.society.places import rules
from samspil.society.places.events import (
    AuthorityFounded,
    SitePlaced,
    UnitMoved,
    UnitPlaced,
    UnitPlacingUndone,
    UnitRenamed,
    WorkplaceClosed,
    WorkplaceDescribed,
    WorkplaceOpened,
)
from samspil.society.places.models import Authority, Site, Unit, UnitPlacement, Workplace


@action
def found_authority(by: Actor, *, kind: str, name: str, slug: str, **details: Any) -> Authority:
    """Set up a region or a municipality; a command or the demo does this, nobody on a page."""
    require_system(by)
    authority = Authority.objects.create(kind=kind, name=name, slug=slug, **details)
    record(AuthorityFounded(subject=authority), by=by)
    return authority


@action
def place_unit(
    by: Actor, authority: Authority, *, name: str, parent: Unit | None = None, valid_from: date | None = None
) -> Unit:
    """Create a unit under its parent (or at the top). Raises Invalid when the parent is another authority's."""
    require(by, Can.PLACE_EDIT, parent or authority)
    if parent is not None and parent.authority_id != authority.pk:
        raise Invalid({"parent": [_("The unit above belongs to another authority.")]})
    day = valid_from or clock.today()
    unit = Unit.objects.create(authority=authority, parent=parent, name=name)
    unit.path = f"{parent.path if parent else '/'}{unit.pk}/"
    unit.save(update_fields=["path"])
    UnitPlacement.objects.create(unit=unit, authority=authority, parent=parent, valid_from=day)
    record(UnitPlaced(subject=unit, parent=parent.pk if parent else None, valid_from=day.isoformat()), by=by)
    return unit


@action
def move_unit(
    by: Actor, unit: Unit, *, authority: Authority, parent: Unit | None, valid_from: date
) -> UnitPlacement:
    """Move the unit, with all below it, from a date on; what it was before stays in its placements.

    A date to come takes effect on that day (`settle_placements`). Raises Invalid when the new place is below the unit
    itself or in another authority than named, Conflict when another move is already planned for a later date.
    """
    require(by, Can.UNIT_MOVE, unit)
    require(by, Can.UNIT_MOVE, authority)
    if parent is not None and (parent.authority_id != authority.pk or parent.path.startswith(unit.path)):
        raise Invalid({"parent": [_("The unit cannot stand there.")]})
    current = unit.placements.order_by("-valid_from").first()
    if current is not None and current.valid_from >= valid_from:
        raise Conflict(_("The unit already has a place from that date or later."))
    unit.placements.filter(valid_to__isnull=True).update(valid_to=valid_from)
    placement = UnitPlacement.objects.create(
        unit=unit, authority=authority, parent=parent, valid_from=valid_from
    )
    if valid_from <= clock.today():
        _stand(unit, placement)
    record(
        UnitMoved(
            subject=unit,
            parent=parent.pk if parent else None,
            authority=authority.pk,
            valid_from=valid_from.isoformat(),
        ),
        by=by,
    )
    return placement


@action
def settle_placements(by: Actor, unit: Unit) -> None:
    """Let the unit stand where today's placement says: the nightly job calls this for each unit that is due."""
    require_system(by)
    today = clock.today()
    placement = next(
        (p for p in unit.placements.select_related("parent", "authority") if p.holds_on(today)), None
    )
    if placement is None or (placement.parent_id, placement.authority_id) == (
        unit.parent_id,
        unit.authority_id,
    ):
        return
    _stand(unit, placement)
    record(
        UnitMoved(
            subject=unit,
            parent=placement.parent_id,
            authority=placement.authority_id,
            valid_from=placement.valid_from.isoformat(),
        ),
        by=by,
    )


def _stand(unit: Unit, placement: UnitPlacement) -> None:
    """Rewrite the paths of the unit and all below it in one statement."""
    before = unit.path
    after = f"{placement.parent.path if placement.parent else '/'}{unit.pk}/"
    Unit.objects.filter(path__startswith=before).update(
        path=Concat(Value(after), Substr(F("path"), len(before) + 1)), authority=placement.authority
    )
    Unit.objects.filter(pk=unit.pk).update(parent=placement.parent)
    unit.refresh_from_db()
    _renew_search(Workplace.objects.filter(unit__path__startswith=after))


def _renew_search(workplaces: QuerySet[Workplace]) -> None:
    """Write anew what a search looks through, where a name in it has changed."""
    rows = list(workplaces.select_related("unit__authority", "site"))
    for workplace in rows:
        workplace.search_text = rules.searchable(workplace)
    Workplace.objects.bulk_update(rows, ["search_text"], batch_size=500)


@action
def rename_unit(by: Actor, unit: Unit, *, name: str) -> None:
    """Give the unit another name; its addresses stay, so that links to it hold."""
    require(by, Can.PLACE_EDIT, unit)
    unit.name = name.strip()
    unit.save(update_fields=["name"])
    _renew_search(Workplace.objects.filter(pk=unit.pk))
    record(UnitRenamed(subject=unit), by=by)


_DESCRIBED = frozenset(
    {
        "site",
        "setting",
        "citizens_group",
        "about",
        "opening_hours",
        "access_rules",
        "hygiene_rules",
        "contact_phone",
        "contact_email",
        "identification",
        "people_most",
    }
)


@action
def describe_workplace(by: Actor, unit: Unit, **profile: Any) -> Workplace:
    """Write or change the profile of the unit as a workplace. Unknown fields are a programming error."""
    require(by, Can.PLACE_EDIT, unit)
    if unknown := set(profile) - _DESCRIBED:
        message = f"Not a field of the profile: {', '.join(sorted(unknown))}"
        raise TypeError(message)
    workplace = Workplace.objects.filter(unit=unit).first() or Workplace(unit=unit, slug=_slug(unit))
    for name, value in profile.items():
        setattr(workplace, name, value)
    workplace.search_text = rules.searchable(workplace)
    workplace.save()
    record(WorkplaceDescribed(subject=workplace, fields=sorted(profile)), by=by)
    return workplace


@action
def write_profile(
    by: Actor, unit: Unit, *, site_name: str, street: str, postcode: str, city: str, **profile: Any
) -> Workplace:
    """Describe the workplace and its site in one go. A site that other workplaces share is left alone, and a new one made."""
    require(by, Can.PLACE_EDIT, unit)
    address = {"name": site_name or unit.name, "street": street, "postcode": postcode, "city": city}
    site = Site.objects.filter(**address).first()
    if site is None and (street or city or site_name):
        site = Site.objects.create(**address)
    workplace = describe_workplace(by, unit, site=site, **profile)
    record(SitePlaced(subject=workplace, site=site.pk if site else None), by=by)
    return workplace


@action
def open_workplace(by: Actor, workplace: Workplace) -> None:
    """Show the workplace to everybody. Raises Closed with what the profile still lacks."""
    require(by, Can.PLACE_EDIT, workplace)
    lacking = rules.completeness(workplace)
    if not lacking.is_complete:
        raise Closed([str(sentence) for sentence in lacking.missing])
    Workplace.objects.filter(pk=workplace.pk).update(is_active=True)
    workplace.is_active = True
    record(WorkplaceOpened(subject=workplace), by=by)


@action
def close_workplace(by: Actor, workplace: Workplace) -> None:
    """Take the workplace off the public pages; nothing is deleted."""
    require(by, Can.PLACE_EDIT, workplace)
    Workplace.objects.filter(pk=workplace.pk).update(is_active=False)
    workplace.is_active = False
    record(WorkplaceClosed(subject=workplace), by=by)


@action
def undo_placing(by: Actor, unit: Unit, *, keep_unit: bool = False) -> None:
    """Delete a unit that was placed by mistake with its profile (or the profile alone), and a site that only it used.

    Raises Conflict when something has come to hang on it since.
    """
    require(by, Can.PLACE_EDIT, unit)
    number = unit.pk
    try:
        with transaction.atomic():
            sites = list(Site.objects.filter(workplaces=number))
            Workplace.objects.filter(pk=number).delete()
            Site.objects.filter(pk__in=[site.pk for site in sites], workplaces=None).delete()
            if not keep_unit:
                Unit.objects.filter(pk=number).delete()
    except ProtectedError as error:
        raise Conflict(_("Something has come to depend on this unit since.")) from error
    record(UnitPlacingUndone(subject=unit, unit=number), by=by)


def _slug(unit: Unit) -> str:
    base = slugify(fold(unit.name))[:150] or "sted"
    return base if not Workplace.objects.filter(slug=base).exists() else f"{base}-{unit.pk}"
