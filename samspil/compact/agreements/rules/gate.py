"""The gate that an agreement passes to come into force. The same answer stops the action and explains itself on the screen."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from samspil.compact.agreements.flow import State
from samspil.compact.agreements.models import Agreement, AgreementPolicy, SectionKey
from samspil.compact.agreements.models.contents import NOT_FOR_STAFF_TASKS
from samspil.compact.agreements.queries.ground import Ground
from samspil.compact.agreements.rules.consent import dialogue_lacks, signature_lacks
from samspil.compact.agreements.rules.people import people_lacks
from samspil.compact.agreements.rules.reflections import reflection_lacks, reflection_warnings
from samspil.compact.agreements.rules.timing import timing_lacks, timing_warnings
from samspil.compact.agreements.rules.verdicts import Gate, Lack

# What even the smallest effort must say.
LIGHT_MANDATORY = (
    SectionKey.PURPOSE,
    SectionKey.TASKS,
    SectionKey.REFUSAL,
    SectionKey.INSURANCE,
    SectionKey.ABSENCE,
)


def activation_gate(agreement: Agreement, ground: Ground | None = None) -> Gate:
    """Return what keeps the agreement from coming into force: nothing, when the gate is open.

    No duty passes it, not even the system. Warnings are shown and close nothing (DR-06, HJ-31). `ground` spares a page
    what it has read already.
    """
    ground = ground or Ground(agreement)
    policy = ground.policy
    return Gate(
        lacks=(
            *text_lacks(agreement, policy),
            *matrix_lacks(agreement),
            *people_lacks(agreement),
            *timing_lacks(agreement, policy),
            *reflection_lacks(agreement, ground),
            *dialogue_lacks(agreement, policy),
            *signature_lacks(agreement, policy),
            *room_lacks(agreement),
        ),
        warnings=(
            *optional_sections(agreement, policy),
            *timing_warnings(agreement),
            *reflection_warnings(agreement, ground),
        ),
    )


def mandatory_sections(agreement: Agreement, policy: AgreementPolicy) -> list[str]:
    """Return the sections that this agreement must have written."""
    if agreement.is_light:
        return [str(key) for key in LIGHT_MANDATORY]
    return [key for key in SectionKey.values if key in policy.mandatory]


def text_lacks(agreement: Agreement, policy: AgreementPolicy) -> Iterator[Lack]:
    """Say which mandatory sections are empty (DR-08, DR-50 and their neighbours); they cannot be left out."""
    if not agreement.title.strip():
        yield Lack("title", "hvad", _("Give the agreement a title."))
    written = {row.key for row in agreement.sections.all() if row.text.strip()}
    for key in mandatory_sections(agreement, policy):
        if key not in written:
            yield Lack(
                f"section_{key}",
                "afsnit",
                _("Write the section “%(section)s”.") % {"section": SectionKey(key).label},
                section=key,
            )


def optional_sections(agreement: Agreement, policy: AgreementPolicy) -> Iterator[Lack]:
    """Point out the other sections that are neither written nor left out on purpose."""
    if agreement.is_light:
        return
    settled = {row.key for row in agreement.sections.all() if row.text.strip() or row.left_because.strip()}
    for key in SectionKey.values:
        if key not in settled and key not in mandatory_sections(agreement, policy):
            yield Lack(
                f"section_{key}",
                "afsnit",
                _("Write “%(section)s”, or say why you leave it out.") % {"section": SectionKey(key).label},
                section=key,
            )


def matrix_lacks(agreement: Agreement) -> Iterator[Lack]:
    """Say what the responsibility matrix lacks: rows, and one responsible for each (RM-62, DR-09, DR-27)."""
    rows = list(agreement.matrix.all())
    if not rows:
        yield Lack("matrix_empty", "ansvar", _("Write who is responsible for what."))
    if open_rows := [row.text for row in rows if not row.responsible]:
        yield Lack(
            "matrix_open",
            "ansvar",
            _("Choose who is responsible for “%(task)s”.") % {"task": open_rows[0]},
        )
    if any(row.is_staff_task and row.responsible in NOT_FOR_STAFF_TASKS for row in rows):
        yield Lack(
            "matrix_staff",
            "ansvar",
            _("What belongs to the staff cannot be the responsibility of volunteers or an association."),
        )


def room_lacks(agreement: Agreement) -> Iterator[Lack]:
    """Say whether the place and the association are there, and whether another agreement stands in its place (HJ-26)."""
    if agreement.workplace.unit.closed_on is not None:
        yield Lack("workplace_closed", "", _("The workplace has been closed."))
    if agreement.partner is not None and agreement.partner.ended_on is not None:
        yield Lack("partner_ended", "", _("The collaboration with this association has ended."))
    if agreement.is_light:
        return
    replaced = agreement.replaces_id or 0
    others = (
        Agreement.objects.filter(
            kind=agreement.kind,
            workplace=agreement.workplace,
            partner=agreement.partner,
            state__in=[State.ACTIVE, State.DUE_FOR_REVISION],
        )
        .exclude(pk=agreement.pk)
        .exclude(pk=replaced)
    )
    if others.exists():
        yield Lack(
            "another_in_force",
            "",
            _("There is an agreement in force here already. Revise or end that one first."),
        )
