"""What other rooms may ask about agreements."""

from samspil.compact.agreements.queries.coverage import covered_until
from samspil.compact.agreements.queries.in_force import agreement_for, agreement_verdict
from samspil.compact.agreements.queries.policies import policy_of

__all__ = ["agreement_for", "agreement_verdict", "covered_until", "policy_of"]
