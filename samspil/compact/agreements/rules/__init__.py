"""What must be true of an agreement, and who may do what with it now."""

from samspil.compact.agreements.rules.gate import activation_gate
from samspil.compact.agreements.rules.sides import may_sign, needed_sides, side_of, sides_to_sign
from samspil.compact.agreements.rules.verdicts import Gate, Lack

__all__ = ["Gate", "Lack", "activation_gate", "may_sign", "needed_sides", "side_of", "sides_to_sign"]
