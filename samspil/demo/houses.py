"""The houses of the large demo: wards in them, and an association at every other one, written in bulk."""

from datetime import timedelta
from itertools import cycle

from django.utils.text import slugify

from samspil.base.core import clock
from samspil.base.core.search import fold, search_text
from samspil.demo.crowd import AT_ONCE
from samspil.demo.story import Story
from samspil.society.partners.models import Partner
from samspil.society.places.models import Setting, Site, Unit, UnitPlacement, Workplace

WORKPLACES_EACH = 20  # of one house
_WARDS = {
    Setting.HOSPITAL: "Afsnit",
    Setting.CARE_HOME: "Afdeling",
    Setting.HOSPICE: "Hus",
    Setting.INSTITUTION: "Team",
}


def open_workplaces(story: Story, number: int) -> list[Workplace]:
    """Place houses below the authorities in turn, and wards in them, at the sites of the story's towns."""
    towns = list(Site.objects.filter(workplaces__isnull=False).order_by("pk").distinct())
    authorities, settings = cycle(story.authorities.values()), cycle(_WARDS)
    workplaces: list[Workplace] = []
    for house_number in range(-(-number // WORKPLACES_EACH)):
        authority, town, setting = next(authorities), towns[house_number % len(towns)], next(settings)
        house = Unit(
            authority=authority, name=f"{town.city} {Setting(setting).label.lower()} {house_number + 1}"
        )
        _place([house])
        count = min(WORKPLACES_EACH, number - len(workplaces))
        wards = [
            Unit(authority=authority, parent=house, name=f"{_WARDS[setting]} {n + 1}, {house.name}")
            for n in range(count)
        ]
        _place(wards)
        workplaces += [_workplace(ward, town, setting) for ward in wards]
    Workplace.objects.bulk_create(workplaces, batch_size=AT_ONCE)
    return workplaces


def _place(units: list[Unit]) -> None:
    Unit.objects.bulk_create(units)
    for unit in units:
        unit.path = f"{unit.parent.path if unit.parent else '/'}{unit.pk}/"
    Unit.objects.bulk_update(units, ["path"])
    since = clock.today() - timedelta(days=400)
    UnitPlacement.objects.bulk_create(
        UnitPlacement(unit=unit, authority=unit.authority, parent=unit.parent, valid_from=since)
        for unit in units
    )


def _workplace(unit: Unit, site: Site, setting: Setting) -> Workplace:
    group = "Patienter og pårørende" if setting == Setting.HOSPITAL else "Beboere og pårørende"
    return Workplace(
        unit=unit,
        site=site,
        slug=f"{slugify(fold(unit.name))[:160]}-{unit.pk}",
        setting=setting,
        citizens_group=group,
        about="Her er brug for et menneske med tid.",
        opening_hours="Alle dage 8-20",
        contact_phone="+4570000000",
        contact_email=f"sted{unit.pk}@example.dk",
        is_active=True,
        search_text=search_text(unit.name, unit.authority.name, group, site.name, site.city, site.street),
    )


def register_partners(workplaces: list[Workplace]) -> dict[int, Partner]:
    """Every other house has an association of its own; return them by workplace."""
    by_house: dict[int | None, Partner] = {}
    for number, workplace in enumerate(workplaces):
        if (number // WORKPLACES_EACH) % 2 == 0 and workplace.unit.parent_id not in by_house:
            name = f"Frivillige ved {workplace.unit.parent}"
            by_house[workplace.unit.parent_id] = Partner(
                authority=workplace.unit.authority, kind=Partner.Kind.ASSOCIATION, name=name
            )
    Partner.objects.bulk_create(by_house.values())
    return {w.pk: by_house[w.unit.parent_id] for w in workplaces if w.unit.parent_id in by_house}
