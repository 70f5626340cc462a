"""What other rooms and the pages ask about readiness."""

from samspil.people.onboarding.queries.readiness import benefits_notice, gate, readiness_for

__all__ = ["benefits_notice", "gate", "readiness_for"]
