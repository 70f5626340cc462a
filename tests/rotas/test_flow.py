from samspil.everyday.rotas.flow import HOLDING, LIVE, SHIFT_FLOW, SIGN_UP_FLOW, SignUpState


def test_only_the_states_that_hold_a_place_are_counted_as_taken():
    assert set(HOLDING) < set(LIVE)
    assert SignUpState.WAITING not in HOLDING
    assert SignUpState.INVITED not in HOLDING


def test_what_is_cancelled_stays_cancelled():
    assert not SIGN_UP_FLOW.moves[SignUpState.CANCELLED]
    assert all(SignUpState.CANCELLED in SIGN_UP_FLOW.moves[state] for state in LIVE)


def test_there_is_no_state_for_having_said_no():
    assert not {"declined", "handed_back", "lapsed", "no_show"} & set(SignUpState.values)


def test_the_flows_can_be_drawn():
    assert "planned --> cancelled" in SHIFT_FLOW.mermaid()
    assert "asked_again --> taken" in SIGN_UP_FLOW.mermaid()
