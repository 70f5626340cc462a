"""The operators' acceptance installation: the same accounts every time."""

import json

import pytest

from samspil.society.access.matrix import Duty
from samspil.society.accounts.models import User
from samspil.society.duties.models import Assignment
from samspil.society.duties.queries import actor_for
from samspil.society.places.models import Authority, Workplace
from tests import factories
from tests.operations.conftest import run

PASSWORD = "kobberkedel-paa-loftet"


def test_it_prints_the_accounts_and_they_can_sign_in(db):
    code, said = run("seed", password=PASSWORD)
    assert code == 0, said
    told = json.loads(said)
    emails = {account["email"] for account in told["accounts"]}
    assert {f"{duty}@a.example" for duty in Duty} <= emails
    assert {"coordinator@b.example", "volunteer@b.example", "volunteer2@a.example"} <= emails
    assert [len(one["units"]) for one in told["authorities"]] == [2, 2]
    assert all(user.check_password(PASSWORD) for user in User.objects.all())


def test_every_duty_is_held_in_the_first_authority(db):
    run("seed", password=PASSWORD)
    first = Authority.objects.get(slug="seed-a")
    held = set(Assignment.objects.filter(authority=first).values_list("duty", flat=True))
    assert held == {duty.value for duty in Duty if duty is not Duty.VOLUNTEER}
    assert Workplace.objects.public().count() == 4


def test_the_coordinators_see_only_their_own_place(db):
    run("seed", password=PASSWORD)
    seen = [
        set(Workplace.objects.visible_to(actor_for(User.objects.get(email=f"coordinator@{place}.example"))))
        for place in "ab"
    ]
    assert seen[0]
    assert seen[1]
    assert not seen[0] & seen[1]


def test_a_second_time_changes_nothing_and_prints_the_same(db):
    first = run("seed", password=PASSWORD)
    assert run("seed", password=PASSWORD) == first


def test_a_second_time_with_another_password_sets_it(db):
    run("seed", password=PASSWORD)
    assert run("seed", password="en-helt-anden-kedel")[0] == 0
    assert all(user.check_password("en-helt-anden-kedel") for user in User.objects.all())


def test_other_data_is_not_touched(db):
    factories.authority()
    assert run("seed", password=PASSWORD)[0] == 1
    assert run("seed", password=PASSWORD, force=True)[0] == 0


def test_production_asks_whether_it_is_meant(db, settings):
    settings.LOCAL = False
    assert run("seed", password=PASSWORD)[0] == 1
    assert run("seed", password=PASSWORD, known=True)[0] == 0


@pytest.mark.parametrize("weak", ["kort", "password1234", "123456789012"])
def test_a_weak_password_is_refused(db, weak):
    assert run("seed", password=weak)[0] == 1
    assert not User.objects.exists()
