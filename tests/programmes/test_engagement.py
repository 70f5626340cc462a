"""Does the taskforce carry its programme? Computed, and nothing kept about anybody."""

from datetime import date, timedelta

import pytest

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.learning.programmes.actions import (
    add_milestone,
    end_seat,
    reach_milestone,
    seat_member,
    write_swot_entry,
)
from samspil.learning.programmes.queries.engagement import engagement
from samspil.learning.programmes.rules.engagement import Standing, checks, is_engaged
from samspil.society.access.matrix import Duty
from samspil.society.accounts.models import User
from tests import factories
from tests.hostile import check_html

TODAY = date(2026, 11, 2)
WELL = {
    "lacks": (),
    "members": 5,
    "left": 0,
    "owners": (1, 2, 3),
    "overdue": 0,
    "unseen": 0,
    "last_sign": TODAY,
}


@pytest.mark.requirement("VB-45")
@pytest.mark.parametrize(
    ("worse", "place"),
    [
        ({"lacks": ("Medarbejderrepræsentant (MED)",)}, 0),
        ({"members": 3}, 1),
        ({"left": 1}, 2),
        ({"owners": (1, 1, 1, 2)}, 3),
        ({"owners": ()}, 3),
        ({"overdue": 1}, 4),
        ({"unseen": 1}, 4),
        ({"last_sign": TODAY - timedelta(days=61)}, 5),
        ({"last_sign": None}, 5),
    ],
)
def test_each_weakness_of_a_taskforce_is_pointed_out(worse, place):
    assert is_engaged(checks(Standing(**WELL), TODAY))
    found = checks(Standing(**WELL | worse), TODAY)
    assert [number for number, check in enumerate(found) if not check.is_well] == [place]
    assert found[place].said


@pytest.mark.django_db
@pytest.mark.requirement("VB-45")
def test_the_page_of_the_taskforce_says_how_it_stands(programme, consultant, town, client_of):
    def said():
        return [check.is_well for check in engagement(programme)]

    assert said() == [False, False, True, False, True, False]
    write_swot_entry(SYSTEM, programme, kind="weakness", text="Vi hænger på få mennesker")
    reach_milestone(SYSTEM, add_milestone(SYSTEM, programme, title="I gang", due_on=clock.today()))
    people = [User.objects.get(pk=factories.assigned(Duty.EMPLOYEE, at=town).user_id) for _n in range(4)]
    seats = [
        seat_member(
            SYSTEM, programme, user=user, function=function, starts_on=clock.today() - timedelta(days=9)
        )
        for user, function in zip(people, ("owner", "staff", "member", "member"), strict=True)
    ]
    for number in range(2):
        measure = {"measure": "To om hver opgave", "owner": people[number]}
        write_swot_entry(SYSTEM, programme, kind="weakness", text=f"Svaghed {number}", **measure)
    assert said() == [True, True, True, True, False, True]
    end_seat(SYSTEM, seats[3], last_day=clock.today() - timedelta(days=1))
    assert said() == [True, False, False, True, False, True]
    page = client_of(consultant).get(f"/programmer/{programme.pk}/taskforce/")
    check_html(page)
    assert "Bærer taskforcen programmet?" in page.content.decode()
    assert "1 plads er blevet ledig det sidste år" in page.content.decode()
