"""What coordinators, staff and volunteers fill in."""

from samspil.everyday.rotas.forms.shifts import (
    InvitationForm,
    PatternChangeForm,
    PatternEndForm,
    PatternForm,
    PresenceForm,
    ShiftForm,
)
from samspil.everyday.rotas.forms.vigils import HandOverForm, VigilChangeForm, VigilForm

__all__ = [
    "HandOverForm",
    "InvitationForm",
    "PatternChangeForm",
    "PatternEndForm",
    "PatternForm",
    "PresenceForm",
    "ShiftForm",
    "VigilChangeForm",
    "VigilForm",
]
