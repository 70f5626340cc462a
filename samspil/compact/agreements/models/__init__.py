"""Agreements between workplaces, employees and associations: what they say, who has commented, and who has signed."""

from samspil.compact.agreements.models.agreements import Agreement, AgreementVersion
from samspil.compact.agreements.models.contents import (
    ConcernAnswer,
    FramingAnswer,
    Involvement,
    MatrixRow,
    Party,
    PrincipleConfirmation,
    QuestionAnswer,
    Section,
    SectionKey,
)
from samspil.compact.agreements.models.endings import EndingStep
from samspil.compact.agreements.models.life import EarlierEnd, LifeNotice
from samspil.compact.agreements.models.local import LocalQuestion
from samspil.compact.agreements.models.money import BudgetLine, Expense, Payer
from samspil.compact.agreements.models.policies import AgreementPolicy, AgreementTemplate, TemplateText
from samspil.compact.agreements.models.voices import Comment, LastRead, Side, SignOff

__all__ = [
    "Agreement",
    "AgreementPolicy",
    "AgreementTemplate",
    "AgreementVersion",
    "BudgetLine",
    "Comment",
    "ConcernAnswer",
    "EarlierEnd",
    "EndingStep",
    "Expense",
    "FramingAnswer",
    "Involvement",
    "LastRead",
    "LifeNotice",
    "LocalQuestion",
    "MatrixRow",
    "Party",
    "Payer",
    "PrincipleConfirmation",
    "QuestionAnswer",
    "Section",
    "SectionKey",
    "Side",
    "SignOff",
    "TemplateText",
]
