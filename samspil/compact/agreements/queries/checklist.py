"""The checklist as it is asked at a workplace: the seventeen questions of all, and then the place's own."""

from samspil.compact.agreements.models import Agreement, LocalQuestion, SectionKey
from samspil.compact.agreements.models.local import LOCAL
from samspil.compact.agreements.queries.library import Question, questions
from samspil.society.places.models import Workplace


def questions_for(agreement: Agreement) -> tuple[Question, ...]:
    """Return what the agreement is asked: what is in use while it is written, and whatever it has answered."""
    rows = LocalQuestion.objects.filter(workplace=agreement.workplace_id)
    answered = {row.key for row in agreement.answers.all() if row.key.startswith(LOCAL)}
    own = [
        Question(key=row.key, text=row.text, help=row.help, section=SectionKey.DAILY, requirement="HJ-41")
        for row in rows
        if row.key in answered or (row.retired_at is None and agreement.is_being_written)
    ]
    return (*questions(), *own)


def own_questions(workplace: Workplace) -> list[LocalQuestion]:
    """Return the questions that the workplace asks now."""
    return list(LocalQuestion.objects.filter(workplace=workplace, retired_at=None))
