"""What people write about stories, moments and thanks."""
