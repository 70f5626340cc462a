"""What volunteers, coordinators and wards are told: importing the modules lets them listen."""

from samspil.everyday.rotas.notifications import endings, shifts, vigils

__all__ = ["endings", "shifts", "vigils"]
