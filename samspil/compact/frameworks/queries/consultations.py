"""What the rules and the pages ask about consultations."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from samspil.base.core.actor import Actor
from samspil.compact.frameworks.flow import ConsultationState
from samspil.compact.frameworks.models import Answer, Clause, Consultation, Framework, Party, Version

ANSWERABLE = (Clause.Kind.TEXT, Clause.Kind.GOAL, Clause.Kind.PRINCIPLE)


def open_consultations(version: Version) -> list[str]:
    """Return the names of the consultations on the version that are still open."""
    rows = version.consultations.filter(state=ConsultationState.OPEN)
    return list(rows.order_by("opened_at", "pk").values_list("title", flat=True))


def was_sent_out(version: Version) -> bool:
    """Say whether others have been asked about this very text: from then on it stands still."""
    return version.consultations.begun().exists()


def consultations_of(by: Actor, version: Version) -> QuerySet[Consultation]:
    """Return the consultations on the version that the actor may see, the latest first."""
    return Consultation.objects.visible_to(by).filter(version=version)


def published_notes(framework: Framework) -> QuerySet[Consultation]:
    """Return the consultations on any version of the framework whose note anybody may read, the latest first."""
    rows = Consultation.objects.published().filter(version__framework=framework)
    return rows.select_related("version").order_by("-published_at", "-pk")


def parties_of(consultation: Consultation) -> QuerySet[Party]:
    """Return those who are heard, with how many answers each has sent and how many of them came late."""
    counted = consultation.parties.annotate(
        said=Count("answers"), late=Count("answers", filter=Q(answers__is_late=True))
    )
    return counted.order_by("kind", "name", "pk")  # grouping forgets the order of the model


def answers_to(consultation: Consultation) -> QuerySet[Answer]:
    """Return all answers: those about the whole first, then clause by clause in the order of the text."""
    return (
        Answer.objects.filter(party__consultation=consultation)
        .select_related("party", "clause", "response")
        .order_by("clause__position", "party__kind", "party__name", "pk")
    )


def without_response(consultation: Consultation) -> QuerySet[Answer]:
    """Return the answers that nobody has responded to."""
    return answers_to(consultation).filter(response=None)


def answerable_clauses(version: Version) -> list[Clause]:
    """Return the clauses that can be answered, headings left out."""
    return list(version.clauses.filter(kind__in=ANSWERABLE))


@dataclass(frozen=True)
class Passage:
    """A clause, or the whole when there is none, and what was said about it."""

    clause: Clause | None
    answers: tuple[Answer, ...]


def passages(consultation: Consultation) -> list[Passage]:
    """Return what was said, passage by passage: the note shows every answer and hides none."""
    answers = sorted(
        answers_to(consultation), key=lambda answer: (answer.clause_id is not None, _place(answer))
    )
    grouped: dict[int | None, list[Answer]] = {}
    for answer in answers:
        grouped.setdefault(answer.clause_id, []).append(answer)
    return [Passage(group[0].clause, tuple(group)) for group in grouped.values()]


def silent_parties(parties: Sequence[Party]) -> list[Party]:
    """Return those who have not answered at all."""
    return [party for party in parties if party.answered_at is None]


def _place(answer: Answer) -> int:
    return answer.clause.position if answer.clause else 0
