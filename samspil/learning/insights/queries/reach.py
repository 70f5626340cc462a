"""What somebody's insight covers: their places, or one unit among them."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from samspil.base.core.actor import Actor
from samspil.base.core.errors import Denied, NotVisible
from samspil.society.access.matrix import Can
from samspil.society.access.reach import grants_for, within
from samspil.society.places.models import Unit


@dataclass(frozen=True)
class Reach:
    """The places that the reader follows."""

    by: Actor
    unit: Unit | None = None

    def at(self, workplace: str = "") -> Q:
        """Return the condition for rows whose workplace is found along `workplace` ("activity__workplace__")."""
        reached = within(
            self.by,
            Can.INSIGHT_VIEW,
            authority=f"{workplace}unit__authority_id",
            unit_path=f"{workplace}unit__path",
        )
        return reached & Q(**{f"{workplace}unit__path__startswith": self.unit.path}) if self.unit else reached


def reach_of(by: Actor, unit: str = "") -> Reach:
    """Return what the reader follows, or the unit with this number in it.

    Raises Denied for whoever follows nothing, and NotVisible for a unit that is not wholly within reach.
    """
    if not grants_for(by, Can.INSIGHT_VIEW):
        raise Denied(_("None of your duties allows this."))
    if not unit:
        return Reach(by)
    if not (unit.isascii() and unit.isdigit() and len(unit) < 12):
        raise NotVisible
    covered = within(by, Can.INSIGHT_VIEW, authority="authority_id", unit_path="path")
    found = Unit.objects.filter(covered, pk=int(unit)).select_related("parent").first()
    if found is None:
        raise NotVisible
    return Reach(by, found)
