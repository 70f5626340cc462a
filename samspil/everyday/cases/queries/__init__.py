"""Who is asked to look into a case, and what the lists show."""

from samspil.everyday.cases.queries.pages import detailed, own, picture, tabs, worklist

__all__ = ["detailed", "own", "picture", "tabs", "worklist"]
