"""What a person changes about their own account."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from samspil.base.core.actor import Actor
from samspil.base.core.errors import Invalid
from samspil.base.events.recording import action, record
from samspil.society.access.permission import require_user
from samspil.society.accounts.events import AccountChanged, PasswordChanged
from samspil.society.accounts.models import Session, User


@action
def change_account(by: Actor, user: User, *, name: str | None = None, language: str | None = None) -> None:
    """Change the name and the language; what is left out stays."""
    require_user(by, user.pk)
    user.name = user.name if name is None else name
    user.language = language or user.language
    user.save(update_fields=["name", "language"])
    record(AccountChanged(subject=user), by=by)


@action
def change_password(by: Actor, user: User, *, password: str, keep_session: str = "") -> None:
    """Set the password and end every other session.

    Raises Invalid for a password that is short, common, known from leaks, or like the name.
    """
    require_user(by, user.pk)
    try:
        validate_password(password, user)
    except ValidationError as weak:
        raise Invalid({"password": weak.messages}) from weak
    user.set_password(password)
    user.save(update_fields=["password"])
    Session.objects.filter(user=user).exclude(session_key=keep_session).delete()
    record(PasswordChanged(subject=user), by=by)
