"""Whom a round asks, and what came of it."""
