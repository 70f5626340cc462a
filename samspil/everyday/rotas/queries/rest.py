"""Nobody sits two watches without rest between them, whichever vigils they belong to."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime, timedelta

from samspil.everyday.rotas.flow import SignUpState
from samspil.everyday.rotas.models import Shift, SignUp
from samspil.everyday.rotas.rules.vigils import Span, tired, too_close

_NEAR = timedelta(hours=24)  # the longest rest there is
_HELD = (SignUpState.TAKEN, SignUpState.ASKED_AGAIN)

Watch = tuple[Span, timedelta]


def held_watches(
    volunteer_ids: Collection[int], begin: datetime, end: datetime, *, besides: int | None = None
) -> dict[int, list[Watch]]:
    """Return the watches that each has from a day before until a day after, with the rest that each needs. One query."""
    rows = SignUp.objects.filter(
        volunteer__in=volunteer_ids,
        state__in=_HELD,
        shift__vigil__isnull=False,
        starts_at__lt=end + _NEAR,
        ends_at__gt=begin - _NEAR,
    ).exclude(shift=besides)
    found: dict[int, list[Watch]] = defaultdict(list)
    for volunteer_id, starts_at, ends_at, rest in rows.order_by("starts_at").values_list(
        "volunteer_id", "starts_at", "ends_at", "shift__vigil__rest"
    ):
        found[volunteer_id].append(((starts_at, ends_at), timedelta(hours=rest)))
    return found


def reason_of(held: list[Watch], span: Span, rest: timedelta) -> str:
    """Return why somebody with these watches may not have another one at that time; empty when they may."""
    for other, its_rest in held:
        needed = max(rest, its_rest)
        if too_close([other], span, needed):
            return tired(other, needed)
    return ""


def reason_to_rest(volunteer_id: int, shift: Shift) -> str:
    """Return why the volunteer must rest instead of taking the watch; empty when they need not, or it is no watch."""
    if shift.vigil is None:
        return ""
    span = (shift.starts_at, shift.ends_at)
    held = held_watches([volunteer_id], *span, besides=shift.pk)
    return reason_of(held[volunteer_id], span, shift.vigil.needed_rest) if volunteer_id in held else ""


def busy(volunteer_ids: Collection[int], shift: Shift) -> set[int]:
    """Return who of them is elsewhere at the hours of the shift, or must rest. Two queries."""
    elsewhere = SignUp.objects.filter(
        volunteer__in=volunteer_ids,
        state__in=_HELD,
        starts_at__lt=shift.ends_at,
        ends_at__gt=shift.starts_at,
    )
    found = set(elsewhere.values_list("volunteer_id", flat=True))
    if shift.vigil is not None:
        span, rest = (shift.starts_at, shift.ends_at), shift.vigil.needed_rest
        held = held_watches(volunteer_ids, *span)
        found |= {one for one, watches in held.items() if reason_of(watches, span, rest)}
    return found
