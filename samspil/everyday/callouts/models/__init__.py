"""Responder groups with their people and equipment, and the drills they hold."""

from samspil.everyday.callouts.models.callouts import CallOut, CallOutAnswer, Debrief, TalkWish
from samspil.everyday.callouts.models.groups import Equipment, EquipmentKind, Responder, ResponderGroup

__all__ = [
    "CallOut",
    "CallOutAnswer",
    "Debrief",
    "Equipment",
    "EquipmentKind",
    "Responder",
    "ResponderGroup",
    "TalkWish",
]
