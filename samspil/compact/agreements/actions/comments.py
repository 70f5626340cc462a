"""Writing an agreement together: comments, suggestions, and what one has read."""

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Denied, Invalid
from samspil.base.core.guards import MESSAGE, holds_cpr
from samspil.base.events.recording import action, record
from samspil.compact.agreements.actions.held import Held
from samspil.compact.agreements.events import (
    AgreementCommented,
    AgreementRead,
    CommentSettled,
    SectionWritten,
)
from samspil.compact.agreements.models import Agreement, Comment, LastRead, Section, SectionKey, Side
from samspil.compact.agreements.rules.sides import side_of
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require

_LONGEST = 5_000


@action
def comment_on_agreement(
    by: Actor,
    agreement: Agreement,
    *,
    section: str = "",
    text: str = "",
    suggestion: str = "",
    no_remarks: bool = False,
) -> Comment:
    """Comment on a section or the whole, with a text to take over if one likes; or say that there are no remarks.

    The person's duty decides for which side it counts. Raises Invalid when nothing is said or it holds a CPR number,
    Denied when somebody else than the employees' side says that the employees have no remarks.
    """
    require(by, Can.AGREEMENT_COMMENT, agreement)
    Held.being_written(by, agreement)
    side = side_of(by, agreement)
    _refuse_nonsense(section=section, text=text, suggestion=suggestion, no_remarks=no_remarks)
    if no_remarks and side != Side.EMPLOYEE:
        raise Denied(_("Only the employees' side can say that the employees have no remarks."))
    comment = Comment.objects.create(
        agreement=agreement,
        section=section,
        side=side,
        author_id=by.user_id,
        text=text.strip(),
        suggestion=suggestion.strip(),
        no_remarks=no_remarks,
        resolved_at=clock.now() if no_remarks else None,
    )
    record(AgreementCommented(subject=agreement, comment=comment.pk, side=side, section=section), by=by)
    return comment


@action
def settle_comment(by: Actor, comment: Comment, *, reply: str = "", take_over: bool = False) -> None:
    """Answer a comment: take its suggestion over as the section's text, or say why not.

    Raises Conflict when it is settled already, Invalid when there is neither a suggestion to take over nor an answer.
    """
    require(by, Can.AGREEMENT_EDIT, comment.agreement)
    held = Held.being_written(by, comment.agreement)
    comment.refresh_from_db()
    if comment.resolved_at is not None:
        raise Conflict(_("This comment has been answered already."))
    if take_over and not (comment.suggestion and comment.section):
        raise Invalid({"": [_("There is no suggestion to take over.")]})
    if not take_over and not reply.strip():
        raise Invalid({"reply": [_("Write a short answer, so that the other side sees that it was read.")]})
    if holds_cpr(reply):
        raise Invalid({"reply": [str(MESSAGE)]})
    comment.reply, comment.taken_over = reply.strip(), take_over
    comment.resolved_at, comment.resolved_by_id = clock.now(), by.user_id
    comment.save(update_fields=["reply", "taken_over", "resolved_at", "resolved_by"])
    if take_over:
        _take_over(held, comment)
    record(CommentSettled(subject=comment.agreement, comment=comment.pk, taken_over=take_over), by=by)


@action
def mark_as_read(by: Actor, agreement: Agreement) -> None:
    """Remember that the person has read the agreement as it stands now, to show what changes later."""
    require(by, Can.AGREEMENT_VIEW, agreement)
    if by.user_id is None:
        raise Denied(_("Sign in first."))
    LastRead.objects.update_or_create(agreement=agreement, reader_id=by.user_id, defaults={"at": clock.now()})
    record(AgreementRead(subject=agreement), by=by)


def _take_over(held: Held, comment: Comment) -> None:
    values = {
        "text": comment.suggestion,
        "left_because": "",
        "is_drafted": False,
        "changed_at": clock.now(),
        "changed_by_id": held.by.user_id,
    }
    Section.objects.update_or_create(agreement=held.agreement, key=comment.section, defaults=values)
    held.settle()
    record(SectionWritten(subject=held.agreement, section=comment.section), by=held.by)


def _refuse_nonsense(*, section: str, text: str, suggestion: str, no_remarks: bool) -> None:
    errors: dict[str, list[str]] = {}
    if section and section not in SectionKey.values:
        errors["section"] = [_("Choose one of the answers.")]
    if not (text.strip() or suggestion.strip() or no_remarks):
        errors["text"] = [_("Write what you think.")]
    if suggestion.strip() and not section:
        errors["section"] = [_("Choose the section that your text is for.")]
    for name, words in (("text", text), ("suggestion", suggestion)):
        if holds_cpr(words):
            errors[name] = [str(MESSAGE)]
        elif len(words) > _LONGEST:
            errors[name] = [_("Keep it under %(longest)s characters.") % {"longest": _LONGEST}]
    if errors:
        raise Invalid(errors)
