"""What this room tells the rooms above it."""

from samspil.people.activities.queries.activities import without_leader
from samspil.people.activities.queries.library import Template, search_templates, template_of, templates
from samspil.people.activities.queries.sheets import Sheet, sheet_of

__all__ = [
    "Sheet",
    "Template",
    "search_templates",
    "sheet_of",
    "template_of",
    "templates",
    "without_leader",
]
