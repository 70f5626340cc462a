"""Taking volunteers on, one by one or a whole list, changing what we know of them, and parting well."""

from samspil.people.volunteers.actions.circles import name_contact
from samspil.people.volunteers.actions.lists import Newcomer, Taken, take_on_volunteers, undo_taking_on
from samspil.people.volunteers.actions.measure import choose_measure
from samspil.people.volunteers.actions.placements import forget_placement, move_end, place_students
from samspil.people.volunteers.actions.single import (
    Reach,
    change_volunteer,
    confirm_insurance,
    end_affiliation,
    note_account_change,
    take_on_volunteer,
)
from samspil.people.volunteers.actions.wishes import change_wishes, note_asked

__all__ = [
    "Newcomer",
    "Reach",
    "Taken",
    "change_volunteer",
    "change_wishes",
    "choose_measure",
    "confirm_insurance",
    "end_affiliation",
    "forget_placement",
    "move_end",
    "name_contact",
    "note_account_change",
    "note_asked",
    "place_students",
    "take_on_volunteer",
    "take_on_volunteers",
    "undo_taking_on",
]
