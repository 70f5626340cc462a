import os
import subprocess
import sys

import pytest

from samspil.society.accounts.models import Session
from tests import factories


@pytest.fixture
def demo(settings):
    settings.ROOT_URLCONF = "tests.accounts.demo_urls"
    settings.DEMO = True


@pytest.fixture
def lars(db):
    return factories.person("Lars Leder", "leader@demo.samspil.example")


def test_the_demonstration_lists_its_people_and_signs_in_as_one(demo, lars, karen, client):
    assert 'href="/demo/"' in client.get("/log-ind/").content.decode()
    page = client.get("/demo/").content.decode()
    assert "Lars Leder" in page
    assert "Karen" not in page
    assert client.post("/log-ind/demo/leader/").status_code == 302
    assert Session.objects.get().user == lars


def test_nobody_signs_in_as_an_ordinary_person_that_way(demo, karen, client):
    assert client.post("/log-ind/demo/karen/").status_code == 404
    assert client.get("/log-ind/demo/leader/").status_code == 405


def test_outside_the_demonstration_the_door_does_not_exist(lars, client, settings):
    assert client.get("/demo/").status_code == 404
    assert client.post("/log-ind/demo/leader/").status_code == 404
    settings.ROOT_URLCONF = "tests.accounts.demo_urls"
    assert client.post("/log-ind/demo/leader/").status_code == 404


def test_a_demonstration_on_a_public_address_does_not_start():
    environment = {**os.environ, "SAMSPIL_DEMO": "1", "SAMSPIL_PUBLIC_URL": "https://samspil.example.dk"}
    done = subprocess.run(
        [sys.executable, "-c", "import config.settings"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert "SAMSPIL_DEMO opens the door" in done.stderr
