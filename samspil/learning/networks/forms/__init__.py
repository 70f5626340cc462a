"""What people fill in, in a few minutes."""
