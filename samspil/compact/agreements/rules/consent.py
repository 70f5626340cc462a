"""What the employees and the other sides have said: the dialogue, and the signatures."""

from collections.abc import Iterator

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samspil.compact.agreements.flow import State
from samspil.compact.agreements.models import Agreement, AgreementPolicy, Side
from samspil.compact.agreements.rules.content import content_hash
from samspil.compact.agreements.rules.sides import needed_sides
from samspil.compact.agreements.rules.verdicts import Lack
from samspil.compact.dialogue.queries import discussion_verdict


def dialogue_lacks(agreement: Agreement, policy: AgreementPolicy) -> Iterator[Lack]:
    """Say whether the employees have been asked (RM-35, HJ-03) and have spoken (HJ-24)."""
    if agreement.is_light and not policy.light_needs_dialogue:
        return
    verdict = discussion_verdict(agreement.workplace, agreement.about)
    if not verdict:
        yield Lack("dialogue", "droeftelse", verdict.reason)
    if policy.employee_comment_required and not _employees_have_spoken(agreement):
        yield Lack(
            "employee_comment",
            "kommentarer",
            _("The employees' side has not commented yet. “No remarks” is an answer too."),
        )


def _employees_have_spoken(agreement: Agreement) -> bool:
    return any(comment.side == Side.EMPLOYEE for comment in agreement.comments.all())


def signature_lacks(agreement: Agreement, policy: AgreementPolicy) -> Iterator[Lack]:
    """Say which sides have not signed this exact text (DR-35)."""
    signed = signed_sides(agreement)
    for side in needed_sides(agreement, policy):
        if side not in signed:
            yield Lack(f"signature_{side}", "underskrift", str(_NOT_SIGNED[Side(side)]))
    if agreement.state != State.AWAITING_SIGNATURES:
        yield Lack("not_sent", "underskrift", _("Ask the parties to sign."))


def signed_sides(agreement: Agreement) -> set[str]:
    """Return the sides whose signature stands under the text as it is now."""
    now = content_hash(agreement)
    live = [row for row in agreement.sign_offs.all() if row.voided_at is None]
    return {row.side for row in live if row.content_hash == now}


_NOT_SIGNED: dict[Side, Promise] = {
    Side.LEADER: gettext_lazy("The leader has not signed."),
    Side.EMPLOYEE: gettext_lazy("The employees' side has not signed."),
    Side.ASSOCIATION: gettext_lazy("The association has not signed."),
}
