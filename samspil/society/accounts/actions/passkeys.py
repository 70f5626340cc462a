"""Passkeys come, are used, and go."""

from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Invalid
from samspil.base.events.recording import action, record
from samspil.society.access.permission import require_anyone, require_user
from samspil.society.accounts.events import PasskeyAdded, PasskeyRemoved, SignedIn
from samspil.society.accounts.models import Passkey, User
from samspil.society.accounts.models.passkeys import credential_digest

if TYPE_CHECKING:  # what the library weighs is only carried by who uses a passkey
    from fido2.webauthn import AttestedCredentialData


@action
def add_passkey(
    by: Actor, user: User, *, name: str, credential: "AttestedCredentialData", sign_count: int
) -> Passkey:
    """Keep the passkey under its name. Raises Invalid when it is already kept."""
    require_user(by, user.pk)
    try:
        with transaction.atomic():
            passkey = Passkey.objects.create(
                user=user,
                name=name,
                credential_digest=credential_digest(credential.credential_id),
                credential=bytes(credential),
                sign_count=sign_count,
                added_at=clock.now(),
            )
    except IntegrityError as known:
        raise Invalid(_("This passkey is already on the list.")) from known
    record(PasskeyAdded(subject=passkey, user=user.pk), by=by)
    return passkey


@action
def use_passkey(by: Actor, passkey: Passkey, *, sign_count: int) -> User:
    """Note that the passkey has signed its person in.

    Raises Conflict when its counter has not grown: somebody may have copied it. Counters that stay 0 are of no use.
    """
    require_anyone(by)
    grown = Q(sign_count__lt=sign_count) | (Q(sign_count=0) if sign_count == 0 else Q(pk__in=[]))
    if not Passkey.objects.filter(grown, pk=passkey.pk).update(sign_count=sign_count, used_at=clock.now()):
        raise Conflict(
            _("This passkey looks like a copy and was refused. Sign in with a link, and remove it.")
        )
    by = Actor(user_id=passkey.user_id, name=str(passkey.user), request_id=by.request_id)
    record(SignedIn(subject=passkey.user, way="passkey"), by=by)
    return passkey.user


@action
def remove_passkey(by: Actor, passkey: Passkey) -> None:
    """Forget the passkey; it signs nobody in any more."""
    require_user(by, passkey.user_id)
    Passkey.objects.filter(pk=passkey.pk).delete()
    record(PasskeyRemoved(subject=passkey, user=passkey.user_id), by=by)
