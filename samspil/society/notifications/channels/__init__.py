"""The ways out of the house. One that is not configured is closed, and nothing is queued for it."""
