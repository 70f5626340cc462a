"""Coming and going."""

from samspil.base.core.actor import Actor
from samspil.base.events.recording import action, record
from samspil.society.access.permission import require_anyone, require_user
from samspil.society.accounts.events import (
    AccountDeactivated,
    DeviceSignedOut,
    SignedIn,
    SignedOut,
    SignedOutEverywhere,
)
from samspil.society.accounts.models import Session, User


@action
def sign_in(by: Actor, user: User, *, way: str) -> None:
    """Note that the person has shown who they are, in the way that its caller has checked."""
    require_anyone(by)
    by = Actor(user_id=user.pk, name=str(user), request_id=by.request_id)
    record(SignedIn(subject=user, way=way), by=by)


@action
def sign_out(by: Actor, user: User, *, session_key: str) -> None:
    """End this one session."""
    require_user(by, user.pk)
    Session.objects.filter(user=user, session_key=session_key).delete()
    record(SignedOut(subject=user), by=by)


@action
def sign_out_device(by: Actor, user: User, *, session_key: str) -> None:
    """End the session of one device: lost, lent or left signed in."""
    require_user(by, user.pk)
    Session.objects.filter(user=user, session_key=session_key).delete()
    record(DeviceSignedOut(subject=user), by=by)


@action
def sign_out_everywhere(by: Actor, user: User) -> None:
    """End all sessions of the person at once, this one too."""
    require_user(by, user.pk)
    Session.objects.filter(user=user).delete()
    record(SignedOutEverywhere(subject=user), by=by)


@action
def deactivate_account(by: Actor, user: User) -> None:
    """Close the account: nothing signs in any more, and every session ends now.

    The person themselves may, and the system; a room that lets somebody else do it asks its own permission first.
    """
    require_user(by, user.pk)
    User.objects.filter(pk=user.pk).update(is_active=False)
    user.is_active = False
    Session.objects.filter(user=user).delete()
    record(AccountDeactivated(subject=user), by=by)
