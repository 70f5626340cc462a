"""Volunteers, where they belong, how they are insured, what they wish for, and the classes that come for a time."""

from samspil.people.volunteers.models.people import (
    Affiliation,
    AffiliationQuerySet,
    InsuranceCover,
    Volunteer,
    VolunteerQuerySet,
    Wishes,
)
from samspil.people.volunteers.models.placements import Placement, Student

__all__ = [
    "Affiliation",
    "AffiliationQuerySet",
    "InsuranceCover",
    "Placement",
    "Student",
    "Volunteer",
    "VolunteerQuerySet",
    "Wishes",
]
