"""What frameworks and consultations do by themselves."""

from samspil.compact.frameworks.jobs.consultations import (
    end_consultations,
    erase_consultation_contacts,
    remind_of_consultations,
)
from samspil.compact.frameworks.jobs.versions import settle_versions

__all__ = ["end_consultations", "erase_consultation_contacts", "remind_of_consultations", "settle_versions"]
