"""What volunteers, coordinators and wards are told: importing the modules lets them listen."""

from samspil.everyday.rotas.notifications import circles, endings, shifts, vigils

__all__ = ["circles", "endings", "shifts", "vigils"]
