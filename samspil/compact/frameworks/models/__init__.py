"""Governing documents: what they are, their versions and clauses, who decided and signed, and the goals."""

from samspil.compact.frameworks.models.consultations import Answer, AnswerResponse, Consultation, Party
from samspil.compact.frameworks.models.decisions import Decision, Signature
from samspil.compact.frameworks.models.frameworks import Framework, FrameworkLink, OwnerBody, Signatory
from samspil.compact.frameworks.models.goals import Goal
from samspil.compact.frameworks.models.versions import AdoptedWords, Clause, LookAgain, Version

__all__ = [
    "AdoptedWords",
    "Answer",
    "AnswerResponse",
    "Clause",
    "Consultation",
    "Decision",
    "Framework",
    "FrameworkLink",
    "Goal",
    "LookAgain",
    "OwnerBody",
    "Party",
    "Signatory",
    "Signature",
    "Version",
]
