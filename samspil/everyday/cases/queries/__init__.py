"""Who is asked to look into a case, and what the lists show."""
