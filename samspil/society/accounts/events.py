"""What happens to accounts. No payload holds an address, a name or a device."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from samspil.base.events.facts import Fact


@dataclass(frozen=True, kw_only=True)
class SignedIn(Fact):
    verb: ClassVar = "account.signed_in"
    sentence: ClassVar = _("%(actor)s signed in")
    way: str  # link, password, passkey, demo


@dataclass(frozen=True, kw_only=True)
class SignedOut(Fact):
    verb: ClassVar = "account.signed_out"
    sentence: ClassVar = _("%(actor)s signed out")


@dataclass(frozen=True, kw_only=True)
class DeviceSignedOut(Fact):
    verb: ClassVar = "account.device_signed_out"
    sentence: ClassVar = _("%(actor)s signed out on one of their devices")


@dataclass(frozen=True, kw_only=True)
class SignedOutEverywhere(Fact):
    verb: ClassVar = "account.signed_out_everywhere"
    sentence: ClassVar = _("%(actor)s signed out on all devices")


@dataclass(frozen=True, kw_only=True)
class LinkAskedFor(Fact):
    verb: ClassVar = "account.link_asked_for"
    sentence: ClassVar = _("Somebody asked for a sign-in link")


@dataclass(frozen=True, kw_only=True)
class LinkSent(Fact):
    verb: ClassVar = "account.link_sent"
    sentence: ClassVar = _("A sign-in link was sent to person no. %(user)s")
    user: int


@dataclass(frozen=True, kw_only=True)
class AccountLocked(Fact):
    verb: ClassVar = "account.locked"
    sentence: ClassVar = _("Sign-in with a password was paused for 15 minutes after 10 wrong passwords")
    user: int | None  # nothing when nobody has the address


@dataclass(frozen=True, kw_only=True)
class AccountChanged(Fact):
    verb: ClassVar = "account.changed"
    sentence: ClassVar = _("%(actor)s changed their account")


@dataclass(frozen=True, kw_only=True)
class AccountDeactivated(Fact):
    verb: ClassVar = "account.deactivated"
    sentence: ClassVar = _("%(actor)s closed an account; all its sessions ended")


@dataclass(frozen=True, kw_only=True)
class AddressChangeAsked(Fact):
    verb: ClassVar = "account.address_change_asked"
    sentence: ClassVar = _("%(actor)s asked to change their e-mail address")
    change: int


@dataclass(frozen=True, kw_only=True)
class AddressLinkSent(Fact):
    verb: ClassVar = "account.address_link_sent"
    sentence: ClassVar = _("A link was sent to the new e-mail address of person no. %(user)s")
    user: int


@dataclass(frozen=True, kw_only=True)
class AddressChanged(Fact):
    verb: ClassVar = "account.address_changed"
    sentence: ClassVar = _("%(actor)s changed their e-mail address")
    change: int


@dataclass(frozen=True, kw_only=True)
class PasswordChanged(Fact):
    verb: ClassVar = "account.password_changed"
    sentence: ClassVar = _("%(actor)s chose a new password")


@dataclass(frozen=True, kw_only=True)
class PasskeyAdded(Fact):
    verb: ClassVar = "account.passkey_added"
    sentence: ClassVar = _("%(actor)s added a passkey")
    user: int


@dataclass(frozen=True, kw_only=True)
class PasskeyRemoved(Fact):
    verb: ClassVar = "account.passkey_removed"
    sentence: ClassVar = _("%(actor)s removed a passkey")
    user: int
