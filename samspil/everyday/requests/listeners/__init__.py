"""What follows from events below and in the room itself."""
