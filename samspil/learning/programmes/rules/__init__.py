"""What follows from how a programme stands: pure where it can be."""
