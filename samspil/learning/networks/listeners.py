"""What follows in the same transaction: the library finds a place by its new name."""

from django.db.models import QuerySet

from samspil.base.core.actor import SYSTEM, Actor
from samspil.base.events.facts import Fact, listens
from samspil.learning.networks.actions.searching import renew_library_search
from samspil.learning.networks.models import Experience
from samspil.society.places.events import UnitMoved, UnitRenamed
from samspil.society.places.models import Unit


@listens(UnitRenamed)
def find_by_the_new_name(by: Actor, fact: UnitRenamed) -> None:
    """A workplace has the key of its unit."""
    _renew(by, fact, Experience.objects.filter(workplace=fact.subject.pk))


@listens(UnitMoved)
def find_by_the_new_authority(by: Actor, fact: UnitMoved) -> None:
    path = Unit.objects.values_list("path", flat=True).get(pk=fact.subject.pk)
    _renew(by, fact, Experience.objects.filter(workplace__unit__path__startswith=path))


def _renew(by: Actor, fact: Fact, experiences: QuerySet[Experience]) -> None:
    if experiences.exists():
        renew_library_search(SYSTEM.in_request(by.request_id), fact.subject, experiences=experiences)
