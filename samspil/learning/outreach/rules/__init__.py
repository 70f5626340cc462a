"""What holds for campaigns, numbers and the lists for other websites."""
