"""What follows here when an authority is set up."""

from samspil.base.core.actor import SYSTEM, Actor
from samspil.base.events.facts import listens
from samspil.compact.dialogue.actions.concerns import ensure_standard_concerns
from samspil.society.places.events import AuthorityFounded
from samspil.society.places.models import Authority


@listens(AuthorityFounded)
def write_down_the_known_concerns(by: Actor, fact: AuthorityFounded) -> None:
    """Every authority begins with the four concerns that every agreement answers."""
    ensure_standard_concerns(SYSTEM, Authority.objects.get(pk=fact.subject.pk))
