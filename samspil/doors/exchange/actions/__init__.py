"""What comes in by lists and goes out by lists."""
