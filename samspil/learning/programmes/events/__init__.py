"""What happens in a programme."""
