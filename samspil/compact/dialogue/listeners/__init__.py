"""What the dialogue does when something happens below it."""

from samspil.compact.dialogue.listeners import authorities as authorities
from samspil.compact.dialogue.listeners import committees as committees
