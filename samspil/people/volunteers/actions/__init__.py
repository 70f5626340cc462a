"""Taking volunteers on, one by one or a whole list, changing what we know of them, and parting well."""

from samspil.people.volunteers.actions.lists import Newcomer, Taken, take_on_volunteers, undo_taking_on
from samspil.people.volunteers.actions.single import (
    Reach,
    change_volunteer,
    confirm_insurance,
    end_affiliation,
    note_account_change,
    take_on_volunteer,
)

__all__ = [
    "Newcomer",
    "Reach",
    "Taken",
    "change_volunteer",
    "confirm_insurance",
    "end_affiliation",
    "note_account_change",
    "take_on_volunteer",
    "take_on_volunteers",
    "undo_taking_on",
]
