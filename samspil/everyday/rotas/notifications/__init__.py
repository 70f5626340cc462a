"""What volunteers, coordinators and wards are told: importing the modules lets them listen."""

from samspil.everyday.rotas.notifications import endings, shifts

__all__ = ["endings", "shifts"]
