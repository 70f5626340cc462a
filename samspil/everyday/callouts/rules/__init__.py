"""What is decided by numbers alone: no Django, no database."""
