"""What can happen around a citizen's wish: to the request itself, to what it leads to, and to two who stay together."""

from samspil.everyday.requests.events.asking import (
    RequestCancelled,
    RequestDone,
    RequestMade,
    RequestStopped,
    RequestUnmet,
    VolunteerFound,
    VolunteerSteppedBack,
)

__all__ = [
    "RequestCancelled",
    "RequestDone",
    "RequestMade",
    "RequestStopped",
    "RequestUnmet",
    "VolunteerFound",
    "VolunteerSteppedBack",
]
