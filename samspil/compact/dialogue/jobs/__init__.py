"""What happens in the dialogue by itself."""

from samspil.compact.dialogue.jobs import voices as voices
