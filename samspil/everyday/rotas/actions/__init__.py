"""Everything that changes a rota."""

from samspil.everyday.rotas.actions.attendance import check_in, check_out, close_attendance, record_attendance
from samspil.everyday.rotas.actions.endings import cancel_rota, release_volunteer, reopen_rota, tell_of_pause
from samspil.everyday.rotas.actions.feeds import make_feed, revoke_feed
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

__all__ = [
    "accept_for",
    "accept_place",
    "alert_understaffed",
    "cancel_rota",
    "cancel_shift",
    "change_pattern",
    "change_shift",
    "check_in",
    "check_out",
    "close_attendance",
    "complete_shift",
    "end_pattern",
    "fill_places",
    "hand_back",
    "hand_back_for",
    "invite_volunteer",
    "lapse_offer",
    "make_feed",
    "make_pattern",
    "make_shift",
    "make_shifts",
    "move_shift",
    "record_attendance",
    "release_volunteer",
    "remind",
    "reopen_rota",
    "revoke_feed",
    "sign_up",
    "tell_of_pause",
]
