"""Whether a card holds: computed from the card and the affiliation, on the day it is looked at."""

from samspil.base.core import clock
from samspil.people.onboarding.models import Badge
from samspil.people.volunteers.models import Affiliation


def checked_badge(code: str) -> Badge | None:
    """Return the card if it holds today: not revoked, and its volunteer still belongs to the workplace. Else nothing."""
    badge = (
        Badge.objects.valid().filter(code=code).select_related("volunteer__user", "workplace__unit").first()
    )
    return badge if badge is not None and belongs(badge) else None


def belongs(badge: Badge) -> bool:
    """Say whether the card's volunteer belongs to the workplace today."""
    held = Affiliation.objects.current(clock.today())
    return held.filter(volunteer=badge.volunteer_id, workplace=badge.workplace_id).exists()
