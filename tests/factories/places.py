"""Authorities, workplaces, partners and duties."""

from itertools import count

from samspil.base.core.actor import SYSTEM, Actor
from samspil.compact.agreements.models import AgreementPolicy
from samspil.compact.dialogue.models import DialoguePolicy
from samspil.people.activities.models import ReadinessPolicy
from samspil.society.access.matrix import Duty
from samspil.society.accounts.models import User
from samspil.society.duties.actions import assign_duty
from samspil.society.duties.queries import actor_for
from samspil.society.partners.actions import register_partner
from samspil.society.partners.models import Partner
from samspil.society.places.actions import describe_workplace, found_authority, place_unit
from samspil.society.places.actions import open_workplace as open_it
from samspil.society.places.models import Authority, Site, Unit, Workplace

_numbers = count(1)
FRAMED = False  # set by tests/conftest.py for the tests of the floor compact


def authority(
    name: str = "Region Midtjylland", *, kind: str = "region", framed: bool | None = None
) -> Authority:
    """Return an authority; unless it is framed, it asks neither for agreements nor for discussions.

    It does not ask how prepared its workplaces are: that is told in tests/activities/test_readiness.py.
    """
    number = next(_numbers)
    made = found_authority(SYSTEM, kind=kind, name=name, slug=f"myndighed-{number}", code="1082")
    ReadinessPolicy.objects.create(authority=made, threshold=0)
    if not (FRAMED if framed is None else framed):
        AgreementPolicy.objects.create(authority=made, agreement_required=False)
        DialoguePolicy.objects.create(authority=made, discussion_required=False)
    return made


def open_workplace(
    of: Authority | None = None,
    *,
    name: str = "Medicinsk afdeling",
    parent: Unit | None = None,
    setting: str = "hospital",
) -> Workplace:
    """Return a workplace whose profile is complete and which has opted in."""
    of = of or authority()
    unit = place_unit(SYSTEM, of, name=name, parent=parent)
    site = Site.objects.create(
        name=f"{name}, hovedindgang",
        street="Heibergs Allé 5",
        postcode="8800",
        city="Viborg",
        latitude=56.45,
        longitude=9.4,
    )
    workplace = describe_workplace(
        SYSTEM,
        unit,
        site=site,
        setting=setting,
        citizens_group="Patienter og pårørende",
        about="En afdeling med plads til 24 patienter.",
        opening_hours="Hver dag kl. 9-20",
        access_rules="Ind ad hovedindgangen, 3. sal.",
        hygiene_rules="Sprit hænder af ved døren.",
        contact_phone="+4578440000",
        identification="Blå vest med navneskilt",
    )
    open_it(SYSTEM, workplace)
    return workplace


def partner(
    of: Authority,
    *,
    name: str = "Røde Kors Viborg",
    kind: str = "association",
    workplace: Workplace | None = None,
) -> Partner:
    return register_partner(SYSTEM, of, kind=kind, name=name, workplace=workplace)


def assigned(duty: Duty, *, at: Workplace | Authority | Partner, name: str = "", email: str = "") -> Actor:
    """Return a person who holds the duty at the workplace, the whole authority or the partner, as an actor."""
    number = next(_numbers)
    user = User.objects.create_user(
        email or f"{duty.value}-{number}@example.dk", name or f"{duty.label} {number}"
    )
    unit = at.unit if isinstance(at, Workplace) else None
    of_partner = at if isinstance(at, Partner) else None
    of = at if isinstance(at, Authority) else (unit or at).authority
    assign_duty(SYSTEM, user, duty, authority=of, unit=unit, partner=of_partner)
    return actor_for(user)
