"""What people are told about the dialogue."""

from samspil.compact.dialogue.notifications import readiness as readiness
from samspil.compact.dialogue.notifications import voices as voices
