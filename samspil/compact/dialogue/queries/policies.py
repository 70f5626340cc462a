"""How an authority has chosen to carry on the dialogue."""

from samspil.compact.dialogue.models import DialoguePolicy
from samspil.society.places.models import Authority


def policy_of(authority: Authority) -> DialoguePolicy:
    """Return the authority's own choice, or the defaults."""
    return DialoguePolicy.objects.filter(authority=authority).first() or DialoguePolicy(authority=authority)


def volume_has_changed(authority: Authority, *, before: float, after: float) -> bool:
    """Say whether the volunteers' hours have changed so much that the employees are to be asked (HJ-32)."""
    if before <= 0:
        return after > 0
    return abs(after - before) / before * 100 >= policy_of(authority).volume_percent
