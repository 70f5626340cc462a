"""Saying no to contact, and taking the no back."""

from samspil.people.citizens.actions.letters import ask_for_letter, forget_letter, say_no, take_back
from samspil.people.citizens.actions.lifting import forget_lifted, lift_contact, lift_mark, lift_own_mark
from samspil.people.citizens.actions.marking import mark_contact, mark_whereabouts

__all__ = [
    "ask_for_letter",
    "forget_letter",
    "forget_lifted",
    "lift_contact",
    "lift_mark",
    "lift_own_mark",
    "mark_contact",
    "mark_whereabouts",
    "say_no",
    "take_back",
]
