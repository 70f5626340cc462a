"""How an authority works with agreements."""

from samspil.compact.agreements.models import AgreementPolicy
from samspil.society.places.models import Authority


def policy_of(authority: Authority) -> AgreementPolicy:
    """Return what the authority has decided, or the defaults, which are not saved."""
    return AgreementPolicy.objects.filter(authority=authority).first() or AgreementPolicy(authority=authority)
