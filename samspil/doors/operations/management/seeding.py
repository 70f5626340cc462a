"""What `manage.py seed` sets up: two authorities that know nothing of each other, and somebody in every duty."""

from typing import Any

from samspil.base.core.actor import SYSTEM
from samspil.compact.agreements.actions import set_policy as set_agreement_policy
from samspil.compact.dialogue.actions import found_committee, name_levels
from samspil.compact.dialogue.actions import set_policy as set_dialogue_policy
from samspil.people.volunteers.actions import take_on_volunteer
from samspil.people.volunteers.models import Affiliation
from samspil.society.access.matrix import Duty
from samspil.society.accounts.actions import change_password
from samspil.society.accounts.models import User
from samspil.society.duties.actions import assign_duty
from samspil.society.duties.models import Assignment
from samspil.society.partners.actions import register_partner
from samspil.society.partners.models import Partner
from samspil.society.places.actions import describe_workplace, found_authority, open_workplace, place_unit
from samspil.society.places.models import Authority, Site, Unit, Workplace

DOMAINS = ("a.example", "b.example")
SLUGS = ("seed-a", "seed-b")
_NAMES = ("Region A", "Region B")
# Over all of the authority; the others at its first workplace.
_WIDE = {Duty.ADMINISTRATOR, Duty.CONSULTANT, Duty.COUNCIL_MEMBER}


def foreign_data() -> bool:
    """Say whether the database holds anything that was not set up here."""
    others = User.objects.all()
    for domain in DOMAINS:
        others = others.exclude(email__endswith=f"@{domain}")
    return Authority.objects.exclude(slug__in=SLUGS).exists() or others.exists()


def set_up(password: str) -> dict[str, Any]:
    """Set up what is not there yet, and return all of it. A second time changes nothing."""
    first, second = (_authority(number) for number in range(2))
    here, there = (
        list(Workplace.objects.filter(unit__authority=one).order_by("pk")) for one in (first, second)
    )
    for duty in Duty:
        if duty is not Duty.VOLUNTEER:
            _on_duty(duty, here[0], _person(duty.value, DOMAINS[0], password))
    _on_duty(Duty.COORDINATOR, there[0], _person("coordinator", DOMAINS[1], password))
    for name, domain, workplace in (
        ("volunteer", *_at(0, here)),
        ("volunteer2", *_at(0, here)),
        ("volunteer", *_at(1, there)),
    ):
        _belongs(_person(name, domain, password), workplace)
    _person("citizen", DOMAINS[0], password)
    return {
        "authorities": [_told(one) for one in (first, second)],
        "accounts": [_account(user) for user in _everybody()],
    }


def _at(number: int, workplaces: list[Workplace]) -> tuple[str, Workplace]:
    return DOMAINS[number], workplaces[0]


def _authority(number: int) -> Authority:
    found = Authority.objects.filter(slug=SLUGS[number]).first()
    if found is not None:
        return found
    made = found_authority(
        SYSTEM, kind="region", name=_NAMES[number], slug=SLUGS[number], code=f"108{number + 1}"
    )
    for letter in ("1", "2"):
        _workplace(made, f"Afdeling {'AB'[number]}{letter}")
    register_partner(SYSTEM, made, kind=Partner.Kind.ASSOCIATION, name=f"Forening {'AB'[number]}")
    _frame(made)
    return made


def _frame(authority: Authority) -> None:
    """Give the authority a committee, and ask for neither agreements nor discussions: what is tried decides about that."""
    (level,) = name_levels(SYSTEM, authority, names=["MED"])
    found_committee(SYSTEM, authority, level=level, name="MED-udvalget", covers_all=True)
    set_dialogue_policy(SYSTEM, authority, discussion_required=False)
    set_agreement_policy(SYSTEM, authority, agreement_required=False)


def _workplace(authority: Authority, name: str) -> None:
    unit = place_unit(SYSTEM, authority, name=name)
    site = Site.objects.create(
        name=f"{name}, hovedindgang", street="Prøvevej 1", postcode="8800", city="Viborg"
    )
    workplace = describe_workplace(
        SYSTEM,
        unit,
        site=site,
        setting="hospital",
        citizens_group="Patienter og pårørende",
        about="En afdeling til afprøvning.",
        opening_hours="Hver dag kl. 9-20",
        access_rules="Ind ad hovedindgangen.",
        hygiene_rules="Sprit hænder af ved døren.",
        contact_phone="+4578440000",
        identification="Blå vest med navneskilt",
    )
    open_workplace(SYSTEM, workplace)


def _person(name: str, domain: str, password: str) -> User:
    email = f"{name}@{domain}"
    user = User.objects.filter(email=email).first()
    if user is None:
        return User.objects.create_user(
            email, f"{name.replace('_', ' ').capitalize()} {domain[0].upper()}", password
        )
    if not user.check_password(password):
        change_password(SYSTEM, user, password=password)
    return user


def _on_duty(duty: Duty, workplace: Workplace, user: User) -> None:
    unit = workplace.unit
    if Assignment.objects.filter(user=user, duty=duty).exists():
        return
    partner = (
        Partner.objects.filter(authority=unit.authority_id).order_by("pk").first()
        if duty is Duty.ASSOCIATION_LEADER
        else None
    )
    narrow = unit if duty not in _WIDE and partner is None else None
    assign_duty(SYSTEM, user, duty, authority=unit.authority, unit=narrow, partner=partner)


def _belongs(user: User, workplace: Workplace) -> None:
    if not Affiliation.objects.filter(volunteer=user.pk, workplace=workplace).exists():
        take_on_volunteer(SYSTEM, workplace, name=user.name, email=user.email)


def _everybody() -> list[User]:
    return [
        user
        for domain in DOMAINS
        for user in User.objects.filter(email__endswith=f"@{domain}").order_by("email")
    ]


def _account(user: User) -> dict[str, Any]:
    held = Assignment.objects.filter(user=user).order_by("pk")
    return {
        "email": user.email,
        "user": user.pk,
        "duties": [
            {"duty": row.duty, "authority": row.authority_id, "unit": row.unit_id, "partner": row.partner_id}
            for row in held
        ],
        "workplaces": list(
            Affiliation.objects.filter(volunteer=user.pk)
            .order_by("pk")
            .values_list("workplace_id", flat=True)
        ),
    }


def _told(authority: Authority) -> dict[str, Any]:
    units = Unit.objects.filter(authority=authority).order_by("pk")
    return {
        "authority": authority.pk,
        "slug": authority.slug,
        "units": [{"unit": unit.pk, "name": unit.name, "path": unit.path} for unit in units],
        "partners": list(
            Partner.objects.filter(authority=authority).order_by("pk").values_list("pk", flat=True)
        ),
    }
