"""What people are told about agreements."""

from samspil.compact.agreements.notifications import life as life
from samspil.compact.agreements.notifications import writing as writing
