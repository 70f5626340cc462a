"""What citizens ask for, and what becomes of it."""

from samspil.everyday.requests.models.details import Escort, HandOver, Purchase, Talk
from samspil.everyday.requests.models.experience import CONSENT_VERSION, LivedExperience, PeerWish, Theme
from samspil.everyday.requests.models.meetings import (
    HomeVisit,
    Meeting,
    Question,
    Search,
    Silence,
    Standby,
    question_key,
)
from samspil.everyday.requests.models.requests import Asker, Request, RequestKind

__all__ = [
    "CONSENT_VERSION",
    "HomeVisit",
    "LivedExperience",
    "Meeting",
    "PeerWish",
    "Question",
    "Search",
    "Silence",
    "Standby",
    "Theme",
    "question_key",
    "Asker",
    "Escort",
    "HandOver",
    "Purchase",
    "Request",
    "RequestKind",
    "Talk",
]
