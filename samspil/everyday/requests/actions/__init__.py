"""What can be done with requests, meetings and companionships."""

from samspil.everyday.requests.actions.asking import (
    answer_by_vigil,
    cancel_request,
    close_unmet,
    complete_request,
    make_request,
    stop_request,
    take_down_request,
)
from samspil.everyday.requests.actions.companionships import (
    change_companion,
    change_companionship,
    found_companionship,
    hold_review,
    note_time,
    start_companionship,
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
from samspil.everyday.requests.actions.partings import (
    end_companionship,
    erase_companionship,
    flag_review,
    pause_companionship,
    refuse_companionship_contact,
    resume_companionship,
    stop_companionship,
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
    "answer_by_vigil",
    "ask_volunteers",
    "ask_wave",
    "begin_anew",
    "cancel_meetings",
    "cancel_request",
    "change_companion",
    "change_companionship",
    "check_in_home",
    "check_out_home",
    "choose_theme",
    "close_unmet",
    "complete_request",
    "confirm_meeting",
    "decline_question",
    "empty_visits",
    "end_companionship",
    "end_thread",
    "erase_companionship",
    "erase_request",
    "erase_thread",
    "flag_review",
    "found_companionship",
    "free_departed",
    "hand_over",
    "hold_meeting",
    "hold_review",
    "make_request",
    "move_own_request",
    "move_request",
    "note_time",
    "offer_thread",
    "open_home",
    "pause_companionship",
    "raise_home_alarm",
    "refuse_companionship_contact",
    "refuse_contact",
    "refuse_contact_for",
    "report_messages",
    "resume_companionship",
    "settle_meetings",
    "silence_need",
    "stand_by",
    "start_companionship",
    "step_back",
    "stop_companionship",
    "stop_request",
    "take_down_request",
    "take_request",
    "tell_experience",
    "withdraw_experience",
    "write_message",
]
