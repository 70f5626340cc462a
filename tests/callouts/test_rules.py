"""Places, areas, and who is chosen: pure rules, tried on many numbers."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from samspil.everyday.callouts.rules.coverage import Corps, Coverage, simulate
from samspil.everyday.callouts.rules.dispatch import (
    AED,
    COORDINATOR,
    CPR,
    Part,
    Placed,
    cast,
    holds,
    is_within,
    nearest,
    rounded,
)
from samspil.everyday.callouts.rules.geometry import (
    box,
    coarse,
    crosses_itself,
    inside,
    is_area,
    metres,
    read_area,
    read_point,
    write_point,
)

VIBORG = (56.4520, 9.4020)
SQUARE = [(56.40, 9.30), (56.50, 9.30), (56.50, 9.50), (56.40, 9.50)]
HORSESHOE = [(0.0, 0.0), (3.0, 0.0), (3.0, 3.0), (0.0, 3.0), (0.0, 2.0), (2.0, 2.0), (2.0, 1.0), (0.0, 1.0)]

points = some.tuples(some.floats(55, 57), some.floats(8.5, 10.5))
people = some.lists(points, max_size=12).map(lambda at: [Placed(n, p) for n, p in enumerate(at, 1)])


@pytest.mark.requirement("RM-86")
def test_a_point_lies_inside_or_outside_the_area():
    assert inside(VIBORG, SQUARE)
    assert not inside((56.55, 9.40), SQUARE)
    assert not inside((56.45, 9.51), SQUARE)
    assert inside((56.40, 9.40), SQUARE)  # on the border
    assert inside(SQUARE[0], SQUARE)  # on a corner
    assert inside((2.5, 1.5), HORSESHOE)
    assert not inside((1.0, 1.5), HORSESHOE)  # in the bay


@settings(max_examples=30)
@given(points)
def test_a_point_in_a_square_is_inside_however_the_corners_are_turned(point):
    expected = 56.40 <= point[0] <= 56.50 and 9.30 <= point[1] <= 9.50
    for turn in range(4):
        turned = SQUARE[turn:] + SQUARE[:turn]
        assert inside(point, turned) == inside(point, turned[::-1]) == expected


def test_the_distance_is_that_of_the_earth():
    assert metres((56.0, 9.0), (57.0, 9.0)) == pytest.approx(111_195, abs=5)
    assert metres((55.6761, 12.5683), (56.1629, 10.2039)) == pytest.approx(157_000, rel=0.01)  # to Aarhus


@settings(max_examples=30)
@given(points, points, some.floats(100, 20_000))
def test_a_box_holds_everything_within_the_radius(here, there, radius):
    (south, west), (north, east) = box(here, radius)
    if metres(here, there) <= radius:
        assert south <= there[0] <= north
        assert west <= there[1] <= east


@settings(max_examples=30)
@given(points)
def test_of_a_home_only_a_square_is_kept(point):
    kept = coarse(point)
    assert metres(point, kept) < 450
    assert coarse(kept) == kept


def test_many_homes_share_a_square():
    assert coarse((56.4511, 9.4012)) == coarse((56.4546, 9.4093))


def test_an_area_needs_corners_that_do_not_cross():
    assert is_area(SQUARE)
    assert is_area(HORSESHOE[:0] + [(56 + a / 100, 9 + b / 100) for a, b in HORSESHOE])
    assert not is_area(SQUARE[:2])
    assert not is_area([SQUARE[0], SQUARE[2], SQUARE[1], SQUARE[3]])
    assert not is_area([(56.1, 9.1), (56.2, 9.2), (56.3, 9.3)])
    assert not is_area([(54.6, 8.2), (57.5, 8.2), (57.5, 12.0)])  # half of Denmark
    assert crosses_itself([(0, 0), (2, 2), (2, 0), (0, 2)])


@pytest.mark.parametrize(
    "text", ["56.4520, 9.4020", "56,4520 9,4020", "56.4520;9.4020", " 56.452\t9.402 ", "56,4520, 9,4020"]
)
def test_a_place_is_read_as_people_copy_it(text):
    assert read_point(text) == pytest.approx(VIBORG)


@pytest.mark.parametrize("text", ["", "56.4", "9.4020, 56.4520", "56.4, 9.4, 3", "Viborg", "48.85, 2.35"])
def test_what_is_no_place_in_denmark_is_refused(text):
    with pytest.raises(ValueError, match=r".*"):
        read_point(text)


def test_an_area_is_read_a_corner_a_line():
    text = "\n".join(write_point(corner) for corner in [*SQUARE, SQUARE[0]])
    assert read_area(f"\n{text}\n\n") == SQUARE
    with pytest.raises(ValueError, match=r".*"):
        read_area("56.1, 9.1\n56.2, 9.2")


@pytest.mark.requirement("RM-87")
@settings(max_examples=30)
@given(people, points, some.floats(500, 50_000), some.integers(1, 9))
def test_the_nearest_are_alerted_and_nobody_further_away_before_them(crowd, scene, radius, most):
    chosen = nearest(crowd, scene, radius=radius, most=most)
    near = [one for one in crowd if metres(one.at, scene) <= radius]
    assert len(chosen) == min(most, len(near))
    left = [one for one in near if one not in [row[0] for row in chosen]]
    assert all(
        metres(one.at, scene) <= metres(other.at, scene) for one, _distance in chosen for other in left
    )


def at(metres_north, metres_east=0):
    return (VIBORG[0] + metres_north / 111_195, VIBORG[1] + metres_east / 61_450)


@pytest.mark.requirement("RM-87")
def test_the_second_role_goes_to_the_one_nearest_a_defibrillator():
    anna, bo, carl = Placed(1, at(300)), Placed(2, at(900)), Placed(3, at(1500))
    aeds = [Placed(10, at(1000)), Placed(11, at(-4000))]
    assert cast([carl], VIBORG, aeds, kept={}) == {3: Part(CPR)}
    assert cast([carl, anna], VIBORG, aeds, kept={}) == {1: Part(CPR), 3: Part(AED, 10)}
    parts = cast([carl, anna, bo], VIBORG, aeds, kept={})
    assert parts == {1: Part(CPR), 2: Part(AED, 10), 3: Part(COORDINATOR)}


def test_whoever_is_there_keeps_the_role():
    bo, carl = Placed(2, at(900)), Placed(3, at(1500))
    kept = {3: Part(CPR)}
    assert cast([carl, bo], VIBORG, [Placed(10, at(1500))], kept=kept) == {3: Part(CPR), 2: Part(AED, 10)}


def test_without_a_defibrillator_nobody_is_sent_for_one():
    anna, bo = Placed(1, at(300)), Placed(2, at(900))
    assert cast([bo, anna], VIBORG, [], kept={}) == {1: Part(CPR), 2: Part(COORDINATOR)}


@settings(max_examples=30)
@given(some.lists(points, min_size=1, max_size=3), some.lists(points, max_size=4), points)
def test_everybody_on_the_way_has_one_role_and_somebody_goes_straight_there(homes, places, scene):
    accepted = [Placed(number, home) for number, home in enumerate(homes, 1)]
    aeds = [Placed(number, place) for number, place in enumerate(places, 10)]
    parts = cast(accepted, scene, aeds, kept={})
    roles = [part.role for part in parts.values()]
    assert len(set(roles)) == len(roles)
    assert CPR in roles
    assert len(roles) == min(len(homes), 3 if aeds else 2)
    fetching = [number for number, part in parts.items() if part.role == AED]
    assert bool(fetching) == bool(aeds and len(homes) > 1)
    for number in fetching:
        far = {one.id: min(metres(one.at, aed.at) for aed in aeds) for one in accepted}
        assert far[number] == min(far.values())


@settings(max_examples=30)
@given(some.dates(date(2026, 1, 1), date(2028, 1, 1)))
def test_a_certificate_holds_to_the_end_of_its_last_day(until):
    assert holds(until, until)
    assert not holds(until, until + timedelta(days=1))


def test_quiet_hours_may_go_past_midnight():
    night = time(22), time(7)
    assert [is_within(night, time(hour)) for hour in (21, 22, 0, 6, 7, 12)] == [
        False,
        True,
        True,
        True,
        False,
        False,
    ]
    assert is_within((time(8), time(16)), time(12))
    assert not is_within((None, None), time(12))
    assert not is_within((time(8), time(8)), time(8))


def test_a_distance_is_kept_to_the_next_hundred_metres():
    assert [rounded(far) for far in (0, 49, 151, 1234)] == [0, 0, 200, 1200]


def crowd(number, at_metres=200):
    return Corps(SMALL, [Placed(one, at(at_metres)) for one in range(number)], [Placed(99, at(0))], 5000, 20)


SMALL = [(VIBORG[0] + a, VIBORG[1] + b) for a, b in ((0, 0), (0.002, 0), (0.002, 0.002), (0, 0.002))]


@pytest.mark.parametrize(
    ("number", "accept", "somebody", "team"),
    [(20, 29, 100, 94), (12, 28, 98, 68), (9, 29, 95, 50), (9, 50, 100, 91)],
)
def test_as_many_come_as_others_have_measured(number, accept, somebody, team):
    """Of nine who are asked, at least three come in half of the alarms when 29 of a hundred say yes; in 91 when half do."""
    found = simulate(crowd(number), accept=accept, alarms=600)
    assert found.somebody == pytest.approx(somebody, abs=2)
    assert found.team == pytest.approx(team, abs=5)


def test_the_further_they_live_the_later_they_come():
    near, far = simulate(crowd(9, 100)), simulate(crowd(9, 2500))
    assert near.first < 3 < far.first
    assert near.first <= near.aed
    assert near.before > far.before
    assert simulate(crowd(9)) == simulate(crowd(9))  # the same picture every time


def test_where_there_is_nobody_nobody_comes():
    assert simulate(crowd(0)) == Coverage(0, 0, 0, 0, None, None)
