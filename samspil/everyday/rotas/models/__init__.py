"""Patterns and the shifts made from them; who has a place; who came; calendars to subscribe to."""

from samspil.everyday.rotas.models.feeds import CalendarFeed
from samspil.everyday.rotas.models.people import Attendance, SignUp
from samspil.everyday.rotas.models.shifts import Pattern, Shift

__all__ = ["Attendance", "CalendarFeed", "Pattern", "Shift", "SignUp"]
