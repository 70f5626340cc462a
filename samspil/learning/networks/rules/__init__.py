"""May they, with this one, now: answers with their reason."""
