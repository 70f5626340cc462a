"""What people fill in: the questions themselves, and what somebody needs to ask them."""
