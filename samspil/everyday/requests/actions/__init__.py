"""What can be done with requests, meetings and companionships."""

from samspil.everyday.requests.actions.asking import (
    cancel_request,
    close_unmet,
    complete_request,
    make_request,
    stop_request,
    take_down_request,
)
from samspil.everyday.requests.actions.ending import (
    cancel_meetings,
    empty_visits,
    free_departed,
    settle_meetings,
)
from samspil.everyday.requests.actions.erasing import erase_request
from samspil.everyday.requests.actions.handing import hand_over
from samspil.everyday.requests.actions.homes import (
    agree_to_home,
    check_in_home,
    check_out_home,
    open_home,
    raise_home_alarm,
)
from samspil.everyday.requests.actions.moving import (
    move_own_request,
    move_request,
)
from samspil.everyday.requests.actions.pushing import (
    ask_volunteers,
    ask_wave,
)
from samspil.everyday.requests.actions.refusing import allow_contact, refuse_contact, refuse_contact_for
from samspil.everyday.requests.actions.taking import (
    accept_question,
    confirm_meeting,
    decline_question,
    hold_meeting,
    silence_need,
    stand_by,
    step_back,
    take_request,
)
from samspil.everyday.requests.actions.telling import (
    choose_theme,
    tell_experience,
    withdraw_experience,
)
from samspil.everyday.requests.actions.threads import (
    accept_thread,
    begin_anew,
    end_thread,
    erase_thread,
    offer_thread,
    report_messages,
    write_message,
)

__all__ = [
    "accept_question",
    "accept_thread",
    "agree_to_home",
    "allow_contact",
    "ask_volunteers",
    "ask_wave",
    "begin_anew",
    "cancel_meetings",
    "cancel_request",
    "check_in_home",
    "check_out_home",
    "choose_theme",
    "close_unmet",
    "complete_request",
    "confirm_meeting",
    "decline_question",
    "empty_visits",
    "end_thread",
    "erase_request",
    "erase_thread",
    "free_departed",
    "hand_over",
    "hold_meeting",
    "make_request",
    "move_own_request",
    "move_request",
    "offer_thread",
    "open_home",
    "raise_home_alarm",
    "refuse_contact",
    "refuse_contact_for",
    "report_messages",
    "settle_meetings",
    "silence_need",
    "stand_by",
    "step_back",
    "stop_request",
    "take_down_request",
    "take_request",
    "tell_experience",
    "withdraw_experience",
    "write_message",
]
