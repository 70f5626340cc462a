"""Whom we tell when a text waits for a signature, loses one, or is signed by all."""

from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.compact.frameworks.events import ClauseCorrected, VersionAdopted, VersionSigned
from samspil.compact.frameworks.models import Version
from samspil.society.access.matrix import Can, Duty
from samspil.society.accounts.models import User
from samspil.society.duties.queries import people_who
from samspil.society.notifications.notify import Message, notify


@notify(VersionAdopted, kind="dialogue")
def ask_for_signatures(fact: VersionAdopted) -> list[Message]:
    """Ask those who sign to read the adopted text and sign it."""
    version = fact.subject
    signs = User.objects.filter(pk__in=version.framework.signatories.values("user"), is_active=True)
    body = [
        _("“%(title)s” has been adopted. It waits for your signature.") % {"title": version.title},
        _("Read the text, and sign exactly those words."),
    ]
    return [
        _message(one, version, _("A text waits for your signature"), body) for one in signs.order_by("pk")
    ]


@notify(ClauseCorrected, kind="dialogue")
def ask_for_signatures_again(fact: ClauseCorrected) -> list[Message]:
    """Tell those whose signature fell with the correction."""
    if not fact.voided:
        return []
    version = fact.subject
    void = version.signatures.filter(content_hash=fact.before_hash, voided_at__isnull=False)
    body = [
        _("“%(title)s” has been corrected after you signed it. Read it again, and sign it.")
        % {"title": version.title}
    ]
    signers = User.objects.filter(pk__in=void.values("signer"), is_active=True).order_by("pk")
    return [_message(one, version, _("Your signature no longer counts"), body) for one in signers]


@notify(VersionSigned, kind="dialogue")
def tell_that_all_have_signed(fact: VersionSigned) -> list[Message]:
    """Tell the consultants, who wait for it."""
    version = fact.subject
    scope = version.access_scopes()[0]
    body = [
        _("“%(title)s” has been signed by all. It can be read by everybody, and never changed.")
        % {"title": version.title}
    ]
    waiting = people_who(Can.FRAMEWORK_DECIDE, scope, duties=frozenset({Duty.CONSULTANT}))
    return [
        Message(
            recipient=one,
            subject=_("A text has been signed by all"),
            body=body,
            action_label=_("See the text"),
            action_path=_path(version),
        )
        for one in waiting
    ]


def _message(recipient: User, version: Version, subject: str, body: list[str]) -> Message:
    return Message(
        recipient=recipient,
        subject=subject,
        body=body,
        action_label=_("Read and sign"),
        action_path=_path(version),
    )


def _path(version: Version) -> str:
    return reverse("frameworks:version", args=[version.pk])
