"""What changes cases, the numbers of municipalities, and departures."""

from samspil.everyday.cases.actions.filing import open_case
from samspil.everyday.cases.models.cases import Kind

__all__ = ["Kind", "open_case"]
