"""Circles of friends that hold places of a shift, and fill some of them."""

from datetime import timedelta

from django.db.models import F

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.demo.story import Story
from samspil.everyday.rotas.actions import hold_places
from samspil.everyday.rotas.models import Shift
from samspil.people.volunteers.actions import name_contact
from samspil.people.volunteers.models import Affiliation

_AHEAD = timedelta(days=4)


def tell_circles(story: Story) -> None:
    """Let each circle have a contact person, and hold two places of a shift that is a few days away."""
    for circle in (partner for partner in story.partners.values() if partner.is_circle):
        own = (
            Affiliation.objects.current().filter(partner=circle).select_related("partner", "workplace__unit")
        )
        bonds = list(own.order_by("pk"))
        if not bonds:
            continue
        name_contact(SYSTEM, bonds[0])
        coming = Shift.objects.public().filter(
            activity__workplace=circle.workplace_id, activity__state="published", activity__partner=circle
        )
        free = coming.filter(starts_at__gt=clock.now() + _AHEAD, taken__lte=F("places") - 2)
        shift = free.select_related("activity__workplace__unit").order_by("starts_at", "pk").first()
        if shift is not None and len(bonds) > 1:
            hold_places(SYSTEM, shift, circle=circle, places=2)
