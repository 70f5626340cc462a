"""What people are told about agreements."""

from samspil.compact.agreements.notifications import life as life
