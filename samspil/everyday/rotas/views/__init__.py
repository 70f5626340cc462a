"""The pages of shifts: a volunteer's own, and the rota of a workplace."""
