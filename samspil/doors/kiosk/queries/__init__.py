"""What screens, tablets and stands show."""
