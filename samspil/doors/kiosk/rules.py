"""What a tablet may: note who comes to its own workplace today, and what a stand there counts."""

from datetime import timedelta

from django.utils.crypto import constant_time_compare

from samspil.base.core import clock
from samspil.base.core.errors import NotVisible
from samspil.doors.kiosk.models import Tablet, digest
from samspil.everyday.rotas.models import Shift
from samspil.people.activities.models import Kind


def require_key(tablet: Tablet, key: str, shift: Shift) -> None:
    """Raise NotVisible unless the key is the tablet's own, the tablet works, and the shift is at its workplace."""
    is_own = constant_time_compare(tablet.token_digest, digest(key))
    if not is_own or tablet.revoked_at is not None or shift.activity.workplace_id != tablet.workplace_id:
        raise NotVisible


CONSENT = "stand-2026-11"  # the words of kiosk/parts/consent.html; new words get a new name
OPENS_BEFORE, CLOSES_AFTER = timedelta(minutes=30), timedelta(hours=2)


def require_stand(tablet: Tablet, key: str, shift: Shift) -> None:
    """Raise NotVisible unless the key opens the tablet, and the shift is one at a stand of its workplace, just now."""
    require_key(tablet, key, shift)
    now = clock.now()
    is_now = shift.starts_at - OPENS_BEFORE <= now < shift.ends_at + CLOSES_AFTER
    if shift.activity.kind != Kind.CAFE_STAND or not shift.is_planned or not is_now:
        raise NotVisible
