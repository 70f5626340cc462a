"""What the dialogue does by itself."""

from samspil.compact.dialogue.jobs.committees import (
    remind_of_follow_ups,
    remind_of_meetings,
    turn_year_wheels,
)

__all__ = ["remind_of_follow_ups", "remind_of_meetings", "turn_year_wheels"]
