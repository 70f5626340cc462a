import pytest

from samspil.base.core.actor import SYSTEM
from samspil.people.centres.actions import share_vacancy
from samspil.society.access.matrix import Duty
from samspil.society.partners.models import Partner
from tests import factories


def centre_of(town):
    """Return the municipality's volunteer centre and its leader."""
    name = f"Frivilligcenter {town.name.removesuffix(' Kommune')}"
    centre = factories.partner(town, name=name, kind=Partner.Kind.VOLUNTEER_CENTRE)
    return centre, factories.assigned(Duty.ASSOCIATION_LEADER, at=centre, name=f"Leder af {name}")


@pytest.fixture
def viborg(db):
    return factories.authority("Viborg Kommune", kind="municipality")


@pytest.fixture
def house(viborg):
    """The volunteer centre of Viborg."""
    return centre_of(viborg)[0]


@pytest.fixture
def guide(house):
    """Who leads it."""
    return factories.assigned(Duty.ASSOCIATION_LEADER, at=house, name="Gitte Guide")


@pytest.fixture
def activity(ward):
    return factories.published_activity(ward)


@pytest.fixture
def vacancy(activity, viborg, house):
    return share_vacancy(SYSTEM, activity, municipality=viborg)
