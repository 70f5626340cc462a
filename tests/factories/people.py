"""Volunteers and activities."""

from itertools import count
from typing import Any

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM, Actor
from samspil.people.activities.flow import State
from samspil.people.activities.models import Activity, BoundaryCheck, Task
from samspil.people.volunteers.actions import confirm_insurance, take_on_volunteer
from samspil.people.volunteers.models import Affiliation
from samspil.society.accounts.models import User
from samspil.society.duties.queries import actor_for
from samspil.society.partners.models import Partner
from samspil.society.places.models import Workplace
from tests.factories.places import open_workplace

_numbers = count(1)


def person(name: str = "", email: str | None = None) -> User:
    number = next(_numbers)
    return User.objects.create_user(email or f"person-{number}@example.dk", name or f"Person {number}")


def affiliated(
    at: Workplace,
    *,
    partner: Partner | None = None,
    name: str = "Jytte Holm",
    email: str | None = None,
    insured: bool = True,
) -> tuple[Actor, Affiliation]:
    """Return a volunteer who belongs at the workplace, as an actor and as the affiliation."""
    number = next(_numbers)
    affiliation = take_on_volunteer(
        SYSTEM,
        at,
        name=name,
        email=email or f"frivillig-{number}@example.dk",
        partner=partner,
        phone="+4520304050",
    )
    if insured:
        confirm_insurance(
            SYSTEM, affiliation, kind="accident", carrier="authority", basis="Regionens ordning"
        )
    return actor_for(affiliation.volunteer.user), affiliation


def described_activity(at: Workplace | None = None, **fields: Any) -> Activity:
    """Return a draft that says everything that publication asks for, with its boundary check answered four times no."""
    at = at or open_workplace()
    values: dict[str, Any] = {
        "title": "Patientstøtte",
        "slug": "patientstoette",
        "kind": "patient_support",
        "summary": "Selskab og en samtale til patienter, der savner det.",
        "description": "Du sætter dig ved sengen og er et medmenneske.",
        "target_group": "Indlagte patienter",
        "staff_do": "Pleje og behandling",
        "volunteers_add": "Tid, nærvær og en samtale",
        "without_volunteers": "Afdelingen klarer sig som altid.",
        "setting": at.setting,
        "meeting_point": "Informationen i forhallen",
        "insurance_statement": "Dækket af regionens ordning",
        "leader": person("Lene Leder"),
        "contact": person("Karen Kontakt"),
        "substitute": person("Søren Stedfortræder"),
        **fields,
    }
    activity = Activity.objects.create(workplace=at, search_text="patientstoette viborg medicinsk", **values)
    Task.objects.create(activity=activity, text="Samtale og selskab", may=True)
    Task.objects.create(activity=activity, text="Løfte eller flytte patienter", may=False)
    BoundaryCheck.objects.create(
        activity=activity,
        legal_entitlement=False,
        legal_entitlement_reason="Ingen har krav på selskab.",
        referral=False,
        referral_reason="Alle kan spørge.",
        registration=False,
        registration_reason="Intet skrives ned.",
        professional_insight=False,
        professional_insight_reason="Kun almindelig medmenneskelighed.",
    )
    return activity


def published_activity(at: Workplace | None = None, **fields: Any) -> Activity:
    """Return an activity that the public can see."""
    return described_activity(at, state=State.PUBLISHED, published_at=clock.now(), **fields)
