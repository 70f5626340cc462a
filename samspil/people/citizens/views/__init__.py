"""The pages of the no to contact."""

from samspil.people.citizens.views.public import letter, letter_sent, no, noted, own_lifting, own_mark
from samspil.people.citizens.views.work import contact_lifting, lifting, marks

__all__ = [
    "contact_lifting",
    "letter",
    "letter_sent",
    "lifting",
    "marks",
    "no",
    "noted",
    "own_lifting",
    "own_mark",
]
