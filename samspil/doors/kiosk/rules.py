"""What a tablet may: nothing but note who comes to its own workplace today."""

from django.utils.crypto import constant_time_compare

from samspil.base.core.errors import NotVisible
from samspil.doors.kiosk.models import Tablet, digest
from samspil.everyday.rotas.models import Shift


def require_key(tablet: Tablet, key: str, shift: Shift) -> None:
    """Raise NotVisible unless the key is the tablet's own, the tablet works, and the shift is at its workplace."""
    is_own = constant_time_compare(tablet.token_digest, digest(key))
    if not is_own or tablet.revoked_at is not None or shift.activity.workplace_id != tablet.workplace_id:
        raise NotVisible
