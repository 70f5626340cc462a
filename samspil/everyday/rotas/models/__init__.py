"""Patterns and the shifts made from them; what circles hold; vigils; who has a place; who came; calendars to subscribe to."""

from samspil.everyday.rotas.models.circles import Hold
from samspil.everyday.rotas.models.feeds import CalendarFeed
from samspil.everyday.rotas.models.measure import Excess
from samspil.everyday.rotas.models.people import Attendance, SignUp
from samspil.everyday.rotas.models.shifts import Pattern, Shift
from samspil.everyday.rotas.models.sitters import AfterCare, Call, HandOver, Phrase, Silence, Standby
from samspil.everyday.rotas.models.vigils import Vigil

__all__ = [
    "AfterCare",
    "Attendance",
    "CalendarFeed",
    "Call",
    "Excess",
    "HandOver",
    "Hold",
    "Pattern",
    "Phrase",
    "Shift",
    "SignUp",
    "Silence",
    "Standby",
    "Vigil",
]
