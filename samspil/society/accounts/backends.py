"""How an e-mail address and a password become a user. The seam where OIDC and SAML will be joined."""

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest

from samspil.society.accounts.models import User


class EmailBackend(BaseBackend):
    """Finds active users by address; an unknown address costs the same time as a known one."""

    def authenticate(self, request: HttpRequest | None, email: str | None = None, password: str | None = None, **kwargs: Any) -> User | None:
        if not email or not password:
            return None
        user = User.objects.filter(email=email.strip().lower(), is_active=True).first()
        if user is None or not user.has_usable_password():
            make_password(password)
            return None
        return user if user.check_password(password) else None

    def get_user(self, user_id: int) -> User | None:
        return User.objects.filter(pk=user_id, is_active=True).first()
