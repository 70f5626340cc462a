"""Everything that changes a rota."""

from samspil.everyday.rotas.actions.after import finish_talk, wish_for_talk, write_hand_over
from samspil.everyday.rotas.actions.attendance import check_in, check_out, close_attendance, record_attendance
from samspil.everyday.rotas.actions.calling import (
    alert_uncovered,
    call_sitters,
    decline_call,
    lift_silence,
    silence_vigil,
    stand_by,
    stop_standing_by,
)
from samspil.everyday.rotas.actions.circles import hand_back_places, hold_places, release_places, warn_circle
from samspil.everyday.rotas.actions.endings import cancel_rota, release_volunteer, reopen_rota, tell_of_pause
from samspil.everyday.rotas.actions.feeds import make_feed, revoke_feed
from samspil.everyday.rotas.actions.measure import forget_excess
from samspil.everyday.rotas.actions.messages import alert_understaffed, complete_shift, remind
from samspil.everyday.rotas.actions.patterns import change_pattern, end_pattern, make_pattern, make_shifts
from samspil.everyday.rotas.actions.queueing import fill_places, lapse_offer
from samspil.everyday.rotas.actions.shifts import cancel_shift, change_shift, make_shift, move_shift
from samspil.everyday.rotas.actions.signing import (
    accept_for,
    accept_place,
    hand_back,
    hand_back_for,
    invite_volunteer,
    sign_up,
)
from samspil.everyday.rotas.actions.vigils import (
    change_vigil,
    clear_vigil,
    end_vigil,
    erase_vigil,
    keep_vigil,
    open_vigil,
)

__all__ = [
    "accept_for",
    "accept_place",
    "alert_uncovered",
    "alert_understaffed",
    "call_sitters",
    "cancel_rota",
    "cancel_shift",
    "change_pattern",
    "change_shift",
    "change_vigil",
    "check_in",
    "check_out",
    "clear_vigil",
    "close_attendance",
    "complete_shift",
    "decline_call",
    "end_pattern",
    "end_vigil",
    "erase_vigil",
    "fill_places",
    "finish_talk",
    "forget_excess",
    "hand_back",
    "hand_back_for",
    "hand_back_places",
    "hold_places",
    "invite_volunteer",
    "keep_vigil",
    "lapse_offer",
    "lift_silence",
    "make_feed",
    "make_pattern",
    "make_shift",
    "make_shifts",
    "move_shift",
    "open_vigil",
    "record_attendance",
    "release_places",
    "release_volunteer",
    "remind",
    "reopen_rota",
    "revoke_feed",
    "sign_up",
    "silence_vigil",
    "stand_by",
    "stop_standing_by",
    "tell_of_pause",
    "warn_circle",
    "wish_for_talk",
    "write_hand_over",
]
