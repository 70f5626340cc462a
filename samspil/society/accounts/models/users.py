"""The person who signs in. Nothing here says what they may do: see `society/duties`."""

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.fields import GuardedCharField


class UserManager(BaseUserManager["User"]):
    """Makes users; an address is one address however it is written."""

    def create_user(
        self, email: str | None, name: str = "", password: str | None = None, **fields: Any
    ) -> "User":
        user = self.model(email=address(email) if email else None, name=name, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=address(username or ""))

    def who_signs_in_with(self, email: str) -> "User | None":
        """Return the active user with this address."""
        return self.filter(email=address(email), is_active=True).first()


class User(AbstractBaseUser):
    """A person: a name, an e-mail address to sign in with, a language."""

    # Without an address a person cannot sign in, but a coordinator can still plan with them.
    email = models.EmailField(_("e-mail"), unique=True, null=True, blank=True)
    name = GuardedCharField(_("name"), max_length=120, blank=True)
    language = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES, default="da")
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=clock.now)

    objects = UserManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name or self.email or str(self.pk)


def address(email: str) -> str:
    """Return the one way in which we write this address."""
    return email.strip().lower()
