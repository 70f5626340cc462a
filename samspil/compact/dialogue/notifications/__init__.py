"""What the dialogue tells people."""

from samspil.compact.dialogue.notifications import items as items
from samspil.compact.dialogue.notifications import meetings as meetings
from samspil.compact.dialogue.notifications import readiness as readiness
from samspil.compact.dialogue.notifications import voices as voices
