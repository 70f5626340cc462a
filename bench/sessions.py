"""Signing somebody in without a page."""

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

from samspil.base.core import clock
from samspil.society.accounts.backends.sessions import SessionStore
from samspil.society.accounts.models import User


def session_of(user: User) -> str:
    """Return the key of a new session."""
    store = SessionStore()
    store[SESSION_KEY], store[HASH_SESSION_KEY] = str(user.pk), user.get_session_auth_hash()
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store["device"], store["signed_in_at"] = "Bench|Linux", clock.now().isoformat()
    store.create()
    return str(store.session_key)
