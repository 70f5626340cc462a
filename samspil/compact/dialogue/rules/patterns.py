"""A pattern for the meetings where employees and volunteers talk together (HJ-20): four points, in the order that works."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samspil.compact.dialogue.models import MeetingKind

_TALK: tuple[Promise, ...] = (
    _("Trust: what has gone well since we last met, and what has been hard?"),
    _(
        "Tasks and roles: does everybody know who does what, and has anything slipped from one side to the other?"
    ),
    _("Respect: what do we need from each other?"),
    _("What will we try, and who does what before we meet again?"),
)
PATTERNS: Mapping[str, tuple[Promise, ...]] = {MeetingKind.DIALOGUE: _TALK, MeetingKind.JOINT: _TALK}


def pattern_of(kind: str) -> tuple[Promise, ...]:
    """Return what such a meeting talks about; nothing for those that have only their agenda."""
    return PATTERNS.get(kind, ())


def minutes_begun(kind: str) -> str:
    """Return the points as headings, for minutes that nobody has begun yet."""
    return "\n\n".join(str(point) for point in pattern_of(kind))
