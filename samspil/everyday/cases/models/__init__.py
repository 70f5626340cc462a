"""Cases and who reads them, what they taught, whom to call about a child, and how a volunteer parts."""

from samspil.everyday.cases.models.cases import (
    Case,
    CaseNote,
    CasePerson,
    CaseReader,
    Filer,
    Kind,
    Outcome,
)
from samspil.everyday.cases.models.departures import Departure, DepartureStep
from samspil.everyday.cases.models.guidance import GuidanceOpening, NotificationContact
from samspil.everyday.cases.models.lessons import Lesson

__all__ = [
    "Case",
    "CaseNote",
    "CasePerson",
    "CaseReader",
    "Departure",
    "DepartureStep",
    "Filer",
    "GuidanceOpening",
    "Kind",
    "Lesson",
    "NotificationContact",
    "Outcome",
]
