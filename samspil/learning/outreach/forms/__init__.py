"""What is filled in about campaigns, plans and the press."""
