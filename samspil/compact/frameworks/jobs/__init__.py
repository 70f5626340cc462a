"""What frameworks and consultations do by themselves."""

from samspil.compact.frameworks.jobs.consultations import (
    end_consultations,
    erase_consultation_contacts,
    remind_of_consultations,
)

__all__ = ["end_consultations", "erase_consultation_contacts", "remind_of_consultations"]
