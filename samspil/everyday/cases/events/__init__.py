"""What happens to cases, guidance and departures. Payloads hold codes and days: never what a case is about, and never whom."""

from samspil.everyday.cases.events.cases import (
    CaseClosed,
    CaseDecided,
    CaseErased,
    CaseEscalated,
    CaseHandedOver,
    CaseLeftAlone,
    CaseMoved,
    CaseNoteWritten,
    CaseOpened,
    CaseOverdue,
    CasePeopleNamed,
    CaseReaderAdded,
    CaseReopened,
    CaseViewed,
    CaseWithdrawn,
    LessonLearned,
)

__all__ = [
    "CaseClosed",
    "CaseDecided",
    "CaseErased",
    "CaseEscalated",
    "CaseHandedOver",
    "CaseLeftAlone",
    "CaseMoved",
    "CaseNoteWritten",
    "CaseOpened",
    "CaseOverdue",
    "CasePeopleNamed",
    "CaseReaderAdded",
    "CaseReopened",
    "CaseViewed",
    "CaseWithdrawn",
    "LessonLearned",
]
