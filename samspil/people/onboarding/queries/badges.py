"""Whether a card holds: computed from the card and the affiliation, on the day it is looked at. And the card on paper."""

from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.errors import Conflict
from samspil.base.core.later import later
from samspil.base.ui.pdf import typeset
from samspil.people.onboarding.models import Badge
from samspil.people.volunteers.models import Affiliation

if TYPE_CHECKING:
    import segno
else:
    segno = later("segno")

TEMPLATE = Path(__file__).resolve().parents[1] / "templates" / "onboarding" / "badge.typ"


def checked_badge(code: str) -> Badge | None:
    """Return the card if it holds today: not revoked, and its volunteer still belongs to the workplace. Else nothing."""
    badge = (
        Badge.objects.valid().filter(code=code).select_related("volunteer__user", "workplace__unit").first()
    )
    return badge if badge is not None and belongs(badge) else None


def belongs(badge: Badge) -> bool:
    """Say whether the card's volunteer belongs to the workplace today."""
    return _affiliation(badge) is not None


def check_url(badge: Badge) -> str:
    """Return the address where anybody can see whether the card holds."""
    return f"{settings.PUBLIC_URL}{reverse('onboarding:check', args=[badge.code])}"


def badge_pdf(badge: Badge) -> bytes:
    """Return the card as it is cut out and worn. In Danish, whoever prints it: it is read in Danish corridors.

    Raises Conflict for a card that does not hold.
    """
    affiliation = _affiliation(badge)
    if affiliation is None or hasattr(badge, "revocation"):
        raise Conflict(_("This card is no longer valid."))
    with translation.override(settings.LANGUAGE_CODE):
        return typeset(TEMPLATE, _face(badge, affiliation))


def _face(badge: Badge, affiliation: Affiliation) -> dict[str, str]:
    first, *rest = badge.volunteer.user.name.split() or [badge.number]
    name = f"{first} {rest[-1][0]}." if rest else first
    return {
        "lang": settings.LANGUAGE_CODE,
        "title": f"{_('Volunteer card')} {badge.number}",
        "role": _("VOLUNTEER"),
        "name": name,
        "through": affiliation.partner.name if affiliation.partner else "",
        "place": badge.workplace.unit.name,
        "number": f"{_('No.')} {badge.number}",
        "authority": badge.workplace.unit.authority.name,
        "qr": segno.make(check_url(badge), error="m").svg_inline(border=2),
        "qr_alt": _("QR code: check whether the card is valid"),
        "cut": _("Cut along the marks. The card is 85.6 × 54 mm."),
    }


def _affiliation(badge: Badge) -> Affiliation | None:
    held = Affiliation.objects.current(clock.today()).select_related("partner")
    return held.filter(volunteer=badge.volunteer_id, workplace=badge.workplace_id).order_by("pk").first()
