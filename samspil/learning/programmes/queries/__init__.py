"""What the pages ask about programmes."""
