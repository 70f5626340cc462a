"""Putting up a tablet, taking it down, what it may note; and what a stand counts."""

import secrets
from collections.abc import Mapping

from django.db.models import F
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM, Actor
from samspil.base.core.errors import Conflict, Invalid
from samspil.base.events.recording import action, record
from samspil.doors.kiosk.events import (
    LeadLeft,
    StockCounted,
    StockItemAdded,
    StockItemDropped,
    TabletMade,
    TabletRevoked,
    TabletUsed,
    VisitorsCounted,
    VisitorsNoted,
)
from samspil.doors.kiosk.models import Stand, StockItem, Tablet, Tally, digest
from samspil.doors.kiosk.rules import CONSENT, require_key, require_stand
from samspil.everyday.rotas.actions import check_in, check_out
from samspil.everyday.rotas.models import Attendance, Shift, SignUp
from samspil.people.activities.models import Activity, Kind
from samspil.people.applications.actions import leave_interest
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require
from samspil.society.places.models import Workplace

_BYTES = 20  # 160 bits
STEPS = (-1, 1, 5)  # the buttons that count visitors


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


@action
def add_stock_item(by: Actor, activity: Activity, *, name: str, number: int, least: int = 0) -> StockItem:
    """Put something on the stand's list. Raises Invalid when it is there already."""
    require(by, Can.ROTA_EDIT, Stand(activity))
    if StockItem.objects.filter(activity=activity, name__iexact=name.strip()).exists():
        raise Invalid({"name": [_("It is on the list already.")]})
    item = StockItem.objects.create(activity=activity, name=name.strip(), number=number, least=least)
    record(StockItemAdded(subject=activity, item=item.pk), by=by)
    return item


@action
def drop_stock_item(by: Actor, item: StockItem) -> None:
    """Take something off the stand's list. Twice is as good as once."""
    require(by, Can.ROTA_EDIT, Stand(item.activity))
    if StockItem.objects.filter(pk=item.pk).delete()[0]:
        record(StockItemDropped(subject=item.activity, item=item.pk), by=by)


@action
def count_stock(by: Actor, activity: Activity, *, counts: Mapping[int, int]) -> None:
    """Note how many are left of each thing, by its key."""
    require(by, Can.ROTA_EDIT, Stand(activity))
    _count(activity, counts)
    record(StockCounted(subject=activity, items=sorted(counts)), by=by)


@action
def tablet_count_stock(
    by: Actor, tablet: Tablet, shift: Shift, *, key: str, counts: Mapping[int, int]
) -> None:
    """Note the same on the tablet, where nobody signs in. Raises NotVisible unless a shift at the stand is on."""
    require_stand(tablet, key, shift)
    _count(shift.activity, counts)
    record(StockCounted(subject=shift.activity, items=sorted(counts)), by=by)


@action
def tablet_count_visitors(by: Actor, tablet: Tablet, shift: Shift, *, key: str, more: int) -> None:
    """Count so many more visitors, or one less. Raises NotVisible as above, Conflict when there is none to take back."""
    require_stand(tablet, key, shift)
    if more not in STEPS or not Tally.objects.add(shift, more):
        raise Conflict(_("There is nobody to take back."))
    record(VisitorsCounted(subject=shift, more=more), by=by)


@action
def note_visitors(by: Actor, shift: Shift, *, visitors: int) -> None:
    """Write how many came during the shift, in the place of what was counted. Raises Conflict before it has started."""
    require(by, Can.ROTA_EDIT, shift)
    if shift.activity.kind != Kind.CAFE_STAND or shift.starts_at > clock.now():
        raise Conflict(_("Visitors are counted at a stand or a café, once the shift has started."))
    Tally.objects.update_or_create(shift=shift, defaults={"visitors": visitors})
    record(VisitorsNoted(subject=shift, visitors=visitors), by=by)


@action
def tablet_leave_interest(
    by: Actor,
    tablet: Tablet,
    shift: Shift,
    *,
    key: str,
    name: str,
    email: str = "",
    phone: str = "",
    kind: str = "",
) -> None:
    """Take an interest from somebody at the stand, who has read the words and agreed. Raises NotVisible, or Invalid without a way to answer."""
    require_stand(tablet, key, shift)
    place = tablet.workplace
    interest = leave_interest(
        by, place.unit.authority, workplace=place, name=name, email=email, phone=phone, kind=kind
    )
    Tally.objects.get_or_create(shift=shift)
    Tally.objects.filter(shift=shift).update(interests=F("interests") + 1)
    record(LeadLeft(subject=shift, interest=interest.pk, consent=CONSENT), by=by)


def _count(activity: Activity, counts: Mapping[int, int]) -> None:
    now = clock.now()
    for pk, number in sorted(counts.items()):
        StockItem.objects.filter(activity=activity, pk=pk).update(number=number, counted_at=now)
