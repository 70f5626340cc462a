"""Which experiences, offers, networks and questions."""
