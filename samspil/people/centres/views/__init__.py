"""The web side of the work between workplaces and volunteer centres."""
