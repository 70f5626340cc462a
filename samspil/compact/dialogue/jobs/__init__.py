"""What the dialogue does by itself."""

from samspil.compact.dialogue.jobs.committees import (
    remind_of_follow_ups,
    remind_of_meetings,
    turn_year_wheels,
)
from samspil.compact.dialogue.jobs.voices import (
    erase_old_voices,
    remind_of_declarations,
    show_overdue_voices,
)

__all__ = [
    "erase_old_voices",
    "remind_of_declarations",
    "remind_of_follow_ups",
    "remind_of_meetings",
    "show_overdue_voices",
    "turn_year_wheels",
]
