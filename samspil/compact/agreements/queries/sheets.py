"""Everything that the pages about one agreement show, in a constant number of queries."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspil.base.core.actor import Actor
from samspil.base.core.errors import NotVisible
from samspil.base.events.models import Event
from samspil.compact.agreements.models import (
    Agreement,
    Comment,
    LastRead,
    MatrixRow,
    Party,
    Section,
    SectionKey,
    Side,
    SignOff,
)
from samspil.compact.agreements.queries.ground import Ground
from samspil.compact.agreements.queries.library import Question
from samspil.compact.agreements.rules.consent import signed_sides
from samspil.compact.agreements.rules.sides import needed_sides
from samspil.compact.dialogue.models import Concern
from samspil.compact.frameworks.models import Clause
from samspil.society.access.permission import visible_or_404
from samspil.society.accounts.models import User


@dataclass(frozen=True, slots=True)
class SectionLine:
    """One section as the page shows it."""

    key: str
    label: str
    text: str
    left_because: str
    comments: int  # unanswered
    is_new: bool  # changed since the reader last read

    @property
    def is_open(self) -> bool:
        """What asks for attention stands open."""
        return self.is_new or self.comments > 0 or not (self.text or self.left_because)

    @property
    def heading(self) -> str:
        """The section's name, with how many comments await an answer."""
        if not self.comments:
            return self.label
        waiting = ngettext("%(count)s unanswered comment", "%(count)s unanswered comments", self.comments)
        return f"{self.label} ({waiting % {'count': self.comments}})"


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """One side: who signed and when, or that it is missing."""

    side: str
    label: str
    signed: SignOff | None
    is_stale: bool = False


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """A question of the checklist with its answer."""

    question: Question
    text: str
    left_because: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One agreement with all that it says."""

    agreement: Agreement
    sections: list[SectionLine]
    matrix: list[MatrixRow]
    parties: list[tuple[str, str]]  # the columns of the matrix that are in use
    answers: list[AnswerLine]
    concerns: list[tuple[Concern, str]]
    principles: list[tuple[Clause, bool]]
    signatures: list[SignatureLine]
    read_at: datetime | None

    @property
    def changed(self) -> list[SectionLine]:
        """The sections that have changed since the reader last read."""
        return [line for line in self.sections if line.is_new]


def agreement_or_404(by: Actor, pk: int) -> Agreement:
    """Return the agreement with the places and people of its page. Raises NotVisible."""
    return visible_or_404(by, Agreement.objects.detailed(), pk)


def whole_agreement_or_404(by: Actor, pk: int) -> Agreement:
    """Return the agreement with all that it says, for a page that reads and does not write. Raises NotVisible."""
    signatures = Prefetch("sign_offs", SignOff.objects.select_related("version", "signer"))
    rows = Agreement.objects.detailed().prefetch_related(*_PARTS, signatures)
    return visible_or_404(by, rows, pk)


_PARTS = (
    "sections",
    "matrix",
    "answers",
    "principles",
    "concerns",
    "comments",
    "involvements",
)


def public_agreement_or_404(pk: int) -> Agreement:
    """Return an agreement in force that anybody may read a summary of. Raises NotVisible."""
    found = Agreement.objects.public().detailed().filter(pk=pk).first()
    if found is None:
        raise NotVisible
    return found


def sheet_of(agreement: Agreement, by: Actor | None = None, ground: Ground | None = None) -> Sheet:
    """Return what the agreement says; for a reader, with what has changed since they last read it."""
    read = LastRead.objects.filter(agreement=agreement, reader=by.user_id or 0).first() if by else None
    rows, ground = list(agreement.matrix.all()), ground or Ground(agreement)
    return Sheet(
        agreement=agreement,
        sections=_sections(agreement, read),
        matrix=rows,
        parties=_columns(rows, agreement),
        answers=_answers(ground),
        concerns=_concerns(ground),
        principles=_principles(ground),
        signatures=_signatures(ground),
        read_at=read.at if read else None,
    )


def comments_of(agreement: Agreement, section: str = "") -> list[Comment]:
    """Return the comments, of one section or all, the unanswered first."""
    rows = agreement.comments.select_related("author", "resolved_by")
    found = list(rows.filter(section=section) if section else rows)
    return sorted(found, key=lambda comment: comment.resolved_at is not None)


def history_of(agreement: Agreement, *, most: int = 20) -> list[tuple[Event, str]]:
    """Return the latest events of the agreement, each with its sentence. Two queries."""
    events = list(
        Event.objects.filter(subject_type="agreements.agreement", subject_id=str(agreement.pk)).order_by(
            "-sequence"
        )[:most]
    )
    ids = {event.actor_id for event in events if event.actor_id}
    names = {user.pk: str(user) for user in User.objects.filter(pk__in=ids)}
    return [(event, event.sentence(names.get(event.actor_id or 0, _("The system")))) for event in events]


def _sections(agreement: Agreement, read: LastRead | None) -> list[SectionLine]:
    rows = {row.key: row for row in agreement.sections.all()}
    waiting = Counter(row.section for row in agreement.comments.all() if row.resolved_at is None)
    return [
        _line(key, rows.get(key) or Section(key=key), waiting[key], read)
        for key in SectionKey.values
        if key in rows or not agreement.is_light
    ]


def _line(key: str, row: Section, comments: int, read: LastRead | None) -> SectionLine:
    return SectionLine(
        key=key,
        label=str(SectionKey(key).label),
        text=row.text,
        left_because=row.left_because,
        comments=comments,
        is_new=read is not None and row.changed_at > read.at and bool(row.text or row.left_because),
    )


def _columns(rows: list[MatrixRow], agreement: Agreement) -> list[tuple[str, str]]:
    used = {row.responsible for row in rows}
    return [
        (value, str(label))
        for value, label in Party.choices
        if value in used or (value == Party.ASSOCIATION and agreement.partner_id)
    ]


def _answers(ground: Ground) -> list[AnswerLine]:
    rows = {row.key: row for row in ground.agreement.answers.all()}
    return [
        AnswerLine(
            question,
            rows[question.key].text if question.key in rows else "",
            rows[question.key].left_because if question.key in rows else "",
        )
        for question in ground.questions
    ]


def _concerns(ground: Ground) -> list[tuple[Concern, str]]:
    answers = {row.concern_number: row.text for row in ground.agreement.concerns.all()}
    return [(concern, answers.get(concern.pk, "")) for concern in ground.concerns]


def _principles(ground: Ground) -> list[tuple[Clause, bool]]:
    confirmed = {(row.clause_key, row.clause_version) for row in ground.agreement.principles.all()}
    return [(clause, (clause.key, clause.version_id) in confirmed) for clause in ground.principles]


def _signatures(ground: Ground) -> list[SignatureLine]:
    agreement = ground.agreement
    rows = list(agreement.sign_offs.all())
    live = {row.side: row for row in rows if row.voided_at is None}
    voided = {row.side for row in rows if row.voided_at is not None}
    fresh = signed_sides(agreement) if agreement.is_being_written else set(live)
    return [
        SignatureLine(
            side=side,
            label=str(Side(side).label),
            signed=live.get(side) if side in fresh else None,
            is_stale=side in voided and side not in fresh,
        )
        for side in dict.fromkeys([*needed_sides(agreement, ground.policy), *live])
    ]
