"""What coordinators, staff and volunteers fill in."""

from samspil.everyday.rotas.forms.circles import ContactForm, HoldForm
from samspil.everyday.rotas.forms.measure import MeasureForm
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
    "ContactForm",
    "HandOverForm",
    "HoldForm",
    "InvitationForm",
    "MeasureForm",
    "PatternChangeForm",
    "PatternEndForm",
    "PatternForm",
    "PresenceForm",
    "ShiftForm",
    "VigilChangeForm",
    "VigilForm",
]
