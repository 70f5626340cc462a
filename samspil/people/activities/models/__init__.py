"""Needs, and the activities that answer them: what volunteers do, what they may not do, and who answers for it."""

from samspil.people.activities.models.activities import Activity, ActivityQuerySet, Kind
from samspil.people.activities.models.checks import BoundaryCheck, DiversityCheck, Task
from samspil.people.activities.models.materials import Material, MaterialReading
from samspil.people.activities.models.needs import Need, NeedQuerySet
from samspil.people.activities.models.parties import Party
from samspil.people.activities.models.readiness import ReadinessPolicy, StartAcceptance

__all__ = [
    "Activity",
    "ActivityQuerySet",
    "BoundaryCheck",
    "DiversityCheck",
    "Kind",
    "Material",
    "MaterialReading",
    "Need",
    "NeedQuerySet",
    "Party",
    "ReadinessPolicy",
    "StartAcceptance",
    "Task",
]
