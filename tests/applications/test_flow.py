import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspil.people.applications.flow import FLOW, OPEN, State

FINAL = {State.DECLINED, State.WITHDRAWN, State.LAPSED, State.ENDED}


def test_what_is_settled_stays_settled():
    assert {state for state in State if not FLOW.moves[state]} == FINAL


@pytest.mark.requirement("RM-33")
def test_an_applicant_may_withdraw_until_it_is_settled():
    for state in (State.UNCONFIRMED, *OPEN):
        assert State.WITHDRAWN in FLOW.moves[state]


@given(st.lists(st.sampled_from(State), min_size=1, max_size=12))
def test_nobody_becomes_a_volunteer_without_confirming_first(walk):
    here, been = State.UNCONFIRMED, [State.UNCONFIRMED]
    for there in walk:
        if there in FLOW.moves[here]:
            here = there
            been.append(there)
    assert State.ACCEPTED not in been or State.RECEIVED in been
