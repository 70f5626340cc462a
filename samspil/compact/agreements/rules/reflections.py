"""What both sides should have thought of: the principles, the checklist, and the known worries."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspil.compact.agreements.models import Agreement
from samspil.compact.agreements.queries.ground import Ground
from samspil.compact.agreements.rules.verdicts import Lack
from samspil.compact.dialogue.models import Concern
from samspil.compact.frameworks.models import Clause


def unconfirmed_principles(agreement: Agreement, ground: Ground | None = None) -> list[Clause]:
    """Return the principles in force at the workplace that the agreement has not confirmed (RM-60)."""
    confirmed = {(row.clause_key, row.clause_version) for row in agreement.principles.all()}
    return [
        clause
        for clause in (ground or Ground(agreement)).principles
        if (clause.key, clause.version_id) not in confirmed
    ]


def unanswered_concerns(agreement: Agreement, ground: Ground | None = None) -> list[Concern]:
    """Return the known worries that the agreement has no answer to (VB-12)."""
    answered = {row.concern_number for row in agreement.concerns.all() if row.text.strip()}
    known = (ground or Ground(agreement)).concerns
    return [concern for concern in known if concern.pk not in answered]


def reflection_lacks(agreement: Agreement, ground: Ground) -> Iterator[Lack]:
    """Say what must still be thought of. A small effort confirms the principles, and that is all (DR-17)."""
    if count := len(unconfirmed_principles(agreement, ground)):
        yield Lack(
            "principles",
            "principper",
            ngettext("Confirm %(count)s principle.", "Confirm %(count)s principles.", count)
            % {"count": count},
        )
    if agreement.is_light:
        return
    for concern in unanswered_concerns(agreement, ground):
        yield Lack(
            "concern",
            "bekymringer",
            _("Answer the worry “%(concern)s”.") % {"concern": concern.title},
        )
    answered, _left = _answers(agreement)
    for question in ground.questions:
        if question.key in ground.policy.gating and question.key not in answered:
            yield Lack(
                f"question_{question.key}",
                "huskeliste",
                _("Answer the question of the checklist: %(question)s") % {"question": question.text},
                section=question.key,
            )


def reflection_warnings(agreement: Agreement, ground: Ground) -> Iterator[Lack]:
    """Point out the questions that are only there to help: they may be left with a reason (HJ-31)."""
    if agreement.is_light:
        return
    answered, left = _answers(agreement)
    for question in ground.questions:
        if question.key not in ground.policy.gating and question.key not in answered | left:
            yield Lack(
                f"question_{question.key}",
                "huskeliste",
                _("Think about: %(question)s") % {"question": question.text},
                section=question.key,
            )


def _answers(agreement: Agreement) -> tuple[set[str], set[str]]:
    rows = list(agreement.answers.all())
    return {row.key for row in rows if row.text.strip()}, {row.key for row in rows if row.left_because}
