"""What a change writes, and what it leaves as it was."""

from typing import Any

from django.db import models


def take_over(row: models.Model, fields: dict[str, Any]) -> list[str]:
    """Put new values into the row, texts without blanks around them, and return the names of those that are new."""
    values = {name: value.strip() if isinstance(value, str) else value for name, value in fields.items()}
    changed = [name for name, value in values.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, values[name])
    return changed
