"""What happens in responder groups and in their drills. No payload holds a name or a place."""
