"""Authorities, units, workplaces, partners and the people with duties."""

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.demo.story import Row, Story, rows
from samspil.people.onboarding.actions import add_cover_policy
from samspil.society.access.matrix import Duty
from samspil.society.accounts.models import User
from samspil.society.accounts.queries import DEMO_DOMAIN
from samspil.society.duties.actions import assign_duty
from samspil.society.partners.actions import register_partner
from samspil.society.places.actions import describe_workplace, found_authority, open_workplace, place_unit
from samspil.society.places.models import Site

_COLOURS = {"region-midtjylland": "#8a1538", "viborg": "#00594f", "hjoerring": "#1f4e79"}
_PROFILE = (
    "setting",
    "citizens_group",
    "about",
    "opening_hours",
    "access_rules",
    "hygiene_rules",
    "identification",
    "contact_email",
)

# Who can be tried on with one click, and where they stand.
PERSONAS: dict[str, tuple[str, str]] = {
    Duty.VOLUNTEER: ("Jytte Dalsgaard", ""),
    Duty.COORDINATOR: ("Karen Bruun", "rh-viborg"),
    Duty.LEADER: ("Lars Overgaard", "rh-viborg"),
    Duty.EMPLOYEE: ("Elif Demir", "viborg-medicin"),
    Duty.ASSOCIATION_LEADER: ("Ole Frandsen", "rk-viborg"),
    Duty.COMMITTEE_MEMBER: ("Mona Kjær", "rh-viborg"),
    Duty.CONSULTANT: ("Kirsten Holm", "region-midtjylland"),
    Duty.COUNCIL_MEMBER: ("Rasmus Due", "region-midtjylland"),
    Duty.ADMINISTRATOR: ("Anne Kristensen", "region-midtjylland"),
}


def tell_places(story: Story) -> None:
    """Found the authorities and place everything below them; each workplace opens as soon as its profile is complete."""
    for row in rows("places", "authorities"):
        colour = _COLOURS.get(row["key"], "#0a5c6b")
        details = {name: row[name] for name in ("kind", "name", "code", "tagline")}
        story.authorities[row["key"]] = found_authority(
            SYSTEM, slug=row["key"], brand_colour=colour, **details
        )
    for row in rows("places", "units"):
        authority = story.authorities[row["authority"]]
        story.units[row["key"]] = place_unit(
            SYSTEM, authority, name=row["name"], parent=story.units.get(row["parent"])
        )
    sites = {row.pop("key"): Site.objects.create(**row) for row in rows("places", "sites")}
    for row in rows("places", "workplaces"):
        _tell_workplace(story, row, sites)
    for authority in story.authorities.values():
        add_cover_policy(
            SYSTEM, authority, kind="accident", basis="Myndighedens ordning for frivillige, vedtaget 2024"
        )


def _tell_workplace(story: Story, row: Row, sites: dict[str, Site]) -> None:
    above = story.units[row["unit"]]
    unit = place_unit(SYSTEM, above.authority, name=row["name"], parent=above)
    profile = {name: row[name] for name in _PROFILE if name in row}
    number = 70_000_000 + story.chance.randrange(9_999_999)
    workplace = describe_workplace(
        SYSTEM, unit, site=sites[row["site"]], contact_phone=f"+45{number}", **profile
    )
    open_workplace(SYSTEM, workplace)
    story.units[row["key"]], story.workplaces[row["key"]] = unit, workplace


def tell_partners(story: Story) -> None:
    """Register the associations, corps and circles."""
    for row in rows("partners", "partners"):
        story.partners[row["key"]] = register_partner(
            SYSTEM,
            story.authorities[row["authority"]],
            kind=row["kind"],
            name=row["name"],
            email=row.get("email", ""),
            contact_name=row.get("contact", ""),
            workplace=story.workplaces.get(row.get("workplace", "")),
        )


def tell_people(story: Story) -> None:
    """Register everybody in the content, and the people to be tried on, and give them their duties."""
    for row in rows("people", "people"):
        user = User.objects.create_user(row["email"], row["name"])
        story.people[row["key"]] = user
        for duty in row.get("duties", []):
            give_duty(story, user, duty["duty"], duty.get("place") or duty["partner"])
    for name, (person, place) in PERSONAS.items():
        user = User.objects.create_user(f"{name}{DEMO_DOMAIN}", person)
        story.people[name] = user
        if place:
            give_duty(story, user, name, place)


def give_duty(story: Story, user: User, duty: str, place: str) -> None:
    """Give the duty at the authority, unit, workplace or partner with this key."""
    unit, partner = story.units.get(place), story.partners.get(place)
    found = partner or unit
    authority = found.authority if found else story.authorities[place]
    assign_duty(
        SYSTEM, user, Duty(duty), authority=authority, unit=unit, partner=partner, starts_on=clock.today()
    )
