"""What holds for questions, answers and small numbers."""
