"""How far a milestone moves when another one does. No database."""

from datetime import date

from samspil.learning.programmes.rules.dependencies import clashes, following, goes_in_circles, shifts

ASKED, TRIED, TOLD, ALL = 1, 2, 3, 4
WAITING = {ASKED: [], TRIED: [ASKED], TOLD: [TRIED], ALL: [TRIED, TOLD]}


def test_a_delay_goes_all_the_way_through_and_counts_once():
    assert shifts(WAITING, ASKED, 10) == {TRIED: 10, TOLD: 10, ALL: 10}
    assert shifts(WAITING, TOLD, 10) == {ALL: 10}
    assert shifts(WAITING, ALL, 10) == {}
    assert shifts(WAITING, ASKED, 0) == {}


def test_nothing_is_brought_forward_while_it_waits_for_what_stays():
    assert shifts(WAITING, TOLD, -7) == {}
    assert shifts(WAITING, ASKED, -7) == {TRIED: -7, TOLD: -7, ALL: -7}


def test_nothing_waits_for_itself():
    assert not goes_in_circles(WAITING)
    assert goes_in_circles({**WAITING, ASKED: [ALL]})
    assert goes_in_circles({ASKED: [ASKED]})


def test_what_waits_is_found_through_others():
    assert following(WAITING, ASKED) == {TRIED, TOLD, ALL}
    assert following(WAITING, ALL) == set()


def test_what_is_expected_before_that_for_which_it_waits_is_found():
    spring, autumn = date(2027, 4, 1), date(2027, 10, 1)
    assert clashes({TRIED: [ASKED], TOLD: [ASKED]}, {ASKED: autumn, TRIED: spring, TOLD: autumn}) == {
        TRIED: [ASKED]
    }
