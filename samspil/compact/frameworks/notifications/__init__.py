"""What frameworks and consultations tell people."""

from samspil.compact.frameworks.notifications import consultations as consultations
from samspil.compact.frameworks.notifications import local as local
from samspil.compact.frameworks.notifications import signing as signing
