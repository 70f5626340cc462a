"""What other rooms and the pages ask about requests."""
