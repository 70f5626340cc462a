"""What workplaces tell each other, and what associations can get help with."""

from samspil.learning.networks.models.experiences import Enquiry, Experience, ExperienceQuerySet, Use

__all__ = ["Enquiry", "Experience", "ExperienceQuerySet", "Use"]
