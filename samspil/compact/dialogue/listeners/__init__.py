"""What follows here from what happens elsewhere."""

from samspil.compact.dialogue.listeners import authorities as authorities
