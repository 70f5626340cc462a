"""One rota of several parties: for whom the reader makes shifts, and what each party has of the week (RM-56)."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from samspil.base.core.actor import Actor
from samspil.base.core.errors import Closed
from samspil.everyday.rotas.models import Shift
from samspil.everyday.rotas.queries.board import Day
from samspil.people.activities.models import Activity, Party
from samspil.society.access.matrix import Can
from samspil.society.access.permission import allowed, require
from samspil.society.access.reach import grants_for
from samspil.society.partners.models import Partner

Side = Partner | None  # None: the workplace itself, or the one association to which the activity belongs


def sides_of(by: Actor, activity: Activity) -> list[Side]:
    """Return for whom the actor may make shifts of the activity. One query for those who speak for a partner, none for others."""
    found: list[Side] = [None] if allowed(by, Can.ROTA_EDIT, activity) else []
    own = {grant.partner_id for grant in grants_for(by, Can.ROTA_EDIT) if grant.partner_id is not None}
    if own:
        mine = Partner.objects.filter(pk__in=own, ended_on=None, parties__activity=activity)
        found += mine.order_by("name", "pk")
    return found


def sides_or_denied(by: Actor, activity: Activity) -> list[Side]:
    """Return as `sides_of`. Raises Denied with the reason when there is none."""
    found = sides_of(by, activity)
    if not found:
        require(by, Can.ROTA_EDIT, activity)
    return found


def refuse_outsider(activity: Activity, partner: Side) -> None:
    """Raise Closed when the partner does not share the activity."""
    if not shares(activity, partner):
        raise Closed([_("%(partner)s does not share this activity.") % {"partner": partner}])


def shares(activity: Activity, partner: Side) -> bool:
    """Say whether shifts may be made for this side of the activity."""
    return partner is None or Party.objects.filter(activity=activity, partner=partner).exists()


def draft_of(activity: Activity, partner: Side) -> Shift:
    """Return an unsaved shift, to ask whether somebody may make it."""
    return Shift(activity=activity, partner=partner)


@dataclass(frozen=True, slots=True)
class Total:
    """What one party has of the week."""

    name: str
    shifts: int
    places: int
    taken: int


def totals_of(activity: Activity, days: Iterable[Day]) -> list[Total]:
    """Return one line for each party of a shared activity, the workplace first; nothing for one that is not shared. One query."""
    names = list(Party.objects.filter(activity=activity).values_list("partner__name", flat=True))
    rows = [row for day in days for row in day.rows if not row.is_cancelled]
    gone = sorted({row.party for row in rows if row.party} - set(names))
    if not names and not gone:
        return []
    found = []
    for name in ("", *names, *gone):
        own = [row for row in rows if row.party == name]
        sums = sum(row.places for row in own), sum(row.taken for row in own)
        found.append(Total(name or activity.workplace.unit.name, len(own), *sums))
    return found
