"""Saying that something is wrong, looking into it, whom to call about a child, and parting well."""
