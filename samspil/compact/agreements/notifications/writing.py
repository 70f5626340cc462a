"""Whom we tell while an agreement is being written and signed. Subjects name no person: they are seen on locked screens."""

from collections.abc import Iterable, Sequence

from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.compact.agreements.events import (
    AgreementActivated,
    AgreementCommented,
    AgreementSentForComments,
    SignaturesAsked,
    SignaturesVoided,
)
from samspil.compact.agreements.models import Agreement, Comment, Side
from samspil.compact.agreements.rules.sides import needed_sides
from samspil.compact.dialogue.models import Side as CommitteeSide
from samspil.compact.dialogue.queries import committee_for, members_on
from samspil.society.access.matrix import Can, Duty
from samspil.society.access.reach import Scope
from samspil.society.accounts.models import User
from samspil.society.duties.queries import people_who
from samspil.society.notifications.notify import Message, notify


@notify(AgreementSentForComments, kind="dialogue")
def ask_for_comments(fact: AgreementSentForComments) -> list[Message]:
    """Ask the employees' side and the association to read the draft (HJ-24)."""
    agreement = _agreement(fact.subject)
    body = [
        _("The draft of “%(agreement)s” is ready for you to read.") % {"agreement": agreement.title},
        _("Say what you think of each section, or that you have no remarks. Both help."),
    ]
    people = _once([*_spokespeople(agreement), *_association(agreement)])
    return _to(people, _("A draft to read"), body, agreement, page="comments", label=_("Read and comment"))


@notify(SignaturesAsked, kind="dialogue")
def ask_to_sign(fact: SignaturesAsked) -> list[Message]:
    """Ask each side to sign."""
    agreement = _agreement(fact.subject)
    body = [
        _("“%(agreement)s” is ready to be signed.") % {"agreement": agreement.title},
        _("Read it first. All sides sign the same words."),
    ]
    return _to(
        _signers(agreement),
        _("An agreement to sign"),
        body,
        agreement,
        page="signatures",
        label=_("Read and sign"),
    )


@notify(SignaturesVoided, kind="dialogue")
def ask_to_sign_again(fact: SignaturesVoided) -> list[Message]:
    """Tell those who have signed that the words are others now."""
    agreement = _agreement(fact.subject)
    body = [
        _("A word has been changed in “%(agreement)s” since you signed it.") % {"agreement": agreement.title},
        _("Your signature no longer counts. Read the agreement again, and sign it if you still agree."),
    ]
    people = User.objects.filter(pk__in=fact.signers, is_active=True).order_by("pk")
    return _to(
        list(people),
        _("Sign an agreement again"),
        body,
        agreement,
        page="signatures",
        label=_("Read and sign"),
    )


@notify(AgreementCommented, kind="dialogue")
def tell_of_a_comment(fact: AgreementCommented) -> list[Message]:
    """Tell those who write the agreement that somebody has commented."""
    agreement = _agreement(fact.subject)
    comment = Comment.objects.get(pk=fact.comment)
    said = (
        _("The employees' side has no remarks to “%(agreement)s”.")
        if comment.no_remarks
        else _("There is a new comment on “%(agreement)s”.")
    )
    writers = [agreement.leader, agreement.contact, agreement.created_by]
    people = [one for one in _once(writers) if one.pk != comment.author_id]
    body = [said % {"agreement": agreement.title}]
    return _to(
        people,
        _("A comment on an agreement"),
        body,
        agreement,
        page="comments",
        label=_("Read the comments"),
    )


@notify(AgreementActivated, kind="dialogue")
def tell_that_it_holds(fact: AgreementActivated) -> list[Message]:
    """Tell all sides that the agreement is in force."""
    agreement = _agreement(fact.subject)
    body = [
        _("“%(agreement)s” has been signed by all sides and is in force.") % {"agreement": agreement.title},
        _("Thank you for making it together."),
    ]
    people = _once([agreement.leader, agreement.contact, agreement.substitute, *_association(agreement)])
    return _to(people, _("An agreement is in force"), body, agreement)


def _signers(agreement: Agreement) -> list[User]:
    sides = needed_sides(agreement)
    found: list[User | None] = [agreement.leader]
    found += _spokespeople(agreement) if Side.EMPLOYEE in sides else []
    found += _association(agreement)
    return _once(found)


def _spokespeople(agreement: Agreement) -> list[User]:
    committee = committee_for(agreement.workplace)
    if committee is None:
        return []
    seats = members_on(committee, clock.today()).filter(side=CommitteeSide.EMPLOYEE)
    return [seat.user for seat in seats.order_by("user__name", "pk")]


def _association(agreement: Agreement) -> list[User]:
    if agreement.partner_id is None:
        return []
    scope = Scope(partner_id=agreement.partner_id)
    return list(people_who(Can.AGREEMENT_SIGN, scope, duties=frozenset({Duty.ASSOCIATION_LEADER})))


def _once(people: Iterable[User | None]) -> list[User]:
    return list({one.pk: one for one in people if one is not None and one.is_active}.values())


def _to(
    people: Sequence[User],
    subject: str,
    body: list[str],
    agreement: Agreement,
    *,
    page: str = "agreement",
    label: str = "",
) -> list[Message]:
    path = reverse(f"agreements:{page}", args=[agreement.pk])
    return [
        Message(
            recipient=one,
            subject=subject,
            body=body,
            action_label=label or _("See the agreement"),
            action_path=path,
        )
        for one in people
    ]


def _agreement(subject: Model) -> Agreement:
    rows = Agreement.objects.detailed().select_related(
        "workplace__unit__authority", "partner", "leader", "contact", "substitute", "created_by"
    )
    return rows.get(pk=subject.pk)
