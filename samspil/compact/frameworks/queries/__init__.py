"""What other rooms and the pages ask about frameworks."""

from samspil.compact.frameworks.queries.force import (
    goals_of,
    in_force,
    newer_than,
    principles_in_force,
)

__all__ = ["goals_of", "in_force", "newer_than", "principles_in_force"]
