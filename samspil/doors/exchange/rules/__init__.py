"""How a list from an office is read, and what may be undone and downloaded."""
