"""What frameworks and consultations tell people."""

from samspil.compact.frameworks.notifications import consultations as consultations
