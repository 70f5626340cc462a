"""Putting up a tablet, taking it down, and what it may note."""

import secrets

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM, Actor
from samspil.base.events.recording import action, record
from samspil.doors.kiosk.events import TabletMade, TabletRevoked, TabletUsed
from samspil.doors.kiosk.models import Tablet, digest
from samspil.doors.kiosk.rules import require_key
from samspil.everyday.rotas.actions import check_in, check_out
from samspil.everyday.rotas.models import Attendance, SignUp
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require
from samspil.society.places.models import Workplace

_BYTES = 20  # 160 bits


@action
def make_tablet(by: Actor, workplace: Workplace, *, name: str) -> str:
    """Return the key of a new tablet's address, shown this once."""
    require(by, Can.ATTENDANCE_RECORD, workplace)
    key = secrets.token_urlsafe(_BYTES)
    tablet = Tablet.objects.create(
        workplace=workplace, name=name, token_digest=digest(key), made_by_id=by.user_id
    )
    record(TabletMade(subject=tablet), by=by)
    return key


@action
def revoke_tablet(by: Actor, tablet: Tablet) -> None:
    """Stop the address at once. Twice is as good as once."""
    require(by, Can.ATTENDANCE_RECORD, tablet)
    if Tablet.objects.filter(pk=tablet.pk, revoked_at__isnull=True).update(revoked_at=clock.now()):
        record(TabletRevoked(subject=tablet), by=by)


@action
def tablet_check_in(by: Actor, tablet: Tablet, sign_up: SignUp, *, key: str) -> Attendance:
    """Note that somebody came. The key is the tablet's only pass; the rota's own gates hold as everywhere.

    Raises NotVisible without the key or for another workplace, and what `check_in` raises.
    """
    require_key(tablet, key, sign_up.shift)
    attendance = check_in(SYSTEM.in_request(by.request_id), sign_up, how=Attendance.How.TABLET)
    record(TabletUsed(subject=tablet, shift=sign_up.shift_id, way="in"), by=by)
    return attendance


@action
def tablet_check_out(by: Actor, tablet: Tablet, attendance: Attendance, *, key: str) -> None:
    """Note that somebody went home. Raises as `tablet_check_in`."""
    require_key(tablet, key, attendance.shift)
    check_out(SYSTEM.in_request(by.request_id), attendance, how=Attendance.How.TABLET)
    record(TabletUsed(subject=tablet, shift=attendance.shift_id, way="out"), by=by)
