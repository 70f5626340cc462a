"""What the pages and the jobs of this door ask."""
