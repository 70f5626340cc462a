"""What the pages and the actions read."""
