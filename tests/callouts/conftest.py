"""A group in Viborg with four responders at known places, and a defibrillator."""

from datetime import date, timedelta

import pytest

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.everyday.callouts.actions import add_equipment, enrol_responder, form_group
from samspil.everyday.callouts.models import CallOutAnswer, Responder
from samspil.society.duties.queries import actor_for
from tests import factories

MIDDLE = (56.4525, 9.405)  # the middle of a square of the grid: coarse() leaves it alone
AREA = [(56.40, 9.30), (56.50, 9.30), (56.50, 9.50), (56.40, 9.50)]
NUMBERS = {"radius": 5000, "most": 3, "wave_seconds": 60}


def north(squares):
    """A place so many squares of about 560 metres north of the middle."""
    return (round(MIDDLE[0] + 0.005 * squares, 4), MIDDLE[1])


@pytest.fixture
def group(ward, coordinator):
    return form_group(coordinator, ward, name="Akuthjælperne i Viborg", area=AREA, **NUMBERS)


@pytest.fixture
def aed(group):
    place = {"place": "Til højre for døren", "point": north(3)}
    return add_equipment(SYSTEM, group, kind="aed", label="Rådhusets hjertestarter", **place)


@pytest.fixture
def join(ward, group):
    """Return a function that takes somebody into the group and puts them on duty."""

    def enrol(name, squares, *, on=True, until=date(2027, 6, 1), **fields):
        affiliation = factories.affiliated(ward, name=name, insured=False)[1]
        made = enrol_responder(
            SYSTEM, group, affiliation=affiliation, home=north(squares), certificate_until=until
        )
        Responder.objects.filter(pk=made.pk).update(**{"on_duty": on, **fields})
        return made

    return enrol


@pytest.fixture
def four(join):
    """Anna is nearest, Bo is next, Carl lives beside the defibrillator, Dorte is furthest away."""
    return [join(name, away) for name, away in (("Anna", 0), ("Bo", 1), ("Carl", 3), ("Dorte", 5))]


def me(responder):
    """Return the responder as an actor."""
    return actor_for(responder.affiliation.volunteer.user)


def answer_of(responder):
    rows = CallOutAnswer.objects.select_related(
        "call_out__group__workplace__unit", "responder__affiliation__volunteer__user"
    )
    return rows.get(responder=responder)


def after(**time):
    """Stop the clock a while later."""
    return clock.stopped_at(clock.now() + timedelta(**time))
