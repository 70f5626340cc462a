"""What happens to agreements by itself: they run out, their dates are spoken of, and nobody is left without a leader unseen."""

from collections.abc import Callable, Iterator
from datetime import time

from django.db.models import Exists, OuterRef, Q, QuerySet

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM, Actor
from samspil.base.core.errors import Conflict
from samspil.base.jobs.schedule import periodic
from samspil.compact.agreements.actions.activation import activate_agreement
from samspil.compact.agreements.actions.ending import end_agreement
from samspil.compact.agreements.actions.leading import watch_leader
from samspil.compact.agreements.actions.life import expire_agreement, note_dates
from samspil.compact.agreements.flow import IN_FORCE, State
from samspil.compact.agreements.models import Agreement, LifeNotice
from samspil.compact.agreements.queries.alarms import with_leadership
from samspil.compact.agreements.rules.gate import activation_gate
from samspil.compact.agreements.rules.life import notices_due

_AT_ONCE = 500


@periodic(daily_at=time(0, 5))
def close_agreements() -> None:
    """Let revisions begin whose first day has come; end what had its last day, and let run out what nobody renewed."""
    today = clock.today()
    coming = Agreement.objects.filter(state=State.AWAITING_SIGNATURES, replaces__state__in=IN_FORCE)
    for agreement in _each(coming.filter(valid_from=today)):
        if activation_gate(agreement):
            activate_agreement(SYSTEM, agreement)
    for agreement in _each(Agreement.objects.filter(last_day__lt=today, state__in=IN_FORCE)):
        _unless_moved(end_agreement, agreement)
    for agreement in _each(Agreement.objects.filter(valid_to__lt=today, state__in=IN_FORCE)):
        _unless_moved(expire_agreement, agreement)


@periodic(daily_at=time(0, 20))
def watch_leaders() -> None:
    """Raise the alarm for agreements whose leader's duty ended today; let old alarms rest."""
    alarmed = Exists(LifeNotice.objects.filter(agreement=OuterRef("pk"), key="leaderless"))
    rows = with_leadership(Agreement.objects.in_force()).annotate(is_alarmed=alarmed)
    for agreement in _each(rows.filter(Q(is_led=False, is_alarmed=False) | Q(is_led=True, is_alarmed=True))):
        watch_leader(SYSTEM, agreement)


@periodic(daily_at=time(6, 15))
def note_agreement_dates() -> None:
    """Speak of revisions, last days and evaluations in good time, each thing once."""
    today = clock.today()
    for agreement in _each(Agreement.objects.in_force().prefetch_related("notices")):
        said = {notice.key for notice in agreement.notices.all()}
        if any(notice.key not in said for notice in notices_due(agreement, today)):
            note_dates(SYSTEM, agreement)


def _each(rows: QuerySet[Agreement]) -> Iterator[Agreement]:
    """Yield the agreements some hundred at a time, whatever an action does to them meanwhile."""
    keys = list(rows.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), _AT_ONCE):
        found = rows.filter(pk__in=keys[start : start + _AT_ONCE]).select_related(
            "workplace__unit__authority"
        )
        yield from list(found.order_by("pk"))


def _unless_moved(act: Callable[[Actor, Agreement], None], agreement: Agreement) -> None:
    """Act, unless somebody has just renewed or ended the agreement: then there is nothing left to do."""
    try:
        act(SYSTEM, agreement)
    except Conflict:
        return
