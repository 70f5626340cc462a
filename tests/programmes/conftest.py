"""A municipality that rolls out volunteering: its institutions, its taskforce, and a programme."""

from datetime import timedelta

import pytest

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.learning.programmes.actions import (
    add_point,
    complete_step,
    draft_paper,
    found_programme,
    plan_pilot,
    start_pilot,
    submit_paper,
)
from samspil.learning.programmes.models import Pattern
from samspil.society.access.matrix import Duty
from samspil.society.places.actions import place_unit
from tests import factories


@pytest.fixture
def town(db):
    return factories.authority("Viborg Kommune", kind="municipality")


@pytest.fixture
def department(town):
    return place_unit(SYSTEM, town, name="Børn & Unge")


@pytest.fixture
def school(town, department):
    return factories.open_workplace(town, name="Ørum Skole", parent=department, setting="school")


@pytest.fixture
def care_home(town):
    return factories.open_workplace(town, name="Plejecenter Højvangen", setting="care_home")


@pytest.fixture
def consultant(town):
    return factories.assigned(Duty.CONSULTANT, at=town, name="Kirsten Konsulent")


@pytest.fixture
def councillor(town):
    return factories.assigned(Duty.COUNCIL_MEMBER, at=town, name="Rasmus Råd")


@pytest.fixture
def school_leader(school):
    return factories.assigned(Duty.LEADER, at=school, name="Signe Skoleleder")


@pytest.fixture
def programme(town):
    return found_programme(
        SYSTEM,
        town,
        name="Frivillige i alle institutioner",
        purpose="Flere fællesskaber for alle, der bor, går og arbejder hos os.",
        goal="Alle institutioner spørger efter frivillige.",
    )


@pytest.fixture
def planned(programme, school, care_home):
    """A pilot in a local area, with two workplaces; nothing has been done yet."""
    today = clock.today()
    return plan_pilot(
        SYSTEM,
        programme,
        title="Vi bliver hinandens frivillige",
        tries="Skolens elever og plejecentrets beboere mødes hver uge.",
        measured="Hvor mange, der kommer igen.",
        pattern=Pattern.LOCAL_AREA,
        check_in_weeks=6,
        places=[school, care_home],
        starts_on=today,
        until=today + timedelta(days=120),
    )


@pytest.fixture
def running(planned):
    """The same, started today."""
    for step in planned.steps.order_by("number", "pk"):
        complete_step(SYSTEM, planned, step, done_on=clock.today())
    start_pilot(SYSTEM, planned)
    return planned


@pytest.fixture
def paper(programme):
    """A decision paper with four points, put forward."""
    made = draft_paper(
        SYSTEM, programme, title="Udbredelse", body="Direktionen", background="Det har vi fundet ud af."
    )
    for title in ("Taskforcen fortsætter", "Hjælp fra Kommunikation", "Tid på tværs", "Koordinatorer"):
        add_point(SYSTEM, made, title=title)
    submit_paper(SYSTEM, made)
    return made
