"""What is asked on the pages of responder groups."""
