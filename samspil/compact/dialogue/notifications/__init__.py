"""What the dialogue tells people."""

from samspil.compact.dialogue.notifications import items as items
from samspil.compact.dialogue.notifications import meetings as meetings
