"""Signing what one promises, on screen or on paper, and publishing what is to be signed."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Invalid
from samspil.base.core.search import fold
from samspil.base.events.recording import action, record
from samspil.people.onboarding.events import DeclarationSigned, DeclarationWitnessed, TextPublished
from samspil.people.onboarding.models import Declaration, DeclarationText, Onboarding
from samspil.people.onboarding.models.texts import digest_of
from samspil.people.onboarding.queries import latest_signature, may_be_renewed
from samspil.people.onboarding.rules.witnessing import refuse_coming_day, refuse_witness
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require
from samspil.society.places.models import Authority


@action
def sign_declaration(
    by: Actor,
    onboarding: Onboarding,
    text: DeclarationText,
    *,
    typed_name: str,
    digest: str,
    has_read: bool = True,
) -> Declaration:
    """Give the promise to the authority of the workplace, in exactly these words.

    Signing twice is signing once, unless the earlier signature no longer holds, or soon will not.
    Raises Invalid when the name is not the volunteer's own, Conflict when the words have changed meanwhile.
    """
    require(by, Can.ONBOARDING_SIGN, onboarding)
    _refuse_other_words(onboarding, text, digest)
    if not has_read:
        raise Invalid({"has_read": [_("Tick the box when you have read the text.")]})
    if not _same_name(typed_name, onboarding.volunteer.user.name):
        name = onboarding.volunteer.user.name
        raise Invalid({"typed_name": [_("Write your name as we know it: %(name)s.") % {"name": name}]})
    declaration = _declared(onboarding, text, typed_name=typed_name.strip(), signed_at=clock.now())
    record(DeclarationSigned(subject=declaration, kind=text.kind, version=text.version), by=by)
    return declaration


@action
def witness_declaration(
    by: Actor,
    onboarding: Onboarding,
    text: DeclarationText,
    *,
    signed_on: date,
    digest: str,
    has_seen: bool = True,
) -> Declaration:
    """Note that a volunteer without an e-mail address has signed these words on paper, and that `by` saw it.

    The paper stays in the binder of the workplace. Raises Denied for oneself and for those who can sign on screen, Invalid
    for a day that has not come or was before the words, Conflict when the words have changed.
    """
    require(by, Can.ONBOARDING_CONFIRM, onboarding)
    refuse_witness(by, onboarding.volunteer_id)
    _refuse_other_words(onboarding, text, digest)
    _refuse_unseen(text, signed_on, has_seen=has_seen)
    declaration = _declared(
        onboarding,
        text,
        typed_name=onboarding.volunteer.user.name,
        signed_at=clock.start_of(signed_on),
        witness_id=by.user_id,
        witnessed_at=clock.now(),
    )
    told = {"volunteer": onboarding.volunteer_id, "kind": text.kind, "version": text.version}
    record(DeclarationWitnessed(subject=declaration, signed_on=signed_on.isoformat(), **told), by=by)
    return declaration


def _declared(onboarding: Onboarding, text: DeclarationText, **how: Any) -> Declaration:
    """Return the volunteer's signature under the text: the one that stands, else a new one, given as told."""
    whose = {
        "volunteer_id": onboarding.volunteer_id,
        "authority_id": onboarding.affiliation.workplace.unit.authority_id,
        "text": text,
    }
    signed = latest_signature(onboarding, text)
    if signed and not (how["signed_at"] > signed.signed_at and may_be_renewed(onboarding, signed)):
        return signed
    declaration, _new = Declaration.objects.get_or_create(
        **whose, follows=signed, defaults={"digest": text.digest, **how}
    )
    return declaration


def _refuse_other_words(onboarding: Onboarding, text: DeclarationText, digest: str) -> None:
    """Raise Conflict when the authority of the workplace does not ask for these words, or they are not the ones read."""
    authority_id = onboarding.affiliation.workplace.unit.authority_id
    if not text.is_signed or text.authority_id not in (None, authority_id):
        raise Conflict(_("This text is not signed here."))
    if digest != text.digest:
        raise Conflict(
            _("The text has changed while you were reading. Read it again, and sign the new words.")
        )


def _refuse_unseen(text: DeclarationText, signed_on: date, *, has_seen: bool) -> None:
    refuse_coming_day("signed_on", signed_on)
    if signed_on < clock.local(text.published_at).date():
        raise Invalid(
            {"signed_on": [_("These words are newer than that. Print them, and let them be signed.")]}
        )
    if not has_seen:
        raise Invalid({"has_seen": [_("Tick the box when you have seen the signature.")]})


def _same_name(typed: str, known: str) -> bool:
    return bool(fold(typed)) and fold(typed).replace(".", "") == fold(known).replace(".", "")


@action
def publish_text(
    by: Actor,
    authority: Authority,
    *,
    kind: str,
    version: str,
    title: str,
    body: str,
    affiliation_kind: str = "",
    title_en: str = "",
    body_en: str = "",
) -> DeclarationText:
    """Publish the authority's own version. Those who have signed an earlier one are asked again, and have 30 days.

    Raises Invalid when the version has been used before.
    """
    require(by, Can.RULE_EDIT, authority)
    own = DeclarationText.objects.filter(authority=authority, kind=kind, affiliation_kind=affiliation_kind)
    if own.filter(version=version).exists():
        raise Invalid(
            {"version": [_("This version has been published before. Give the new one another name.")]}
        )
    before = DeclarationText.objects.filter(authority=None, kind=kind).order_by("affiliation_kind").first()
    text = DeclarationText.objects.create(
        authority=authority,
        kind=kind,
        affiliation_kind=affiliation_kind,
        version=version,
        title=title,
        body=body,
        title_en=title_en,
        body_en=body_en,
        questions=before.questions if before else [],
        digest=digest_of(title, body),
        published_by_id=by.user_id,
    )
    record(TextPublished(subject=text, kind=kind, version=version), by=by)
    return text
