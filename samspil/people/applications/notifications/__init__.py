"""Letters that people read: short, kind, with one next step."""

from samspil.people.applications.notifications import applications as applications
from samspil.people.applications.notifications import interests as interests
