"""What is kept of the guidance on the duty of notification."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from samspil.base.events.facts import Fact


@dataclass(frozen=True, kw_only=True)
class GuidanceOpened(Fact):
    """Somebody asked whom to call. Recorded as from a stranger, so that nobody can be suspected of having been worried."""

    verb: ClassVar = "guidance.opened"
    sentence: ClassVar = _("The guidance on the duty of notification was opened")


@dataclass(frozen=True, kw_only=True)
class NotificationContactChanged(Fact):
    verb: ClassVar = "notification_contact.changed"
    sentence: ClassVar = _("%(actor)s changed whom to call about a child in municipality no. %(number)s")
    number: str
