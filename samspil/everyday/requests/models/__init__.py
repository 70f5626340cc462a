"""What citizens ask for, and what becomes of it."""

from samspil.everyday.requests.models.details import Escort, HandOver, Purchase, Talk
from samspil.everyday.requests.models.requests import Asker, Request, RequestKind

__all__ = ["Asker", "Escort", "HandOver", "Purchase", "Request", "RequestKind", "Talk"]
