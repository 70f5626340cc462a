"""What an operator does to the data of a person."""

from samspil.doors.operations.actions.erasing import erase_person
from samspil.doors.operations.actions.parting import part_with_person

__all__ = ["erase_person", "part_with_person"]
