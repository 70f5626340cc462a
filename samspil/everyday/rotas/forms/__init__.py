"""What coordinators, staff and volunteers fill in."""

from samspil.everyday.rotas.forms.shifts import (
    InvitationForm,
    PatternChangeForm,
    PatternEndForm,
    PatternForm,
    PresenceForm,
    ShiftForm,
)

__all__ = [
    "InvitationForm",
    "PatternChangeForm",
    "PatternEndForm",
    "PatternForm",
    "PresenceForm",
    "ShiftForm",
]
