"""The pages of sessions: for everybody, and for the association."""
