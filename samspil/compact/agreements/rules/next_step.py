"""The one thing that the person who looks should do next."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspil.base.core.actor import Actor
from samspil.compact.agreements.flow import State
from samspil.compact.agreements.models import Agreement, Side
from samspil.compact.agreements.rules.sides import side_of, sides_to_sign
from samspil.compact.agreements.rules.verdicts import Gate, Lack
from samspil.society.access.matrix import Can
from samspil.society.access.permission import allowed

# What can only be mended after the draft is out, or by others.
_LATER = frozenset(
    {
        "dialogue",
        "employee_comment",
        "not_sent",
        "another_in_force",
        "light_closed",
        "workplace_closed",
        "partner_ended",
    }
)


@dataclass(frozen=True, slots=True)
class NextStep:
    """What to do, in a sentence, with the label of the button and the step it leads to. `move` is sent at once."""

    sentence: str
    label: str = ""
    step: str = ""
    section: str = ""
    move: str = ""


def next_step(by: Actor, agreement: Agreement, gate: Gate) -> NextStep | None:
    """Return the next step of this person, or nothing when there is none."""
    if not agreement.is_being_written:
        return None
    if agreement.state == State.AWAITING_SIGNATURES and sides_to_sign(by, agreement):
        return NextStep(
            _("Your signature is missing. Read the agreement and sign it."), _("Read and sign"), "underskrift"
        )
    if allowed(by, Can.AGREEMENT_EDIT, agreement) and side_of(by, agreement) != Side.EMPLOYEE:
        return _of_the_writer(agreement, gate)
    return _of_the_reader(by, agreement)


def _of_the_writer(agreement: Agreement, gate: Gate) -> NextStep:
    """What waits for an answer comes first, then what must be written, then the next move."""
    if agreement.state == State.IN_DIALOGUE and (waiting := _unanswered(agreement)):
        return NextStep(
            ngettext(
                "%(count)s comment awaits your answer.", "%(count)s comments await your answer.", waiting
            )
            % {"count": waiting},
            _("Read the comments"),
            "kommentarer",
        )
    if lack := first_to_mend(gate):
        return NextStep(lack.sentence, _("Go on"), lack.step, lack.section)
    return _MOVES[State(agreement.state)](agreement, gate)


def _from_draft(agreement: Agreement, gate: Gate) -> NextStep:
    if agreement.is_light:
        return NextStep(_("All is written. Confirm it."), _("Confirm"), "principper")
    return NextStep(
        _("The draft is ready. Let the employees and the association read it."),
        _("Send out for comments"),
        move="comments",
    )


def _from_dialogue(agreement: Agreement, gate: Gate) -> NextStep:
    if "employee_comment" in gate.codes:
        return NextStep(_("The employees' side is reading it. You hear from us when it has answered."))
    return NextStep(_("The text is ready to be signed."), _("Ask for signatures"), move="signatures")


def _from_signatures(agreement: Agreement, gate: Gate) -> NextStep:
    if gate:
        return NextStep(_("Nothing is missing."), _("Put it into force"), move="activation")
    return NextStep(_("It waits: %(missing)s") % {"missing": gate.reason})


_MOVES = {
    State.DRAFT: _from_draft,
    State.IN_DIALOGUE: _from_dialogue,
    State.AWAITING_SIGNATURES: _from_signatures,
}


def _of_the_reader(by: Actor, agreement: Agreement) -> NextStep:
    side = side_of(by, agreement)
    if side == Side.EMPLOYEE and not any(row.side == side for row in agreement.comments.all()):
        return NextStep(
            _("Read the draft, and say what you think. “No remarks” is an answer too."),
            _("Comment on the draft"),
            "kommentarer",
        )
    return NextStep(_("You can comment on the draft until it is signed."), _("Comment"), "kommentarer")


def first_to_mend(gate: Gate, *, but: frozenset[str] = frozenset()) -> Lack | None:
    """Return the first lack that can be mended by writing, in the order of the guide, but for those codes."""
    return next(
        (
            lack
            for lack in gate.lacks
            if lack.code not in _LATER | but and not lack.code.startswith("signature_")
        ),
        None,
    )


def _unanswered(agreement: Agreement) -> int:
    return sum(row.resolved_at is None for row in agreement.comments.all())
