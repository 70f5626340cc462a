"""Every change in recognition."""
