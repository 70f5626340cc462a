"""Each import contract of pyproject.toml holds, and each is broken on purpose in a house made for that."""

import re
import subprocess
import tomllib

import pytest

from tests.architecture.house import FLOORS, ROOT, rooms

LINT = [str(ROOT / ".venv" / "bin" / "lint-imports"), "--no-cache"]
CONFIGURATION = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
CONTRACTS = {contract["id"]: contract["name"] for contract in CONFIGURATION["contracts"]}

# contract -> the file that breaks it, and the import it makes
OFFENCES = {
    "floors": ("society/places/actions.py", "samspil.people.volunteers.models"),
    "doors": ("doors/kiosk/queries.py", "samspil.doors.portal.queries"),
    "learning": ("learning/surveys/rules.py", "samspil.learning.insights.rules"),
    "everyday": ("everyday/rotas/actions.py", "samspil.everyday.requests.actions"),
    "people": ("people/volunteers/queries.py", "samspil.people.activities.queries"),
    "compact": ("compact/frameworks/models.py", "samspil.compact.agreements.models"),
    "society": ("society/access/matrix.py", "samspil.society.duties.models"),
    "base": ("base/core/clock.py", "samspil.base.events.facts"),
    "order": ("people/activities/models.py", "samspil.people.activities.views"),
    "privates": ("people/applications/views.py", "samspil.people.activities.forms"),
    "engine": ("everyday/rostering/engine/solve.py", "django.db"),
}
FILES = {
    *(f"{floor}/__init__.py" for floor in FLOORS),
    "doors/portal/queries.py",
    "learning/insights/rules.py",
    "everyday/requests/actions.py",
    "everyday/rostering/engine/__init__.py",
    "people/volunteers/models.py",
    "people/activities/queries.py",
    "people/activities/views.py",
    "people/activities/forms.py",
    "compact/agreements/models.py",
    "society/duties/models.py",
    "base/events/facts.py",
    "demo/__init__.py",
}


def build_house(folder, *, offending):
    """A little house with a file of every kind; the offending one has bad neighbours all over."""
    house = folder / "samspil"
    for name in FILES | {name for name, _ in OFFENCES.values()}:
        path = house / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    for package in [house, *(path for path in house.rglob("*") if path.is_dir())]:
        (package / "__init__.py").touch()
    if offending:
        for name, imported in OFFENCES.values():
            (house / name).write_text(f"import {imported}\n")
    (folder / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text())
    return folder


def verdicts(folder):
    """Return contract name -> KEPT or BROKEN, and all that was printed."""
    environment = {"PYTHONPATH": f"{folder}:{ROOT}", "COLUMNS": "400", "PATH": "", "NO_COLOR": "1"}
    done = subprocess.run(
        LINT, cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    said = " ".join(re.sub(r"\x1b\[[0-9;]*m", "", done.stdout + done.stderr).split())
    return {name: said.partition(f"{name} ")[2].split(" ")[0] for name in CONTRACTS.values()}, said


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    return verdicts(build_house(tmp_path_factory.mktemp("good"), offending=False))


@pytest.fixture(scope="module")
def broken(tmp_path_factory):
    return verdicts(build_house(tmp_path_factory.mktemp("bad"), offending=True))


def test_the_house_as_it_stands_keeps_every_contract():
    found, said = verdicts(ROOT)
    assert set(found.values()) == {"KEPT"}, said


def test_every_contract_has_an_offence_that_proves_it():
    assert set(OFFENCES) == set(CONTRACTS)


@pytest.mark.parametrize("contract", OFFENCES)
def test_a_contract_is_kept_by_an_honest_house_and_broken_by_an_offence(contract, kept, broken):
    name, (_, imported) = CONTRACTS[contract], OFFENCES[contract]
    assert kept[0][name] == "KEPT", kept[1]
    assert broken[0][name] == "BROKEN", broken[1]
    assert imported.removesuffix(".db") in broken[1]


def test_a_room_that_no_contract_names_breaks_the_contract_of_its_floor(tmp_path):
    folder = build_house(tmp_path, offending=False)
    (folder / "samspil" / "people" / "gossip").mkdir()
    (folder / "samspil" / "people" / "gossip" / "__init__.py").touch()
    found, _ = verdicts(folder)
    assert found[CONTRACTS["people"]] == "BROKEN"


def test_every_room_stands_in_the_settings():
    from django.conf import settings  # noqa: PLC0415 - the rest of this file needs no Django

    here = {".".join(room.relative_to(ROOT).parts) for room in rooms()}
    assert here <= set(settings.ROOMS)
