"""A browser in which somebody is signed in."""

from typing import Any, ClassVar

from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from samspil.base.core.fields import GuardedCharField
from samspil.society.accounts.models.users import User


class Session(AbstractBaseSession):
    """Django's session, with its person beside it, so that all sessions of one person end with one DELETE."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, null=True, related_name="sessions")
    device = GuardedCharField(max_length=60, blank=True)  # "Chrome|Windows"; no address, no version
    signed_in_at = models.DateTimeField(null=True)
    last_seen_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["user", "-last_seen_at"], name="session_by_user")]

    def __str__(self) -> str:
        return self.device_words

    @property
    def device_words(self) -> str:
        """The device as a person would call it."""
        return device_words(self.device)

    @property
    def handle(self) -> str:
        """What a page calls the session by: the key itself would open it."""
        return salted_hmac("samspil.session", self.session_key, algorithm="sha256").hexdigest()[:32]

    @classmethod
    def get_session_store_class(cls) -> Any:
        raise NotImplementedError("The store knows its table, the table not its store.")


def device_words(device: str) -> str:
    """Return "Chrome on Windows" for "Chrome|Windows", in the reader's language."""
    browser, _sep, system = device.partition("|")
    if browser and system:
        return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("A device we do not know")
