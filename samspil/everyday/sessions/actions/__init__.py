"""From a series to a place in a session, and until nobody who came is kept."""

from samspil.everyday.sessions.actions.places import (
    cancel_sign_up,
    erase_sign_ups,
    remind_of_session,
    sign_up,
)
from samspil.everyday.sessions.actions.series import (
    add_session,
    call_off_session,
    change_series,
    close_series,
    open_series,
    start_series,
)

__all__ = [
    "add_session",
    "call_off_session",
    "cancel_sign_up",
    "change_series",
    "close_series",
    "erase_sign_ups",
    "open_series",
    "remind_of_session",
    "sign_up",
    "start_series",
]
